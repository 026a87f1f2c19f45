"""Two calculations beside each other, line by line: of what the person told, and of the officer's copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from formbuilder.calculation.outcome import Line, Outcome, PeriodOutcome
from formbuilder.charges.charge_form import CHARGE
from formbuilder.definition.calculations import Unit

NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePair:
    """One line in both; None: it cannot be told there."""

    id: str
    label: str
    unit: Unit
    person: Decimal | None
    officer: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether something else comes out."""
        return self.person != self.officer

    @property
    def more(self) -> Decimal:
        """How much more the officer’s is; below nought: less. Nought where one of them cannot be told."""
        return NOUGHT if self.person is None or self.officer is None else self.officer - self.person

    @property
    def is_nil(self) -> bool:
        """Whether it comes to nothing in both, and is not the charge itself."""
        return self.person == NOUGHT and self.officer == NOUGHT and self.id != CHARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPair:
    """The same weeks in both."""

    begins: date
    """The Monday of the first week."""
    year: int
    person: PeriodOutcome
    officer: PeriodOutcome
    lines: tuple[LinePair, ...]


def side_by_side(person: Outcome, officer: Outcome) -> tuple[PeriodPair, ...]:
    """Return both calculations, in parts that begin where one of either begins; the last is that of now."""
    mondays = sorted({each.begins for outcome in (person, officer) for each in outcome.periods})
    first = max(outcome.periods[0].begins for outcome in (person, officer))
    return tuple(_pair(_at(person, day), _at(officer, day), day) for day in mondays if day >= first)


def _at(outcome: Outcome, day: date) -> PeriodOutcome:
    """Return the part of an outcome that the week of a Monday belongs to."""
    return next((each for each in reversed(outcome.periods) if each.begins <= day), outcome.periods[0])


def _pair(person: PeriodOutcome, officer: PeriodOutcome, day: date) -> PeriodPair:
    return PeriodPair(
        begins=day, year=officer.year, person=person, officer=officer, lines=tuple(_lines(person, officer))
    )


def _lines(person: PeriodOutcome, officer: PeriodOutcome) -> Iterator[LinePair]:
    """Give the lines that either shows, in the order of the form."""
    theirs, ours = ({line.id: line for line in each.lines} for each in (person, officer))
    for line in ours.values() or theirs.values():
        yield LinePair(
            id=line.id,
            label=line.label,
            unit=line.unit,
            person=_amount(theirs.get(line.id)),
            officer=_amount(ours.get(line.id)),
        )


def _amount(line: Line | None) -> Decimal | None:
    return line.amount if line else None
