import json

import pytest

from formbuilder.config import ROOT
from tests.samples import changed, put
from tests.sums import SUMS, TABLE

RICHER = "  - {name: More money, on: 2026-04-06, answers: {born: 1950-02-03, gave_away: no, pension: {amount: 400, period: week}, rent: 0, hours: 1}, then: {results: {charge: 158}}}\n"  # noqa: E501 - a scenario on a line


@pytest.fixture
def rates(folder):
    """A folder with a form that works something out, and one other table of its rates."""
    put(folder, "forms/rates/care.yaml", TABLE)
    put(folder, "forms/what-you-pay/1.yaml", SUMS + RICHER)
    put(folder, "draft/care.yaml", changed("is: 241.45", "is: 244.45", TABLE))
    return folder


def test_figures_are_listed_with_their_year_and_source_and_whether_to_check(run, rates):
    ran = run("rates", "list")
    assert ran.status == 0
    assert "care.limit 2024/25: £14,250 (Lower limit; the regulations)\n" in ran.out
    assert "care.limit 2026/27: £14,250 (Lower limit; the press, to check)\n" in ran.out
    assert "care.kept 2025/26: £232.60 a week (What you keep; last year and 1.7%, derived: to check)\n" in ran.out


def test_one_year_is_listed(run, rates):
    found = json.loads(run("rates", "list", "--year", "2025/26", "--format", "json").out)
    assert {each["year"] for each in found} == {"2025/26"}
    assert found[1] == {
        "id": "care.kept", "label": "What you keep", "unit": "pounds_a_week", "year": "2025/26", "is": "232.60",
        "status": "derived", "source": "last year and 1.7%",
    }  # fmt: skip  # a table


@pytest.mark.parametrize("year", ["2026", "2026/28", "soon"])
def test_what_is_no_year_is_told(year, run, rates):
    ran = run("rates", "list", "--year", year)
    assert ran.status == 2
    assert f"‘{year}’ is no year of rates." in ran.err


def test_who_would_pay_more_or_less_is_said_in_words(run, rates):
    ran = run("rates", "compare", rates / "forms", rates / "draft")
    assert ran.status == 0
    assert ran.out == (
        "what-you-pay@1: 0 would pay more, 2 less, and for 1 of 3 nothing changes.\n"
        "  “Little money”: £3 less a week: £5, not £8.\n"
        "  “More money”: £3 less a week: £155, not £158.\n"
    )
    back = run("rates", "compare", rates / "draft" / "care.yaml", rates / "forms" / "rates" / "care.yaml")
    assert "  “Little money”: £3 more a week: £8, not £5.\n" in back.out


def test_programs_get_everybody(run, rates):
    ran = run("rates", "compare", rates / "forms", rates / "draft", "--form", "what-you-pay", "--format", "json")
    who = {"form": "what-you-pay", "version": 1, "line": "charge"}
    assert json.loads(ran.out) == [
        who | {"who": "Little money", "old": "8.00", "new": "5.00", "more": "-3.00"},
        who | {"who": "Money given away", "old": None, "new": None, "more": None},
        who | {"who": "More money", "old": "158.00", "new": "155.00", "more": "-3.00"},
    ]


def test_a_sum_that_cannot_be_told_any_more_is_said(run, rates):
    gone = put(rates, "gone/care.yaml", changed("2026/27: {is: 241.45", "2027/28: {is: 241.45", TABLE))
    ran = run("rates", "compare", rates / "forms", gone)
    assert "  “Little money”: £8 before, not told after.\n" in ran.out


def test_worked_examples_are_compared_too(run, folder, monkeypatch):
    monkeypatch.setenv("FORMS", str(ROOT / "forms"))
    table = (ROOT / "forms" / "rates" / "social-care.yaml").read_text(encoding="utf-8")
    draft = put(folder, "draft/social-care.yaml", table.replace("is: 228.70", "is: 230.70"))
    cases = put(folder, "cases.yaml", "- {id: Ann, year: 2024/25, age: 85, income: {all: 300}}\n")
    ran = run(
        "rates", "compare", ROOT / "forms", draft, "--form", "financial-assessment", "--cases", cases,
    )  # fmt: skip  # a command
    assert "  “Ann”: £2 less a week: £69.30, not £71.30.\n" in ran.out


@pytest.mark.parametrize(
    ("path", "said"),
    [("nowhere", "nowhere cannot be read"), ("empty", "There are no rates in"), ("broken.yaml", "UNKNOWN_KEY")],
)
def test_rates_that_cannot_be_used_are_told(path, said, run, rates):
    (rates / "empty").mkdir()
    put(rates, "broken.yaml", changed("title:", "titel:", TABLE))
    ran = run("rates", "compare", rates / "forms", rates / path)
    assert ran.status == 2
    assert said in ran.err
