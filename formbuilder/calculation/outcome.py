"""What came out: for each year that is charged for its lines, each with its source, and what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from formbuilder.definition.calculations import Talk, Unit
from formbuilder.definition.rates import Status


@dataclass(frozen=True, slots=True)
class RateUsed:
    """A figure that a line was worked out with."""

    id: str
    """``table.figure``."""
    label: str
    value: Decimal
    unit: Unit
    year: int
    """The calendar year in which its year begins: 2026 is 2026/27."""
    status: Status
    law: str
    own: bool
    """Whether it is the council’s own."""

    def __hash__(self) -> int:
        """Return a hash that costs little: there is one figure of a name in a year, but where tables differ."""
        return hash((self.id, self.year))


class Line(NamedTuple):
    """One calculation, worked out or not."""

    id: str
    label: str
    unit: Unit
    help: str = ""
    law: str = ""
    amount: Decimal | None = None
    """In ``unit``, rounded as the form says; None: it cannot be told."""
    rates: tuple[RateUsed, ...] = ()
    """What was read for this line itself."""
    given: bool = False
    """Whether the amount was given, and not worked out."""
    untold: tuple[str, ...] = ()
    """The questions to answer before it can be told, in the order of the form; those about items by their own id."""
    problem: str = ""
    """Why it cannot be told, in a sentence or two."""
    case: int | None = None
    """Which of its cases gave the amount, from 0."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a result, amounts filled in."""

    id: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOutcome:
    """What came out for the weeks of one year of rates, or for some of them, if not the same came out for all."""

    year: int
    """The calendar year in which the rates begin: 2026 is 2026/27."""
    begins: date
    """The Monday of its first week, which everything is worked out for; the weeks after it come out the same."""
    lines: tuple[Line, ...]
    """The working, in the order of the form; empty if an officer talks to the person instead."""
    every: tuple[Line, ...]
    """Every calculation, in an order in which each comes after those that it reads: for tests, and not for people."""
    talk: Talk | None
    """Why an officer talks to the person, in place of any sum."""
    says: tuple[Paragraph, ...]
    assumed: tuple[Paragraph, ...]
    untold: tuple[str, ...]
    """The questions to answer before all of it can be told, in the order of the form."""
    problem: str = ""
    """Why nothing could be worked out for this year."""

    def line(self, id_: str) -> Line | None:
        """Return a calculation, worked out or not; None if there is none of this id."""
        return next((line for line in self.every if line.id == id_), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out, year by year or in smaller parts; there is at least one, and the last is the one to show first."""

    periods: tuple[PeriodOutcome, ...]
    problem: str = ""
    """What is left out of the periods, if they would be too many."""

    @property
    def now(self) -> PeriodOutcome:
        """The last period: the one with the week of today, or in which charging will begin."""
        return self.periods[-1]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The working of the last period."""
        return self.now.lines

    @property
    def talk(self) -> Talk | None:
        """Why an officer talks to the person; of the last period."""
        return self.now.talk

    @property
    def says(self) -> tuple[Paragraph, ...]:
        """What is said of the last period."""
        return self.now.says

    @property
    def assumed(self) -> tuple[Paragraph, ...]:
        """What the last period assumes."""
        return self.now.assumed

    @property
    def untold(self) -> tuple[str, ...]:
        """The questions to answer, of all periods, each once."""
        return tuple(dict.fromkeys(self._untold()))

    def _untold(self) -> Iterator[str]:
        for period in self.periods:
            yield from period.untold
