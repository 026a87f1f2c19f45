"""Questions that forms share are put into a draft, moved in it, and taken out of it."""

import pytest

from formbuilder.config import ROOT
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, begin_draft, find_revision
from tests.council import START, Council
from tests.editing import PLACE, changed, newest, officer
from tests.person import Person
from tests.staff import HOME

WHICH = "Which questions?"
ADD = "Add them"
TALKING = "Reading and talking (version 1)"


def test_shared_questions_are_added_where_they_should_stand(workshop: Council):
    owen = officer(workshop).follow("Add shared questions")
    owen.press(ADD)
    assert owen.errors == [("#block", "Choose which questions to add.")]
    owen.fill({WHICH: TALKING, "Where": "Behind “About you”"}).press(ADD)
    assert changed(workshop) == ([], ["- use: reading-and-talking@1"])
    text = newest(workshop)
    assert text.index("id: help_now") < text.index("use: reading-and-talking@1") < text.index("- id: help\n")
    assert owen.heading == "Reading and talking"
    assert "Which language do you like to speak?" in owen.main
    assert "To put right" not in owen.open(PLACE).main


def test_they_move_and_are_taken_out(workshop: Council):
    owen = officer(workshop, "/blocks").fill({WHICH: TALKING}).press(ADD)
    assert not owen.offers("Move it down"), "they are the last section"
    owen.press("Move it up")
    assert "Saved." in owen.main
    assert newest(workshop).index("use: reading") < newest(workshop).index("- id: end\n")
    owen.open(PLACE).follow("Move or take out “Reading and talking”").follow("Take it out")
    assert owen.heading == "Do you want to take out these shared questions?"
    assert "use: reading" in newest(workshop)
    owen.press("Yes, take them out")
    assert "It is taken out." in owen.main
    assert changed(workshop) == ([], [])


def test_they_stand_among_the_pages_of_a_section(workshop: Council):
    owen = officer(workshop, "/sections/end").follow("Add shared questions").fill({WHICH: TALKING}).press(ADD)
    assert changed(workshop) == ([], ["- use: reading-and-talking@1"])
    owen.open(f"{PLACE}/sections/end").follow("Shared: Reading and talking")
    assert owen.press("Move it up").heading == "Reading and talking"
    assert newest(workshop).index("use: reading") < newest(workshop).index("id: true_words")
    assert "To put right" not in owen.open(PLACE).main
    owen.open(f"{PLACE}/blocks")
    assert "In this form already" in owen.main
    assert TALKING not in owen.main, "nobody is asked twice"


def test_questions_that_the_form_asks_itself_are_named(workshop: Council):
    owen = officer(workshop, "/blocks").fill({WHICH: "Your name and address (version 1)"}).press(ADD)
    said = "The form asks “What should we call you?” already, under the same name (“call_you”). Take that out first."
    assert owen.errors == [("#block", said)]
    assert changed(workshop) == ([], [])
    owen.fill({WHICH: "Some more questions (version 1)"}).press(ADD)
    said = "The form has the name “private-questions” for a section already. Give that another name first."
    assert ("#block", said) in owen.errors


def test_only_blocks_and_places_of_the_page_are_taken(workshop: Council):
    owen = officer(workshop, "/blocks")
    sent = {**owen.sent_by(ADD), "block": "nothing@1", "after": "nowhere"}
    owen.send(f"{PLACE}/blocks", sent)
    assert [box for box, _ in owen.errors] == ["#block", "#after"]
    owen.open(f"{PLACE}/blocks/nothing@1", expect=404)
    owen.open(f"{PLACE}/blocks/nothing@1/remove", expect=404)


def test_two_officers_add_the_same_questions(workshop: Council):
    owen, second = officer(workshop, "/blocks"), officer(workshop, "/blocks")
    second.fill({WHICH: TALKING}).press(ADD)
    owen.fill({WHICH: TALKING}).press(ADD)
    assert newest(workshop).count("use: reading-and-talking@1") == 1


@pytest.fixture
def carers(workshop: Council) -> Person:
    """Owen with a draft of a form that shares questions."""
    text = (ROOT / "forms" / "carers-assessment" / "1.yaml").read_text(encoding="utf-8")
    draft = begin_draft(workshop.store, "carers-assessment", text, "words", Doing(START, lambda size: b"x" * size))
    assert isinstance(draft, Draft)
    return officer(workshop)


CARERS = f"{HOME}drafts/carers-assessment/1"


def carers_text(workshop: Council) -> str:
    found = find_revision(workshop.store, DraftPin("carers-assessment", 1))
    assert found is not None
    return found.text


def test_what_reads_their_answers_is_said_before_they_go(carers: Person, workshop: Council):
    before = carers_text(workshop)
    carers.open(f"{CARERS}/blocks/danger@1/remove")
    assert "Other parts of the form use their answers, such as conditions." in carers.main
    carers.press("Yes, take them out")
    assert carers_text(workshop) == before.replace("      - use: danger@1\n", "")
