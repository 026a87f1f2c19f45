"""Which cases of the calculations, and which sentences of the result, were reached by some people’s answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formbuilder.calculation.outcome import Outcome, PeriodOutcome
from formbuilder.definition.calculations import Result
from formbuilder.definition.model import Form


@dataclass(frozen=True, slots=True)
class Branch:
    """One way that a calculation or a sentence can turn out."""

    place: str
    """``CALC``, ``CALC.cases.2`` (from 1), ``result.officer.ID``, ``result.say.ID`` or ``result.assumed.ID``."""
    holds: bool = True
    """Of a sentence with a condition: whether it is said, or left out."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every branch of a form, and those that were reached. When all cases are, each ``when`` went both ways."""

    every: tuple[Branch, ...]
    reached: frozenset[Branch]

    @property
    def missed(self) -> tuple[Branch, ...]:
        """The branches that nobody reached, in the order of the form."""
        return tuple(branch for branch in self.every if branch not in self.reached)


def coverage(form: Form, outcomes: Iterable[Outcome]) -> Coverage:
    """Return what ``outcomes`` of ``form`` reached; an amount that was given, or not told, reaches nothing."""
    every = tuple(_every(form))
    reached = {branch for outcome in outcomes for period in outcome.periods for branch in _reached(form, period)}
    return Coverage(every, frozenset(reached) & frozenset(every))


def _every(form: Form) -> Iterator[Branch]:
    for id_, calculation in form.calculations.items():
        yield from (Branch(_place(form, id_, case)) for case in range(len(calculation.cases)))
    if form.result:
        for talk in form.result.talks:
            yield from _both_ways(f"result.officer.{talk.id}")
        for name, all_ in (("say", form.result.says), ("assumed", form.result.assumed)):
            for said in all_:
                yield from _both_ways(f"result.{name}.{said.id}") if said.when else [Branch(f"result.{name}.{said.id}")]


def _both_ways(place: str) -> tuple[Branch, Branch]:
    return Branch(place), Branch(place, holds=False)


def _place(form: Form, id_: str, case: int) -> str:
    return f"{id_}.cases.{case + 1}" if len(form.calculations[id_].cases) > 1 else id_


def _reached(form: Form, period: PeriodOutcome) -> Iterator[Branch]:
    yield from (Branch(_place(form, line.id, line.case)) for line in period.every if line.case is not None)
    if form.result:
        yield from _of_result(form.result, period)


def _of_result(result: Result, period: PeriodOutcome) -> Iterator[Branch]:
    """Yield what is said, and what is left out though everything could be told."""
    if period.problem:
        return
    for talk in result.talks:
        yield Branch(f"result.officer.{talk.id}", holds=talk == period.talk)
        if talk == period.talk:
            return
    for name, said, all_ in (("say", period.says, result.says), ("assumed", period.assumed, result.assumed)):
        told = {each.id for each in said}
        for each in all_:
            if each.id in told or not period.untold:
                yield Branch(f"result.{name}.{each.id}", holds=each.id in told)
