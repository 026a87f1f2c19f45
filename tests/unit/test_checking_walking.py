from datetime import date

import pytest

from formbuilder.checking.walking import Walked, walk
from tests.samples import LIBRARY, WHOLE, changed, form

ON = date(2026, 4, 6)
FORM = form(WHOLE, LIBRARY)


def walked(given: dict[str, object]) -> Walked:
    return walk(FORM, given, ON)


def test_each_question_is_asked_or_not_and_in_order():
    found = walked({})
    ids = [each.id for each in FORM.questions]
    assert [id_ for id_ in found.asked if id_ in ids] == [id_ for id_ in ids if id_ in found.asked]
    assert set(found.asked).isdisjoint(found.not_asked)
    assert len(found.asked) + len(found.not_asked) == len(ids) + 4


def test_questions_in_a_group_are_asked_if_one_item_is_asked_them():
    one = {"their_name": {"first": "Ann"}, "lives_with": "no"}
    two = {"their_name": {"first": "Bo"}, "lives_with": "yes", "since": "1998"}
    inside = ("their_name", "lives_with", "since", "more_about")
    assert walked({"hours": 20}).asked.count("their_name") == 0
    assert {"since"} == set(inside) - set(walked({"hours": 20, "people": [one]}).asked)
    found = walked({"hours": 20, "people": [one, two]})
    start = found.asked.index("people")
    assert found.asked[start : start + 5] == ("people", *inside)
    assert found.problems[0].question == "true_words"


def test_answers_that_are_not_asked_for_are_ignored_and_named():
    one = {"their_name": {"first": "Ann"}, "lives_with": "no", "since": "1998"}
    given = {"pay": "no sum at all", "hours": 20, "people": [one], "nobody_knows": 1}
    found = walked(given)
    assert found.ignored == ("pay", "people/1/since", "nobody_knows")
    assert [problem.question for problem in found.problems] == ["true_words"]


@pytest.mark.parametrize(("item", "question", "code", "message"), [
    ({}, "their_name", "MISSING", "Enter their name"),
    ({"their_name": {"first": "Ann"}, "since": "2030"}, "since", "FUTURE", "Number 1: "),
    ({"their_name": {"first": "Ann"}, "shoe": "9"}, "people", "SHAPE", "Number 1: take out"),
])  # fmt: skip  # a table
def test_a_problem_in_a_group_names_the_question_there(item, question, code, message):
    problem = walked({"hours": 20, "people": [item], "true_words": True}).problems[0]
    assert (problem.question, problem.code) == (question, code)
    assert problem.message.startswith(message)


def test_a_faulty_answer_is_told_once_and_not_missed_too():
    asked = "ask: When were you born?\n            short: when you were born\n"
    old = f"{asked}            required: no"
    needed = form(changed(old, f"{asked}            required: yes", WHOLE), LIBRARY)
    found = walk(needed, {"born": "2026-02-31", "true_words": True}, ON)
    assert [(each.question, each.code) for each in found.problems] == [("born", "NO_SUCH_DAY")]
    assert not found.complete


def test_own_words_for_what_is_missing_are_used():
    text = changed("ask: This is true., short", "ask: This is true., errors: {MISSING: Tick it.}, short", WHOLE)
    (problem,) = walk(form(text, LIBRARY), {}, ON).problems
    assert problem.message == "Tick it."


def test_private_questions_are_not_asked_when_somebody_else_fills_in():
    text = changed(
        "id: danger_now\n            type: choice",
        "id: who_fills_in\n            type: choice",
        WHOLE.replace("danger_now ", "who_fills_in "),
    )
    text = text.replace("{danger_now: yes", "{who_fills_in: yes").replace("danger_now: {also", "who_fills_in: {also")
    text = text.replace("value: not_sure", "value: for_them").replace("is not_sure", "is for_them")
    found = walk(form(text, LIBRARY), {"who_fills_in": "for_them"}, ON)
    assert "safe" in found.not_asked
    assert "hours" in found.asked


def test_screens_are_the_pages_on_the_way():
    assert walked({}).screens == 5
    assert walked({"hours": 8}).screens == 6
