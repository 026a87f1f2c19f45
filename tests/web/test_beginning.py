"""Beginning a form: with a template, with a form that is there, with pasted words, and with a Word file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from formbuilder.checking.shelf import Shelf
from formbuilder.config import ROOT
from formbuilder.drafting.word_file import WordFault
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import drafts_of
from tests.council import Council
from tests.person import Person
from tests.staff import come_in
from tests.web.office_forms import OFFICE, begun, draft_of, text_of, upload, word_file, write

PAPER = (ROOT / "tests" / "drafting" / "pasted" / "carer-page.txt").read_text("utf-8")
SHELF = Shelf.of(ROOT / "forms")


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer").open(f"{OFFICE}/forms").follow("Begin a form")


def legends(person: Person) -> list[str]:
    return [each.get_text().strip() for each in person.page.select("legend")]


def test_a_form_begins_with_a_template(office: Council, owen: Person):
    owen.follow("Choose a template").follow("Begin with “A short form”")
    assert (owen.value("Title"), owen.value("Short name")) == ("A short form", "short-form")
    owen.fill({"Title": "Help: with “meals”", "Short name": ""})
    pin = begun(owen)
    assert pin == DraftPin("help-meals", 1)
    form, problems = SHELF.read(text_of(office.store, pin))
    assert problems == ()
    assert str(form.title) == "Help: with “meals”"
    assert draft_of(office.store, pin).came_from == "template short-form"


def test_every_template_has_no_problem(office: Council):
    starters = office.app.extensions["desk"].shelves.starters
    assert len(starters.listed()) == 16
    for template in starters.listed():
        assert SHELF.read(starters.text(template.id))[1] == (), template.id


def test_a_form_begins_with_a_draft_or_a_version_of_another(office: Council, owen: Person):
    write(office, "meals", "Help with meals")
    owen.follow("Choose one of your forms").follow("Open “Help with meals”").follow("Begin another form from the draft")
    owen.fill({"Title": "Help with baths", "Short name": "baths"})
    assert "title: Help with baths" in text_of(office.store, begun(owen))
    owen.open(f"{OFFICE}/forms/small-talk").follow("Begin another form from version 1")
    owen.fill({"Short name": "big-talk"})
    assert "form: big-talk" in text_of(office.store, begun(owen))


@pytest.mark.parametrize(
    ("title", "name", "error"),
    [
        (
            "Meals",
            "small-talk",
            ("#name", "Another form has this short name. Change it, for example by adding a word."),
        ),
        ("Meals", "Two Words", ("#name", "A short name begins with a letter.")),
        ("Meals", "new", ("#name", "A short name begins with a letter.")),
        ("Meals", "é" * 900, ("#name", "A short name begins with a letter.")),
        ("", "meals", ("#title", "Enter the title, with 200 signs at most.")),
        ("M" * 201, "meals", ("#title", "Enter the title, with 200 signs at most.")),
    ],
)
def test_a_name_that_cannot_be_is_said_and_nothing_is_lost(owen: Person, title: str, name: str, error: tuple[str, str]):
    owen.open(f"{OFFICE}/forms/new/name?template=pick-first").fill({"Title": title, "Short name": name})
    owen.press("Begin the draft")
    ((where, words),) = owen.errors
    assert where == error[0]
    assert words.startswith(error[1])
    assert owen.value("Title") == title
    owen.fill({"Title": "Meals", "Short name": "meals"})
    assert begun(owen) == DraftPin("meals", 1)


@pytest.mark.parametrize(
    "query", ["version=1", "template=x", "form=small-talk&version=9", "form=x&version=1", "form=%00&version=x"]
)
def test_what_is_not_there_begins_nothing(owen: Person, query: str):
    owen.open(f"{OFFICE}/forms/new/name?{query}", expect=404)


def test_pasted_text_becomes_questions_to_check_and_then_a_draft(office: Council, owen: Person):
    owen.follow("Paste text").fill({"The text": PAPER}).press("Go on")
    assert owen.heading == "Check the questions (1 of 2)"
    assert "We found 17 questions in 24 parts. We left out 1 part: marked so below." in owen.main
    assert owen.chosen("Part 1: what is it?") == ["The title of the form"]
    assert owen.chosen("Part 4: what is it?") == ["A person’s name"]
    owen.fill({"Part 4: what is it?": "A short answer in words"}).press("Go on")
    assert owen.heading == "Check the questions (2 of 2)"
    owen.fill({"Part 20: what is it?": "Leave it out"})
    assert owen.offers("Back to the parts before")
    owen.send(f"{OFFICE}/forms/new/check", owen.sent_by("Go on") | {"back": ["yes"]})
    assert owen.chosen("Part 4: what is it?") == ["A short answer in words"]
    owen.press("Go on")
    assert owen.chosen("Part 20: what is it?") == ["Leave it out"]
    owen.press("Go on")
    assert (owen.value("Title"), owen.value("Short name")) == ("Carer's Assessment", "carers-assessment")
    owen.fill({"Short name": "small-talk"}).press("Begin the draft")
    assert owen.errors
    owen.fill({"Short name": "carers"})
    pin = begun(owen)
    text = text_of(office.store, pin)
    form, problems = SHELF.read(text)
    assert problems == ()
    kinds = {question.id: type(question.type).__name__ for question in form.questions}
    assert kinds["name"] == "Text"
    assert kinds["many_hours_week_spend"] == "Number"
    assert "anything you would like to do" not in text
    assert draft_of(office.store, pin).came_from == "pasted words"


def test_a_part_can_belong_to_the_one_before(office: Council, owen: Person):
    text = "What do you like?\n\nThink of a good day.\n\nName: ......"
    owen.open(f"{OFFICE}/forms/new/words").fill({"The text": text}).press("Go on")
    assert "It belongs to the part before" not in owen.page.select("fieldset")[0].get_text()
    owen.fill({"Part 2: what is it?": "It belongs to the part before"}).press("Go on")
    owen.fill({"Title": "Likes"})
    draft = text_of(office.store, begun(owen))
    assert "ask: What do you like?\n            hint: Think of a good day." in draft


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x01"])
def test_no_text_is_said(owen: Person, text: str):
    owen.open(f"{OFFICE}/forms/new/words").fill({"The text": text}).press("Go on")
    assert owen.errors == [("#text", "Paste the text of your form, or choose a Word file.")]


def test_too_much_text_is_said_and_kept(owen: Person):
    owen.open(f"{OFFICE}/forms/new/words").fill({"The text": "word " * 20_001}).press("Go on")
    assert owen.errors[0][1].startswith("The text is longer than 100,000 signs")
    assert len(owen.value("The text")) > 100_000


def test_hostile_text_is_only_text(owen: Person):
    owen.open(f"{OFFICE}/forms/new/words").fill(
        {"The text": "<script>alert(1)</script> {{ 7*7 }} ' \" & : # - ?"}
    ).press("Go on")
    assert "<script>alert(1)</script> {{ 7*7 }}" in owen.main
    owen.press("Go on").fill({"Title": "<b>{{ 1 }}"})
    begun(owen)


@pytest.mark.parametrize("choices", ["x", ",,,,,,,,,,,", "join,join,join", "title,title,section,statement"])
def test_choices_that_no_page_of_ours_sends_begin_a_draft_all_the_same(office: Council, owen: Person, choices: str):
    owen.open(f"{OFFICE}/forms/new/words").fill({"The text": "Name: ....\nAge: ...."}).press("Go on").press("Go on")
    owen.fill({"Title": "Odd"})
    sent = owen.sent_by("Begin the draft") | {"choices": [choices]}
    response = owen.client.post(f"{OFFICE}/forms/new/pasted", data=sent)
    assert response.status_code == 303
    assert SHELF.read(text_of(office.store, DraftPin("odd", 1)))[1] == ()


def test_a_word_file_becomes_questions_to_check(owen: Person):
    data = word_file("About your home", "Do you live alone?", "☐ Yes", "☐ No", "Name: ________")
    upload(owen.open(f"{OFFICE}/forms/new/words"), data)
    assert owen.chosen("Part 1: what is it?") == ["The title of the form"]
    assert owen.chosen("Part 2: what is it?") == ["Yes or no"]
    assert owen.chosen("Part 3: what is it?") == ["A person’s name"]


def zipped(**parts: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def parts_of(data: bytes, **changed: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped(**(parts | {name.replace("__", "/"): content for name, content in changed.items()}))


BOMB = b"<a>" + b" " * 60_000_000 + b"</a>"
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
HOSTILE = {
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"x" * 100, WordFault.NOT_WORD),
    "nothing": (b"PK", WordFault.BROKEN),
    "half a file": (word_file("a" * 5000)[:3000], WordFault.BROKEN),
    "another zip": (zipped(readme=b"x"), WordFault.NOT_WORD),
    "an old file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, WordFault.OLD),
    "a password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), WordFault.LOCKED),
    "too big": (b"PK" + b"x" * 20_000_000, WordFault.TOO_BIG),
    "a bomb": (
        parts_of(word_file("a"), word__document=b"") and zipped(**{"word/document.xml": BOMB}),
        WordFault.TOO_BIG,
    ),
    "entities": (zipped(**{"word/document.xml": LAUGHS}), WordFault.BROKEN),
    "entities in another code": (zipped(**{"word/document.xml": LAUGHS.decode().encode("utf-16")}), WordFault.BROKEN),
    "a macro": (parts_of(word_file("a"), **{"word/vbaProject.bin": b"x"}), WordFault.MACROS),
    "no XML": (zipped(**{"word/document.xml": b"hello"}), WordFault.BROKEN),
    "too deep": (zipped(**{"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}), WordFault.BROKEN),
    "no words": (word_file("", " "), WordFault.EMPTY),
}


@pytest.mark.parametrize(("data", "fault"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(office: Council, owen: Person, data: bytes, fault: WordFault):
    owen.open(f"{OFFICE}/forms/new/words")
    upload(owen, data, text="What I pasted")
    assert owen.status == 200
    assert owen.errors == [("#file", fault.value)]
    assert owen.value("The text") == "What I pasted"
    assert drafts_of(office.store, "a") == ()


def test_an_officer_begins_and_goes_on_from_their_own_page(owen: Person):
    owen.open(f"{OFFICE}/")
    assert owen.link("Begin a form") == f"{OFFICE}/forms/new"
    owen.follow("Begin a form").follow("Choose a template").follow("Begin with “A short form”")
    begun(owen.fill({"Title": "Tea and you", "Short name": ""}))
    assert owen.open(f"{OFFICE}/").link("Go on with “Tea and you”, version 1").endswith("/drafts/tea/1")
