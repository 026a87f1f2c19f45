"""Pounds are not hours, a week is not a month, and what only calculations may read is refused elsewhere."""

import pytest

from formbuilder.expressions import units
from formbuilder.expressions.checker import check
from formbuilder.expressions.kinds import DATE, NOTHING, Kind, Sort
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import Span


def money(unit, **more):
    return Kind(Sort.MONEY, unit=unit, **more)


def number(unit=""):
    return Kind(Sort.NUMBER, unit=unit)


NAMES = {
    "savings": money("pounds"),
    "pension": money("pounds a week"),
    "rent": money("pounds a month"),
    "tax": money("pounds a year"),
    "hours": number("hours"),
    "children": number(),
    "born": DATE,
    "accounts": NOTHING,
}
GROUPS = {
    "accounts": {
        "amount": money("pounds"),
        "kind": Kind(Sort.ONE, ("bank", "shares")),
        "rents": money("pounds a month"),
    }
}
RATES = {
    "care.lower": money("pounds"),
    "care.step": money("pounds"),
    "care.per_step": money("pounds a week"),
    "care.old": money("pounds", nil=True),
    "care.credit": money("pounds a month"),
}
WEEK, POUNDS = money("pounds a week"), money("pounds")


def faults(text, wanted=WEEK, **more):
    return check(parse(text), NAMES, wanted, **{"groups": GROUPS, "rates": RATES, **more})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0", WEEK),
        ("2 * (3 - 1) / 4", POUNDS),
        ("pension + 3 - weekly(rent) * 2", WEEK),
        ("2 * pension", WEEK),
        ("weekly(tax) + weekly(pension)", WEEK),
        ('weekly(rate("care.credit"))', WEEK),
        ("max(0, pension, weekly(rent))", WEEK),
        ('ceil((savings - rate("care.lower")) / rate("care.step")) * rate("care.per_step")', WEEK),
        ("savings / 2", POUNDS),
        ("-savings * children", POUNDS),
        ("savings / savings", number()),
        ("250 / savings", number()),
        ("hours", number()),
        ("age(born, on)", number("years")),
        ("age(born, on)", number()),
        ("sum(a.amount / 2 for a in accounts if a.kind is bank)", POUNDS),
        ("sum(weekly(a.rents) for a in accounts)", WEEK),
        ('rate("care.per_step") * sum(1 for a in accounts if a.kind is not bank)', WEEK),
        ("min(hours, 5)", number("hours")),
    ],
)
def test_units_that_fit_have_no_faults(text, wanted):
    assert faults(text, wanted) == ()


@pytest.mark.parametrize(
    ("text", "code", "span", "says"),
    [
        ("pension + hours", "WRONG_UNIT", (0, 15), "‘+’ stands between pounds a week and hours"),
        ("pension - savings", "WRONG_UNIT", (0, 17), "between pounds a week and pounds. Put together only"),
        ("pension + rent", "WRONG_PERIOD", (0, 14), "Write ‘weekly(rent)’ to make it pounds a week."),
        ("rent + pension", "WRONG_PERIOD", (0, 14), "Write ‘weekly(rent)’"),
        ("rent", "WRONG_PERIOD", (0, 4), "this gives pounds a month, and pounds a week should come out"),
        ("savings", "WRONG_UNIT", (0, 7), "this gives pounds, and pounds a week should come out"),
        ("hours", "WRONG_UNIT", (0, 5), "this gives hours, and pounds a week should come out"),
        ("pension * savings", "WRONG_UNIT", (0, 17), "Multiply by a plain number."),
        ("pension / hours", "WRONG_UNIT", (0, 15), "Divide by a plain number."),
        ("min(pension, 3, hours)", "WRONG_UNIT", (0, 22), "‘min’ stands between pounds a week and hours"),
        ("5 * children", "WRONG_UNIT", (0, 12), "this gives a plain number"),
        ("sum(1 for a in accounts)", "WRONG_UNIT", (0, 24), "this gives a plain number"),
        ("pension / 0", "DIVIDED_BY_NIL", (10, 11), "What stands after ‘/’ is nought"),
        ("pension / (2 - max(1, 2))", "DIVIDED_BY_NIL", (11, 24), "What stands after ‘/’ is nought"),
        ('pension * (savings / rate("care.old"))', "DIVIDED_BY_NIL", (21, 37), "‘care.old’ is nought in some year"),
        ("weekly(savings)", "WRONG_UNIT", (0, 15), "‘savings’ is pounds, not for a week, a month or a year"),
        ("weekly(hours)", "WRONG_UNIT", (0, 13), "Take ‘weekly’ away."),
        ("weekly(rent + tax)", "WRONG_KIND", (0, 18), "Write it round each of them."),
        ("weekly(rent, tax)", "WRONG_KIND", (0, 17), "Write it round each of them."),
        ('rate("care.lowr")', "UNKNOWN_RATE", (0, 17), "Perhaps you mean ‘care.lower’."),
        ('rate("zzz")', "UNKNOWN_RATE", (0, 11), "with a table of ‘rates’"),
        ("sum(a.amount for a in account)", "UNKNOWN_GROUP", (22, 29), "Perhaps you mean ‘accounts’."),
        ("sum(a.amount for a in hours)", "UNKNOWN_GROUP", (22, 27), "Use the id of a group."),
        ("sum(a.amout for a in accounts)", "UNKNOWN_MEMBER", (4, 11), "Perhaps you mean ‘amount’."),
        ("sum(a.zzz for a in accounts)", "UNKNOWN_MEMBER", (4, 9), "Use a question of ‘accounts’."),
        ("sum(b.amount for a in accounts)", "UNKNOWN_MEMBER", (4, 12), "Begin it with ‘a.’."),
        ("a.amount", "UNKNOWN_MEMBER", (0, 8), "Write it inside a sum"),
        ("sum(a for a in accounts)", "UNKNOWN_NAME", (4, 5), "Write ‘a.’ and a question of ‘accounts’."),
        ("sum(a.kind for a in accounts)", "WRONG_KIND", (4, 10), "‘a.kind’ is one option, and no number"),
        ("sum(weekly(a.rents) for a in accounts if a.kind)", "WRONG_KIND", (41, 47), "such as ‘a.kind is bank’."),
        ("sum(weekly(a.rents) for a in accounts if a.kind is gold)", "NOT_AN_OPTION", (51, 55), "bank, shares"),
        ("weekly(rent) * sum(1 for a in accounts if a.amount > rent)", "WRONG_UNIT", (42, 57), "‘>’ stands between"),
        ("accounts", "WRONG_KIND", (0, 8), "and no number"),
    ],
)
def test_units_that_do_not_fit_say_what_to_do(text, code, span, says):
    (fault,) = faults(text)
    assert (fault.code, fault.span) == (code, Span(*span))
    assert says in str(fault)
    assert str(fault).endswith(".")


def test_comparisons_need_one_unit():
    for text, codes in {
        "hours > pension": ["WRONG_UNIT"],
        "rent is (pension)": ["WRONG_PERIOD"],
        "age(born, on) >= 18 and hours > 20 and pension < 3": [],
        "pension_age(born) <= on": [],
        "age(born, on) > hours": ["WRONG_UNIT"],
        "1 / age(3) > 2": ["WRONG_KIND"],
        "pension_age(hours) <= on": ["WRONG_KIND"],
        "pension_age(born) > 3": ["WRONG_KIND"],
        "pension_age(born)": ["WRONG_KIND"],
    }.items():
        found = check(parse(text), NAMES)
        assert [fault.code for fault in found] == codes, text


def test_what_a_calculation_reads_is_refused_in_conditions():
    for text in ('rate("care.lower") > 3', "sum(1 for a in accounts) > 1", "a.amount > 1", "weekly(rent) > 3"):
        assert [fault.code for fault in check(parse(text), NAMES)] == ["ONLY_IN_SUMS"], text
        assert [fault.code for fault in check(parse(text), NAMES, groups={}, rates={})] != ["ONLY_IN_SUMS"], text


def test_every_period_has_a_unit():
    assert {units.period_of(units.pounds_a(period)) for period in units.PERIODS} == set(units.PERIODS)
    assert units.pounds_a("four_weeks") == "pounds for four weeks"
    assert units.is_money("pounds")
    assert not units.is_money("hours")
