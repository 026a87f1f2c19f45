"""Scenarios that expect sums: each is worked out, and compared."""

from datetime import date

import pytest

from formbuilder.checking.report import check_files
from formbuilder.checking.scenarios import broken_scenarios
from formbuilder.problems import Code, Problem
from tests.samples import changed, form, put
from tests.sums import RATES, SUMS, TABLE, WITH_RATES

ON = date(2026, 11, 21)
RESULTS = "{charge: 8.00, counted_savings: 0}"
OFFICER = "then: {results: {officer: gave-away}}"


def broken(old: str = "version: 1", new: str = "version: 1") -> list[Problem]:
    return list(broken_scenarios(form(changed(old, new, SUMS), WITH_RATES), ON, RATES))


def test_sums_that_come_out_as_expected_are_no_problem():
    assert broken() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        (RESULTS, "{charge: 8.01}", Code.SCENARIO_SUM, "gives 8 for ‘charge’, not 8.01"),
        (RESULTS, "{charge: cannot_tell}", Code.SCENARIO_SUM, "gives 8 for ‘charge’, not cannot_tell"),
        ("born: 1950-02-03, gave_away: no, pension: {amount: 250, period: week}", "born: 1950-02-03, gave_away: no",
         Code.SCENARIO_SUM, "gives cannot_tell for ‘charge’, not 8.00"),
        ("    on: 2026-04-06", "    on: 2030-04-08", Code.SCENARIO_SUM, "gives cannot_tell for ‘charge’, not 8.00"),
        (RESULTS, "{officer: gave-away}", Code.SCENARIO_OFFICER, "ends with no talk, not with ‘gave-away’"),
        (OFFICER, "then: {results: {charge: 0}}\n    on: 2026-04-06",
         Code.SCENARIO_OFFICER, "ends with ‘gave-away’, not with no talk"),
    ],
)  # fmt: skip  # a table
def test_what_comes_out_otherwise_is_told(old, new, code, told):
    (problem, *_) = broken(old, new)
    assert problem.code is code
    assert told in problem.message
    assert problem.message.endswith(".")


def test_a_file_is_checked_with_the_rates_beside_it(tmp_path):
    put(tmp_path, "audiences.yaml", "- {id: everyone, sentence: All of us.}\n")
    put(tmp_path, "rates/care.yaml", TABLE)
    path = put(tmp_path, "what-you-pay/1.yaml", SUMS)
    assert [report.problems for report in check_files([path], ON)] == [()]
    put(tmp_path, "rates/care.yaml", changed("is: 241.45", "is: 240.45", TABLE))
    (report,) = check_files([path], ON)
    assert [problem.code for problem in report.problems] == [Code.SCENARIO_SUM]
