"""Blocks in the office: what there is, who uses it, the next version of one, and urgent corrections of its words."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.definition.bundle import packed, unpack
from formbuilder.services.chains import set_chain
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import begin_draft, find_draft, find_revision
from formbuilder.services.forms import form_file, publish_example
from formbuilder.services.journeys import FormPin
from tests.council import Council, Prepared
from tests.person import Person
from tests.publishing import SHORT
from tests.staff import HOME, come_in, somebody, staffed
from tests.unit.test_pdf import text_of

FORM = """form: {form}
version: 1
title: A talk with a last word
for: everyone
sections:
  - use: last-words@1
"""
FILE = (ROOT / "forms" / "shared" / "last-words" / "1.yaml").read_text()
DRAFT = f"{HOME}drafts/block.last-words/2"
TEA, MILK = "“A talk with a last word (tea-talk)”", "“A talk with a last word (milk-talk)”"
SHELF = Shelf.of(ROOT / "forms")
ASK = "Is there anything else you want us to know?"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    for form in ("tea-talk", "milk-talk"):
        data = packed(FORM.format(form=form).encode(), {"shared/last-words/1.yaml": FILE.encode()})
        found, _ = unpack(data)
        pin = FormPin(found.slug, found.version, found.fingerprint)
        publish_example(council.store, pin, data, council.clock(), records=False)
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer")


def published(office: Council, owen: Person, words: str) -> None:
    """Bring out the second version of the block with another question."""
    amina = Doing(office.clock(), token_bytes, somebody(office.store, "Amina Yusuf").id)
    assert set_chain(office.store, "block.last-words", SHORT, amina) is None
    owen.open(f"{HOME}blocks/last-words").press("Begin the next version")
    owen.follow(ASK).fill({"The question": words}).press("Save")
    owen.open(f"{DRAFT}/sign-offs").press("Send for review")
    ruth = come_in(office, "approver").open(f"{DRAFT}/sign")
    assert words in ruth.main
    ruth.fill({"What is the decision?": "Yes"}).press("Sign")
    owen.open(DRAFT).follow("Publish: what is still to do").press("Publish now")
    assert owen.heading == "It is published"


def test_an_officer_sees_the_blocks_and_who_uses_each(owen: Person):
    owen.open(HOME).follow("Blocks")
    assert owen.heading == "Blocks"
    owen.follow("Open the block ‘last-words’")
    assert "It came with the product." in owen.main
    assert "Version 1 of the form uses version 1 of the block. It is an example." in owen.main
    assert owen.link(f"Open {TEA}")
    assert not owen.offers(f"Make a draft of {TEA} with version 1 of the block")
    owen.follow("Read version 1")
    assert ASK in owen.main
    owen.open(f"{HOME}blocks/no-such-block", expect=404)
    owen.open(f"{HOME}blocks/last-words/9", expect=404)


def test_the_next_version_of_a_block_goes_from_draft_to_the_forms(office: Council, owen: Person):
    words = "What else do you want to tell us?"
    published(office, owen, words)
    owen.follow("See which forms use the block")
    assert "Owen Price published it on" in owen.main
    assert owen.follow("What changed from version 1 to 2").heading
    assert words in owen.main
    owen.open(f"{HOME}blocks/last-words").press(f"Make a draft of {TEA} with version 2 of the block")
    draft = find_revision(office.store, DraftPin("tea-talk", 2))
    assert draft is not None
    assert draft.text == FORM.format(form="tea-talk").replace("version: 1", "version: 2").replace("@1", "@2")
    assert "have to be put right" not in owen.main
    assert words in owen.main
    owen.open(f"{HOME}blocks/last-words")
    assert not owen.offers(f"Make a draft of {TEA} with version 2 of the block")
    assert owen.offers(f"Make a draft of {MILK} with version 2 of the block")
    assert owen.link("The draft of version 2, which uses version 2 of the block")
    assert b"last-words@1" in (form_file(office.store, "tea-talk", 1) or b"")


def test_a_block_in_work_is_begun_once_and_stays_out_of_the_forms(office: Council, owen: Person):
    owen.open(f"{HOME}blocks/last-words")
    sent = owen.sent_by("Begin the next version")
    for _ in range(2):
        owen.send(f"{HOME}blocks/last-words/begin", sent)
    assert find_draft(office.store, DraftPin("block.last-words", 2)) is not None
    assert find_draft(office.store, DraftPin("block.last-words", 3)) is None
    assert "Somebody is writing its next version." in owen.open(f"{HOME}blocks").main
    owen.open(f"{HOME}forms?words=last")
    assert "block.last-words" not in owen.main
    owen.open(DRAFT)
    assert "Owen Price began it" in owen.main
    owen.open(f"{DRAFT}/yaml").fill({"The text": FILE.replace("required:", "needed:")}).press("Save")
    assert "Line " in owen.main
    assert "thing" in owen.open(DRAFT).main
    owen.open(f"{HOME}forms/block.last-words/trail")
    assert "Owen Price began the draft “Before you send this”, version 2, save 1." in owen.main
    owen.follow("Back to the block")


def test_words_of_a_block_are_corrected_for_one_form_and_then_for_another(office: Council, owen: Person):
    words = "Is there anything more to tell us?"
    owen.open(f"{HOME}corrections/new/tea-talk")
    assert "It belongs to the block ‘last-words’." in owen.main
    owen.follow(f"The question “{ASK}”")
    assert "The correction makes a new version of the block, for this form alone." in owen.main
    assert owen.link(f"Correct these words in {MILK}")
    owen.fill({"The new words": words, "Why must this be changed now?": "It was wrong."})
    owen.press("See what it looks like").press("Ask a second person")
    dana = Person(office.app).open(f"{HOME}sign-in").fill({"Who do you want to be?": "Dana Fox"}).press()
    dana.open(owen.url).press("Put these words live now")
    assert b"last-words@2" in (form_file(office.store, "tea-talk", 2) or b"")
    assert form_file(office.store, "milk-talk", 2) is None
    dana.follow(f"Correct these words in {MILK}")
    assert dana.value("The new words") == words
    assert dana.value("Why must this be changed now?") == "It was wrong."
    office.clock.pass_by(seconds=3)
    dana.open(f"{HOME}blocks/last-words")
    assert "An urgent correction of tea-talk@2 made it on" in dana.main


def test_a_block_is_written_with_the_editor_of_forms(office: Council, owen: Person):
    """Questions, pages and the title change without YAML; what only a form has is not there."""
    pin = DraftPin("block.last-words", 2)
    owen.open(f"{HOME}blocks/last-words").press("Begin the next version")
    assert "Version 2 of the block ‘last-words’: draft" in owen.text
    owen.follow("Change or add to “Before you send this”").fill({"Title": "Anything more?"}).press("Save")
    owen.follow("Add a page").fill(
        {
            "The question": "Is somebody hurting you?",
            "What it is called in messages": "hurt",
            "People answer with": "Yes or no",
        }
    )
    owen.press("Add it").follow("Danger")
    owen.fill({"Answers that mean danger": "Yes"}).press("Save")
    found = find_revision(office.store, pin)
    assert found is not None
    assert found.text.startswith(FILE.split("title:")[0].replace("version: 1", "version: 2"))
    form, problems = SHELF.read(found.text)
    assert problems == ()
    assert form is not None
    assert str(form.title) == "Anything more?"
    assert [each.id for each in form.questions] == ["anything_else", "somebody_hurting", "help_somebody_hurting"]
    assert form.danger_questions == {"somebody_hurting"}
    owen.open(f"{DRAFT}/questions/somebody_hurting/rules")
    assert owen.open(f"{DRAFT}/questions/anything_else/rules").offers("Save")
    for place in ("blocks", "duties", "add", "sections/last-words/move", "sections/last-words/remove"):
        owen.open(f"{DRAFT}/{place}", expect=404)
    owen.open(f"{DRAFT}/questions/somebody_hurting/remove").press("Yes, take it out")
    owen.open(DRAFT)
    assert "Is somebody hurting you?" not in owen.main


def test_a_block_is_previewed_as_a_form_of_its_own(owen: Person):
    owen.open(f"{HOME}blocks/last-words").press("Begin the next version").press("See it as people see it")
    assert "/block-last-words" in owen.url
    owen.press("Start").follow("All parts of this form")
    owen.follow("Before you send this")
    assert ASK in owen.main
    assert "Keep this walk as a check" not in owen.text


def test_a_block_has_a_board_pack_that_names_the_forms(owen: Person):
    owen.open(f"{HOME}blocks/last-words").press("Begin the next version")
    owen.follow(ASK).fill({"The question": "What else?"}).press("Save")
    owen.open(DRAFT).follow("The papers for the board")
    assert f"It was: {ASK} Now: What else?" in owen.main
    assert "This is compared with version 1, which is published." in owen.main
    forms = owen.main[owen.main.index("Forms that use these questions") :]
    assert "A talk with a last word" in forms
    paper = owen.client.get(f"{DRAFT}/pack.pdf")
    assert 'filename="board-pack-last-words-2.pdf"' in paper.headers["Content-Disposition"]
    assert "block." not in text_of(paper.data)
    assert "Board pack: Before you send this, version 2" in " ".join(text_of(paper.data).split())
    assert owen.client.get(f"{DRAFT}/pack.docx").status_code == 200


def test_forms_to_correct_stand_in_the_order_of_their_titles(owen: Person):
    owen.open(f"{HOME}corrections/new")
    titles = [each.get_text() for each in owen.page.select("main h2")]
    assert titles == ["A small talk about you", MILK[1:-1], TEA[1:-1]]


def test_a_withdrawn_version_goes_into_no_draft_and_stays_in_live_forms(office: Council, owen: Person):
    owen.open(f"{HOME}blocks/last-words").follow("Withdraw version 1")
    assert owen.heading == "Withdraw “Last words”, version 1"
    owen.press("Withdraw it now")
    assert [text for _, text in owen.errors] == ["Say why, in a sentence or two."]
    owen.fill({"Why?": "The hint was wrong."}).press("Withdraw it now")
    assert "Owen Price withdrew it on" in owen.main
    assert "Because: The hint was wrong." in owen.main
    assert "All its versions were withdrawn." in owen.main
    assert form_file(office.store, "tea-talk", 1), "people go on with it"
    assert not owen.offers("Withdraw version 1")
    doing = Doing(office.clock(), token_bytes)
    begin_draft(office.store, "tea-talk", FORM.format(form="tea-talk"), "tea-talk@1", doing)
    owen.open(f"{HOME}drafts/tea-talk/2/publish")
    assert "It uses the shared questions last-words@1, which were withdrawn." in owen.main
    assert "This version was withdrawn." in owen.open(f"{HOME}drafts/tea-talk/2/blocks/last-words@1").main
    owen.open(f"{HOME}drafts/tea-talk/2/blocks")
    assert "Your name and address (version 1)" in owen.main
    assert "Before you send this (version 1)" not in owen.main
    owen.open(f"{HOME}forms/block.last-words/trail")
    assert "Owen Price withdrew" in owen.main
