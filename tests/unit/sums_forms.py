"""A small form with sums in it, its rates, and short ways to write them in a test."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from formbuilder.answers.plain import from_plain
from formbuilder.calculation.sums import Sums
from formbuilder.definition.calculations import Calculation, Case, Instead, Result, Rounding, Said, Talk, Unit
from formbuilder.definition.rates import Amount, Better, Figure, Rates, RateTable, Status
from formbuilder.definition.words import Words
from formbuilder.expressions.parser import parse
from formbuilder.problems import Place
from formbuilder.routing.route import Route
from tests.samples import form

HERE = Place("f.yaml", 1, 1)
TODAY = date(2026, 11, 22)

ASKED = """\
form: money
version: 1
title: Money
for: everyone
conditions: {renting: pays_rent is yes and home is flat}
sections:
  - id: money
    title: Money
    pages:
      - questions: [{id: born, type: date, least: year, ask: Born?, short: when you were born, required: no}]
      - questions:
          - {id: home, type: choice, ask: Home?, short: where you live, required: no, also: [dont_know],
             options: [{value: flat, label: A flat}, {value: house, label: A house}]}
      - questions: [{id: pays_rent, type: yes_no, ask: Rent?, short: if you pay rent, required: no}]
      - show_if: pays_rent is yes
        questions:
          - {id: rent, type: money, periods: [month], ask: How much rent?, short: how much rent you pay, required: no,
             also: [dont_know, prefer_not]}
      - questions:
          - {id: pension, type: money, periods: [week, fortnight, four_weeks, month, year], ask: Pension?,
             short: how much pension you get, required: no, also: [dont_know]}
      - questions: [{id: starts, type: date, least: month, ask: When?, short: when care begins, required: no}]
      - questions: [{id: has_savings, type: yes_no, ask: Savings?, short: if you have savings, required: no}]
      - title: Your savings
        show_if: has_savings is yes
        questions:
          - id: savings
            type: group
            ask: What are your savings?
            short: your savings
            item: an account
            required: no
            questions:
              - {id: kind, type: choice, ask: What is it?, short: what kind it is, required: no, also: [dont_know],
                 options: [{value: bank, label: Bank}, {value: shares, label: Shares}]}
              - {id: amount, type: money, ask: How much?, short: how much is in it, required: no, also: [dont_know]}
              - {id: sharers, type: number, ask: How many?, short: how many own it, required: no, min: 0}
              - {id: costs, type: money, ask: Costs?, short: what selling costs, required: no,
                 show_if: kind is shares}
"""
FORM = form(ASKED)
ROUTE = Route.of(FORM)
YEARS = {2024: "14000", 2025: "14100", 2026: "14250"}


def figure(id_, years, unit=Unit.POUNDS):
    """A figure with its amount in each year."""
    amounts = {
        year: Amount(value=Decimal(amount), status=Status.READ, source="", place=HERE) for year, amount in years.items()
    }
    return Figure(
        id=id_, unit=unit, label=words(f"The {id_}"), law="Act", better=Better.SAME, years=amounts, place=HERE
    )


def rates(*figures):
    """A table ``care`` of figures; one ``lower`` limit if none are given."""
    table = {each.id: each for each in figures or [figure("lower", YEARS)]}
    return Rates.of([RateTable(name="care", title=words("Care"), begins=(4, 6), figures=table, place=HERE)])


def words(text):
    """Words without a place."""
    return Words(text, HERE)


def calculation(id_, *cases, unit=Unit.POUNDS, rounding=Rounding.PENNY, **instead):
    """A calculation; a case is an expression, or a condition and an expression."""
    counts = {name: Decimal(amount) for name, amount in instead.items()}
    return Calculation(
        id=id_,
        label=words(id_.replace("_", " ").capitalize()),
        unit=unit,
        cases=tuple(case(each) for each in cases),
        instead=Instead(**counts),
        law="Law",
        rounding=rounding,
        place=HERE,
    )


def case(written):
    """One case."""
    when, gives = written if isinstance(written, tuple) else (None, written)
    return Case(when=parse(when) if when else None, gives=parse(gives), place=HERE)


def said(id_, text, when=None):
    """A paragraph."""
    return Said(id=id_, when=parse(when) if when else None, words=words(text), place=HERE)


def talk(id_, when):
    """A talk with an officer."""
    return Talk(id=id_, when=parse(when), title=words("We will talk"), text=words("An officer calls."), place=HERE)


def with_sums(*calculations, **result):
    """The form with calculations, and with a result if any of its parts is given."""
    told = None
    if result:
        working = tuple(each.id for each in calculations)
        told = Result(title=words("You may pay"), **{"says": (), "working": working, **result}, place=HERE)
    return replace(FORM, rates=("care",), calculations={each.id: each for each in calculations}, result=told)


def answers_of(plain, on=TODAY):
    """Answers from their plain shapes."""
    questions = {question.id: question for question in FORM.questions}
    readings = {id_: from_plain(questions[id_], value, on) for id_, value in plain.items()}
    assert not any(reading.faults for reading in readings.values()), readings
    return {id_: reading.value for id_, reading in readings.items() if reading.value is not None}


def worked_out(of, plain, *, on=TODAY, table=None, **more):
    """What comes out of answers that walk through the form."""
    answers = answers_of(plain, on)
    asked = ROUTE.walk(answers, on).asked
    return Sums.of(of).work_out(answers, asked, on, rates() if table is None else table, **more)


def line(plain, *cases, **settings):
    """The only line of a form with one calculation."""
    table = settings.pop("table", None)
    return worked_out(with_sums(calculation("it", *cases, **settings)), plain, table=table).now.line("it")
