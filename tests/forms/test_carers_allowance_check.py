"""What carers who wonder if they can get Carer’s Allowance need of the check: an honest answer, and never a bare no."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.case_files import read_cases
from formbuilder.checking.case_mapping import read_mapping
from formbuilder.checking.cases import work_out
from formbuilder.config import ROOT
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Information
from formbuilder.definition.rates import NO_RATES
from formbuilder.definition.slots import slots
from formbuilder.routing.route import Route
from tests.council import Council
from tests.forms.starters import LIBRARY, carers, random_walks, scenario, walk
from tests.person import Person

FORM = carers("carers-allowance-check")
SUMS = Sums.of(FORM)
ROUTE = Route.of(FORM)
RATES = LIBRARY.rates or NO_RATES
ASKED = {question.id: question for question in FORM.questions}
HOME = ROOT / "forms" / FORM.slug / "cases.yaml"
MAPPING = read_mapping(HOME.read_bytes(), str(HOME), FORM)
PUBLISHED = Path(__file__).parent.parent / "cases" / "published.yaml"
NOVEMBER = date(2026, 11, 23)
MARCH = date(2027, 3, 1)
FITS: dict[str, object] = dict(scenario(FORM).answers)
NO_PAY = ("pay_tax", "pay_insurance")
ANSWERS = {
    "scotland", "northern-ireland", "abroad", "may", "may-qualify", "not-now", "may-be-over", "may-if",
}  # fmt: skip  # a table
ELSE = {"carer-part", "carers-credit", "pension-credit-too", "young-people", "council"}
"""Where else to look."""


def a_week(amount: object) -> dict[str, object]:
    return {"amount": str(amount), "period": "week"}


def paid(amount: object) -> dict[str, object]:
    return {"paid_work": "yes", "pay_before_tax": a_week(amount)} | dict.fromkeys(NO_PAY, a_week(0))


def told(*changes: Mapping[str, object], on: date = NOVEMBER) -> PeriodOutcome:
    """What is told to somebody whose every answer fits, but for ``changes``; None takes an answer away."""
    answers: dict[str, object] = dict(FITS)
    for each in changes:
        answers |= each
    return out_of({id_: answer for id_, answer in answers.items() if answer is not None}, on)


def out_of(answers: Mapping[str, object], on: date = NOVEMBER) -> PeriodOutcome:
    read = {id_: from_plain(ASKED[id_], answer, on).value for id_, answer in answers.items()}
    values = {id_: value for id_, value in read.items() if value is not None}
    return SUMS.work_out(values, ROUTE.walk(values, on).asked, on, RATES).now


def said(found: PeriodOutcome) -> set[str]:
    return {each.id for each in found.says}


def words(found: PeriodOutcome) -> str:
    return " ".join(map(str, found.says))


def amount(found: PeriodOutcome, id_: str) -> Decimal | None:
    line = found.line(id_)
    return line.amount if line else None


def test_who_fits_is_told_to_ask_and_never_that_they_will_get_it():
    found = told()
    assert found.says[0].id == "may"
    assert str(found.says[0]) == "You may get Carer’s Allowance: ask for it. It is £86.45 a week."
    assert "where" in said(found)


@pytest.mark.parametrize("change", [{"your_age": "16"}, {"your_age": "17"}, {"your_age": "99"}, {"help_hours": "35"}])
def test_16_years_and_35_hours_are_enough(change):
    assert told(change).says[0].id == "may"


def test_no_word_of_it_promises_or_decides():
    shown = " ".join(str(each) for _, each in slots(FORM))
    for promise in ("entitled", "you will get", "You get Carer", "are eligible"):
        assert promise not in shown
    assert "Only the DWP can say yes or no." in shown


@pytest.mark.parametrize(
    ("pay", "answer"), [("203.99", "may"), ("204.00", "may"), ("204.01", "not-now"), ("600", "not-now")]
)
def test_pay_fails_only_when_it_is_more_than_the_limit(pay, answer):
    assert answer in said(told(paid(pay)))


def test_a_part_of_a_penny_does_not_count():
    month = {"paid_work": "yes", "pay_before_tax": {"amount": "884.04", "period": "month"}}
    nothing_off = {id_: {"amount": "0", "period": "month"} for id_ in NO_PAY}
    found = told(month, nothing_off)
    assert Decimal("884.04") * 12 / 52 > Decimal("204.009")
    assert amount(found, "net_pay") == Decimal("204.00")
    assert "may" in said(found)


def test_tax_national_insurance_and_half_of_a_pension_come_off():
    off = {"pay_tax": a_week(20), "pay_insurance": a_week(6), "pay_pension": a_week(40)}
    found = told(paid(250), off)
    assert amount(found, "net_pay") == Decimal("204.00")
    assert "may" in said(found)
    assert "not-now" in said(told(paid(250), off | {"pay_pension": a_week("39.98")}))


def test_what_comes_off_may_be_left_out_where_it_changes_nothing():
    found = told(paid(200), dict.fromkeys(NO_PAY))
    assert "may" in said(found)
    assert "nothing-taken-off" in {each.id for each in found.assumed}


def test_pay_over_the_limit_before_tax_is_no_reason_to_say_no():
    found = told(paid(230), dict.fromkeys(NO_PAY))
    assert "may-be-over" in said(found)
    assert not {"not-now", "may", "over"} & said(found)
    assert "£204 a week" in words(found)


def test_pay_that_is_not_told_is_never_counted_as_nothing():
    found = told({"paid_work": "yes"})
    assert amount(found, "net_pay") is None
    assert {"may-if", "if-pay"} <= said(found)
    assert "may" not in said(found)


def test_the_limit_is_that_of_the_year_with_its_source():
    for on, limit, year in ((NOVEMBER, "204", 2026), (date(2026, 3, 30), "196", 2025), (MARCH, "204", 2026)):
        found = told(paid(200), on=on)
        line = found.line("earnings_limit")
        assert line is not None
        assert (line.amount, line.rates[0].year) == (Decimal(limit), year)
        assert line.rates[0].law == "SI 1976/409, regulation 8"
        assert "earnings_limit" in {each.id for each in found.lines}


def test_a_year_without_figures_gives_no_sum():
    found = told(on=date(2035, 6, 1))
    assert found.problem
    assert not found.says


NOS = [
    ({"your_age": "15"}, "too-young"),
    ({"help_hours": "34"}, "few-hours"),
    ({"help_hours": "34.9"}, "few-hours"),
    ({"help_hours": "0"}, "few-hours"),
    ({"their_benefits": ["none"]}, "no-benefit"),
    ({"someone_else": "yes"}, "someone-gets-it"),
    ({"full_time_study": "yes"}, "studies"),
    (paid("204.01"), "over"),
]


@pytest.mark.parametrize(("change", "reason"), NOS, ids=[f"{reason} {next(iter(c.values()))}" for c, reason in NOS])
@pytest.mark.parametrize("own", ["none", "state_pension", "pension_credit", "universal_credit", "esa"])
def test_no_says_why_and_what_else_to_look_at(change, reason, own):
    found = told(change, {"own_benefits": [own]})
    assert found.says[0].id == "not-now"
    assert reason in said(found)
    assert ELSE & said(found)
    assert "where" in said(found)


def test_every_reason_is_told_at_once():
    changes, reasons = zip(*NOS, strict=True)
    first_of_each = {id_: answer for each in reversed(changes) for id_, answer in each.items()}
    assert set(reasons) <= said(told(first_of_each))


@pytest.mark.parametrize(
    ("change", "credit"),
    [
        ({"help_hours": "34"}, True),
        ({"help_hours": "20"}, True),
        ({"help_hours": "19"}, False),
        ({"your_age": "15"}, False),
        ({"their_benefits": ["none"]}, True),
        (paid(300), True),
        ({"help_hours": "34", "own_benefits": ["state_pension"]}, False),
        ({}, False),
    ],
)
def test_carers_credit_is_for_20_hours_from_16_to_a_state_pension(change, credit):
    assert ("carers-credit" in said(told(change))) is credit


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (paid(300), True),
        (paid(300) | {"help_hours": "34"}, False),
        (paid(300) | {"their_benefits": ["none"]}, False),
        (paid(300) | {"someone_else": "yes"}, False),
        (paid(300) | {"own_benefits": ["state_pension"]}, False),
    ],
)
def test_the_carer_part_of_universal_credit_is_named_only_to_whom_it_may_fit(change, part):
    assert ("carer-part" in said(told(change))) is part


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ("state_pension", "with-state-pension"),
        ("esa", "with-another"),
        ("jsa", "with-another"),
        ("maternity", "with-another"),
        ("widowed", "with-another"),
    ],
)
def test_it_is_worth_asking_even_if_it_is_not_paid(own, reason):
    found = told({"own_benefits": [own]})
    assert found.says[0].id == "may-qualify"
    assert reason in said(found)
    assert "It is worth asking even if you are not paid." in words(found)


def test_a_pension_credit_without_a_state_pension_is_told_of_its_extra_part():
    assert "with-pension-credit" in said(told({"own_benefits": ["pension_credit"]}))
    assert "with-pension-credit" not in said(told({"own_benefits": ["pension_credit", "state_pension"]}))


@pytest.mark.parametrize("change", [{}, paid(100), {"help_hours": None}, {"own_benefits": ["state_pension"]}])
def test_whoever_may_ask_reads_first_what_the_person_they_help_may_lose(change):
    assert "they-may-lose" in said(told(change))


UNKNOWN = [
    ("your_age", "if-age", ()),
    ("lives_in", "if-lives", ()),
    ("full_time_study", "if-study", ("dont_know",)),
    ("their_benefits", "if-benefit", ("dont_know",)),
    ("help_hours", "if-hours", ("dont_know",)),
    ("someone_else", "if-someone", ("dont_know",)),
    ("paid_work", "if-pay", ()),
]


@pytest.mark.parametrize(("question", "rule", "also"), UNKNOWN, ids=[each[0] for each in UNKNOWN])
def test_what_is_not_known_becomes_a_rule_and_never_a_no(question, rule, also):
    for answer in (None, *({"also": each} for each in also)):
        found = told({question: answer})
        assert found.says[0].id == "may-if"
        assert rule in said(found)
        assert {each for each in said(found) if each.startswith("if-")} == {rule}


def test_who_waits_for_the_benefit_is_told_when_to_ask():
    found = told({"their_benefits": ["waiting"]})
    assert found.says[0].id == "may-if"
    assert {each for each in said(found) if each.startswith("if-")} == {"if-waits"}
    assert {"if-waits", "if-benefit"} & said(told({"their_benefits": ["waiting", "pip"]})) == set()


@pytest.mark.parametrize(
    ("lives", "answer", "address"),
    [
        ("scotland", "scotland", "mygov.scot/carer-support-payment"),
        ("northern_ireland", "northern-ireland", "nidirect.gov.uk"),
        ("abroad", "abroad", "gov.uk/carers-allowance"),
    ],
)
@pytest.mark.parametrize("hours", ["10", "40"])
def test_another_country_has_other_rules_and_so_no_sum_of_ours(lives, answer, address, hours):
    found = told({"lives_in": lives, "help_hours": hours})
    assert found.says[0].id == answer
    assert said(found) & ANSWERS == {answer}
    assert address in words(found)
    assert not found.assumed


def test_answers_made_by_chance_always_get_one_answer_and_a_place_to_ask():
    for answers, walked in random_walks(FORM):
        for pay in (None, "150", "204", "350"):
            given = walked.answers if pay is None else {**walked.answers, **read(paid(pay))}
            found = SUMS.work_out(given, frozenset(walked.asked), NOVEMBER, RATES).now
            assert len(said(found) & ANSWERS) == 1, answers
            assert found.says[0].id in ANSWERS
            assert {"where", "scotland", "northern-ireland"} & said(found)
            assert "not-now" not in said(found) or ELSE & said(found), answers


def read(answers: Mapping[str, object]) -> dict[str, object]:
    return {id_: from_plain(ASKED[id_], answer, NOVEMBER).value for id_, answer in answers.items()}


def test_a_young_person_is_led_to_the_form_for_young_people():
    ends = {end.id: end.form for end in FORM.ends}
    for age, form in product(("10", "15", "16", "17"), ("young-carers-talk",)):
        assert ends[walk(FORM, FITS | {"your_age": age}).end] == form
        assert "young-people" in said(told({"your_age": age}))
    assert ends[walk(FORM, FITS | {"your_age": "18"}).end] == "carers-assessment"
    assert ends[walk(FORM, {}).end] == "carers-assessment"


def test_it_keeps_nothing_and_asks_nothing_that_leads_to_a_person():
    assert not FORM.records
    assert all(not each.list for each in FORM.questions)
    assert all(each.required is not Required.YES for each in FORM.questions)


def test_it_is_8_questions_and_4_about_pay():
    asked = [each.id for each in FORM.questions if not isinstance(each.type, Information)]
    about_pay = [id_ for id_ in asked if id_.startswith("pay_")]
    assert (len(asked) - len(about_pay), len(about_pay)) == (8, 4)
    assert asked[-4:] == about_pay
    assert "8 questions, and 4 more" in str(FORM.intro)


def test_the_page_says_first_that_nothing_is_kept(whole_council: Council):
    person = Person(whole_council.app).open("/demo/carers-allowance-check")
    start, first = person.main.index("We do not keep your answers."), person.main.index("How old are you?")
    assert start < first
    person.fill({"How old are you?": "40"}).press()
    assert person.heading == "Carer’s Allowance and you"
    assert "We have not kept your answers." in person.main
    assert "with the figures of 2026/27" in person.main
    assert "Law: SI 1976/409, regulation 8" in person.main
    assert person.page.select_one("main a[href='/demo/carers-assessment']")


def test_it_is_not_offered_to_those_who_look_for_a_form(whole_council: Council):
    page = Person(whole_council.app).open("/demo/").page
    first, *others = page.select("main h2 a, main h3 a")
    assert first["href"] == "/demo/start-here"
    found = next(each for each in others if each["href"] == "/demo/carers-allowance-check")
    assert found.parent.name == "h3"


def test_the_worked_examples_come_out_right():
    found, left_out = work_out(FORM, MAPPING, read_cases(PUBLISHED.read_bytes(), ""), RATES)
    assert [" ".join(each.says) for each in found] == [
        "no: under 16",
        "no: under 35 hours",
        "may get it: not over the limit",
        "no: over the limit (look at UC carer element, Carer's Credit)",
    ]
    assert all(each.right for each in found)
    assert {each.listed for each in left_out} == {"nonresidential", "residential", "tariff_income"}


def test_a_worked_example_that_expects_something_else_is_wrong():
    other = b"carers_allowance: [{age: 40, hours: 35, net_earnings: 204.01, qualifying: true, expect: 'no: under 16'}]"
    found, _ = work_out(FORM, MAPPING, read_cases(other, ""), RATES)
    assert not found[0].right
