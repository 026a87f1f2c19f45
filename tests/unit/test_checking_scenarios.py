from datetime import date

import pytest

from formbuilder.checking.scenarios import broken_scenarios
from formbuilder.problems import Code, Problem
from tests.samples import LIBRARY, WHOLE, changed, form
from tests.unit.test_problems import OF_SCENARIOS

ON = date(2026, 11, 21)
THEN = "then: {asked: [people], not_asked: [pay, get_help]}"

BROKEN = {
    Code.SCENARIO_NOT_ASKED: (THEN, "then: {asked: [people, pay, since]}", ["pay", "since"]),
    Code.SCENARIO_ASKED: (THEN, "then: {not_asked: [people, their_name, pay]}", ["people", "their_name"]),
    Code.SCENARIO_ANSWER: ("{their_name: {first: Ann}, lives_with: yes}", "{lives_with: yes, since: 2030}", ["since"]),
}


def broken(text: str) -> list[Problem]:
    return list(broken_scenarios(form(text, LIBRARY), ON))


def test_a_scenario_that_leads_where_it_says_is_no_problem():
    assert broken(WHOLE) == []


@pytest.mark.parametrize("code", OF_SCENARIOS)
def test_every_problem_of_a_scenario_says_what_to_do(code):
    old, new, questions = BROKEN[code]
    found = [problem for problem in broken(changed(old, new, WHOLE)) if problem.code is code]
    assert len(found) == len(questions)
    for problem, question in zip(found, questions, strict=True):
        fact, _, way_out = problem.message.partition(". ")
        assert fact.startswith("The scenario “Few hours” ")
        assert f"‘{question}’" in fact
        assert "Correct " in way_out
        assert way_out.endswith(".")
        assert problem.place.line == changed(old, new, WHOLE)[: WHOLE.index("name: Few hours")].count("\n") + 1


def test_a_scenario_may_leave_out_what_must_be_answered():
    assert broken(changed("      true_words: yes\n", "", WHOLE)) == []


def test_a_scenario_is_walked_on_its_own_day():
    text = changed("born: 1950-02-03", "born: 2026-04-07", WHOLE)
    text = changed(
        "            list: date_of_birth\n", "            list: date_of_birth\n            past: yes\n", text
    )
    assert [problem.code for problem in broken(text)] == [Code.SCENARIO_ANSWER]
    assert broken(changed("    on: 2026-04-06\n", "", text)) == []
