"""The quick estimate: for the same facts the same sum as the full form, or “we cannot tell”; its answers carry over."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.sums import Sums
from formbuilder.config import ROOT
from formbuilder.definition.library import load_library
from formbuilder.definition.load import load
from formbuilder.definition.model import Form
from formbuilder.routing.route import Route
from formbuilder.web.public.estimates import carried

FORMS = ROOT / "forms"
LIBRARY = load_library(FORMS)
QUICK = load(FORMS / "care-cost-estimate" / "1.yaml", LIBRARY)
FULL = load(FORMS / "financial-assessment" / "1.yaml", LIBRARY)
SUMS = {form.slug: Sums.of(form) for form in (QUICK, FULL)}
ROUTES = {form.slug: Route.of(form) for form in (QUICK, FULL)}
TODAY = date(2026, 11, 23)
FACTS = {
    "where_care": "home",
    "date_of_birth": "1950-01-01",
    "lives_with_partner": "no",
    "children": "0",
    "carers_allowance": "no",
    "gave_away": "no",
    "benefits": ["state_pension", "attendance"],
    "other_income": ["none"],
}


def out(form: Form, told: dict[str, object]) -> Outcome:
    questions = {each.id: each for each in form.questions}
    values = {id_: from_plain(questions[id_], plain, TODAY).value for id_, plain in told.items()}
    answers = {id_: value for id_, value in values.items() if value is not None}
    assert answers.keys() == told.keys()
    way = ROUTES[form.slug].walk(answers, TODAY)
    assert LIBRARY.rates is not None
    return SUMS[form.slug].work_out(answers, way.asked, TODAY, LIBRARY.rates)


def weekly(pounds: Decimal) -> dict[str, str]:
    return {"amount": str(pounds), "period": "week"}


def quick(facts: dict[str, object], savings: Decimal, money: Decimal, rent: Decimal, extra: Decimal) -> Outcome:
    sums = {"money_in_all": weekly(money), "home_costs_in_all": weekly(rent), "extra_costs_in_all": weekly(extra)}
    return out(QUICK, facts | {"savings_in_all": str(savings)} | sums)


def full(facts: dict[str, object], savings: Decimal, money: list[Decimal], rent: Decimal, extra: Decimal) -> Outcome:
    pension, attendance = money
    item = {"id": "aaaaaaaa", "savings_kind": "savings", "savings_amount": str(savings), "savings_whose": "mine"}
    more = {
        "free_care": ["none"],
        "how_to_answer": "tell",
        "savings_kinds": ["savings"],
        "savings": [item],
        "own_home": "no",
        "other_property": "no",
        "state_pension_amount": weekly(pension),
        "attendance_amount": weekly(attendance),
        "waits_for_benefit": "no",
        "housing_costs": ["rent"],
        "rent_amount": weekly(rent),
        "housing_benefit_amount": weekly(Decimal(0)),
        "payers": "1",
        "has_extra_costs": "yes",
        "extra_costs_total": weekly(extra),
    }
    return out(FULL, facts | more)


POUNDS = st.decimals(0, 600, places=2)


@st.composite
def people(draw: st.DrawFn) -> dict[str, object]:
    """Carer’s Allowance that is paid is left out: how much it is, is asked apart in the full form."""
    born = draw(st.dates(date(1930, 1, 1), date(2008, 1, 1)))
    carer = draw(st.sampled_from(["no", "letter_not_paid", "waiting"]))
    children = draw(st.integers(0, 4))
    return FACTS | {"date_of_birth": born.isoformat(), "carers_allowance": carer, "children": str(children)}


@settings(max_examples=60, deadline=None)
@given(
    facts=people(),
    savings=st.decimals(0, 30_000, places=2),
    money=st.lists(POUNDS, min_size=2, max_size=2),
    rent=POUNDS,
    extra=POUNDS,
)
def test_the_same_facts_give_the_same_sum(facts, savings, money, rent, extra):
    estimate = quick(facts, savings, sum(money, Decimal(0)), rent, extra).now
    whole = full(facts, savings, money, rent, extra).now
    assert (estimate.talk, whole.talk) == (None, None)
    lines = ["capital", "tariff_income", "mig", "money_told", "extra_costs"]
    if estimate.line("capital").amount <= estimate.line("upper_limit").amount:
        lines += ["charge", "you_keep"]
    for line in lines:
        assert estimate.line(line).amount == whole.line(line).amount, line


@pytest.mark.parametrize(
    "told",
    [
        {"where_care": "care_home"},
        {"lives_with_partner": "yes"},
        {"benefits": ["universal_credit"]},
        {"benefits": ["pip"], "date_of_birth": "1990-01-01"},
        {"other_income": ["war_pension"]},
    ],
)
def test_it_says_so_where_it_cannot_tell(told):
    nothing = Decimal(0)
    outcome = quick(FACTS | told, nothing, nothing, nothing, nothing)
    assert str(outcome.talk.title) == "We cannot tell from these few questions"
    assert outcome.lines == ()


def test_answers_that_both_ask_for_carry_over_with_the_same_options():
    ids = [each.id for each in carried(QUICK, FULL)]
    assert sorted(ids) == sorted(FACTS)
    words = {each.id: str(each.ask) for each in FULL.questions}
    assert all(str(each.ask) == words[each.id] for each in QUICK.questions if each.id in ids)


def test_it_is_short_and_keeps_nothing():
    assert not QUICK.records
    assert len([each for each in QUICK.questions if each.required]) - 1 <= 12
    assert len(list(QUICK.pages)) == 1


def test_nothing_carries_over_from_a_form_that_records_or_into_one_that_does_not():
    assert carried(FULL, QUICK) == ()
    assert carried(FULL, FULL) == ()
