"""What is known of a form once its scenarios are walked: what is wrong, how long it is, what nobody has tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from formbuilder.calculation.coverage import Coverage
from formbuilder.checking.budgets import over_budget
from formbuilder.checking.covering import covered
from formbuilder.checking.lengths import Lengths, lengths
from formbuilder.checking.scenarios import broken_scenarios, walked_scenarios
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates, Status, written_year
from formbuilder.problems import Problem


@dataclass(frozen=True, slots=True)
class WalkedForm:
    """A form that can be used, and what walking it shows."""

    problems: tuple[Problem, ...]
    lengths: Lengths | None
    """None if the form has no scenarios."""
    coverage: Coverage | None
    """What the scenarios reach; None if there are none."""
    to_check: tuple[str, ...]
    """The figures that it names, with their years, that an officer must still check."""


def walked_form(form: Form, on: date, rates: Rates) -> WalkedForm:
    """Walk all scenarios of a form; ``on`` is their day."""
    walked = walked_scenarios(form, on)
    ways = lengths(walked)
    return WalkedForm(
        problems=(*broken_scenarios(form, on, rates), *over_budget(form, ways)),
        lengths=ways,
        coverage=covered(form, walked, on, rates) if walked else None,
        to_check=tuple(figures_to_check(rates, form.rates)),
    )


def figures_to_check(rates: Rates, tables: Iterable[str]) -> Iterator[str]:
    """Yield the figures of these tables, with their years, that nobody has read in their source yet."""
    figures = ((name, each) for name in tables if name in rates.tables for each in rates.tables[name].figures.values())
    for name, figure in figures:
        for year, amount in figure.years.items():
            if amount.status is not Status.READ:
                yield f"{name}.{figure.id} {written_year(year)}"
