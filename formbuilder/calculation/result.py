"""What a person reads of one year: an officer who talks to them, or what they keep and pay, and the working."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from formbuilder.calculation.amounts import written
from formbuilder.calculation.facts import Gap
from formbuilder.calculation.outcome import Line, Paragraph, PeriodOutcome
from formbuilder.calculation.quick import QuickSource
from formbuilder.calculation.year import ReadyCondition, Year
from formbuilder.definition.calculations import Said, Talk
from formbuilder.definition.model import Form
from formbuilder.expressions.compiler import Compiler
from formbuilder.expressions.syntax import Expression

Ready: TypeAlias = Callable[[Expression], ReadyCondition]
AMOUNT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""Stands in words for the amount of a calculation."""


@dataclass(frozen=True, slots=True)
class ReadySaid:
    """A paragraph, compiled."""

    id: str
    words: str
    holds: ReadyCondition | None
    amounts: tuple[str, ...]
    """The calculations whose amounts stand in it."""

    @classmethod
    def of(cls, said: Said, ready: Ready) -> ReadySaid:
        """Compile the condition of a paragraph."""
        words = str(said.words)
        return cls(said.id, words, ready(said.when) if said.when else None, tuple(AMOUNT.findall(words)))


@dataclass(frozen=True, slots=True)
class ReadyResult:
    """The result of a form, compiled; of a form without one, every line is shown and nothing said."""

    working: tuple[str, ...]
    talks: tuple[tuple[Talk, ReadyCondition], ...]
    says: tuple[ReadySaid, ...]
    assumed: tuple[ReadySaid, ...]

    @classmethod
    def of(cls, form: Form, compiler: Compiler, source: QuickSource) -> ReadyResult:
        """Compile the conditions of a result, for the careful way and for the fast one."""

        def ready(when: Expression) -> ReadyCondition:
            return ReadyCondition(compiler.holds(when), source.condition(when))

        result = form.result
        if result is None:
            return cls(tuple(form.calculations), (), (), ())
        return cls(
            result.working,
            tuple((talk, ready(talk.when)) for talk in result.talks),
            tuple(ReadySaid.of(said, ready) for said in result.says),
            tuple(ReadySaid.of(said, ready) for said in result.assumed),
        )

    def told(self, year: Year, problem: str = "") -> PeriodOutcome:
        """Return what a person reads of a year that is worked out, or of which a ``problem`` says why it is not."""
        talk, gaps = self._talk(year)
        if talk:
            return _outcome(year, (), talk=talk)
        if problem or gaps is not None:
            untold, problem = year.untold(gaps or ()), problem or year.problem(gaps or ())
            year.take_back(untold, problem)
            return _outcome(year, self._lines(year), untold=untold, problem=problem)
        lines = self._lines(year)
        says, missing = _paragraphs(self.says, year)
        assumed, more = _paragraphs(self.assumed, year)
        untold = year.in_order([*missing, *more, *(id_ for line in lines for id_ in line.untold)])
        return _outcome(year, lines, says=says, assumed=assumed, untold=untold)

    def _lines(self, year: Year) -> tuple[Line, ...]:
        return tuple(year.lines[id_] for id_ in self.working if id_ in year.lines)

    def _talk(self, year: Year) -> tuple[Talk | None, Sequence[Gap] | None]:
        """Return the first talk that must be; if there may be one, what was not there to tell, else None."""
        waiting: list[Gap] = []
        undecided = False
        for talk, condition in self.talks:
            holds, gaps = year.decide(condition)
            if holds:
                return talk, None
            undecided = undecided or holds is None
            waiting += gaps
        return None, tuple(dict.fromkeys(waiting)) if undecided else None


def _paragraphs(all_: Sequence[ReadySaid], year: Year) -> tuple[tuple[Paragraph, ...], Sequence[str]]:
    """Return the paragraphs that are said, and the questions to answer before others can be."""
    found: list[Paragraph] = []
    untold: list[str] = []
    for said in all_:
        holds, gaps = (True, ()) if said.holds is None else year.decide(said.holds)
        if holds is False:
            continue
        amounts = {id_: line for id_ in said.amounts if (line := year.lines.get(id_))}
        missing = [id_ for line in amounts.values() for id_ in line.untold]
        if holds and all(line.amount is not None for line in amounts.values()):
            found.append(Paragraph(said.id, _filled(said.words, amounts)))
        else:
            untold += [*year.untold(gaps), *missing]
    return tuple(found), untold


def _filled(words: str, amounts: Mapping[str, Line]) -> str:
    """Put amounts in their places; each was worked out."""

    def amount(match: re.Match[str]) -> str:
        line = amounts.get(match[1])
        return match[0] if line is None or line.amount is None else written(line.amount, line.unit)

    return AMOUNT.sub(amount, words)


def _outcome(  # noqa: PLR0913 - as many parts as an outcome has
    year: Year,
    lines: tuple[Line, ...],
    *,
    talk: Talk | None = None,
    says: tuple[Paragraph, ...] = (),
    assumed: tuple[Paragraph, ...] = (),
    untold: tuple[str, ...] = (),
    problem: str = "",
) -> PeriodOutcome:
    return PeriodOutcome(
        year=year.number,
        begins=year.week,
        lines=lines,
        every=tuple(year.lines.values()),
        talk=talk,
        says=says,
        assumed=assumed,
        untold=untold,
        problem=problem,
    )
