"""Words after mistakes, and who sees an answer: private, apart, searched for, asked once."""

import pytest

from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_revision
from tests.council import Council
from tests.editing import PLACE, TEXT, begin, changed, officer
from tests.page import text_of
from tests.person import Person

HOURS = "/questions/hours"
THIRD = f"{PLACE.removesuffix('2')}3"
ASKS_FOR, SEARCH = "What it asks for", "What the sent form can be found by"
PRIVATE = "Is the answer private?"


def again(workshop: Council, old: str, new: str, place: str) -> Person:
    """Owen on a page of another draft, in which one thing is written in another way."""
    assert old in TEXT
    begin(workshop, TEXT.replace(old, new, 1))
    return officer(workshop).open(f"{THIRD}{place}")


def third(workshop: Council) -> str:
    found = find_revision(workshop.store, DraftPin("small-talk", 3))
    assert found is not None
    return found.text


def test_words_after_a_mistake_are_written_and_taken_out(workshop: Council):
    owen = officer(workshop, f"{HOURS}/mistakes")
    assert "Our words: “Enter how many hours you helped as a whole number" in owen.main
    whole, big = "It is no whole number", "It is too big"
    owen.fill({whole: "Enter a whole number: 3 or 4, not 3.5", big: "A week has 168 hours"}).press("Check and show")
    assert "Enter a whole number: 3 or 4, not 3.5" in text_of(owen.page.find(id="look"))
    assert changed(workshop) == ([], []), "nothing is saved yet"
    owen.press("Save")
    assert changed(workshop) == (
        [],
        ["errors:", 'NOT_WHOLE: "Enter a whole number: 3 or 4, not 3.5"', "TOO_BIG: A week has 168 hours"],
    )
    owen.fill({whole: "", big: ""}).press("Save")
    assert changed(workshop) == ([], [])


def test_only_mistakes_that_people_can_make_have_a_box(workshop: Council):
    owen = officer(workshop, "/questions/cares_for/mistakes")
    assert owen.page.find(id="mistake-ALONE")
    assert not owen.page.find(id="mistake-FUTURE")
    owen.open(f"{PLACE}/questions/help_now/mistakes")
    assert "Nobody answers this, so nobody makes a mistake here." in owen.main
    assert not owen.offers("Save")
    assert owen.open(f"{PLACE}/questions/people/mistakes").page.find(id="mistake-TOO_MANY")


def test_words_for_a_mistake_that_there_is_not_are_told_at_their_box(workshop: Council):
    short = "short: how many hours you helped\n"
    mine = "errors: {MISING: Tell us, FUTURE: Later}   # both are ours\n"
    owen = again(workshop, short, f"{mine}            {short}", f"{HOURS}/mistakes")
    said = "No answer can have the mistake “MISING”. Empty the box to take its words out."
    assert owen.errors == [("#mistake-MISING", said)]
    assert "This kind of answer cannot have this mistake, so nobody reads these words." in owen.main
    owen.fill({"MISING": "", "Nothing is filled in": "Tell us"}).press("Save")
    assert owen.errors == []
    assert 'errors: {FUTURE: Later, MISSING: "Tell us"}   # both are ours\n' in third(workshop)


def test_words_of_an_error_stand_among_the_findings(workshop: Council):
    owen = officer(workshop, f"{HOURS}/mistakes").fill({"It is too big": "Utilise a number."}).press("Check and show")
    assert "Utilise" in text_of(owen.page.find(id="look")).replace("Utilise a number.", "", 1)


def test_an_answer_is_marked_and_its_marks_are_taken_away(workshop: Council):
    owen = officer(workshop, "/questions/story/marks")
    assert owen.chosen(PRIVATE) == ["No"]
    owen.fill({PRIVATE: "Yes", "Is the answer kept apart from the others?": "Yes"})
    owen.fill({"What the browser can offer": "What friends call them", "The scale that it comes from": "ASCOT"})
    owen.press("Save")
    gone, new = changed(workshop)
    assert gone == []
    assert new == ["private: yes", "apart: yes", "instrument: ASCOT", "autocomplete: nickname"]
    owen.fill({PRIVATE: "No", "Is the answer kept apart from the others?": "No", "The scale that it comes from": ""})
    owen.fill({"What the browser can offer": "Nothing is said to the browser"}).press("Save")
    assert changed(workshop) == ([], [])


def test_a_private_answer_that_others_read_is_told_where_it_is_marked(workshop: Council):
    owen = officer(workshop, "/questions/cares_for/marks").fill({PRIVATE: "Yes"}).press("Check and show")
    one, other = "“Who do you help?”", "“About how many hours did you help in the last 7 days?”"
    beside = f"On one page, {one} is private and {other} is not. Make both the same, or move one of them."
    reads = f"“Which school does your child go to?” is asked because of {one}, and is not private."
    way_out = "Make it private too, or change when it is asked."
    assert owen.errors == [("#private", beside), ("#private", f"{reads} {way_out}")]
    assert changed(workshop) == ([], [])
    told = owen.errors
    owen.press("Save")
    assert "private: yes" in changed(workshop)[1], "a draft may be unfinished"
    assert owen.errors == told, "and says so as long as it is so"


def test_what_a_section_says_holds_for_its_questions(workshop: Council):
    owen = officer(workshop, "/questions/secret/marks")
    assert "Its section, or the group that it is in, is marked private. That holds for it too." in owen.main
    owen.open(f"{PLACE}/questions/eq_sex/marks")
    assert "is marked apart." in owen.main


def test_a_mark_to_search_by_fits_the_answer_and_stands_once(workshop: Council):
    owen = officer(workshop, "/questions/mail/marks")
    assert not owen.page.find(value="date_of_birth"), "an e-mail address is no date"
    owen.open(f"{PLACE}/questions/since/marks").fill({SEARCH: "Their date of birth"}).press("Save")
    assert "list: date_of_birth" in changed(workshop)[1]
    assert owen.errors == [], "the first one keeps it"
    owen.open(f"{PLACE}/questions/born/marks")
    assert owen.errors == [
        ("#list", "“When did you begin to help?” has this mark already. Choose “Nothing” here, or there.")
    ]
    owen.fill({SEARCH: "Nothing", PRIVATE: "Yes"}).press("Save")
    assert "list" not in dict(owen.errors)
    owen.open(f"{PLACE}/questions/home/marks").fill({PRIVATE: "Yes"}).press("Check and show")
    said = "Nobody may search for what is private or kept apart. Choose “Nothing”, or change that above."
    assert ("#list", said) in owen.errors


def test_a_mark_that_does_not_fit_is_told_at_its_box(workshop: Council):
    owen = again(workshop, "autocomplete: given-name", "list: postcode", "/questions/call_you/marks")
    said = "Only a question that people answer with a postcode or an address can have this mark. Choose “Nothing”."
    assert ("#list", said) in owen.errors
    owen.fill({SEARCH: "Nothing"}).press("Save")
    assert owen.errors == []


def test_a_question_says_what_it_asks_for_so_that_nobody_is_asked_twice(workshop: Council):
    owen = officer(workshop, "/questions/call_you/marks").fill({ASKS_FOR: "The name we should call you"}).press("Save")
    assert changed(workshop) == ([], ["fact: call-you"])
    owen.open(f"{PLACE}/questions/story/marks").fill({ASKS_FOR: "The name we should call you"}).press("Check and show")
    said = "“What should we call you?” asks for this already, and nobody should be asked twice. Take one of them out."
    assert owen.errors == [("#fact", said)]
    owen.fill({ASKS_FOR: "Anything else you want us to know", PRIVATE: "Yes"}).press("Check and show")
    stays = "This answer is private, so it stays in this form. Choose “Nothing that another form asks”."
    assert owen.errors == [("#fact", stays)]
    owen.open(f"{PLACE}/questions/danger_now/marks").fill({ASKS_FOR: "Your name"}).press("Save")
    assert owen.errors[0][1].startswith("This answer may mean danger, so it stays")


def test_an_unknown_fact_is_told_at_its_box(workshop: Council):
    owen = again(workshop, "autocomplete: given-name", "fact: shoe-size", "/questions/call_you/marks")
    assert owen.errors == [("#fact", "“shoe-size” is not in the list of what several forms ask. Choose another line.")]


def test_only_what_can_be_chosen_is_taken(workshop: Council):
    owen = officer(workshop, "/questions/mail/marks")
    owen.send(f"{PLACE}/questions/mail/marks", {**owen.sent_by("Save"), "list": "nhs_number", "fact": "nothing"})
    assert owen.errors == [("#fact", "Choose one of the lines."), ("#list", "Choose one of the lines.")]


@pytest.mark.parametrize("place", ["person_name", "people", "true_words", "help_now"])
def test_what_is_not_asked_once_names_no_fact(workshop: Council, place: str):
    owen = officer(workshop, f"/questions/{place}/marks")
    assert owen.page.find(id="private")
    assert not owen.page.find(id="fact")


def test_a_section_is_kept_apart_and_says_what_reads_it(workshop: Council):
    owen = officer(workshop, "/sections/help")
    owen.fill({"Are its answers kept apart from the others?": "Yes", "Are its answers private?": "Yes"}).press("Save")
    assert changed(workshop) == ([], ["private: yes", "apart: yes"])
    owen.fill({"Are its answers kept apart from the others?": "No", "Are its answers private?": "No"}).press("Save")
    assert changed(workshop) == ([], [])
    owen = again(workshop, "show_if: safe is no", "show_if: hours > 1", "/sections/help")
    owen.fill({"Are its answers private?": "Yes"}).press("Save")
    assert owen.errors == [], "what reads its answers is private too"
    owen = officer(workshop).open(f"{THIRD}/sections/private-questions")
    owen.fill({"Are its answers private?": "No"}).press("Save")
    owen.open(f"{THIRD}/sections/help")
    assert [box for box, _ in owen.errors] == ["#private"]
    assert "“You can get help now” is asked because of “About how many hours" in owen.errors[0][1]


def test_two_officers_mark_the_same_question(workshop: Council):
    owen, second = (officer(workshop, "/questions/story/marks") for _ in range(2))
    second.fill({ASKS_FOR: "Anything else you want us to know"}).press("Save")
    owen.fill({PRIVATE: "Yes"}).press("Save")
    assert "Somebody else saved this form too." in owen.main
    assert changed(workshop) == ([], ["private: yes", "fact: anything-else"])
    assert [box for box, _ in owen.errors] == ["#fact"], "together they do not fit"
