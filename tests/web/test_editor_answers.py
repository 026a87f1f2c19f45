"""How a question is answered is changed: the kind, its limits, the answers to choose from."""

import pytest

from formbuilder.rendering.kind_words import KINDS
from formbuilder.services.drafts import saves_of
from tests.council import Council
from tests.editing import PIN, PLACE, changed, newest, officer
from tests.page import text_of

CARES = "/questions/cares_for"
HOURS = "/questions/hours"


def test_an_answer_is_reworded_and_stays_the_same_answer(workshop: Council):
    officer(workshop, f"{CARES}/answers").fill({"Answer 2": "My son or daughter"}).press("Save")
    gone, new = changed(workshop)
    assert gone == ["- {value: child, label: My child}"]
    assert new == ['- {value: child, label: "My son or daughter"}']


def test_answers_are_added_with_names_made_from_their_words(workshop: Council):
    owen = officer(workshop, f"{CARES}/answers")
    owen.fill({"More answers": "A friend, or a neighbour\n\n My child and their friends \n"}).press("Save")
    gone, new = changed(workshop)
    assert gone == []
    assert [each.partition("label")[0] for each in new] == [
        "- {value: friend_neighbour, ",
        "- {value: my_child_friends, ",
    ]
    assert [owen.value(f"Answer {number}") for number in (4, 5)] == [
        "A friend, or a neighbour",
        "My child and their friends",
    ]


def test_an_answer_is_moved_and_taken_out(workshop: Council):
    owen = officer(workshop, f"{CARES}/answers").follow("Hint, place or end of “My child”")
    assert "People have met this answer in a version." in owen.main
    owen.press("Move it up")
    assert newest(workshop).index("value: child") < newest(workshop).index("value: partner")
    assert not owen.offers("Move it up")
    owen.press("Take it out")
    assert owen.heading == "Answers"
    assert "value: child" not in newest(workshop)
    owen.open(PLACE)
    assert "To put right before it is published" in owen.main, "a condition asks for the answer"


def test_an_answer_gets_a_hint_and_stands_alone(workshop: Council):
    owen = officer(workshop, f"{CARES}/answers/partner")
    owen.fill({"Hint": "Or the person you live with.", "Can it be chosen only alone?": "Yes"}).press("Save")
    assert "hint: Or the person you live with., alone: yes" in newest(workshop).replace('"', "")
    assert "Or the person you live with." in text_of(owen.page.find(id="look"))


@pytest.mark.parametrize(
    ("typed", "box", "said"),
    [
        ({"Smallest": "few"}, "min", "Write a number in digits, such as 20 or 0.5."),
        ({"Largest": "1,5"}, "max", "Write a number in digits, such as 20 or 0.5."),
        ({"What you say to people who leave it out": ""}, "without", "Write what you say to people who leave it out."),
    ],
)
def test_what_cannot_be_is_said_at_its_box_and_stays_there(
    workshop: Council, typed: dict[str, str], box: str, said: str
):
    owen = officer(workshop, f"{HOURS}/answers").fill(typed).press("Save")
    assert owen.errors == [(f"#{box}", said)]
    ((label, words),) = typed.items()
    assert owen.value(label) == words
    assert len(saves_of(workshop.store, PIN)) == 1


@pytest.mark.parametrize("most", ["0", "few", "1.5", "99999", "-3"])
def test_a_length_is_a_whole_number_that_is_not_too_big(workshop: Council, most: str):
    owen = officer(workshop, "/questions/call_you/answers").fill({"Most letters": most}).press("Save")
    assert owen.errors == [("#max_length", "Write a whole number from 1 to 1,000, in digits.")]


def test_limits_that_contradict_each_other_are_told_as_a_problem_of_the_question(workshop: Council):
    owen = officer(workshop, f"{HOURS}/answers").fill({"Smallest": "200"}).press("Save")
    assert "The ‘max’ of 168 is below the ‘min’ of 200." in owen.main
    owen.open(PLACE)
    owen.follow("About how many hours did you help in the last 7 days?: The ‘max’")
    assert owen.heading == "Words"


def test_an_answer_may_not_be_empty_or_there_twice(workshop: Council):
    owen = officer(workshop, f"{CARES}/answers").fill({"Answer 1": "", "Answer 2": "none of these"}).press("Save")
    assert [words for _, words in owen.errors] == [
        "Write the answer. To take it out, use the link below.",
        "This answer is there twice. Change one of them.",
        "This answer is there twice. Change one of them.",
    ]


def test_an_answer_that_is_not_wanted_any_more_says_nothing_without(workshop: Council):
    officer(workshop, f"{HOURS}/answers").fill({"Must people answer?": "It can be left out"}).press("Save")
    gone, new = changed(workshop)
    assert [each.partition(":")[0] for each in gone] == ["required", "without"]
    assert new == ["required: no"]


def test_also_answers_are_ticked(workshop: Council):
    officer(workshop, f"{CARES}/answers").fill({"People can also answer": ["“I do not know”"]}).press("Save")
    assert changed(workshop) == ([], ["also: [dont_know]"])


def test_what_is_usual_is_not_written(workshop: Council):
    owen = officer(workshop, "/questions/since/answers").fill({"How much of the date": "Day, month and year"})
    owen.fill({"Must it have been already?": "No"}).press("Save")
    gone, new = changed(workshop)
    assert sorted(gone) == ["least: year", "past: yes"]
    assert new == []


@pytest.mark.parametrize("kind", KINDS)
def test_any_question_can_be_answered_in_any_way(workshop: Council, kind: str):
    words, _ = KINDS[kind]
    owen = officer(workshop, f"{CARES}/kind").fill({"People answer with": words}).press("Save the kind of answer")
    assert owen.heading == ("Answers")
    assert f"type: {kind}" in newest(workshop)
    assert ("options:" in newest(workshop).split("id: cares_for")[1].split("- id:")[0]) == (
        kind in {"choice", "choices"}
    )
    own = "/questions/cares_for"
    owen.open(f"{PLACE}{own}")
    assert "is not a setting for" not in owen.main


def test_a_choice_says_that_it_needs_answers_until_it_has_them(workshop: Council):
    owen = officer(workshop, f"{HOURS}/kind").fill({"People answer with": "One answer from a list"})
    owen.press("Save the kind of answer")
    assert "needs ‘options’" in owen.main
    owen.fill({"More answers": "Few\nMany"}).press("Save")
    assert "needs ‘options’" not in owen.main
    assert "value: few" in newest(workshop)


def test_no_kind_of_answer_is_refused(workshop: Council):
    owen = officer(workshop, f"{HOURS}/kind")
    owen.send(f"{PLACE}{HOURS}/kind", {**owen.sent_by("Save the kind of answer"), "type": "file"})
    assert owen.errors == [("#type", "Choose a kind of answer.")]


def test_two_officers_add_answers_and_both_are_there(workshop: Council):
    owen, second = officer(workshop, f"{CARES}/answers"), officer(workshop, f"{CARES}/answers")
    owen.fill({"More answers": "A friend"}).press("Save")
    second.fill({"More answers": "A neighbour"}).press("Save")
    assert "value: friend" in newest(workshop)
    assert "value: neighbour" in newest(workshop)


def test_a_group_says_how_many_there_can_be(workshop: Council):
    owen = officer(workshop, "/questions/people/answers")
    assert "At most 50, in digits. Leave it empty for 20." in owen.main
    owen.fill({"How many people can add": "51"}).press("Save")
    assert owen.errors == [("#max", "Write a whole number from 1 to 50, in digits.")]
    owen.fill({"How many people can add": "4", "What one of them is called": "a helper"}).press("Save")
    assert changed(workshop) == (["item: a person", "max: 3"], ["item: a helper", "max: 4"])
    owen.fill({"How many people can add": "", "What one of them is called": "a person"}).press("Save")
    assert changed(workshop) == (["max: 3"], [])


def test_the_largest_is_not_below_the_smallest(workshop: Council):
    owen = officer(workshop, f"{HOURS}/answers").fill({"Smallest": "20", "Largest": "3"}).press("Save")
    assert owen.errors == [("#max", "The largest is below the smallest. Change one of them.")]
    assert changed(workshop) == (["min: 0", "max: 168"], ["min: 20", "max: 3"]), "a draft may be unfinished"
    owen.fill({"Largest": "30"}).press("Check and show")
    assert owen.errors == []


def test_a_sum_of_money_says_why_nothing_counts_it(workshop: Council):
    officer(workshop, "/questions/rent/answers").fill({"Why no sum reads it": "We only ask."}).press("Save")
    assert changed(workshop) == ([], ["not_counted: We only ask."])
