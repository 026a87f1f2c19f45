"""One year of rates: its calculations are worked out one after the other, each seeing those before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from formbuilder.calculation.amounts import rounded
from formbuilder.calculation.compiling import decided
from formbuilder.calculation.facts import Facts, Gap, State
from formbuilder.calculation.outcome import Line, RateUsed
from formbuilder.calculation.telling import TO_ANSWER, Called
from formbuilder.definition.calculations import Calculation
from formbuilder.definition.rates import Rates
from formbuilder.expressions.compiler import Gives, Holds
from formbuilder.expressions.syntax import ON


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A calculation, compiled."""

    written: Calculation
    cases: tuple[tuple[Holds | None, Gives], ...]
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a person in every year."""

    facts: Facts
    rates: Rates
    given: Mapping[str, Decimal]
    called: Called
    places: Mapping[str, int]
    """Where each question stands in the form."""


class Year:
    """What is worked out so far for the week of a Monday, and so for all weeks of its year."""

    def __init__(self, setting: Setting, week: date, used: Mapping[str, RateUsed]) -> None:
        self.setting = setting
        self.week = week
        self.number = setting.rates.year_of(week)
        facts = setting.facts
        self.facts = Facts({**facts.known, ON: week}, dict(facts.doubts), facts.items, used, facts.weeks)
        self.lines: dict[str, Line] = {}

    def add(self, line: ReadyLine) -> None:
        """Work out a calculation whose parts are worked out already."""
        id_ = line.written.id
        given = self.setting.given.get(id_)
        self.lines[id_] = found = self._worked_out(line) if given is None else _line(line, given, given=True)
        if found.amount is None:
            self.facts.doubts[id_] = State.UNTOLD
        else:
            self.facts.known[id_] = found.amount

    def take_back(self, untold: tuple[str, ...], problem: str) -> None:
        """Let no amount be told, since of the whole year it cannot be."""
        for id_, line in self.lines.items():
            self.lines[id_] = replace(line, amount=None, case=None, untold=untold, problem=problem)

    def decide(self, condition: Holds | None) -> tuple[bool | None, Sequence[Gap]]:
        """Say whether a condition of the result holds; if that cannot be told, with what was not there."""
        self.facts.take_gaps()
        found = True if condition is None else decided(self.facts, condition)
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

    def _worked_out(self, line: ReadyLine) -> Line:
        case, found = self._found(line)
        amount = None if found is None else rounded(found, line.written.rounding)
        gaps, used = self.facts.take_gaps(), self.facts.take_used()
        if amount is not None:
            return _line(line, amount, rates=used, case=case)
        return _line(line, None, rates=used, untold=self.untold(gaps), problem=self.problem(gaps))

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


def _line(  # noqa: PLR0913 - as many parts as a line has
    line: ReadyLine,
    amount: Decimal | None,
    *,
    rates: tuple[RateUsed, ...] = (),
    given: bool = False,
    untold: tuple[str, ...] = (),
    problem: str = "",
    case: int | None = None,
) -> Line:
    return Line(
        id=line.written.id,
        label=line.label,
        help=line.help,
        amount=amount,
        unit=line.written.unit,
        law=line.written.law,
        rates=rates,
        given=given,
        untold=untold,
        problem=problem,
        case=case,
    )
