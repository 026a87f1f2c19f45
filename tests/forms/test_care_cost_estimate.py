"""The quick estimate: for the same facts the same sum as the full form, or “we cannot tell”; its answers carry over."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.case_files import read_cases
from formbuilder.checking.case_mapping import read_mapping
from formbuilder.checking.cases import work_out
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
CASES = ROOT / "tests" / "cases"
BY_HAND = """
- {id: lower limit, year: 2026/27, age: 80, capital: 14250, income: {state_pension: 300}, expect: 58.55}  # 300 − 241.45
- {id: a penny more, year: 2026/27, age: 80, capital: 14250.01, income: {state_pension: 300}, expect: 59.55}
- {id: upper limit, year: 2026/27, age: 80, capital: 23250, income: {state_pension: 300}, expect: 94.55}
- {id: above, year: 2026/27, age: 80, capital: 23250.01, care_cost: 800, income: {state_pension: 300}, expect: 800}
- {id: cheap care, year: 2026/27, age: 80, care_cost: 31.20, income: {state_pension: 300}, expect: 31.20}
- {id: a carer, year: 2024/25, age: 80, carer: yes, income: {state_pension: 300}, expect: 18.95}  # 300 − 228.70 − 52.35
- {id: of 24, year: 2025/26, age: 24, income: {esa: 120}, expect: 30.85}  # 120 − 89.15
- {id: of 25, year: 2025/26, age: 25, income: {esa: 120}, expect: 7.50}  # 120 − 112.50
- {id: pay, year: 2025/26, age: 40, income: {pay: 900, esa: 120}, expect: 7.50}
- {id: costs, year: 2026/27, age: 80, income: {pension: 400, aa: 76.7}, housing: {rent: 90.1}, dre: [7.15], expect: 138}
"""
"""Worked with a pencil; the last is 476.70 − 90.10 − 7.15 − 241.45."""
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
    cost=st.one_of(st.none(), POUNDS),
)
def test_the_same_facts_give_the_same_sum(facts, savings, money, rent, extra, cost):
    facts = facts if cost is None else facts | {"care_cost": weekly(cost)}
    estimate = quick(facts, savings, sum(money, Decimal(0)), rent, extra).now
    whole = full(facts, savings, money, rent, extra).now
    assert (estimate.talk, whole.talk) == (None, None)
    for line in ("capital", "tariff_income", "mig", "money_told", "extra_costs", "full_cost", "charge", "you_keep"):
        assert estimate.line(line).amount == whole.line(line).amount, line


@pytest.mark.parametrize(("pension", "says"), [("230", False), ("400", True)])
def test_nobody_who_pays_nothing_reads_that_savings_are_needed_to_pay(pension, says):
    nothing, savings = Decimal(0), Decimal(15_000)
    found = full(FACTS, savings, [Decimal(pension), nothing], nothing, nothing).now
    assert (found.line("charge").amount > 0) is says
    assert any("some of your savings to pay" in each.text for each in found.says) is says


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
    assert sorted(ids) == sorted([*FACTS, "care_cost"])
    words = {each.id: str(each.ask) for each in FULL.questions}
    assert all(str(each.ask) == words[each.id] for each in QUICK.questions if each.id in ids)


def test_it_is_short_and_keeps_nothing():
    assert not QUICK.records
    assert len([each for each in QUICK.questions if each.required]) - 1 <= 13
    assert len(list(QUICK.pages)) == 1


def test_nothing_carries_over_from_a_form_that_records_or_into_one_that_does_not():
    assert carried(FULL, QUICK) == ()
    assert carried(FULL, FULL) == ()


def worked(form: Form, data: bytes):
    """What comes out of worked examples by the file that stands beside a form, by id."""
    home = FORMS / form.slug / "cases.yaml"
    assert LIBRARY.rates is not None
    mapping = read_mapping(home.read_bytes(), str(home), form)
    found, _ = work_out(form, mapping, read_cases(data, "cases.yaml"), LIBRARY.rates)
    return {each.id: each for each in found}


@pytest.mark.parametrize("form", [QUICK, FULL], ids=["estimate", "full form"])
def test_examples_that_were_worked_with_a_pencil_come_out_to_the_penny(form):
    found = worked(form, BY_HAND.encode())
    assert len(found) == 10
    assert {id_: (each.charge, each.says, each.told) for id_, each in found.items() if not each.right} == {}


@pytest.mark.parametrize("name", ["published", "by_hand"])
def test_of_the_examples_of_the_full_form_it_tells_the_same_or_nothing(name):
    data = (CASES / f"{name}.yaml").read_bytes()
    estimates, wholes = worked(QUICK, data), worked(FULL, data)
    whole = {id_: each.charge for id_, each in wholes.items()}
    told = {id_: each.charge for id_, each in estimates.items() if each.charge and not each.told}
    assert told == {id_: whole[id_] for id_ in told}
    assert len(told) == {"published": 0, "by_hand": 6}[name]
    assert all(each.right for id_, each in estimates.items() if id_.startswith("tariff_income"))
