"""The board pack makes itself: on a page, as a PDF and as a Word file, and all three hold the same."""

import itertools
from collections import Counter
from io import BytesIO
from secrets import token_bytes

import docx
import pytest

from formbuilder.definition.bundle import unpack
from formbuilder.definition.every_question import every_question
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Save, begin_draft, save_draft
from formbuilder.services.forms import form_file
from formbuilder.services.people import look_after_form
from tests.council import SMALL, Council, Prepared
from tests.person import Person
from tests.staff import HOME, come_in, somebody, staffed
from tests.unit.test_pdf import text_of
from tests.web.test_two_at_once import window

PACK = HOME + "drafts/small-talk/2/pack"
WHAT, COST = "What do you ask of the board?", "Cost"
TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")


@pytest.fixture
def office(easy_codes: None, prepared: Prepared, tmp_path):
    council = staffed(prepared, tmp_path)
    owen, dana = (somebody(council.store, name).id for name in ("Owen Price", "Dana Fox"))
    doing = Doing(council.clock(), token_bytes, owen)
    begin_draft(council.store, "small-talk", TEXT, "small-talk@1", doing)
    new = TEXT.replace("version: 1", "version: 2").replace("What should we call you?", "Which name do you use?")
    save = Save(text=new, seen=1, about="The panel said that “call” is unclear")
    save_draft(council.store, DraftPin("small-talk", 2), save, doing)
    look_after_form(council.store, "small-talk", owen, dana, doing)
    yield council
    council.close()


@pytest.fixture
def officer(office: Council) -> Person:
    return come_in(office, "officer").open(PACK)


def questions(council: Council) -> list[str]:
    form, _ = unpack(form_file(council.store, "small-talk", 1) or b"")
    asks = [str(each.ask) for each in every_question(form.questions)]
    return ["Which name do you use?" if ask == "What should we call you?" else ask for ask in asks]


def headings(person: Person) -> list[str]:
    return [
        " ".join(each.get_text().split()) for each in person.page.select("main h2, main h3, main h4, main h5, main h6")
    ]


def word(person: Person) -> docx.document.Document:
    return docx.Document(BytesIO(person.client.get(f"{PACK}.docx").data))


def test_the_page_says_what_a_board_needs(officer: Person):
    main = officer.main
    assert "2, saved for the 2nd time" in main
    assert "Owen Price and Dana Fox" in main
    assert "It was: What should we call you? Now: Which name do you use?" in main
    assert "This is compared with version 1, which is published." in main
    assert "Why: Nobody has written this yet." in main
    assert "The panel said that “call” is unclear" not in main, "what a save is called is no reason"
    assert "No panel has looked at this version yet." in main
    assert "Only if: " in main
    assert "Nobody has written this yet." in main
    assert "Nothing is recorded yet." in main


def test_every_question_stands_once_on_the_page(office: Council, officer: Person):
    count = Counter(headings(officer))
    assert {ask: count[ask] for ask in questions(office)} == dict.fromkeys(questions(office), 1)


def test_every_question_stands_once_in_the_word_file(office: Council, officer: Person):
    document = word(officer)
    count = Counter(each.text for each in document.paragraphs if each.style.name.startswith("Heading"))
    assert {ask: count[ask] for ask in questions(office)} == dict.fromkeys(questions(office), 1)
    assert list(count) == [officer.heading, *dict.fromkeys(headings(officer))], "the same headings in the same order"


def test_the_word_file_has_a_language_heads_of_tables_and_a_title(officer: Person):
    document = word(officer)
    assert document.core_properties.title == officer.heading
    assert document.core_properties.language == "en-GB"
    languages = {each.get(docx.oxml.ns.qn("w:val")) for each in document.styles.element.iter(docx.oxml.ns.qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
        assert table.style.name == "Table Grid"
        assert all(cell._tc.tcPr.find(docx.oxml.ns.qn("w:shd")) is not None for cell in table.rows[0].cells)
        assert all(row.cells[0].paragraphs[0].runs[0].bold for row in table.rows), "what names a row is bold"
    levels = [int(each.style.name[-1]) for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), "no level is passed over"


def test_every_question_stands_once_in_the_pdf(office: Council, officer: Person):
    response = officer.client.get(f"{PACK}.pdf")
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="board-pack-small-talk-2.pdf"'
    said = " ".join(text_of(response.data).split())
    found = {ask: said.count(ask) for ask in questions(office)}
    assert found == {ask: officer.main.count(ask) for ask in questions(office)}, "as often as on the page"
    assert b"pdfuaid" in response.data


def test_what_an_officer_writes_stands_in_the_pack(officer: Person):
    officer.follow("Fill in what the board asks for")
    officer.fill(
        {
            "Why does the form change?": "“Call” is unclear.",
            WHAT: "To publish it.",
            COST: "None",
            "The day it goes live": "4 January 2027",
        }
    ).press("Save")
    assert "To publish it." in officer.main
    assert "Why: “Call” is unclear." in officer.main
    assert "Monday 4 January 2027" in officer.main
    officer.follow("Fill in what the board asks for")
    assert officer.value("The day it goes live") == "4 1 2027"


def test_a_day_that_is_none_loses_nothing(officer: Person):
    officer.follow("Fill in what the board asks for")
    officer.fill({WHAT: "To publish it.", "The day it goes live": "31/2/2027"}).press("Save")
    assert [text for _, text in officer.errors] == ["Enter day, month and year, in numbers."]
    assert officer.value(WHAT) == "To publish it."


def test_words_that_are_too_long_are_said_and_kept(officer: Person):
    officer.follow("Fill in what the board asks for").fill({COST: "x" * 4_001}).press("Save")
    assert [text for _, text in officer.errors] == ["This is too long. 4,000 signs is the most."]
    assert officer.value(COST) == "x" * 4_001


def test_two_officers_who_write_at_once_see_both(officer: Person):
    first = window(officer).follow("Fill in what the board asks for")
    second = window(officer).follow("Fill in what the board asks for")
    first.fill({COST: "£5"}).press("Save")
    second.fill({COST: "£7"}).press("Save", expect=409)
    assert "Cost: £5" in second.main
    assert second.value(COST) == "£7"
    assert "£7" in second.press("Save").main


def test_an_approver_reads_it_and_writes_nothing(office: Council):
    approver = come_in(office, "approver").open(PACK)
    assert "Fill in what the board asks for" not in approver.main


def test_a_draft_that_cannot_be_used_has_no_pack(office: Council, officer: Person):
    doing = Doing(office.clock(), token_bytes)
    save_draft(office.store, DraftPin("small-talk", 2), Save(text="form: [", seen=2, about=""), doing)
    for place in (PACK, f"{PACK}.pdf", f"{PACK}.docx"):
        assert officer.open(place).heading == "There is no board pack yet"


def test_letters_that_no_font_has_do_not_stop_the_pdf(office: Council, officer: Person):
    text = TEXT.replace("version: 1", "version: 2").replace("What should we call you?", "Name \U00013080?")
    save_draft(
        office.store, DraftPin("small-talk", 2), Save(text=text, seen=2, about=""), Doing(office.clock(), token_bytes)
    )
    assert officer.client.get(f"{PACK}.pdf").data.startswith(b"%PDF")


@pytest.mark.parametrize(
    "place", ["small-talk/9/pack", "no-such/1/pack", "small-talk/9/pack/facts", "small-talk/9/pack.pdf"]
)
def test_what_is_not_there_is_not_found(officer: Person, place: str):
    officer.open(f"{HOME}drafts/{place}", expect=404)
