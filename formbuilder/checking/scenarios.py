"""Scenarios: answers that must lead where the form says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from formbuilder.answers.reading import FaultCode
from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.calculation.sums import Sums
from formbuilder.checking.walking import Walked, walk_route
from formbuilder.definition.language import CANNOT_TELL
from formbuilder.definition.model import Form, Scenario
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.sums import OFFICER
from formbuilder.problems import Code, Problem
from formbuilder.routing.route import Route


def walked_scenarios(form: Form, on: date) -> tuple[tuple[Scenario, Walked], ...]:
    """Walk each scenario of ``form``; ``on`` is the day where a scenario names none."""
    route = Route.of(form)
    return tuple((each, walk_route(route, each.answers, each.on or on)) for each in form.scenarios)


def broken_scenarios(form: Form, on: date, rates: Rates = NO_RATES) -> Iterator[Problem]:
    """Give a problem for each scenario that leads elsewhere, or that has an answer which nobody could send.

    One that expects sums is worked out with ``rates``, and compared with the last year that is charged for.
    """
    sums = Sums.of(form) if form.calculations else None
    for scenario, found in walked_scenarios(form, on):
        yield from _elsewhere(scenario, found)
        yield from _not_sendable(scenario, found)
        if sums and scenario.results:
            outcome = sums.work_out(found.answers, frozenset(found.asked), scenario.on or on, rates)
            yield from _other_results(scenario, outcome.now)


def _elsewhere(scenario: Scenario, found: Walked) -> Iterator[Problem]:
    asked = set(found.asked)
    for id_ in scenario.asked:
        if id_ not in asked:
            yield Problem.at(scenario.place, Code.SCENARIO_NOT_ASKED, name=scenario.name, question=id_)
    for id_ in scenario.not_asked:
        if id_ in asked:
            yield Problem.at(scenario.place, Code.SCENARIO_ASKED, name=scenario.name, question=id_)


def _other_results(scenario: Scenario, found: PeriodOutcome) -> Iterator[Problem]:
    """Find sums that come out otherwise, and an officer who talks where none should, or does not."""
    expected, talk = scenario.results.get(OFFICER, ""), found.talk.id if found.talk else ""
    if talk != expected:
        values = {"expected": f"‘{expected}’" if expected else "no talk", "found": f"‘{talk}’" if talk else "no talk"}
        yield Problem.at(scenario.place, Code.SCENARIO_OFFICER, name=scenario.name, **values)
        return
    for id_, amount in scenario.results.items():
        told = _told(id_, found)
        if id_ != OFFICER and not _same(amount, told):
            values = {"name": scenario.name, "id": id_, "expected": amount, "found": told}
            yield Problem.at(scenario.place, Code.SCENARIO_SUM, **values)


def _told(id_: str, found: PeriodOutcome) -> str:
    """Return what a calculation comes to, as a scenario says it."""
    line = found.line(id_)
    return CANNOT_TELL if line is None or line.amount is None or found.problem else f"{line.amount:f}"


def _same(expected: str, told: str) -> bool:
    return expected == told if CANNOT_TELL in {expected, told} else Decimal(expected) == Decimal(told)


def _not_sendable(scenario: Scenario, found: Walked) -> Iterator[Problem]:
    """Find answers that would be refused; a scenario may leave out what must be answered."""
    for problem in found.problems:
        if problem.code != FaultCode.MISSING:
            values = {"name": scenario.name, "question": problem.question, "why": problem.message.rstrip(".")}
            yield Problem.at(scenario.place, Code.SCENARIO_ANSWER, **values)
