"""A form that works out a charge, ready for officers: what it asks for its sums, and how they are worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from formbuilder.answers.operands import WEEKS_IN_A_YEAR
from formbuilder.answers.plain import trusted
from formbuilder.answers.values import Answers, Day
from formbuilder.calculation.outcome import Outcome
from formbuilder.calculation.result import AMOUNT
from formbuilder.calculation.sums import Sums
from formbuilder.definition.calculations import Unit
from formbuilder.definition.model import (
    Choice,
    Choices,
    Date,
    Form,
    Group,
    Money,
    Month,
    Number,
    Question,
    YesNo,
)
from formbuilder.definition.rates import Rates
from formbuilder.expressions.syntax import names
from formbuilder.routing.helper import WHO, somebody_else
from formbuilder.routing.route import Route
from formbuilder.routing.way import Way

CHARGE = "charge"
"""The calculation that says what somebody pays a week."""
KEEP = "keep"
"""The paragraph of a result that says what somebody keeps a week."""
FIGURES = (Money, Number, Date, Month, YesNo, Choice, Choices, Group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What sums are worked out with beside answers."""

    on: date
    """The day of the assessment."""
    rates: Rates = field(repr=False)
    weeks: Decimal = WEEKS_IN_A_YEAR
    """How many a year has."""
    begins: date | None = None
    """The first day that is charged for, in place of what was answered; None: as it was."""


@dataclass(frozen=True, slots=True)
class Worked:
    """Answers, where they lead, and what comes out of them."""

    answers: Answers = field(repr=False)
    way: Way = field(repr=False)
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ChargeForm:
    """One version of a form that works out a charge; made once for it."""

    form: Form
    route: Route = field(repr=False)
    sums: Sums = field(repr=False)
    keeps: str
    """The calculation that says what the person keeps a week; "" if none does."""
    figures: frozenset[str]
    """The questions that an officer can correct: what the sums read, and what decides whether that is asked."""

    @classmethod
    def of(cls, form: Form, route: Route | None = None, sums: Sums | None = None) -> ChargeForm:
        """Make a form ready; ``route`` and ``sums`` are those of the form, where they are there already."""
        ready = sums or Sums.of(form)
        return cls(form, route or Route.of(form), ready, _keeps(form), frozenset(_figures(form, ready.reads)))

    def work_out(self, plain: Mapping[str, object], terms: Terms) -> Worked:
        """Work out what comes of plain answers, on the way of a person who gives them."""
        given = ((each, plain[each.id]) for each in self.form.questions if each.id in plain)
        answers = {each.id: value for each, told in given if (value := trusted(each, told)) is not None}
        way = self.route.walk(answers, terms.on, alone=not somebody_else(answers))
        starts = self.form.result.starts if self.form.result else ""
        on, asked = terms.on, way.asked
        if terms.begins and starts:
            answers[starts] = Day(terms.begins.year, terms.begins.month, terms.begins.day)
            asked |= {starts}
        elif terms.begins:
            on = terms.begins
        return Worked(answers, way, self.sums.work_out(answers, asked, on, terms.rates, weeks=terms.weeks))


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A form, and what its sums are worked out with."""

    form: ChargeForm
    terms: Terms

    def work_out(self, plain: Mapping[str, object]) -> Worked:
        """Work out what comes of plain answers."""
        return self.form.work_out(plain, self.terms)


def works_out_a_charge(form: Form) -> bool:
    """Whether what is sent with a form may become a charge: it keeps answers, and has a calculation ``charge``."""
    charge = form.calculations.get(CHARGE)
    return bool(form.records and form.result and charge and charge.unit is Unit.POUNDS_A_WEEK)


def _keeps(form: Form) -> str:
    said = next((each for each in form.result.says if each.id == KEEP), None) if form.result else None
    amounts = AMOUNT.findall(str(said.words)) if said else []
    return amounts[0] if len(amounts) == 1 and amounts[0] in form.calculations else ""


def _figures(form: Form, read: frozenset[str]) -> Iterator[str]:
    """Give what is read, and what decides about it, and so on."""
    deciding = dict(_deciding(form))
    questions = {each.id: each for each in form.questions}
    waiting, seen = list(read), set(read)
    while waiting:
        id_ = waiting.pop()
        more = deciding.get(id_, frozenset()) - seen
        seen |= more
        waiting += more
    private = {each.id for page in form.pages for each in page.questions if page.private or each.private}
    wanted = seen - private - {WHO}
    yield from (id_ for id_ in wanted if id_ in questions and _is_figure(questions[id_]))


def _deciding(form: Form) -> Iterator[tuple[str, frozenset[str]]]:
    """Give each question with those that decide whether it is asked."""
    for section in form.sections:
        for page in section.pages:
            for question in page.questions:
                conditions = (section.show_if, page.show_if, question.show_if)
                yield question.id, frozenset().union(*(names(each, form.conditions) for each in conditions if each))


def _is_figure(question: Question) -> bool:
    return isinstance(question.type, FIGURES)
