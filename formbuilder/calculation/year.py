"""One year of rates: its calculations are worked out one after the other, each seeing those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from formbuilder.calculation.amounts import rounded
from formbuilder.calculation.compiling import decided
from formbuilder.calculation.facts import Facts, Gap, State
from formbuilder.calculation.outcome import Line, RateUsed
from formbuilder.calculation.quick import SUMMING, Came, QuickCondition, QuickLine
from formbuilder.calculation.telling import TO_ANSWER, Called
from formbuilder.definition.calculations import Calculation
from formbuilder.definition.rates import Rates
from formbuilder.expressions.compiler import Gives, Holds
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.source import Doubts
from formbuilder.expressions.syntax import ON

Conditions = Callable[[Mapping[str, Operand], Callable[..., Operand]], dict[str, bool | None]]
"""Decides every named condition of a form."""


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A calculation, compiled."""

    written: Calculation
    cases: tuple[tuple[Holds | None, Gives], ...]
    plain: Line
    """The line without what is worked out."""
    quick: QuickLine | None
    fixed: tuple[Line | None, ...]
    """Of each case that is a number of the form, the whole line."""

    @classmethod
    def of(cls, written: Calculation, cases: tuple[tuple[Holds | None, Gives], ...], quick: QuickLine | None) -> ReadyLine:
        """Put together what a line needs."""
        plain = Line(
            id=written.id,
            label=str(written.label),
            amount=None,
            unit=written.unit,
            help=str(written.help or ""),
            law=written.law,
        )
        amounts = quick.fixed if quick else ()
        fixed = (None if each is None else plain._replace(amount=each, case=case) for case, each in enumerate(amounts))
        return cls(written, cases, plain, quick, tuple(fixed))

    def told(self, amount: Decimal, rates: tuple[RateUsed, ...], case: int | None) -> Line:
        """Return the line with what was worked out."""
        of = self.plain
        return Line(of.id, of.label, amount, of.unit, of.help, of.law, rates, case=case)


@dataclass(frozen=True, slots=True)
class ReadyCondition:
    """A condition of the result, compiled."""

    holds: Holds
    quick: QuickCondition | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a person in every year."""

    facts: Facts
    rates: Rates
    given: Mapping[str, Decimal]
    called: Called
    places: Mapping[str, int]
    """Where each question stands in the form."""
    conditions: Conditions | None
    """None: nothing can be worked out the fast way."""


@dataclass(frozen=True, slots=True)
class YearRates:
    """The rates of one year that a form reads."""

    used: Mapping[str, RateUsed]
    values: Mapping[str, Decimal]
    missing: frozenset[str]
    """Those that there are not."""


class Year:
    """What is worked out so far for the week of a Monday, and so for all weeks of its year."""

    def __init__(self, setting: Setting, week: date, rates: YearRates) -> None:
        self.setting = setting
        self.week = week
        self.number = setting.rates.year_of(week)
        facts = setting.facts
        self.rates = rates
        self.facts = Facts({**facts.known, ON: week}, dict(facts.doubts), facts.items, rates.used, facts.weeks)
        self.lines: dict[str, Line] = {}
        self._missing = {name for name, state in facts.doubts.items() if state is State.MISSING}
        self._other = {name for name, state in facts.doubts.items() if state not in NOT_THERE} | rates.missing
        decide_all = setting.conditions
        self._conditions = decide_all(self.facts.known, self.facts.known.get) if decide_all else None

    def work_out(self, lines: Iterable[ReadyLine]) -> None:
        """Work out calculations, each after those that it reads."""
        with localcontext(SUMMING):
            for line in lines:
                self._add(line)

    def _add(self, line: ReadyLine) -> None:
        id_ = line.written.id
        given = self.setting.given.get(id_)
        if given is None:
            found = self._quickly(line) or self._worked_out(line)
        else:
            found = line.plain._replace(amount=given, given=True)
        self.lines[id_] = found
        if found.amount is None:
            self.facts.doubts[id_] = State.UNTOLD
            self._other.add(id_)
        else:
            self.facts.known[id_] = found.amount

    def take_back(self, untold: tuple[str, ...], problem: str) -> None:
        """Let no amount be told, since of the whole year it cannot be."""
        for id_, line in self.lines.items():
            self.lines[id_] = line._replace(amount=None, case=None, untold=untold, problem=problem)

    def decide(self, condition: ReadyCondition | None) -> tuple[bool | None, Sequence[Gap]]:
        """Say whether a condition of the result holds; if that cannot be told, with what was not there."""
        if condition is None:
            return True, ()
        quick, known = condition.quick, self.facts.known
        if quick and self._conditions is not None:
            if quick.holds(known, known.get, self._conditions):
                return True, ()
            if self._is_sure_of(quick.doubts):
                return False, ()
        self.facts.take_gaps()
        found = decided(self.facts, condition.holds)
        return found, self.facts.take_gaps() if found is None else ()

    def in_order(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Return questions in the order of the form, each once."""
        return tuple(sorted(frozenset(questions), key=lambda id_: self.setting.places.get(id_, -1)))

    def untold(self, gaps: Iterable[Gap]) -> tuple[str, ...]:
        """Return the questions whose answers close ``gaps``, those behind calculations too."""
        found: list[str] = []
        for gap in gaps:
            if gap.state in TO_ANSWER:
                found.append(gap.name)
            elif gap.state is State.UNTOLD:
                found += self.lines[gap.name].untold
        return self.in_order(found)

    def problem(self, gaps: Sequence[Gap]) -> str:
        """Return why something cannot be told of which ``gaps`` were read."""
        in_order = sorted(gaps, key=lambda gap: (self.setting.places.get(gap.name, -1), gap.name))
        return self.setting.called.problem(in_order, self.setting.rates, self.number)

    def _is_sure_of(self, read: Doubts) -> bool:
        return read.missing.isdisjoint(self._missing) and read.other.isdisjoint(self._other)

    def _quickly(self, line: ReadyLine) -> Line | None:
        """Work out a line of which nothing is in doubt; None if something is, or no amount came out."""
        quick = line.quick
        if quick is None or self._conditions is None or not self._is_sure_of(quick.doubts):
            return None
        came = self._came(quick, self._conditions)
        self.facts.gaps.clear()
        used = self.facts.take_used()
        if came is None:
            return None
        case, amount = came
        fixed = line.fixed[case]
        if fixed is not None and not used:
            return fixed
        return line.told(amount, self._used(quick.rates[case], used), case)

    def _came(self, quick: QuickLine, conditions: Mapping[str, bool | None]) -> Came:
        facts = self.facts
        try:
            return quick.work_out(facts, facts.known, facts.known.get, conditions, self.rates.values)
        except ArithmeticError:
            return None

    def _used(self, always: tuple[str, ...], more: tuple[RateUsed, ...]) -> tuple[RateUsed, ...]:
        """Return the rates that were read, by their ids."""
        used = tuple([self.rates.used[id_] for id_ in always])
        if not more:
            return used
        return tuple(sorted({rate.id: rate for rate in (*used, *more)}.values(), key=lambda rate: rate.id))

    def _worked_out(self, line: ReadyLine) -> Line:
        case, found = self._found(line)
        amount = None if found is None else rounded(found, line.written.rounding)
        gaps, used = self.facts.take_gaps(), self.facts.take_used()
        if amount is not None:
            return line.told(amount, used, case)
        return line.plain._replace(rates=used, untold=self.untold(gaps), problem=self.problem(gaps))

    def _found(self, line: ReadyLine) -> tuple[int | None, Decimal | None]:
        """Return which case counts, and what it gives."""
        for case, (when, gives) in enumerate(line.cases):
            holds = True if when is None else decided(self.facts, when)
            if holds is None:
                break
            if holds:
                found = gives(self.facts)
                return case, found if isinstance(found, Decimal) else None
        return None, None


NOT_THERE = frozenset({State.NOT_ASKED, State.MISSING})
"""Nothing at all is known."""
