"""What a form works out from answers, as ``forms walk`` tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.calculation.outcome import Line
from formbuilder.calculation.sums import Sums
from formbuilder.checking.case_values import to_the_penny
from formbuilder.checking.walking import Walked
from formbuilder.definition.calculations import Unit
from formbuilder.definition.model import Form
from formbuilder.definition.rates import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What comes of answers; of a form that works nothing out, only where it ends."""

    end: str
    """The id of the end that the answers lead to; "" in a form that records answers."""
    officer: str = ""
    """The id of the talk that takes the place of every amount; "" if there is none."""
    amounts: Mapping[str, str | None] = field(default_factory=dict)
    """By calculation, sums with two decimals; None: it cannot be told."""
    says: tuple[str, ...] = ()
    """What the person reads, or why nothing could be worked out."""
    to_answer: tuple[str, ...] = ()
    """The questions to answer before all of it can be told."""


def results(form: Form, walked: Walked, on: date, rates: Rates) -> Results:
    """Work out what a form makes of answers that were walked on the day ``on``: of the last year that is charged."""
    if not form.calculations:
        return Results(end=walked.end)
    found = Sums.of(form).work_out(walked.answers, frozenset(walked.asked), on, rates).now
    if found.talk:
        return Results(end=walked.end, officer=found.talk.id)
    return Results(
        end=walked.end,
        amounts={id_: amount(line) for id_ in form.calculations if (line := found.line(id_))},
        says=(found.problem,) if found.problem else tuple(map(str, found.says)),
        to_answer=found.untold,
    )


def amount(line: Line) -> str | None:
    """Return what a line comes to, sums with two decimals; None if it cannot be told."""
    if line.amount is None:
        return None
    return f"{line.amount:f}" if line.unit in {Unit.NUMBER, Unit.YEARS} else to_the_penny(line.amount)
