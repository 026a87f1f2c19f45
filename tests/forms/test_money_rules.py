"""What is true of what people may pay, whoever they are: the engine, the form and the figures against the law."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.walking import walk_route
from formbuilder.definition.rates import NO_RATES
from tests.forms.payers import CERTAIN, COSTS, DAYS, INCOME, PERSON, UNSURE, money, people
from tests.forms.second_reckoning import charge as by_hand
from tests.forms.starters import LIBRARY, ROUTES, carers

FORM = carers("financial-assessment")
ROUTE, SUMS, RATES = ROUTES[FORM.name], Sums.of(FORM), LIBRARY.rates or NO_RATES

few = settings(deadline=None, max_examples=50, derandomize=True)
many = settings(deadline=None, max_examples=400, derandomize=True)


def worked_out(answers: Mapping[str, Any], day: date) -> Outcome:
    """What the sums make of the answers, as `forms walk` reads them."""
    way = walk_route(ROUTE, answers, day)
    faults = [each for each in way.problems if each.code != "MISSING"]
    assert faults == []
    return SUMS.work_out(way.answers, frozenset(way.asked), day, RATES)


def line(found: Outcome, id_: str) -> Decimal | None:
    each = found.now.line(id_)
    assert each is not None
    return each.amount


def told(found: Outcome, id_: str) -> Decimal:
    amount = line(found, id_)
    assert amount is not None, (id_, found.untold)
    return amount


def costed(**fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """People who know what their care costs, so that there is a charge whatever they own."""
    return people(care_cost=money(900, "week"), **fixed)


def earning() -> st.SearchStrategy[dict[str, Any]]:
    """People with no savings, and with most kinds of money, so that a change of it is seen in the charge."""
    benefits = ["state_pension", "pension_credit", "universal_credit", "esa", "attendance"]
    other = ["pension", "war_pension", "war_widow", "rent", "other"]
    nothing = {"savings_kinds": ["none"], "other_property": "no", "own_home": "no", "savings_credit_amount": money(30)}
    return people(care_cost=UNSURE, carers_allowance="yes", benefits=benefits, other_income=other, **nothing)


def charged(answers: Mapping[str, Any], day: date) -> Decimal:
    return told(worked_out(answers, day), "charge")


def a_week(amount: object) -> dict[str, str]:
    return {"amount": str(amount), "period": "week"}


def with_more(answers: Mapping[str, Any], question: str, more: Decimal) -> dict[str, Any]:
    """The same answers, but for more money of the same period."""
    before = answers[question]
    return {**answers, question: before | {"amount": str(Decimal(before["amount"]) + more)}}


def picked(answers: Mapping[str, Any], question: str, option: str) -> dict[str, Any]:
    """The same answers, with one option more of a list."""
    others = [each for each in answers[question] if each not in {"none", option}]
    return {**answers, question: [*others, option]}


PENNY = Decimal("0.01")
MORE = st.integers(100, 20000).map(lambda pence: pence * PENNY)
COUNTED = (
    "state_pension_amount", "pension_credit_amount", "esa_amount", "attendance_amount", "carers_allowance_amount",
    "uc_amount", "war_attendance_amount", "war_widow_amount", "rent_income_amount", "pensions", "other_money",
)  # fmt: skip  # a list of money
LEFT_OUT = {
    "savings_credit_amount": "pension_credit_amount",
    "uc_housing": "uc_amount",
    "uc_children": "uc_amount",
    "war_pension_amount": "war_pension_amount",
    "war_widow_amount": "war_widow_amount",
}
"""Money that is left out or partly so, and what it is a part of."""
AMOUNTS = {id_ for id_ in PERSON | INCOME | COSTS if id_.endswith("_amount")} | {"uc_housing", "uc_children", "payers"}
PLAIN = {
    "state_pension": ("benefits", "state_pension_amount"),
    "esa": ("benefits", "esa_amount"),
    "war_widow": ("other_income", "war_widow_amount"),
    "rent": ("other_income", "rent_income_amount"),
    "mortgage": ("housing_costs", "mortgage_amount"),
    "council_tax": ("housing_costs", "council_tax_amount"),
}
"""What may be picked: in which list, and where its amount is asked."""
LEAST_SAVINGS_CREDIT = Decimal("6.95")
"""As much is left out in each of the years."""


@many
@given(people(), DAYS)
def test_a_second_reckoning_from_the_law_agrees_to_the_penny(answers, day):
    assume("attendance" not in answers["benefits"] or answers["date_of_birth"] < "1958")
    assert line(worked_out(answers, day), "charge") == by_hand(answers, day)


@few
@given(people(), DAYS, st.randoms(use_true_random=True))
def test_the_order_in_which_facts_are_entered_makes_no_difference(answers, day, chance):
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shuffled(each) for key, each in chance.sample(list(value.items()), len(value))}
        return [shuffled(each) for each in chance.sample(value, len(value))] if isinstance(value, list) else value

    assert worked_out(shuffled(answers), day) == worked_out(answers, day)


@few
@given(
    costed(benefits=["state_pension"], state_pension_amount=a_week("500"), savings_kinds=["savings"], children="0"),
    DAYS,
    st.integers(1, 20000),
    st.sampled_from(("savings", "savings", "home_value", "property_value")),
)
def test_more_savings_never_lower_the_charge(answers, day, more, what):
    richer = {**answers}
    if what == "savings":
        richer["savings"] = [*answers["savings"], {"savings_amount": str(more), "savings_whose": "mine"}]
    elif what == "home_value":
        richer["home_value"] = str(Decimal(answers["home_value"]) + more)
    else:
        first, *others = answers["properties"]
        richer["properties"] = [first | {"property_value": str(Decimal(first["property_value"]) + more)}, *others]
    assert charged(richer, day) >= charged(answers, day)


@few
@given(
    costed(has_extra_costs="yes", extra_costs_total=money(60, "week", "month", "year")),
    DAYS,
    MORE,
    st.sampled_from(("rent", "mortgage", "council_tax", "service_charge", "ground_rent")),
)
def test_more_costs_that_are_taken_off_never_raise_the_charge(answers, day, more, cost):
    before = charged(answers, day)
    assert charged(with_more(answers, "extra_costs_total", more), day) <= before
    assert charged(with_more(answers, f"{cost}_amount", more), day) <= before
    no_help = answers | {"housing_benefit_amount": a_week(0)}
    if answers["housing_costs"] != ["none"]:
        assert charged(picked(no_help, "housing_costs", cost), day) <= charged(no_help, day)


@few
@given(earning(), DAYS, MORE, st.sampled_from(COUNTED))
def test_more_money_that_counts_never_lowers_the_charge(answers, day, more, question):
    if question == "pensions":
        first, *others = answers["pensions"]
        richer = {**answers, "pensions": [with_more(first, "pension_amount", more), *others]}
    elif question == "other_money":
        richer = {**answers, "other_money": [*answers["other_money"], {"other_money_amount": a_week(more)}]}
    else:
        richer = with_more(answers, question, more)
    assert charged(richer, day) >= charged(answers, day)


@few
@given(earning(), DAYS, MORE, st.sampled_from(tuple(LEFT_OUT)))
def test_more_money_that_is_left_out_never_raises_the_charge_by_more_than_itself(answers, day, more, part):
    parts = {part, LEFT_OUT[part]}
    answers = answers | {each: a_week(answers[each]["amount"]) for each in parts}
    richer = answers | {each: with_more(answers, each, more)[each] for each in parts}
    assert charged(richer, day) - charged(answers, day) <= more


@few
@given(costed(lives_with_partner="no", uc_joint="no"), DAYS, MORE)
def test_savings_credit_up_to_the_limit_and_money_for_children_and_for_getting_about_are_free(answers, day, more):
    credit = picked(answers, "benefits", "pension_credit")
    without = {"pension_credit_amount": a_week(100), "savings_credit_amount": a_week(0)}
    with_it = {
        "pension_credit_amount": a_week(100 + LEAST_SAVINGS_CREDIT),
        "savings_credit_amount": a_week(LEAST_SAVINGS_CREDIT),
    }
    assert charged(credit | with_it, day) == charged(credit | without, day)
    universal = picked(answers, "benefits", "universal_credit") | {"uc_housing": a_week(0)}
    children = {"uc_amount": a_week(100 + more), "uc_children": a_week(more)}
    assert charged(universal | children, day) == charged(
        universal | {"uc_amount": a_week(100), "uc_children": a_week(0)}, day
    )
    assert charged(picked(answers, "benefits", "mobility"), day) <= charged(answers, day)


@few
@given(costed(), DAYS)
def test_one_more_child_never_raises_the_charge(answers, day):
    one_more = answers | {"children": str(int(answers["children"]) + 1)}
    assert charged(one_more, day) <= charged(answers, day)


@few
@given(people(), DAYS)
def test_the_charge_stays_within_the_cost_and_what_is_kept_within_the_money(answers, day):
    found = worked_out(answers, day)
    over = told(found, "capital") > 23250
    assert (line(found, "charge") is None) is (over and answers["care_cost"] == UNSURE)
    assume(line(found, "charge") is not None)
    charge = told(found, "charge")
    assert charge >= 0
    assert answers["care_cost"] == UNSURE or charge <= told(found, "full_cost")
    rest = told(found, "money_told") - told(found, "half_pension_left_out") - charge
    assert told(found, "you_keep") == max(0, rest)
    assert rest >= 0 or over or -rest <= told(found, "tariff_income")  # the rest is paid from savings


@few
@given(people(), DAYS)
def test_somebody_below_the_limit_keeps_the_set_amount_and_their_costs(answers, day):
    found = worked_out(answers, day)
    assume(told(found, "capital") <= 23250)
    counted = told(found, "all_counted")
    assert counted - told(found, "charge") >= min(counted, told(found, "taken_off"))


@few
@given(people(savings_kinds=["none"], other_property="no", own_home="no"), DAYS, st.randoms(use_true_random=True))
def test_an_amount_that_was_asked_and_not_told_gives_no_charge_and_is_named(answers, day, chance):
    asked = walk_route(ROUTE, answers, day).asked
    needed = [each for each in asked if each in AMOUNTS]
    assume(needed)
    missing = chance.choice(needed)
    found = worked_out({id_: value for id_, value in answers.items() if id_ != missing}, day)
    assert line(found, "charge") is None
    assert missing in found.untold
    assert not [each for each in found.says if each.id in {"pay", "pay-nothing", "keep"}]


@few
@given(costed(), DAYS, st.sampled_from(tuple(PLAIN)))
def test_what_somebody_does_not_get_or_pay_is_nil(answers, day, option):
    question, amount = PLAIN[option]
    nil = picked(answers, question, option) | {amount: a_week(0)}
    others = [each for each in nil[question] if each != option] or ["none"]
    assert charged(nil, day) == charged(answers | {question: others}, day)


HOME = {
    "where_care": "home", "date_of_birth": "1950-01-01", "lives_with_partner": "no", "children": "0",
    "carers_allowance": "no", "savings_kinds": ["savings"], "savings_special": ["none"], "other_property": "no",
    "benefits": ["state_pension"], "state_pension_amount": a_week("250"), "other_income": ["none"],
    "housing_costs": ["none"], "care_cost": a_week("700"),
} | CERTAIN  # fmt: skip  # a table
CARE_HOME = HOME | {"where_care": "care_home", "own_home": "no", "spouse_at_home": "no"}
TODAY = date(2026, 11, 23)


def owning(*amounts: str, **how: str) -> dict[str, Any]:
    return {"savings": [{"savings_amount": each, "savings_whose": "mine"} | how for each in amounts]}


@pytest.mark.parametrize(("answers", "least"), [(HOME, "8.55"), (CARE_HOME, "218.20")], ids=["home", "care home"])
@pytest.mark.parametrize(
    ("savings", "tariff"),
    [
        ("14249.99", 0), ("14250", 0), ("14250.01", 1), ("14500", 1), ("14500.01", 2), ("23000", 35), ("23000.01", 36),
        ("23249.99", 36), ("23250", 36),
    ],
)  # fmt: skip  # a table
def test_a_penny_either_side_of_each_step_between_the_limits(answers, least, savings, tariff):
    assert charged(answers | owning(savings), TODAY) == Decimal(least) + tariff
    two = {"savings_whose": "shared", "savings_owners": "2"}
    assert charged(answers | owning(str(Decimal(savings) * 2), **two), TODAY) == Decimal(least) + tariff


@pytest.mark.parametrize("answers", [HOME, CARE_HOME], ids=["home", "care home"])
def test_a_penny_above_the_upper_limit_is_the_whole_cost(answers):
    assert charged(answers | owning("20000", "3250.01"), TODAY) == 700
    unsure = worked_out(answers | owning("23250.01") | {"care_cost": UNSURE}, TODAY)
    assert line(unsure, "charge") is None
    assert "over" in [each.id for each in unsure.says]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"savings": None}, "savings"),
        ({"savings": [{"savings_whose": "mine"}]}, "savings_amount"),
        ({"savings": [{"savings_amount": "5"}]}, "savings_whose"),
        ({"savings": [{"savings_amount": "5", "savings_whose": "shared"}]}, "savings_owners"),
        ({"savings_special": ["injury"], "injury_trust": "yes"}, "injury_amount"),
        ({"other_property": "yes"}, "properties"),
        ({"other_property": "yes", "properties": [{"property_value": "9", "property_owners": "1"}]}, "property_owed"),
        ({"other_income": ["pension"]}, "pensions"),
        ({"other_income": ["pension"], "pensions": [{}, {"pension_amount": a_week(5)}]}, "pension_amount"),
        ({"benefits": ["other"], "other_money": [{"other_money_what": "Money"}]}, "other_money_amount"),
        ({"children": None}, "children"),
        ({"housing_costs": None}, "housing_costs"),
    ],
)
def test_a_part_that_is_missing_gives_no_charge_and_is_named(change, named):
    changed = HOME | owning("100") | change
    found = worked_out({id_: value for id_, value in changed.items() if value is not None}, TODAY)
    assert line(found, "charge") is None
    assert named in found.untold


def test_a_period_over_april_has_the_figures_of_both_years():
    found = worked_out(HOME | owning("100") | {"care_starts": "2026-03-30"}, date(2026, 4, 15))
    assert [(each.year, str(each.begins)) for each in found.periods] == [(2025, "2026-03-30"), (2026, "2026-04-06")]
    charges = [each.line("charge") for each in found.periods]
    assert [each.amount for each in charges if each] == [Decimal("17.40"), Decimal("8.55")]


@pytest.mark.parametrize(
    ("born", "mondays", "set_amounts"),
    [
        ("1960-05-10", ["2026-04-06", "2026-07-13"], ["120.40", "241.45"]),  # pension age on 10 July 2026
        ("2001-08-03", ["2026-04-06", "2026-08-03"], ["95.40", "120.40"]),
        ("2001-04-14", ["2026-04-06", "2026-04-20"], ["95.40", "120.40"]),
        ("2001-04-13", ["2026-04-06", "2026-04-13"], ["95.40", "120.40"]),
        ("2001-11-24", ["2026-04-06"], ["95.40"]),
    ],
)
def test_somebody_keeps_more_from_the_first_week_after_a_birthday(born, mondays, set_amounts):
    answers = HOME | owning("100") | {"care_starts": "2026-04-06", "date_of_birth": born, "certified_blind": "no"}
    found = worked_out(answers, TODAY)
    assert [str(each.begins) for each in found.periods] == mondays
    lines = [each.line("mig") for each in found.periods]
    assert [str(each.amount) for each in lines if each] == set_amounts


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 4, 12), "We have no figures for 2027/28, so we cannot work this out."),
        (date(2015, 4, 8), "We have no figure of 2015/16 for"),
    ],
)
def test_a_day_without_a_table_gives_words_and_no_figure(day, words):
    found = worked_out(HOME | owning("100") | {"date_of_birth": "1940-01-01"}, day)
    assert line(found, "charge") is None
    assert found.untold == ("waits_for_benefit",) or found.untold == ()
    assert any(words in each.problem for each in found.now.lines)
    assert not [each for each in found.says if each.id in {"pay", "pay-nothing", "keep"}]
