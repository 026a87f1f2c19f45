from datetime import date

import pytest

from formbuilder.checking.budgets import over_budget
from formbuilder.checking.lengths import lengths
from formbuilder.checking.report import check_files
from formbuilder.checking.scenarios import walked_scenarios
from formbuilder.definition.schema import json_schema
from formbuilder.problems import Code
from tests.samples import GOOD, changed, codes, form, put

ON = date(2026, 11, 21)
WAYS = "scenarios:\n  - {name: The usual way, answers: {call_you: Sam}, then: {asked: [more]}}\n"


def found(screens, minutes, ways=WAYS):
    whole = form(f"{GOOD}budget: {{screens: {screens}, minutes: {minutes}}}\n{ways}")
    return list(over_budget(whole, lengths(walked_scenarios(whole, ON))))


def test_a_form_within_its_budget_needs_nothing():
    assert found(2, 1) == []


@pytest.mark.parametrize(("screens", "minutes"), [(1, 1), (1, 9)])
def test_a_form_over_its_budget_is_refused(screens, minutes):
    (problem,) = found(screens, minutes)
    assert problem.code is Code.OVER_BUDGET
    written = f"1 screen and {minutes} minute{'s' if minutes > 1 else ''}"
    said = f"The usual way (“The usual way”) is 2 screens and 1 minute, and the budget is {written}."
    assert problem.message.startswith(said)


def test_minutes_are_counted_too():
    more = "{id: q0, type: long_text, ask: Q?, short: q, required: no}"
    many = "".join(f"          - {more.replace('q0', f'q{number}')}\n" for number in range(9))
    text = changed("          - id: a_break\n", f"{many}          - id: a_break\n")
    whole = form(f"{text}budget: {{screens: 9, minutes: 1}}\n{WAYS}")
    (problem,) = over_budget(whole, lengths(walked_scenarios(whole, ON)))
    assert problem.code is Code.OVER_BUDGET


def test_a_budget_that_nothing_is_held_against_is_refused():
    (problem,) = found(9, 9, ways="")
    assert problem.code is Code.NO_WAY_TO_MEASURE


@pytest.mark.parametrize(
    ("budget", "refused"),
    [
        ("{screens: 3}", "MISSING_KEY"), ("{screens: many, minutes: 3}", "BAD_NUMBER"),
        ("{screens: 0, minutes: 3}", "BAD_NUMBER"), ("{screens: 3, minutes: 3, hours: 1}", "UNKNOWN_KEY"),
        ("3", "WRONG_SHAPE"),
    ],
)  # fmt: skip  # a table
def test_a_budget_is_checked_at_load(budget, refused):
    assert [each.partition(" ")[2] for each in codes(f"{GOOD}budget: {budget}\n")] == [refused]


def test_the_budget_is_nothing_that_a_person_meets_so_it_leaves_the_fingerprint_alone():
    assert form(f"{GOOD}budget: {{screens: 3, minutes: 3}}\n").fingerprint == form(GOOD).fingerprint


def test_editors_know_it():
    assert '"budget"' in str(json_schema()).replace("'", '"')


def test_files_are_held_to_it(tmp_path):
    put(tmp_path, "audiences.yaml", "- {id: everyone, sentence: All of us.}\n")
    path = put(tmp_path, "a-talk/1.yaml", f"{GOOD}budget: {{screens: 1, minutes: 9}}\n{WAYS}")
    (report,) = check_files([path], ON)
    assert [problem.code for problem in report.problems] == [Code.OVER_BUDGET]
