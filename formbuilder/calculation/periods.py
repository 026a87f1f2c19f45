"""The weeks that are charged for, by the year whose rates count: a week belongs to the year of its Monday."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from formbuilder.calculation.outcome import PeriodOutcome
from formbuilder.definition.rates import Rates

WEEK = timedelta(weeks=1)
MOST_YEARS = 12
"""How far back weeks are worked out."""


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def earliest(last: date) -> date:
    """Return the first Monday that is worked out, if weeks are charged up to the week of ``last``."""
    return monday(date(max(last.year - MOST_YEARS, 1), 1, 1))


def first_mondays(first: date, last: date, rates: Rates) -> tuple[date, ...]:
    """Return the first Monday of each year of rates, from the week of ``first`` to the week of ``last``."""
    found = [monday(first)]
    week = found[0]
    while last - week >= WEEK:
        week += WEEK
        if rates.year_of(week) != rates.year_of(found[-1]):
            found.append(week)
    return tuple(found)


def parts(first: PeriodOutcome, last: PeriodOutcome, told: Callable[[date], PeriodOutcome]) -> list[PeriodOutcome]:
    """Return ``first``, and each week of the same year up to ``last`` from which something else comes out.

    Somebody may have a birthday in between, from which they keep more. ``told`` works out the week of a Monday.
    """
    if replace(first, begins=last.begins) == last:
        return [first]
    weeks = (last.begins - first.begins) // WEEK
    if weeks <= 1:
        return [first, last]
    middle = told(first.begins + weeks // 2 * WEEK)
    return [*parts(first, middle, told), *parts(middle, last, told)[1:]]
