"""A form on paper: numbers, routes, letters, two languages on one sheet; and what is typed back from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from formbuilder.answers.read import read
from formbuilder.answers.typed import typed
from formbuilder.config import ROOT
from formbuilder.councils.read import read_council
from formbuilder.definition.in_language import in_language
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.definition.worded import EASY_READ, worded_form
from formbuilder.editions.files import read as read_file
from formbuilder.editions.sources import sources
from formbuilder.expressions.parser import parse
from formbuilder.paper.came import CameOnPaper, paper_marks
from formbuilder.paper.numbered import is_on_paper, numbering
from formbuilder.paper.routes import How, One, Several, route_of
from formbuilder.paper.typed import Spot, boxes_of, lines_of, spots, text_of
from formbuilder.rendering import asked as asking
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.drawings import drawings
from formbuilder.rendering.paper_file import paper_pdf
from formbuilder.rendering.paper_sheets import OnPaper, Paper, Sheet, Wanted, paper
from formbuilder.rendering.paper_text import plain_text
from formbuilder.rendering.paper_words import Said
from formbuilder.rendering.ways import Look
from formbuilder.tongue.messages import Tongue, use
from tests.council import profile
from tests.pseudo import Pseudo
from tests.services.round_stories import form as small
from tests.unit.test_pdf import READ, in_words
from tests.unit.test_pdf import text_of as text_in

TODAY = date(2026, 11, 22)
FORMS = ROOT / "forms"
COUNCIL = read_council(profile(), "demo.yaml")
URDU = {
    "form.title": "آپ کے بارے میں",
    "form.neutral_title": "ایک مختصر فارم",
    "call_you.ask": "ہم آپ کو کیا کہہ کر بلائیں؟",
    "cares_for.options.child": "میرا بچہ",
}


@pytest.fixture(scope="module")
def carers() -> Form:
    return load(FORMS / "carers-assessment" / "1.yaml", load_library(FORMS))


def made(form: Form, **more: object) -> Paper:
    return paper(Wanted(form=form, source=form, **more), COUNCIL, TODAY)


def in_urdu(*, beside: bool = False) -> Paper:
    source = small()
    form = in_language(source, URDU, "ur:1", beside=beside)
    wanted = Wanted(form=form, source=source, language="ur", direction="rtl", tongue="Urdu", beside=beside)
    return paper(wanted, COUNCIL, TODAY)


def questions_of(sheet: Sheet) -> tuple[OnPaper, ...]:
    return tuple(each for part in sheet.parts for each in part.questions)


def spot(number: str) -> Spot:
    return next(each for each in spots(numbering(small()), {}) if each.name == number)


def test_nothing_that_means_danger_is_on_paper_in_any_form_f1():
    library = load_library(FORMS)
    for file in sorted(FORMS.glob("*/1.yaml")):
        form = load(file, library)
        pages = (page for part in numbering(form).sections for page in part.pages)
        on_it = {each.question.id for page in pages for each in page.questions}
        assert not on_it & (form.danger_questions | {urgent.say for urgent in form.urgent}), form.slug


def test_a_form_for_children_that_gives_no_copies_is_not_on_paper_f3():
    library = load_library(FORMS)
    given = {form.slug: is_on_paper(form) for form in (load(file, library) for file in FORMS.glob("*/1.yaml"))}
    assert given["carers-assessment"]
    assert not given["young-carers-talk"]
    assert not given["young-carers-survey"]
    assert not given["start-here"]


def test_routes_are_said_by_numbers_and_letters(carers: Form):
    text = plain_text(made(carers))
    assert "Only if you answered “Under 18” to 2." in text
    assert "Only if you answered b or c to 4." in text
    assert "Answer this only if all of these are so:\nLeave this" not in text
    assert "Answer this part only if you answered part E." in text
    assert "You did not answer" in text  # where fewer answers will not do than will


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("danger_now is yes", False),
        ("not (danger_now is yes)", False),
        ("danger_now is not answered", True),
        ("danger_now is not answered or hours >= 5", True),
        ("danger_now is answered or hours >= 5", One(How.AT_LEAST, "hours", "3", ("5",))),
        ("has_child and danger_now is not answered", One(How.CHOSEN, "cares_for", "5", ("child",))),
        ("not (hours < 5 or has_child)", Several(every=True, parts=(
            One(How.AT_LEAST, "hours", "3", ("5",)), One(How.OTHER, "cares_for", "5", ("child",)),
        ))),
    ],
)  # fmt: skip  # a table
def test_what_is_not_on_paper_cannot_be_answered_there(condition: str, found: object):
    """A route through a question about danger never holds, unless it is for those who left that question out."""
    form = small()
    numbers = {each.question.id: each.number for each in numbering(form).questions}
    assert route_of(form, parse(condition), numbers) == found


def test_a_private_part_is_on_sheets_of_its_own_under_no_subject_f2(carers: Form):
    (private,) = (sheet for sheet in made(carers).sheets if sheet.own_sheet and "Private" in sheet.heading.text)
    assert private.heading.text.endswith(". Private questions")
    assert "send them in an envelope of their own" in private.lines[1].text


def test_two_languages_stand_on_one_sheet_2_3_4():
    page = in_urdu(beside=True)
    asked = {each.code: each for sheet in page.sheets for part in sheet.parts for each in part.questions}
    assert asked["call_you.ask"].ask.text == URDU["call_you.ask"]
    assert asked["call_you.ask"].ask.beside == "What should we call you?"
    assert 'lang="en-GB" dir="ltr">What should we call you?' in asked["call_you.ask"].ask.__html__()
    assert asked["hours.ask"].ask.language == "en-GB"
    assert asked["hours.ask"].ask.beside == ""
    assert "Urdu (ur)" in page.stamp.text
    use(Tongue("ur", "اردو", Pseudo(lambda words: f"ur {words}")))
    try:
        parts = [part for sheet in in_urdu(beside=True).sheets for part in sheet.parts]
    finally:
        use(None)
    route = next(line for part in parts for line in part.route if URDU["cares_for.options.child"] in line.text)
    assert route.beside == "Only if you answered “My child” to 5."


def test_a_route_names_yes_and_no_and_what_any_question_offers_in_the_language(carers: Form):
    """Nobody who reads Polish has to know that “No” is “Nie”; Welsh answers with the verb, on paper too."""
    said = {"own_help.ask": "Cymorth?", "own_help.options.yes": "Oes", "own_help.options.no": "Nac oes"}
    form = in_language(carers, said, "cy:1", beside=True)
    use(
        Tongue(
            "cy", "Cymraeg", Pseudo(lambda words: f"cy {words}" if words in {"Yes", "No", "I do not know"} else words)
        )
    )
    try:
        page = paper(Wanted(form=form, source=carers, language="cy", tongue="Welsh", beside=True), COUNCIL, TODAY)
    finally:
        use(None)
    asked = {each.code: each for sheet in page.sheets for each in questions_of(sheet)}
    assert [(tick.label.text, tick.label.beside) for tick in asked["own_help.ask"].ticks][:2] == [
        ("Oes", "Yes"),
        ("Nac oes", "No"),
    ]
    routes = [line for sheet in page.sheets for part in sheet.parts for line in part.route]
    assert "Only if you answered “cy No” to 1." in [line.text for line in routes]
    assert not [line for line in routes if line.beside and "cy " in line.beside]


def test_the_file_is_stamped_on_each_page_and_copies_out_in_both_languages_2_3_6():
    data = paper_pdf(in_urdu(beside=True))
    assert URDU["call_you.ask"] in [in_words(found) for found in READ.findall(data)]
    words = text_in(data)
    assert "What should we call you?" in words.replace("\n", " ")
    assert words.count("version 1") == data.count(b"/Type/Page/")
    assert b"pdfuaid:part" in data


def test_easy_read_has_its_own_words_and_its_pictures(carers: Form):
    """Each idea stands in a paragraph of its own; the PDF says what each picture shows, and who made them."""
    page = made(carers, easy=True)
    asked = {each.code: each for sheet in page.sheets for part in sheet.parts for each in part.questions}
    assert asked["person_lives.ask"].ask.text == "Where does the person live?"
    assert asked["want_to_help.ask"].lines[1].text == "You can say no."
    picture = asked["person_lives.ask"].picture
    assert picture is not None
    assert len(drawings()[asked["person_lives.ask"].drawn]) == 2
    data = paper_pdf(page)
    assert f"/Alt({picture.text})".encode() in data
    assert "openmoji.org" in page.sheets[-1].lines[-1].text
    assert "Easy Read" in page.stamp.text


@pytest.mark.parametrize("tag", ["cy", "pl", "ro", "pa", "bn", "it", "ur"])
def test_what_a_picture_shows_is_said_in_the_language_and_its_english_finds_the_files(carers: Form, tag: str):
    """Whoever does not see a picture hears what it shows as they hear the question: not in English between Urdu."""
    slots_of = [each for each in sources(carers, tag) if ".picture" in each.address]
    file = ROOT / "translations" / "forms" / carers.slug / f"{tag}.po"
    words = {each.address: each.words for each in read_file(file.name, file.read_bytes()).said if each.words}
    assert len(slots_of) > 20
    assert all(words[each.address] != each.words for each in slots_of)
    form = in_language(carers, words, f"{tag}:1", beside=True)
    shown = {each.id: each for each in worded_form(form, EASY_READ, "e").questions}
    hours = asking.asked(form, shown["hours_last_week"], Typed({}), (), Look(alone=False, autofill=False))
    assert (hours.picture, hours.drawn) == (words["hours_last_week.picture@easy-read"], "a clock")
    assert not hasattr(hours.picture, "english"), "it is said once"
    wanted = Wanted(form=form, source=carers, language=tag, tongue=tag, easy=True, beside=True)
    on_it = {each.code: each for sheet in paper(wanted, COUNCIL, TODAY).sheets for each in questions_of(sheet)}
    lives = on_it["person_lives.ask"]
    assert lives.picture == Said(words["person_lives.picture@easy-read"], "a house, and a care home")
    assert len(drawings()[lives.drawn]) == 2


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "Sam"), ("2", "b"), ("3", "about 20"), ("3", "b"), ("4", "2019"), ("4", "3 2 2019"), ("5", "a, b"),
        ("7a/2", "Ann / Lee"), ("8", "12.50 b"), ("8", "c"), ("10", "1 High Street / Bedford / MK40 2BQ"),
        ("12", "one\ntwo"), ("15", "a"),
    ],
)  # fmt: skip  # a table
def test_what_is_typed_from_paper_is_shown_again_as_it_was_typed(number: str, text: str):
    question = spot(number).question
    reading = read(question, boxes_of(question, text), TODAY)
    assert reading.value is not None, reading.faults
    again = text_of(question, typed(question, reading.value))
    assert read(question, boxes_of(question, again), TODAY).value == reading.value


@pytest.mark.parametrize(("number", "text"), [("2", "z"), ("3", "many"), ("5", "a, c"), ("11", "40 1 1980")])
def test_what_is_no_answer_is_refused(number: str, text: str):
    question = spot(number).question
    assert read(question, boxes_of(question, text), TODAY).faults


def test_lines_go_on_until_the_next_number_and_nothing_is_dropped():
    known = spots(numbering(small()), {})
    found = lines_of("hello\n12: one\ntwo: three\n99: what\nhours: 3\n7a/3: Bo", known)
    assert found.answers == {"12": "one\ntwo: three", "3": "3", "7a/3": "Bo"}
    assert found.unknown == ("hello", "99: what")


def test_how_it_came_is_told_by_marks_and_by_nothing_else():
    came = CameOnPaper(
        language="ur", written_in="Urdu: Nastaliq", written_by="", received_on=TODAY, entered_by="Samir Nath", easy=True
    )
    marks = (*came.marks, "helper")
    assert CameOnPaper.of(marks) == came
    assert "helper" not in paper_marks(marks)
    assert CameOnPaper.of(("caller",)) is None
    assert replace(came, written_by="Sam") != came
