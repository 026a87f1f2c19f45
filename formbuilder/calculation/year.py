"""One year of rates: its calculations are worked out one after the other, each seeing those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from formbuilder.calculation.amounts import rounded
from formbuilder.calculation.compiling import decided
from formbuilder.calculation.facts import Facts, Gap, State
from formbuilder.calculation.outcome import Line
from formbuilder.calculation.quick import SUMMING, DecideAll, QuickSource, Readers, Sure, WorkOut, YearRates
from formbuilder.calculation.telling import TO_ANSWER, Called
from formbuilder.definition.calculations import Calculation, Instead
from formbuilder.definition.rates import Rates
from formbuilder.expressions.compiler import Compiler, Gives, Holds
from formbuilder.expressions.syntax import ON, Expression


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A calculation, compiled for the careful way."""

    written: Calculation
    cases: tuple[tuple[Holds | None, Gives], ...]
    plain: Line
    """The line with nothing worked out."""

    @property
    def id(self) -> str:
        """The calculation."""
        return self.written.id


@dataclass(frozen=True, slots=True)
class ReadyConditions:
    """Conditions of the result, compiled for the careful way and for the fast one; None always holds."""

    holds: tuple[Holds | None, ...]
    sure: Sure
    numbers: tuple[int | None, ...]

    @classmethod
    def of(cls, written: Sequence[Expression | None], compiler: Compiler, source: QuickSource) -> ReadyConditions:
        """Compile conditions."""
        sure, numbers = source.sure(written)
        return cls(tuple(None if each is None else compiler.holds(each) for each in written), sure, numbers)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a person in every year."""

    facts: Facts
    rates: Rates
    given: Mapping[str, Decimal]
    called: Called
    places: Mapping[str, int]
    """Where each question stands in the form."""
    decide_all: DecideAll
    readers: Readers


class Year:
    """What is worked out so far for the week of a Monday, and so for all weeks of its year."""

    def __init__(self, setting: Setting, week: date, rates: YearRates) -> None:
        self.setting = setting
        self.week = week
        self.number = setting.rates.year_of(week)
        facts = setting.facts
        known = {**facts.known, ON: week}
        self.facts = Facts(known, dict(facts.doubts), facts.items, rates.used, facts.weeks)
        self.rates = rates
        self.lines: dict[str, Line] = {}
        missing, not_whole = facts.doubtful()
        other = not_whole | rates.missing
        self._doubtful = missing | other
        self._in_doubt = setting.readers.in_doubt(missing, other, setting.given)
        self._conditions = setting.decide_all(known, known.get)

    def work_out(self, lines: Sequence[ReadyLine], quickly: WorkOut) -> None:
        """Work out calculations, each after those that it reads; ``quickly`` was made of the same lines."""
        with localcontext(SUMMING):
            quickly(
                self.facts,
                self._conditions,
                self._in_doubt,
                self._doubtful,
                self.rates,
                self.lines,
                lambda place, id_: self._unanswered(lines[place], id_),
                lambda place: self._carefully(lines[place]),
            )

    def _carefully(self, line: ReadyLine) -> None:
        """Take an amount that was given, or work out one that the fast way cannot."""
        given = self.setting.given.get(line.id)
        self.facts.begin_again()
        found = self._worked_out(line) if given is None else line.plain._replace(amount=given, given=True)
        self.lines[line.id] = found
        if found.amount is None:
            self._doubt(line.id)
        else:
            self.facts.known[line.id] = found.amount

    def _unanswered(self, line: ReadyLine, id_: str) -> Line | None:
        """Note a line that is one answer, which is not there; None if it needs the careful way."""
        state = self.facts.doubts.get(id_)
        if state is None or not _leaves_untold(state, line.written.instead):
            return None
        gaps = (Gap(id_, state),)
        found = line.plain._replace(untold=self.untold(gaps), problem=self.problem(gaps))
        self.lines[line.id] = found
        self._doubt(line.id)
        return found

    def _doubt(self, id_: str) -> None:
        """Note that a calculation cannot be told."""
        self.facts.doubts[id_] = State.UNTOLD
        self._doubtful.add(id_)
        self._in_doubt |= self.setting.readers.of_other.get(id_, set())

    def take_back(self, untold: tuple[str, ...], problem: str) -> None:
        """Let no amount be told, since of the whole year it cannot be."""
        for id_, line in self.lines.items():
            self.lines[id_] = line._replace(amount=None, case=None, untold=untold, problem=problem)

    def not_failing(self, of: ReadyConditions) -> Iterator[tuple[int, Sequence[Gap] | None]]:
        """Yield the place of each condition that holds, with None, or that cannot be told, with what was not there."""
        known, in_doubt = self.facts.known, self._in_doubt
        for place, sure in enumerate(of.sure(known, known.get, self._conditions)):
            number = of.numbers[place]
            if sure:
                yield place, None
            elif number is None or number in in_doubt:
                holds, gaps = self._decide(of.holds[place])
                if holds is not False:
                    yield place, None if holds else gaps

    def _decide(self, condition: Holds | None) -> tuple[bool | None, Sequence[Gap]]:
        """Say whether a condition holds; if that cannot be told, with what was not there."""
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
            return line.plain._replace(amount=amount, rates=used, case=case)
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


def _leaves_untold(state: State, instead: Instead) -> bool:
    """Whether nothing is counted in the place of an answer that is not there."""
    match state:
        case State.NOT_ASKED:
            return instead.not_asked is None
        case State.MISSING:
            return instead.missing is None
        case _:
            return False
