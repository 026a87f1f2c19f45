"""A draft goes out as a Word file, and comments and changed words come back, one button each."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from formbuilder.config import ROOT
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, Save, begin_draft, save_draft
from tests.council import Council, Prepared
from tests.person import Person
from tests.staff import come_in, staffed
from tests.web.office_forms import DOING, OFFICE, text_of, upload, word_file
from tests.web.test_beginning import HOSTILE, WordFault

SHORT = (ROOT / "formbuilder" / "drafting" / "skeletons" / "short-form.yaml").read_text("utf-8")
PIN = DraftPin("meals", 1)
DRAFT = f"{OFFICE}/drafts/meals/1"


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    assert isinstance(begin_draft(council.store, "meals", SHORT, "words", DOING), Draft)
    yield council
    council.close()


@pytest.fixture
def owen(office: Council) -> Person:
    return come_in(office, "officer")


def given_out(person: Person, form: str = "meals"):
    response = person.client.get(f"{OFFICE}/drafts/{form}/1/words.docx")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="{form}-1.docx"'
    return Document(BytesIO(response.data))


def returned(document) -> bytes:
    """The file as finance sends it back: a comment, and other words for the first question."""
    ask = next(each for each in document.paragraphs if each.text.endswith("[what_is_hard.ask]"))
    ask.runs[0].text = "What is hard & new?"
    soon = next(each for each in document.paragraphs if each.text.endswith("[how_soon.ask]"))
    document.add_comment(soon.runs[0], text="Who decides <this>?", author="Fay Finn", initials="F")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def bring(person: Person, data: bytes) -> Person:
    person.open(f"{DRAFT}/comments").follow("Bring in a Word file")
    return upload(person, data, "Read the file")


def test_comments_and_other_words_come_back_from_word(office: Council, owen: Person):
    bring(owen, returned(given_out(owen)))
    assert owen.heading == "Comments from Word"
    assert "There are 2 to look at." in owen.main
    assert "Words that we gave out: “What do you want help with?”" in owen.main
    assert "Words in the file: “What is hard & new?”" in owen.main
    assert "Comment: Who decides <this>?" in owen.main
    assert "About the words: “How soon do you need an answer?”" in owen.main
    assert "Fay Finn" in owen.main
    owen.press("Change the question “What do you want help with?” to these words")
    assert "ask: What is hard & new?" in text_of(office.store, PIN)
    assert "There is 1 to look at." in owen.main
    owen.press("Done: the question “How soon do you need an answer?”")
    assert "There are none to look at." in owen.main
    owen.follow("Show what is done")
    assert "There are 2." in owen.main
    assert not owen.offers("Done: the question “How soon do you need an answer?”")


def test_words_are_called_by_what_they_say_and_lead_to_their_question(owen: Person):
    bring(owen, returned(given_out(owen)))
    assert "A comment on the question “How soon do you need an answer?”" in owen.main
    owen.follow("Open the question “How soon do you need an answer?”")
    assert owen.url.endswith(f"{DRAFT}/questions/how_soon")


def test_a_paragraph_that_somebody_added_comes_back_with_where_it_stands(owen: Person):
    document = given_out(owen)
    below = next(each for each in document.paragraphs if each.text.endswith("[how_soon.ask]"))
    below.insert_paragraph_before("Ask for the number of the house too.")
    data = BytesIO()
    document.save(data)
    bring(owen, data.getvalue())
    assert "There is 1 to look at." in owen.main
    assert "New in the file: “Ask for the number of the house too.”" in owen.main
    assert "It stands behind: “" in owen.main
    assert not owen.offers("Change the whole form to these words")
    owen.press("Done: the whole form")
    assert "There are none to look at." in owen.main


def test_the_same_file_again_brings_nothing_new(owen: Person):
    data = returned(given_out(owen))
    bring(owen, data)
    bring(owen, data)
    assert owen.errors == [("#file", "There is nothing new in this file: no comment and no other words.")]


def test_a_file_of_another_draft_is_told(office: Council, owen: Person):
    begin_draft(office.store, "baths", SHORT, "words", DOING)
    bring(owen, returned(given_out(owen, "baths")))
    assert owen.errors == [("#file", "This file is of another draft: baths@1. Choose a file of meals@1.")]


def test_a_file_that_does_not_say_what_it_is_is_read_all_the_same(owen: Person):
    bring(owen, word_file("What about this? [how_soon.ask]"))
    assert "Words in the file: “What about this?”" in owen.main


def test_no_file_is_told(owen: Person):
    bring(owen, b"")
    assert owen.errors == [("#file", "Choose the Word file that came back.")]


@pytest.mark.parametrize(("data", "fault"), [HOSTILE[name] for name in ("a bomb", "entities", "a macro", "too big")])
def test_a_file_that_cannot_be_read_is_said(owen: Person, data: bytes, fault: WordFault):
    bring(owen, data)
    assert owen.errors == [("#file", fault.value)]


def test_a_draft_with_problems_has_no_word_file_yet(office: Council, owen: Person):
    begin_draft(office.store, "odd", "form: odd\nversion: 1\ntitle: Odd\n", "words", DOING)
    owen.open(f"{OFFICE}/drafts/odd/1/words.docx")
    assert owen.heading == "There is no Word file yet"


def test_words_that_cannot_be_put_stay_on_the_list(office: Council, owen: Person):
    bring(owen, returned(given_out(owen)))
    gone = SHORT.replace("id: what_is_hard", "id: something_else")
    save_draft(office.store, PIN, Save(text=gone.replace("new-form", "meals"), seen=1, about=""), DOING)
    owen.open(f"{DRAFT}/comments")
    assert "This place is not in the draft any more." in owen.main
    owen.press("Change what_is_hard.ask to these words")
    assert owen.heading == "The words were not changed"
    assert "The change stays on the list." in owen.main
    assert "There are 2 to look at." in owen.follow("Back to the comments").main


def test_an_approver_reads_and_decides_nothing(office: Council, owen: Person):
    bring(owen, returned(given_out(owen)))
    ruth = come_in(office, "approver")
    given_out(ruth)
    ruth.open(f"{DRAFT}/comments")
    assert "There are 2 to look at." in ruth.main
    assert not ruth.page.select("main button")


@pytest.mark.parametrize("place", ["meals/2", "x/1", "MEALS/1", "meals/0", "meals/99999999999"])
def test_a_draft_that_is_not_there_is_not_found(owen: Person, place: str):
    for page in ("words.docx", "comments", "comments/bring"):
        owen.open(f"{OFFICE}/drafts/{place}/{page}", expect=404)


@pytest.mark.parametrize("id_", ["x", "0" * 32, "%00"])
def test_a_comment_that_is_not_there_is_not_found(owen: Person, id_: str):
    bring(owen, returned(given_out(owen)))
    sent = owen.sent_by("Done: the question “How soon do you need an answer?”")
    for what in ("done", "take"):
        owen.send(f"{DRAFT}/comments/{id_}/{what}", sent, expect=404)
