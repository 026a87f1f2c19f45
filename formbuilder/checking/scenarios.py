"""Scenarios: answers that must lead where the form says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from formbuilder.answers.reading import FaultCode
from formbuilder.checking.walking import Walked, walk_route
from formbuilder.definition.model import Form, Scenario
from formbuilder.problems import Code, Problem
from formbuilder.routing.route import Route


def walked_scenarios(form: Form, on: date) -> tuple[tuple[Scenario, Walked], ...]:
    """Walk each scenario of ``form``; ``on`` is the day where a scenario names none."""
    route = Route.of(form)
    return tuple((each, walk_route(route, each.answers, each.on or on)) for each in form.scenarios)


def broken_scenarios(form: Form, on: date) -> Iterator[Problem]:
    """Give a problem for each scenario that leads elsewhere, or that has an answer which nobody could send."""
    for scenario, found in walked_scenarios(form, on):
        yield from _elsewhere(scenario, found)
        yield from _not_sendable(scenario, found)


def _elsewhere(scenario: Scenario, found: Walked) -> Iterator[Problem]:
    asked = set(found.asked)
    for id_ in scenario.asked:
        if id_ not in asked:
            yield Problem.at(scenario.place, Code.SCENARIO_NOT_ASKED, name=scenario.name, question=id_)
    for id_ in scenario.not_asked:
        if id_ in asked:
            yield Problem.at(scenario.place, Code.SCENARIO_ASKED, name=scenario.name, question=id_)


def _not_sendable(scenario: Scenario, found: Walked) -> Iterator[Problem]:
    """Find answers that would be refused; a scenario may leave out what must be answered."""
    for problem in found.problems:
        if problem.code != FaultCode.MISSING:
            values = {"name": scenario.name, "question": problem.question, "why": problem.message.rstrip(".")}
            yield Problem.at(scenario.place, Code.SCENARIO_ANSWER, **values)
