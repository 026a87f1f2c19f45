"""Other wordings, duties and rules of a question."""

import pytest

from formbuilder.config import ROOT
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Draft, begin_draft, find_revision, saves_of
from tests.council import START, Council
from tests.editing import PIN, PLACE, TEXT, begin, changed, newest, officer
from tests.page import text_of
from tests.person import Person
from tests.staff import HOME

HOURS = "/questions/hours"
THIRD = f"{PLACE.removesuffix('2')}3"


def test_a_wording_is_begun_and_written(workshop: Council):
    owen = officer(workshop, f"{HOURS}/wordings").fill({"Name of a new wording": "easy-read"})
    owen.press("Begin this wording")
    assert owen.heading == "The wording “easy-read”"
    assert "Usual words: “About how many hours did you help in the last 7 days?”" in owen.main
    owen.fill({"The question": "How many hours did you help?", "Picture": "clock"}).press("Save")
    assert changed(workshop) == (
        [],
        ["wording:", "easy-read:", "ask: How many hours did you help?", "picture: clock"],
    )
    look = text_of(owen.page.find(id="look"))
    assert look.startswith("In Easy Read How many hours did you help?")
    assert "As people meet it: About how many hours did you help" in look
    owen.fill({"The question": "", "Picture": ""}).press("Save")
    assert changed(workshop) == ([], [])


def test_answers_have_words_in_a_wording(workshop: Council):
    owen = officer(workshop, "/questions/cares_for/wordings/warm")
    owen.fill({"The answer “My child”": "A child of yours"}).press("Save")
    _, new = changed(workshop)
    assert new == ["wording:", "warm:", "options:", "child: A child of yours"]
    owen.open(f"{PLACE}/questions/cares_for/answers/child").press("Take it out")
    assert "child: A child of yours" not in newest(workshop)


@pytest.mark.parametrize("name", ["", "1", "é"])
def test_a_wording_has_a_short_name(workshop: Council, name: str):
    owen = officer(workshop, f"{HOURS}/wordings").fill({"Name of a new wording": name}).press("Begin this wording")
    assert owen.errors == [("#name", "Write a name that begins with a letter, such as Easy read.")]
    assert owen.value("Name of a new wording") == name


def test_the_name_of_a_wording_is_written_as_people_write(workshop: Council):
    owen = officer(workshop, f"{HOURS}/wordings").fill({"Name of a new wording": "Easy Read"})
    assert owen.press("Begin this wording").heading == "The wording “easy-read”"


def test_a_question_leads_to_the_duties_of_the_form(workshop: Council):
    assert officer(workshop, f"{HOURS}/duties").follow("Choose the duties of this form").url == f"{PLACE}/duties"


@pytest.mark.parametrize("name", ["Easy read", "1", "%00", "é", "Warm"])
def test_an_address_of_no_possible_wording_is_not_found(workshop: Council, name: str):
    officer(workshop).open(f"{PLACE}{HOURS}/wordings/{name}", expect=404)


def test_words_that_the_law_fixes_say_which_law(workshop: Council):
    owen = officer(workshop, f"{HOURS}/rules").fill({"Can its words change?": "No, the law says it in these words"})
    owen.press("Save")
    assert owen.errors == [("#reason", "Write which law, or which reason.")]
    owen.fill({"If not": "Care Act 2014, section 10(5)(a)"}).press("Save")
    gone, new = changed(workshop)
    assert gone == []
    assert new == ["can_change:", "law: Care Act 2014, section 10(5)(a)"]
    owen.fill({"Can its words change?": "Yes, it can change"}).press("Save")
    assert changed(workshop) == ([], [])


def test_a_question_that_people_have_met_keeps_its_name(workshop: Council):
    owen = officer(workshop, f"{HOURS}/rules")
    assert "Its name in conditions is “hours”. People have met it in a version, so it stays." in owen.main
    assert not owen.page.find(id="id")


def test_a_new_question_can_get_another_name_until_something_reads_it(workshop: Council):
    begin(workshop, TEXT.replace("id: secret", "id: my_secret"))
    owen = officer(workshop).open(f"{THIRD}/questions/my_secret/rules")
    for name, said in {
        "Secret": "Begin with a small letter",
        "yes": "Begin with a small letter",
        "hours": "Another question, now or in an earlier version, has this name.",
        "secret": "Another question, now or in an earlier version, has this name.",
    }.items():
        owen.fill({"Name in conditions": name}).press("Save")
        assert said in owen.errors[0][1]
        assert owen.value("Name in conditions") == name
    owen.fill({"Name in conditions": "own_words"}).press("Save")
    assert owen.url.startswith(f"{THIRD}/questions/own_words/rules")
    assert "Saved." in owen.main


def test_a_name_that_a_condition_reads_stays(workshop: Council):
    begin(workshop, TEXT.replace("cares_for", "helps_whom"))
    owen = officer(workshop).open(f"{THIRD}/questions/helps_whom/rules")
    owen.fill({"Name in conditions": "whom"}).press("Save")
    assert "Other parts of the form use the old name, such as conditions." in owen.errors[0][1]


def test_a_question_takes_the_place_of_one_that_people_have_met(workshop: Council):
    begin(workshop, TEXT.replace("id: story", "id: tell_us"))
    owen = officer(workshop).open(f"{THIRD}/questions/tell_us/rules")
    assert "Questions of a version that people have met, and that this draft does not have." in owen.main
    owen.fill({"It takes the place of": ["What else do you want to tell us?"]}).press("Save")
    found = find_revision(workshop.store, DraftPin("small-talk", 3))
    assert found is not None
    assert "replaces: [story]" in found.text


@pytest.fixture
def carers(workshop: Council) -> Person:
    """Owen with a draft of a form that names duties."""
    text = (ROOT / "forms" / "carers-assessment" / "1.yaml").read_text(encoding="utf-8")
    draft = begin_draft(workshop.store, "carers-assessment", text, "words", Doing(START, lambda size: b"x" * size))
    assert isinstance(draft, Draft)
    return officer(workshop)


CARERS = f"{HOME}drafts/carers-assessment/1"
WILLING = "We must look at whether the carer is willing to help, and is likely to stay willing."


def test_duties_are_ticked_with_their_sentences(carers: Person, workshop: Council):
    carers.open(f"{CARERS}/questions/help_length/duties")
    before = carers.chosen("Duties")
    assert len(before) == 2
    carers.fill({"Duties": [*before, WILLING]}).press("Save")
    assert carers.chosen("Duties") == sorted([*before, WILLING], key=carers.chosen("Duties").index)
    found = find_revision(workshop.store, DraftPin("carers-assessment", 1))
    assert found is not None
    assert "serves: [ca14-s10-3, ca14-s10-5-a, ca14-s10-5-b]" in found.text


def test_duties_of_the_whole_form(carers: Person, workshop: Council):
    carers.open(f"{CARERS}/duties")
    assert "Care Act 2014, section 42" in carers.main
    chosen = carers.chosen("Duties")
    carers.fill({"Duties": chosen[1:]}).press("Save")
    assert "Saved." in carers.main
    assert len(saves_of(workshop.store, DraftPin("carers-assessment", 1))) == 2


def test_a_form_without_duties_says_where_to_name_them(workshop: Council):
    owen = officer(workshop, f"{HOURS}/duties")
    assert "The form names no duty yet." in owen.main
    assert not owen.offers("Save")


def test_a_question_of_a_block_is_shown_and_says_why_it_cannot_change(carers: Person):
    carers.open(CARERS)
    assert "Shared with other forms" in carers.main
    carers.open(f"{CARERS}/questions/call_you")
    assert "This question is part of “about-you@1”, which several forms share." in carers.main
    assert not carers.offers("Save")
    for place in ("answers", "rules", "wordings"):
        carers.open(f"{CARERS}/questions/call_you/{place}")
        assert not carers.offers("Save")
    carers.open(f"{CARERS}/questions/call_you/move", expect=404)
    carers.send(f"{CARERS}/questions/call_you", {"ask": "Where?"})
    assert carers.heading != "Words"


def test_what_two_saves_do_stands_in_the_list_of_saves(workshop: Council):
    officer(workshop, f"{HOURS}/wordings/warm").fill({"Hint": "Just guess."}).press("Save")
    assert saves_of(workshop.store, PIN)[0].about.startswith("Wording “warm” of “About how many hours")
