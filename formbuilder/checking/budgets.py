"""The length budget of a form, held against its usual way."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.checking.lengths import USUAL, Lengths
from formbuilder.definition.model import Form
from formbuilder.problems import Code, Problem


def over_budget(form: Form, ways: Lengths | None) -> Iterator[Problem]:
    """Find out whether the usual way has more screens or takes longer than the form allows itself."""
    budget = form.budget
    if budget is None:
        return
    if ways is None:
        yield Problem.at(budget.place, Code.NO_WAY_TO_MEASURE, usual=USUAL)
    elif ways.usual.screens > budget.screens or ways.usual.minutes > budget.minutes:
        found, allowed = (_written(each.screens, each.minutes) for each in (ways.usual, budget))
        yield Problem.at(budget.place, Code.OVER_BUDGET, name=ways.usual.scenario, found=found, budget=allowed)


def _written(screens: int, minutes: int) -> str:
    return f"{screens} screen{'s' if screens != 1 else ''} and {minutes} minute{'s' if minutes != 1 else ''}"
