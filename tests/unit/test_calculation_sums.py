"""What calculations give, and what they say when they cannot."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from graphlib import CycleError

import pytest

from formbuilder.answers.operands import a_week
from formbuilder.calculation.sums import Sums
from formbuilder.definition.calculations import Rounding, Unit
from formbuilder.definition.marks import Period
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.parser import parse
from tests.unit.sums_forms import calculation, figure, line, rates, with_sums, worked_out

SAVED = {
    "has_savings": "yes",
    "savings": [
        {"kind": "bank", "amount": "100", "sharers": "3"},
        {"kind": "shares", "amount": "20.50", "sharers": "1", "costs": "5"},
    ],
}
DONT_KNOW = {"also": "dont_know"}


@pytest.mark.parametrize(
    ("plain", "text", "amount"),
    [
        ({}, "2 / 3", "0.67"),
        ({"pension": {"amount": "100", "period": "week"}}, "pension", "100"),
        ({"pension": {"amount": "100", "period": "four_weeks"}}, "pension", "25"),
        ({"pension": {"amount": "520", "period": "month"}}, "pension * 2", "240"),
        ({"pays_rent": "yes", "rent": "1000"}, "weekly(rent)", "230.77"),
        ({"pays_rent": "yes", "rent": "about 1000"}, "rent", "1000"),
        ({"born": "1960-04-05"}, "age(born, on)", "66"),
        (SAVED, "sum(s.amount / s.sharers for s in savings)", "53.83"),
        (SAVED, "sum(s.amount for s in savings if s.kind is shares)", "20.50"),
        (SAVED, "sum(s.amount for s in savings if s.kind is bank or s.costs > 5)", "100"),
        (SAVED, "sum(1 for s in savings if s.kind is answered)", "2"),
        (SAVED, "sum(s.amount - 1 for s in savings) * sum(1 for s in savings)", "237"),
        (SAVED, "sum(s.amount for s in savings if s.amount > 1000)", "0"),
        ({}, 'rate("care.lower") - 50', "14200"),
    ],
)
def test_a_sum_is_worked_out(plain, text, amount):
    found = line(plain, text)
    assert (found.amount, found.problem, found.untold, found.case) == (Decimal(amount), "", (), 0)


def test_a_month_is_what_the_council_counts():
    form = with_sums(calculation("it", "pension + weekly(rent)", rounding=Rounding.NONE))
    plain = {"pension": {"amount": "100", "period": "year"}, "pays_rent": "yes", "rent": "100"}
    weeks = Decimal("52.14")
    found = worked_out(form, plain, weeks=weeks).lines[0].amount
    assert found is not None
    assert found * weeks == pytest.approx(Decimal(1300), abs=Decimal("1e-24"))
    assert worked_out(form, plain).lines[0].amount == 25


@pytest.mark.parametrize(
    ("period", "weekly"),
    [("week", "60"), ("fortnight", "30"), ("four_weeks", "15"), ("year", "1.153846153846153846153846153846154")],
)
def test_every_period_is_made_weekly_to_34_digits(period, weekly):
    assert a_week(Decimal(60), Period(period)) == Decimal(weekly)
    assert a_week(Decimal(60), Period.MONTH) == Decimal("13.84615384615384615384615384615385")


@pytest.mark.parametrize(
    ("rounding", "amount"),
    [
        (Rounding.PENNY, "0.13"), (Rounding.PENNY_DOWN, "0.12"), (Rounding.PENNY_UP, "0.13"),
        (Rounding.POUND_DOWN, "0"), (Rounding.POUND_UP, "1"), (Rounding.NONE, "0.125"),
    ],
)  # fmt: skip  # a table
def test_rounding_comes_last(rounding, amount):
    form = with_sums(calculation("it", "0.125", rounding=rounding), calculation("twice", "it * 2"))
    first, second = worked_out(form, {}).now.every
    assert (first.amount, second.amount) == (Decimal(amount), Decimal(amount) * 2)


STATES = [
    ("rent", {}, "not_asked", "You were not asked about “how much rent you pay”, and this needs it."),
    ("rent", {"pays_rent": "yes"}, "missing", "We still need your answer about “how much rent you pay”."),
    ("rent", {"pays_rent": "yes", "rent": DONT_KNOW}, "unknown", "We need to know more about “how much rent you pay”."),
    ("sum(s.amount for s in savings)", {}, "not_asked", "You were not asked about “your savings”, and this needs it."),
    (
        "sum(s.amount for s in savings)",
        {"has_savings": "yes", "savings": []},
        "missing",
        "We still need your answer about “your savings”.",
    ),
    (
        "sum(s.amount for s in savings)",
        {"has_savings": "yes", "savings": [{"kind": "bank"}]},
        "missing",
        "We still need your answer about “how much is in it”.",
    ),
    (
        "sum(s.costs for s in savings)",
        {"has_savings": "yes", "savings": [{"kind": "bank"}]},
        "not_asked",
        "You were not asked about “what selling costs”, and this needs it.",
    ),
    (
        "sum(s.amount for s in savings)",
        {"has_savings": "yes", "savings": [{"amount": DONT_KNOW}]},
        "unknown",
        "We need to know more about “how much is in it”.",
    ),
    ("age(born, on)", {}, "missing", "We still need your answer about “when you were born”."),
]


@pytest.mark.parametrize(("text", "plain", "state", "problem"), STATES)
def test_what_is_not_there_counts_as_the_form_says_or_cannot_be_told(text, plain, state, problem):
    found = line(plain, text, **{state: "7"})
    assert (found.amount, found.problem) == (Decimal(7), "")
    others = {each: "7" for each in ("not_asked", "missing", "unknown") if each != state}
    found = line(plain, text, **others)
    assert (found.amount, found.problem, found.case) == (None, problem, None)
    assert bool(found.untold) == (state != "not_asked")


def test_a_year_of_birth_is_enough_only_if_it_decides():
    cases = ("age(born, on) >= 18", "1"), "2"
    assert line({"born": "1980"}, *cases).amount == 1
    found = line({"born": "2008"}, *cases)
    assert (found.amount, found.untold) == (None, ("born",))
    assert found.problem == "We need the whole date for “when you were born”."
    assert line({"born": "1980"}, "age(born, on)", missing="3").untold == ("born",)


def test_the_first_case_that_holds_counts():
    cases = ("pension > 100", "1"), ("pension > 50", "2"), "3"
    for amount, expected in {"101": 1, "100": 2, "50": 3}.items():
        found = line({"pension": {"amount": amount, "period": "week"}}, *cases)
        assert (found.amount, found.case) == (expected, expected - 1)


@pytest.mark.parametrize(
    ("plain", "when", "expected"),
    [
        ({}, "rent > 3", 2),
        ({"pays_rent": "yes"}, "rent > 3", ("rent",)),
        ({}, "rent > 3 or pension > 3", ("pension",)),
        ({"pays_rent": "no"}, "rent > 3 and pays_rent is yes", 2),
        ({"pays_rent": "yes", "rent": "2"}, "rent > 3 and pension > 3", 2),
        ({"pays_rent": "yes", "rent": "4"}, "rent > 3 or pension > 3", 1),
        ({"pays_rent": "yes", "rent": "4"}, "(home is flat and rent > 4) or pension > 3", ("pension",)),
        ({"pays_rent": "yes", "rent": DONT_KNOW}, "rent > 3", ("rent",)),
        ({"pays_rent": "yes", "rent": DONT_KNOW}, "rent is dont_know", 1),
        ({"home": DONT_KNOW}, "home is flat", 2),
        ({}, "home is answered", 2),
        ({"pays_rent": "yes"}, "renting", ("home",)),
        ({"pays_rent": "yes", "home": "flat"}, "renting", 1),
        ({"pays_rent": "no"}, "renting", 2),
        ({}, "pension_age(born) <= on", ("born",)),
        (SAVED | {"savings": [{"amount": "3"}]}, "sum(1 for s in savings if s.kind is bank) > 0", ("kind",)),
        ({}, "1 / (2 - 2) > 0", ()),
        ({"home": "flat"}, "home > 5", ()),
    ],
)
def test_an_undecided_when_does_not_hold_if_nothing_it_hangs_on_was_asked(plain, when, expected):
    found = line(plain, (when, "1"), "2")
    if isinstance(expected, tuple):
        assert (found.amount, found.untold) == (None, expected)
    else:
        assert found.amount == expected


def test_what_a_number_counts_as_decides_a_when_unless_it_was_not_asked():
    counts = {"not_asked": "1", "missing": "1", "unknown": "1"}
    for plain, expected in (({}, 2), ({"pays_rent": "yes"}, 1), ({"pays_rent": "yes", "rent": DONT_KNOW}, 1)):
        assert line(plain, ("rent < 3", "1"), "2", **counts).amount == expected
    bank = {"has_savings": "yes", "savings": [{"kind": "bank"}, {"kind": "shares"}]}
    assert line(bank, "sum(1 for s in savings if s.costs < 3)", **counts).amount == 1


def test_a_named_condition_means_the_same_in_a_calculation():
    form = with_sums(calculation("it", ("little", "1"), "2", missing="1"))
    named = replace(form, conditions={"little": parse("rent < 3")})
    assert worked_out(named, {"pays_rent": "yes"}).now.line("it").untold == ("rent",)
    assert worked_out(named, {"pays_rent": "yes", "rent": "2"}).now.line("it").amount == 1


def test_calculations_see_each_other_in_any_order_of_writing():
    first, second = calculation("all", "half * 2"), calculation("half", "pension / 2")
    plain = {"pension": {"amount": "9", "period": "week"}}
    for written in ((first, second), (second, first)):
        now = worked_out(with_sums(*written), plain).now
        assert {each.id: each.amount for each in now.every} == {"half": Decimal("4.50"), "all": Decimal("9.00")}
        assert [each.id for each in now.lines] == [each.id for each in written]


def test_cannot_tell_travels_with_its_questions():
    form = with_sums(
        calculation("income", "pension + weekly(rent)", not_asked=0),
        calculation("charge", "max(0, income - 3)"),
        calculation("kept", ("charge > 0", "charge"), "0"),
    )
    outcome = worked_out(form, {"pays_rent": "yes"})
    assert [each.untold for each in outcome.lines] == [("rent", "pension")] * 3
    assert [each.problem for each in outcome.lines[1:]] == [
        "We cannot tell “Income” yet.",
        "We cannot tell “Charge” yet.",
    ]
    assert outcome.untold == ("rent", "pension")


def test_a_given_amount_takes_the_place_of_a_calculation_and_its_line_says_so():
    form = with_sums(calculation("income", "pension"), calculation("charge", "income * 2"))
    income, charge = worked_out(form, {}, given={"income": Decimal("1.005")}).lines
    assert (income.amount, income.given, income.rates, income.case) == (Decimal("1.005"), True, (), None)
    assert (charge.amount, charge.given) == (Decimal("2.01"), False)


def test_a_line_names_each_rate_that_it_read_once_and_only_its_own():
    table = rates(figure("lower", {2026: "3"}), figure("upper", {2026: "5"}), figure("other", {2026: "9"}))
    form = with_sums(
        calculation(
            "it", ('rate("care.lower") > pension', 'rate("care.other")'), 'rate("care.upper") + rate("care.lower")'
        ),
        calculation("that", "it"),
    )
    it, that = worked_out(form, {"pension": {"amount": "4", "period": "week"}}, table=table).lines
    assert [(rate.id, rate.value, rate.year, rate.label) for rate in it.rates] == [
        ("care.lower", 3, 2026, "The lower"),
        ("care.upper", 5, 2026, "The upper"),
    ]
    assert (it.amount, that.amount, that.rates) == (8, 8, ())


def test_a_rate_of_a_month_is_made_weekly():
    table = rates(figure("credit", {2026: "520"}, Unit.POUNDS_A_MONTH))
    assert line({}, 'weekly(rate("care.credit"))', table=table).amount == 120
    assert line({}, 'weekly(rate("care.gone"))', 'rate("care.credit")', table=table).amount is None


def test_dividing_by_nought_and_too_big_numbers_are_told_in_words():
    found = line(
        {"has_savings": "yes", "savings": [{"amount": "3", "sharers": "0"}]},
        "sum(s.amount / s.sharers for s in savings)",
    )
    assert (found.amount, found.untold) == (None, ())
    assert found.problem.startswith("Something would have to be divided by nought")
    big = " * ".join(["999999999999999"] * 3)
    assert line({}, big).problem.startswith("This comes to a number that is too big")


def test_a_figure_that_there_is_not_this_year_is_named():
    table = rates(figure("lower", {2026: "3"}), figure("upper", {2025: "5"}))
    found = line({}, 'rate("care.upper") + rate("care.lower")', table=table)
    assert found.problem == "We have no figure of 2026/27 for “The upper”."
    assert [rate.id for rate in found.rates] == ["care.lower"]


def test_only_what_is_asked_counts():
    assert line({"pays_rent": "no", "rent": "100"}, "rent", not_asked="1").amount == 1
    bank = {"has_savings": "yes", "savings": [{"kind": "bank", "costs": "5"}]}
    assert line(bank, "sum(s.costs for s in savings)", not_asked="1").amount == 1


def test_circles_and_sums_that_are_too_much_are_refused():
    with pytest.raises(CycleError):
        Sums.of(with_sums(calculation("a", "b"), calculation("b", "a")))
    doubling = {f"c{n}": parse(f"c{n - 1} and c{n - 1}") for n in range(1, 30)} | {"c0": parse("home is flat")}
    with pytest.raises(ExpressionError):
        Sums.of(replace(with_sums(calculation("a", ("c29", "1"), "2")), conditions=doubling))


def test_age_is_on_the_monday_of_the_charged_week():
    sunday = date(2026, 11, 22)
    assert (
        worked_out(with_sums(calculation("a", "age(born, on)")), {"born": "2008-11-16"}, on=sunday).lines[0].amount
        == 18
    )
    assert (
        worked_out(with_sums(calculation("a", "age(born, on)")), {"born": "2008-11-17"}, on=sunday).lines[0].amount
        == 17
    )
