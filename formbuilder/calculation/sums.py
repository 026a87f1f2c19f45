"""The calculations of a form made ready to run: compiled once, worked out for each person and each year of rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from graphlib import TopologicalSorter
from types import MappingProxyType

from formbuilder.answers.operands import WEEKS_IN_A_YEAR
from formbuilder.answers.values import Answers, Day
from formbuilder.calculation.compiling import CalculationCompiler, FactsCompiler, Numbers
from formbuilder.calculation.gathering import Gathering
from formbuilder.calculation.outcome import Line, Outcome, PeriodOutcome, RateUsed
from formbuilder.calculation.periods import MOST_YEARS, WEEK, earliest, first_mondays, monday, parts
from formbuilder.calculation.quick import DecideAll, QuickSource, Readers, WorkOut, YearRates
from formbuilder.calculation.result import ReadyResult
from formbuilder.calculation.telling import Called, no_rates
from formbuilder.calculation.year import ReadyLine, Setting, Year
from formbuilder.definition.calculations import Calculation
from formbuilder.definition.every_question import every_question
from formbuilder.definition.kinds import kind, kind_of_unit
from formbuilder.definition.marks import Period
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates
from formbuilder.expressions.expansion import Measure
from formbuilder.expressions.kinds import Kind
from formbuilder.expressions.syntax import Expression, names, rates_read
from formbuilder.expressions.units import period_of

NOTHING_GIVEN: Mapping[str, Decimal] = MappingProxyType({})
MOST_KEPT = 100
TOO_LONG_AGO = f"We work out at most {MOST_YEARS} years back. Ask the council about the time before."


@dataclass(frozen=True, slots=True)
class Sums:
    """The calculations and the result of a form, ready to run; made once for a form."""

    form: Form
    _lines: tuple[ReadyLine, ...] = field(repr=False)
    """Each comes after those that it reads."""
    _work_out: WorkOut = field(repr=False)
    """Works out the same lines the fast way."""
    _result: ReadyResult = field(repr=False)
    _gathering: Gathering = field(repr=False)
    _rates: frozenset[str] = field(repr=False)
    _called: Called = field(repr=False)
    _places: Mapping[str, int] = field(repr=False)
    """Where each question stands in the form."""
    _decide_all: DecideAll = field(repr=False)
    _readers: Readers = field(repr=False)
    _together: Set[tuple[str, ...]] = field(repr=False)
    """The rates that a case of a calculation reads, for each."""
    _used: dict[tuple[str, int], YearRates] = field(repr=False, compare=False, default_factory=dict)
    """The rates that can be read, by the fingerprint of the tables and the year."""

    @classmethod
    def of(cls, form: Form) -> Sums:
        """Compile the calculations of ``form``, which has passed its checks.

        Raises ExpressionError if they are too much to work out, graphlib.CycleError if they lead back to themselves.
        """
        written = tuple(expressions(form))
        measure = Measure(form.conditions)
        for each in written:
            measure.bounded(each)
        kinds = _kinds(form)
        plain = FactsCompiler(form.conditions, _numbers(form, kinds))
        source = QuickSource(form.conditions, kinds)
        lines = [_ready(each, plain) for each in _in_order(form)]
        questions = tuple(every_question(form.questions))
        called = {each.id: str(each.short or each.ask) for each in questions}
        return cls(
            form,
            tuple(line for line, _ in lines),
            source.work_out([(line.plain, line.written, compiler) for line, compiler in lines]),
            ReadyResult.of(form, plain, source),
            Gathering.of(form, written),
            frozenset().union(*map(rates_read, written)),
            Called(called | {each.id: str(each.label) for each in form.calculations.values()}),
            {each.id: place for place, each in enumerate(questions)},
            source.decide_all,
            source.readers,
            source.together,
        )

    @property
    def reads(self) -> frozenset[str]:
        """The questions that the calculations and the result read, groups too."""
        return frozenset(self._gathering.questions) | frozenset(self._gathering.groups)

    def work_out(
        self,
        answers: Answers,
        asked: frozenset[str],
        on: date,
        rates: Rates,
        *,
        weeks: Decimal = WEEKS_IN_A_YEAR,
        given: Mapping[str, Decimal] = NOTHING_GIVEN,
    ) -> Outcome:
        """Return what comes out of the answers to what is ``asked``, for each year of rates that is charged for.

        ``on`` is the day of the assessment, ``weeks`` how many the council counts in a year, ``given`` amounts to take
        in place of calculations. A year has several parts if something else comes out from some week on, as after a
        birthday. The same facts give the same outcome in whatever order they were entered.
        """
        facts = self._gathering.facts(answers, asked, on, weeks)
        setting = Setting(facts, rates, given, self._called, self._places, self._decide_all, self._readers)
        begins = self._begins(answers, asked) or on
        last = monday(max(begins, on))
        first = max(begins, earliest(last))
        mondays = first_mondays(first, last, rates)
        ends = (*(week - WEEK for week in mondays[1:]), last)
        periods = (part for week, end in zip(mondays, ends, strict=True) for part in self._year(week, end, setting))
        return Outcome(tuple(periods), TOO_LONG_AGO if first > begins else "")

    def _year(self, first: date, last: date, setting: Setting) -> list[PeriodOutcome]:
        """Return the parts of the weeks from one Monday to another in the same year of rates."""
        begins = self._period(first, setting)
        if first == last:
            return [begins]
        return parts(begins, self._period(last, setting), lambda week: self._period(week, setting))

    def _period(self, week: date, setting: Setting) -> PeriodOutcome:
        found = self._rates_of(week, setting.rates)
        year = Year(setting, week, found)
        year.work_out(self._lines, self._work_out)
        without = bool(self._rates) and not found.used and not setting.given
        return self._result.told(year, no_rates(year.number) if without else "")

    def _rates_of(self, week: date, rates: Rates) -> YearRates:
        """Return the rates of the year of a week, found once."""
        key = rates.fingerprint, rates.year_of(week)
        found = self._used.get(key)
        if found is None:
            if len(self._used) >= MOST_KEPT:
                self._used.clear()
            used = {id_: rate for id_ in self._rates if (rate := _rate(id_, week, rates))}
            found = self._used[key] = YearRates.of(used, self._rates, self._together)
        return found

    def _begins(self, answers: Answers, asked: frozenset[str]) -> date | None:
        """Return the first day that is charged for, as far as it is known; None if the form does not ask."""
        starts = self.form.result.starts if self.form.result else ""
        value = answers.get(starts) if starts in asked else None
        return date(value.year, value.month or 1, value.day or 1) if isinstance(value, Day) else None


def expressions(form: Form) -> Iterator[Expression]:
    """Yield every expression of the calculations and the result of a form."""
    for calculation in form.calculations.values():
        yield from _of_calculation(calculation)
    if form.result:
        yield from (talk.when for talk in form.result.talks)
        yield from (said.when for said in (*form.result.says, *form.result.assumed) if said.when is not None)


def _of_calculation(calculation: Calculation) -> Iterator[Expression]:
    for case in calculation.cases:
        if case.when is not None:
            yield case.when
        yield case.gives


def _ready(written: Calculation, conditions: FactsCompiler) -> tuple[ReadyLine, CalculationCompiler]:
    compiler = CalculationCompiler(conditions, written.instead)
    cases = tuple(
        (compiler.holds(case.when) if case.when else None, compiler.gives(case.gives)) for case in written.cases
    )
    plain = Line(
        id=written.id,
        label=str(written.label),
        amount=None,
        unit=written.unit,
        help=str(written.help or ""),
        law=written.law,
    )
    return ReadyLine(written, cases, plain), compiler


def _in_order(form: Form) -> Sequence[Calculation]:
    """Return the calculations so that each comes after those that it reads."""
    reads = {
        id_: sorted(set().union(*(names(each) for each in _of_calculation(calculation))) & form.calculations.keys())
        for id_, calculation in form.calculations.items()
    }
    return [form.calculations[id_] for id_ in TopologicalSorter(reads).static_order()]


def _kinds(form: Form) -> Mapping[str, Kind]:
    """Return the kinds of all questions and calculations."""
    asked = {each.id: kind(each) for each in every_question(form.questions)}
    return asked | {each.id: kind_of_unit(each.unit) for each in form.calculations.values()}


def _numbers(form: Form, kinds: Mapping[str, Kind]) -> Numbers:
    asked = kinds.keys() - form.calculations.keys()
    periods = {id_: period_of(each.unit) for id_, each in kinds.items()}
    return Numbers(
        frozenset(id_ for id_ in asked if kinds[id_].is_number),
        {id_: Period(period) for id_, period in periods.items() if period},
    )


def _rate(id_: str, week: date, rates: Rates) -> RateUsed | None:
    figure, amount = rates.find(id_), rates.figure(id_, week)
    if figure is None or amount is None:
        return None
    label, year = str(figure.label), rates.year_of(week)
    return RateUsed(id_, label, amount.value, figure.unit, year, amount.status, figure.law, amount.own)
