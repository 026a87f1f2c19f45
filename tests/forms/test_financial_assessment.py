"""What people who worry about paying for care, and the officer who works it out, need of the form about it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.coverage import coverage
from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.sums import Sums
from formbuilder.config import ROOT
from formbuilder.definition.model import Group, Money
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.yaml_source import Items, Scalar, Source, read
from formbuilder.routing.helper import somebody_else
from formbuilder.routing.route import Route
from tests.forms.starters import LIBRARY, TODAY, carers, every_question, options, scenario, served, usual, walk

FORM = carers("financial-assessment")
SUMS = Sums.of(FORM)
ROUTE = Route.of(FORM)
RATES = LIBRARY.rates or NO_RATES
ASKED = {question.id: question for question in every_question(FORM)}
MONEY = {id_ for id_, question in ASKED.items() if isinstance(question.type, Money)}
LISTS = ("savings_kinds", "benefits", "other_income", "housing_costs")
NIL = {each: ["none"] for each in LISTS}
HOME: dict[str, object] = {
    "where_care": "home", "free_care": ["none"], "how_to_answer": "tell", "date_of_birth": "1950-01-01",
    "lives_with_partner": "no", "children": "0", "carers_allowance": "no", "gave_away": "no", "other_property": "no",
} | NIL  # fmt: skip  # a table
AMOUNTS = {
    "benefits": {
        "state_pension": {"state_pension_amount"},
        "pension_credit": {"pension_credit_amount", "savings_credit_amount"},
        "universal_credit": {"uc_amount", "uc_housing", "uc_children"},
        "esa": {"esa_amount"},
        "attendance": {"attendance_amount"},
        "pip": set(),
        "dla_care": set(),
        "mobility": set(),
        "afip": set(),
    },
    "other_income": {
        "war_pension": {"war_pension_amount", "war_attendance_amount"},
        "war_widow": {"war_widow_amount"},
        "rent": {"rent_income_amount"},
    },
    "housing_costs": {
        "rent": {"rent_amount", "housing_benefit_amount"},
        "mortgage": {"mortgage_amount"},
        "council_tax": {"council_tax_amount"},
        "service_charge": {"service_charge_amount"},
        "ground_rent": {"ground_rent_amount"},
    },
}
NOT_COUNTED = ("pay from work", "Child Benefit", "tax credits", "Housing Benefit", "child maintenance")
LAW = re.compile(r"SI \d{4}/\d+, |Care Act 2014, ")
MOST_SCREENS = {"The usual way": 35, "Refuses, and pays the full cost": 14, "Asks for a short check": 14}


def out_of(answers: Mapping[str, object], on: date = TODAY) -> Outcome:
    """What the sums make of answers."""
    read = {id_: from_plain(ASKED[id_], answer, on).value for id_, answer in answers.items()}
    values = {id_: value for id_, value in read.items() if value is not None}
    way = ROUTE.walk(values, on, alone=not somebody_else(values))
    return SUMS.work_out(values, frozenset(way.asked), on, RATES)


def amount(found: Outcome, id_: str) -> Decimal | None:
    line = found.now.line(id_)
    assert line is not None
    return line.amount


def told(found: Outcome, id_: str) -> Decimal:
    value = amount(found, id_)
    assert value is not None, id_
    return value


def a_week(pounds: object) -> dict[str, str]:
    return {"amount": str(pounds), "period": "week"}


def account(pounds: object, kind: str = "savings") -> dict[str, str]:
    return {"savings_kind": kind, "savings_amount": str(pounds), "savings_whose": "mine"}


def with_savings(*accounts: Mapping[str, str], pension: object = "300") -> dict[str, object]:
    return HOME | {
        "savings_kinds": ["savings"], "savings": [*accounts], "savings_special": ["none"], "care_cost": a_week("500"),
        "benefits": ["state_pension"], "state_pension_amount": a_week(pension),
    }  # fmt: skip  # a table


@pytest.mark.parametrize("each", FORM.scenarios, ids=lambda each: each.name)
def test_every_line_of_every_scenario_is_right_to_the_penny(each):
    found = out_of(each.answers, each.on or TODAY)
    wanted = dict(each.results)
    assert (found.talk.id if found.talk else None) == wanted.pop("officer", None)
    lines = {id_: amount(found, id_) for id_ in wanted}
    assert lines == {id_: None if value == "cannot_tell" else Decimal(value) for id_, value in wanted.items()}


def test_the_scenarios_reach_every_branch_of_every_line_and_sentence():
    found = coverage(FORM, [out_of(each.answers, each.on or TODAY) for each in FORM.scenarios])
    assert found.missed == ()


@pytest.mark.parametrize(("name", "most"), MOST_SCREENS.items())
def test_no_way_is_longer_than_it_must_be(name, most):
    assert walk(FORM, dict(scenario(FORM, name).answers)).screens <= most


def test_somebody_with_none_of_it_meets_no_box_for_money():
    assert MONEY & set(walk(FORM, HOME).asked) == {"care_cost"}


@pytest.mark.parametrize(("question", "option"), [(name, option) for name in AMOUNTS for option in AMOUNTS[name]])
def test_only_what_is_picked_is_asked(question, option):
    asked = walk(FORM, HOME | {question: [option]}).asked
    assert MONEY & set(asked) == {"care_cost"} | AMOUNTS[question][option]


@pytest.mark.parametrize("question", LISTS)
def test_every_list_can_be_answered_with_none_of_these(question):
    assert [option.value for option in options(ASKED[question]) if option.alone] == ["none"]


def test_each_kind_of_savings_can_be_given_once_in_the_one_group():
    kinds = [option.value for option in options(ASKED["savings_kinds"]) if not option.alone]
    assert [option.value for option in options(ASKED["savings_kind"])] == kinds


def test_the_money_of_a_partner_is_never_asked():
    asked = walk(FORM, HOME | {"lives_with_partner": "yes", "benefits": ["state_pension"]}).asked
    assert {"partner_born", "partner_benefits"} <= set(asked)
    assert not {id_ for id_ in MONEY if "partner" in id_}


@pytest.mark.parametrize(
    "name", ["pay from work", "Child Benefit", "tax credits", "Housing Benefit", "child maintenance"]
)
def test_what_is_never_counted_is_said_and_not_asked(name):
    assert any(name in str(ASKED[each].hint) for each in ("benefits", "other_income"))


def test_the_home_is_not_asked_about_by_somebody_who_stays_in_it():
    for where in ("home", "supported"):
        asked = walk(FORM, HOME | {"where_care": where}).asked
        assert not {"own_home", "home_lived_in", "home_value"} & set(asked)


def test_the_worry_comes_first_and_says_three_things():
    first = next(FORM.questions)
    words = str(first.hint)
    assert str(first.ask) == "Will I have to sell my home?"
    assert "you keep a set amount each week" in words
    assert "You can have a care assessment whatever you own." in words
    assert "we do not count the home you live in" in words


def test_the_result_says_first_what_is_kept_then_what_may_be_paid_then_what_could_lower_it():
    for name in ("The usual way", "Published by Knowsley, a care home in 2024/25"):
        each = scenario(FORM, name)
        said = [paragraph.id for paragraph in out_of(each.answers, each.on or TODAY).says]
        assert said[0] == "keep"
        assert said.index("pay") < said.index(next(id_ for id_ in said if id_.startswith("lower")))
    assert FORM.result
    assert str(FORM.result.after).startswith("You can have a care assessment whatever you own.")
    assert "You can talk to a person" in str(FORM.result.after)


def test_somebody_over_the_limit_reads_first_what_is_kept_too():
    assert [each.id for each in out_of(with_savings(account("23250.01"))).says][:2] == ["keep-savings", "over"]


def test_nothing_is_called_a_bill_and_nothing_is_promised():
    assert FORM.result
    parts = (*FORM.result.says, *FORM.result.assumed)
    words = [str(each.words) for each in parts] + [str(each.text) for each in FORM.result.talks]
    words += [str(FORM.result.title), str(FORM.result.after), *(str(each.label) for each in FORM.calculations.values())]
    assert not [each for each in words if re.search(r"\bbills?\b|you will pay|must pay|afford", each, re.IGNORECASE)]


def test_every_line_cites_its_instrument():
    assert [each.id for each in FORM.calculations.values() if not LAW.match(each.law)] == []


@pytest.mark.parametrize("talk", FORM.result.talks if FORM.result else (), ids=lambda each: each.id)
def test_an_officer_talks_and_no_sum_is_shown(talk):
    (found, *_) = [each for each in FORM.scenarios if each.results.get("officer") == talk.id]
    outcome = out_of(found.answers, found.on or TODAY)
    assert outcome.lines == ()
    assert outcome.says == ()
    assert "officer" in str(talk.text)
    assert "{" not in str(talk.text)


def test_the_figures_of_every_scenario_add_up_with_a_pencil():
    for each in FORM.scenarios:
        found = out_of(each.answers, each.on or TODAY)
        if found.talk or amount(found, "you_keep") is None:
            continue
        add_up(found)


def add_up(found: Outcome) -> None:
    """Check each subtotal against the lines above it."""
    ids = [line.id for line in found.lines]
    money = ids[ids.index("state_pension") : ids.index("money_told")]
    out = ids[ids.index("savings_credit_left_out") : ids.index("left_out")]
    more = ids[ids.index("mig_base") : ids.index("mig")]
    parts = {"told": money, "out": out, "mig": more}
    total = {name: sum(told(found, id_) for id_ in part) for name, part in parts.items()}
    assert told(found, "money_told") == total["told"]
    assert told(found, "left_out") == total["out"]
    assert told(found, "mig") == total["mig"]
    assert told(found, "income_counted") == max(Decimal(0), total["told"] - total["out"])
    assert told(found, "all_counted") == told(found, "income_counted") + told(found, "tariff_income")
    off = sum(told(found, id_) for id_ in ("home_costs", "extra_costs", "mig", "pea"))
    assert told(found, "taken_off") == off
    assert told(found, "money_left") == max(Decimal(0), told(found, "all_counted") - off)
    paid = told(found, "charge") + told(found, "half_pension_left_out")
    assert told(found, "you_keep") == max(Decimal(0), total["told"] - paid)


def test_more_savings_never_lower_what_may_be_paid():
    steps = [Decimal(14000) + Decimal("124.99") * number for number in range(80)]
    charges = [told(out_of(with_savings(account(step))), "charge") for step in steps]
    assert charges == sorted(charges)
    assert len(set(charges)) > 20


def test_more_extra_costs_never_raise_what_may_be_paid():
    answers = with_savings(account("20000")) | {
        "benefits": ["state_pension", "attendance"], "attendance_amount": a_week("114.60"), "has_extra_costs": "yes",
    }  # fmt: skip  # a table
    costs = [Decimal("7.77") * number for number in range(40)]
    charges = [told(out_of(answers | {"extra_costs_total": a_week(cost)}), "charge") for cost in costs]
    assert charges == sorted(charges, reverse=True)
    assert charges[0] > charges[-1] == 0


def test_the_order_of_accounts_and_of_answers_makes_no_difference():
    accounts = [account("5000.01"), account("9249.99", "cash"), account("0.01", "bonds"), account("777.77", "shares")]
    found = {told(out_of(with_savings(*each)), "charge") for each in permutations(accounts)}
    assert len(found) == 1
    answers = with_savings(*accounts)
    assert told(out_of(dict(reversed(answers.items()))), "charge") in found


def test_an_amount_that_is_left_out_is_not_nil_and_is_named():
    for id_ in ("state_pension_amount", "savings"):
        answers = {key: value for key, value in with_savings(account("1000")).items() if key != id_}
        found = out_of(answers)
        assert amount(found, "charge") is None
        assert id_ in found.untold


def test_help_with_rent_is_taken_off_once_only():
    answers = HOME | {
        "benefits": ["universal_credit"], "uc_amount": a_week("300"), "uc_housing": a_week("100"),
        "uc_children": a_week("0"), "uc_carer": "no", "housing_costs": ["rent"], "rent_amount": a_week("100"),
        "housing_benefit_amount": a_week("0"), "payers": "1",
    }  # fmt: skip  # a table
    found = out_of(answers)
    assert told(found, "universal_credit_left_out") == 100
    assert told(found, "home_costs") == 0


def test_a_period_over_april_gives_two_years_with_their_own_figures():
    each = scenario(FORM, "The care began before April, and the rates have changed")
    found = out_of(each.answers, each.on or TODAY)
    assert [period.year for period in found.periods] == [2025, 2026]
    lines = [period.line("mig") for period in found.periods]
    assert [line.amount for line in lines if line] == [Decimal("232.60"), Decimal("241.45")]


def test_the_usual_way_serves_what_the_law_asks():
    assert {"ca14-s14", "ca14-s17", "si2014-2672-r10", "si2014-2672-r7"} <= served(usual(FORM).questions)


def mapping() -> dict[str, Any]:
    """How worked examples become answers, as plain values."""
    file = ROOT / "forms" / FORM.slug / "cases.yaml"
    found = plain(read(file.read_bytes(), str(file)))
    assert isinstance(found, dict)
    return found


def plain(source: Source) -> object:
    match source:
        case Scalar(value):
            return value
        case Items(values):
            return [plain(each) for each in values]
        case _:
            return {key: plain(each) for key, each in source.value.items()}


def test_the_examples_lead_to_questions_and_lines_that_there_are():
    found = mapping()
    rules = [rule for each in found["keys"].values() for rule in (each, *each.get("when", {}).values())]
    named = {*found["always"], *(name for each in found["care"].values() for name in each), found["day"]["answers"]}
    for rule in rules:
        named |= {*rule.get("answers", {}), *rule.get("choose", {}), *rule.get("item", {}), *rule.get("born", {})}
        money = rule.get("money", [])
        named |= {money} if isinstance(money, str) else {*money}
    groups = {id_ for id_, each in ASKED.items() if isinstance(each.type, Group)}
    assert named <= ASKED.keys()
    assert {name for rule in rules for name in rule.get("item", {})} <= groups
    assert {rule["gives"] for rule in rules if "gives" in rule} <= FORM.calculations.keys()
    chosen = {(name, option) for rule in rules for name, option in rule.get("choose", {}).items()}
    assert all(option in [each.value for each in options(ASKED[name])] for name, option in chosen)
