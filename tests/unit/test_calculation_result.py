"""What a person reads: an officer or amounts, sentences, and a part for each year of rates."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from formbuilder.calculation.amounts import written
from formbuilder.calculation.coverage import Branch, coverage
from formbuilder.calculation.explaining import rules, vocabulary
from formbuilder.checking.explaining import vocabulary as of_form
from formbuilder.definition.calculations import Rounding, Unit
from formbuilder.definition.rates import NO_RATES
from tests.unit.sums_forms import calculation, figure, rates, said, talk, with_sums, worked_out

DONT_KNOW = {"also": "dont_know"}
FORM = with_sums(
    calculation("income", "pension", unit=Unit.POUNDS_A_WEEK),
    calculation("limit", 'rate("care.lower")'),
    calculation("charge", ("income > 100", "income - 100"), "0", unit=Unit.POUNDS_A_WEEK),
    talks=(talk("rich", "pension > 1000"), talk("flat", "home is flat and pays_rent is no")),
    says=(
        said("keep", "You have {income}, and {nobody} is left."),
        said("pay", "You may pay {charge} a week. The limit is {limit}.", "charge > 0"),
        said("none", "You pay nothing.", "charge is 0"),
    ),
    assumed=(said("alone", "You live alone.", "home is house"), said("always", "You told us everything.")),
    working=("charge", "income"),
    starts="starts",
)


def week(amount):
    return {"pension": {"amount": amount, "period": "week"}, "home": "house"}


def told(plain, **more):
    return worked_out(FORM, plain, **more).now


def test_sentences_carry_the_amounts_and_lines_stand_in_the_order_of_the_working():
    now = told(week("1100.5") | {"pension": {"amount": "201.5", "period": "week"}})
    assert [str(each) for each in now.says] == [
        "You have £201.50, and {nobody} is left.",
        "You may pay £101.50 a week. The limit is £14,250.",
    ]
    assert [each.id for each in now.assumed] == ["alone", "always"]
    assert [line.id for line in now.lines] == ["charge", "income"]
    assert (now.talk, now.untold, now.problem) == (None, (), "")


def test_a_sentence_whose_amount_cannot_be_told_is_left_out_and_the_questions_are_named():
    now = told({"home": DONT_KNOW, "pays_rent": "yes"})
    assert now.untold == ("pension",)
    now = worked_out(replace(FORM, result=replace(FORM.result, talks=())), {"pays_rent": "yes"}).now
    assert [each.id for each in now.says] == []
    assert [each.id for each in now.assumed] == ["always"]
    assert now.untold == ("home", "pension")


def test_an_officer_takes_the_place_of_every_amount():
    now = told(week("1001"))
    assert now.talk is not None
    assert (now.talk.id, now.lines, now.says, now.assumed) == ("rich", (), (), ())
    assert now.line("charge").amount == 901


def test_the_first_officer_that_holds_counts_even_if_another_cannot_be_told():
    assert told({"home": "flat", "pays_rent": "no"}).talk.id == "flat"
    assert told(week("1001") | {"home": "flat", "pays_rent": "no"}).talk.id == "rich"


def test_where_it_cannot_be_told_whether_an_officer_must_talk_there_is_no_amount():
    now = told({"pension": {"amount": "500", "period": "week"}, "pays_rent": "no"})
    assert now.talk is None
    assert [(line.amount, line.untold) for line in now.lines] == [(None, ("home",))] * 2
    assert now.line("limit").amount is None
    assert (now.says, now.assumed, now.untold) == ((), (), ("home",))
    assert now.problem == "We still need your answer about “where you live”."


def test_a_period_over_april_has_a_part_for_each_year():
    table = rates(figure("lower", {2025: "10", 2026: "20"}))
    outcome = worked_out(FORM, week("150") | {"starts": "2026-04-02"}, on=date(2026, 4, 15), table=table)
    assert [(each.year, each.begins) for each in outcome.periods] == [
        (2025, date(2026, 3, 30)),
        (2026, date(2026, 4, 6)),
    ]
    assert [each.line("limit").amount for each in outcome.periods] == [10, 20]
    assert [str(each.says[1])[-4:] for each in outcome.periods] == ["£10.", "£20."]
    assert outcome.now.year == 2026
    assert outcome.lines == outcome.periods[1].lines


@pytest.mark.parametrize(
    ("starts", "on", "mondays"),
    [
        (None, date(2026, 4, 12), [date(2026, 4, 6)]),
        (None, date(2027, 4, 11), [date(2027, 4, 5)]),
        ("2026-04-05", date(2026, 4, 6), [date(2026, 3, 30), date(2026, 4, 6)]),
        ("2027-04-06", date(2026, 4, 6), [date(2027, 4, 5)]),
        ("2027-04", date(2026, 4, 6), [date(2027, 3, 29)]),
        ("2025-01-01", date(2026, 4, 13), [date(2024, 12, 30), date(2025, 4, 7), date(2026, 4, 6)]),
    ],
)
def test_a_week_belongs_to_the_year_of_its_monday(starts, on, mondays):
    plain = week("150") | ({"starts": starts} if starts else {})
    outcome = worked_out(FORM, plain, on=on)
    assert [each.begins for each in outcome.periods] == mondays


def test_a_year_long_ago_is_left_out_and_that_is_said():
    outcome = worked_out(FORM, week("150") | {"starts": "1950-01-01"})
    assert len(outcome.periods) == 14
    assert outcome.periods[0].begins == date(2013, 12, 30)
    assert "at most 12 years" in outcome.problem
    assert worked_out(FORM, week("150")).problem == ""


def test_a_year_without_figures_gives_no_sum_and_says_so():
    now = worked_out(FORM, week("150"), on=date(2031, 5, 1)).now
    assert now.problem == "We have no figures for 2031/32, so we cannot work this out."
    assert [(line.amount, line.problem) for line in now.lines] == [(None, now.problem)] * 2
    assert now.says == ()
    assert worked_out(FORM, week("1001"), on=date(2031, 5, 1)).talk.id == "rich"
    given = worked_out(FORM, week("150"), on=date(2031, 5, 1), given={"limit": Decimal(3)}).now
    assert [line.amount for line in given.lines] == [50, 150]
    assert worked_out(FORM, week("150"), table=NO_RATES).now.problem


def test_a_form_without_a_result_shows_every_line():
    plain = with_sums(calculation("b", "a + 1"), calculation("a", "1"))
    now = worked_out(plain, {}).now
    assert [line.id for line in now.lines] == ["b", "a"]
    assert (now.says, now.talk) == ((), None)


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        ("1200.00", Unit.POUNDS, "£1,200"), ("12.5", Unit.POUNDS_A_WEEK, "£12.50"), ("-3", Unit.POUNDS, "−£3"),
        ("0.00", Unit.POUNDS_A_MONTH, "£0"), ("2.50", Unit.NUMBER, "2.5"), ("1000", Unit.YEARS, "1,000"),
        ("-20", Unit.NUMBER, "−20"),
    ],
)  # fmt: skip  # a table
def test_amounts_are_written_as_people_read_them(amount, unit, text):
    assert written(Decimal(amount), unit) == text


def test_coverage_names_the_branches_that_nobody_reached():
    first = worked_out(FORM, week("150"))
    found = coverage(FORM, [first])
    assert found.missed == (
        Branch("charge.cases.2"),
        Branch("result.officer.rich"),
        Branch("result.officer.flat"),
        Branch("result.say.pay", holds=False),
        Branch("result.say.none"),
        Branch("result.assumed.alone", holds=False),
    )
    others = [
        week("50"),
        week("1001"),
        {"home": "flat", "pays_rent": "no"},
        week("5") | {"home": "flat", "pays_rent": "yes"},
    ]
    everybody = coverage(FORM, [first, *(worked_out(FORM, each) for each in others)])
    assert everybody.missed == ()
    assert len(everybody.every) == 4 + 4 + 5 + 3


def test_what_is_given_or_cannot_be_told_reaches_nothing():
    nobody = coverage(FORM, [worked_out(FORM, {"home": "house"}, given={"limit": Decimal(3)})])
    assert nobody.reached == frozenset()


def test_each_rule_is_explained_in_sentences():
    table = rates(figure("lower", {2026: "3"}))
    found = {rule.place: rule.sentences for rule in rules(FORM, vocabulary(FORM, of_form(FORM), table))}
    assert found["income"] == (
        "“Income” is the answer about “how much pension you get”.",
        "What was not asked leaves this line open.",
        "What was not answered leaves this line open.",
        "“I do not know” leaves this line open.",
        "It is rounded to the nearest penny, half a penny up.",
        "Source: Law.",
    )
    assert found["charge"][:2] == (
        "“Charge” is “Income” minus 100, if “Income” is more than 100.",
        "Otherwise it is 0.",
    )
    assert found["limit"][0] == "“Limit” is “The lower” of that year."
    assert found["result.from"] == ("Weeks are worked out from the answer about “when care begins”.",)
    (rich,) = found["result.officer.rich"]
    assert rich.startswith("“We will talk” takes the place of every amount if the answer about “how much pension")
    assert rich.endswith(" is more than 1,000.")
    assert found["result.officer.flat"][0].endswith(", unless an officer talks to them already.")
    assert found["result.say.none"] == ("“You pay nothing.” is said if “Charge” is 0.",)
    assert found["result.assumed.always"] == ("“You told us everything.” is said always.",)
    counts = with_sums(
        calculation("it", ("pension > 3", "1"), ("pension > 2", "2"), "3", not_asked="2", rounding=Rounding.NONE)
    )
    (rule,) = rules(counts, vocabulary(counts, of_form(counts), table))
    assert rule.sentences[1].startswith(
        "Otherwise, if the answer about “how much pension you get” is more than 2, it is 2."
    )
    assert rule.sentences[3] == "What was not asked counts as £2."
    assert rule.sentences[-2] == "It is not rounded."
