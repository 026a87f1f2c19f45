"""Rates: figures that change each April, each with its year, its source and whether we read it there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from unicodedata import normalize

from formbuilder.definition.calculations import Unit
from formbuilder.definition.words import Words
from formbuilder.problems import Code, DefinitionError, Place, Problem

NO_PLACES: Mapping[str, Place] = MappingProxyType({})
NOWHERE = Place("rates", 1, 1)
APRIL = (4, 6)
OWN = "set by the council"
"""The source of a council’s own figure."""


class Status(StrEnum):
    """How sure we are of a figure."""

    READ = "read"
    """We read it in its source."""
    DERIVED = "derived"
    """We worked it out from a figure that we read; an officer must check it."""
    TO_CHECK = "to_check"
    """We did not see its source; an officer must check it."""


class Better(StrEnum):
    """What is better for the person; a council’s own figure is never worse."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    """A council may not set its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in one year."""

    value: Decimal
    status: Status
    source: str
    own: bool = False
    """Whether the council set it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that has an amount in each year, such as the personal expenses allowance."""

    id: str
    unit: Unit
    label: Words
    law: str
    better: Better
    years: Mapping[int, Amount]
    """By the calendar year in which the year begins: 2026 is 2026/27."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """Figures of one subject; its years begin on the same day."""

    name: str
    title: Words
    begins: tuple[int, int]
    """Month and day of a year’s first day."""
    figures: Mapping[str, Figure]
    place: Place = field(compare=False)

    def year_of(self, day: date) -> int:
        """Return the calendar year in which the year that ``day`` falls in began."""
        return _year_of(day, self.begins)


@dataclass(frozen=True, slots=True)
class Rates:
    """Every table that is published, with the council’s own figures in them if it set any."""

    tables: Mapping[str, RateTable]
    fingerprint: str
    """SHA-256, in hex, of all that stands in the tables; a result is kept with it."""

    @classmethod
    def of(cls, tables: Iterable[RateTable]) -> Rates:
        """Gather tables; the years of all of them begin on one day."""
        by_name = {table.name: table for table in tables}
        return cls(by_name, _fingerprint(by_name.values()))

    @property
    def begins(self) -> tuple[int, int]:
        """Month and day on which a year begins."""
        return next((table.begins for table in self.tables.values()), APRIL)

    def year_of(self, day: date) -> int:
        """Return the calendar year in which the year that ``day`` falls in began."""
        return _year_of(day, self.begins)

    def find(self, name: str) -> Figure | None:
        """Return a figure by its whole name, such as ``social-care.mig_child``; None if there is none."""
        table, _, id_ = name.partition(".")
        return self.tables[table].figures.get(id_) if table in self.tables else None

    def figure(self, name: str, day: date) -> Amount | None:
        """Return what a figure is in the year of ``day``; None if there is no such figure, or none in that year."""
        found = self.find(name)
        return found.years.get(self.year_of(day)) if found else None

    def with_own(self, own: Mapping[str, Mapping[int, Decimal]], places: Mapping[str, Place] = NO_PLACES) -> Rates:
        """Put a council’s own figures, by name and year, in place of the statutory ones.

        ``places`` says where each name was written. Raises DefinitionError with every name that there is not, every
        year without a statutory figure, and every figure that is worse for the person than the statutory one.
        """
        problems = [
            problem
            for name, amounts in own.items()
            for problem in _against(name, self.find(name), amounts, places.get(name, NOWHERE))
        ]
        if problems:
            raise DefinitionError(problems)
        return Rates.of(_with_own(table, own) for table in self.tables.values())

    def confirmed(self, figures: Set[tuple[str, int]]) -> Rates:
        """Take figures, by whole name and year, as read in their source: an officer has compared them."""
        if not figures:
            return self
        return Rates.of(_confirmed(table, figures) for table in self.tables.values())


def written_year(first: int) -> str:
    """Return how people write the year that begins in ``first``: 2026/27."""
    return f"{first}/{(first + 1) % 100:02}"


def _year_of(day: date, begins: tuple[int, int]) -> int:
    return day.year if (day.month, day.day) >= begins else day.year - 1


def _against(name: str, figure: Figure | None, own: Mapping[int, Decimal], place: Place) -> Iterator[Problem]:
    if figure is None:
        yield Problem.at(place, Code.UNKNOWN_FIGURE, found=name)
    elif figure.better is Better.SAME:
        yield Problem.at(place, Code.NOT_YOUR_RATE, found=name)
    else:
        for year, value in own.items():
            yield from _against_year(name, figure, year, value, place)


def _against_year(name: str, figure: Figure, year: int, value: Decimal, place: Place) -> Iterator[Problem]:
    statutory = figure.years.get(year)
    if statutory is None:
        yield Problem.at(place, Code.NO_RATE_THAT_YEAR, found=name, year=written_year(year))
    elif value < statutory.value if figure.better is Better.HIGHER else value > statutory.value:
        side = "below" if figure.better is Better.HIGHER else "above"
        worse = {"own": value, "statutory": statutory.value, "side": side}
        yield Problem.at(place, Code.RATE_TOO_HARD, found=name, year=written_year(year), **worse)


def _with_own(table: RateTable, own: Mapping[str, Mapping[int, Decimal]]) -> RateTable:
    figures = {id_: _figure_with(figure, own.get(f"{table.name}.{id_}", {})) for id_, figure in table.figures.items()}
    return replace(table, figures=figures)


def _figure_with(figure: Figure, own: Mapping[int, Decimal]) -> Figure:
    if not own:
        return figure
    amounts = {
        year: Amount(value=value, status=Status.READ, source=OWN, own=True, place=figure.years[year].place)
        for year, value in own.items()
    }
    return replace(figure, years={**figure.years, **amounts})


def _confirmed(table: RateTable, figures: Set[tuple[str, int]]) -> RateTable:
    found = {}
    for id_, figure in table.figures.items():
        read = {year: each for year, each in figure.years.items() if (f"{table.name}.{id_}", year) in figures}
        amounts = {year: replace(each, status=Status.READ) for year, each in read.items()}
        found[id_] = replace(figure, years={**figure.years, **amounts}) if amounts else figure
    return replace(table, figures=found)


def _fingerprint(tables: Iterable[RateTable]) -> str:
    """Return the hash of the canonical JSON (RFC 8785, texts in NFC) of all tables."""
    content = {table.name: _table(table) for table in tables}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(normalize("NFC", written).encode()).hexdigest()


def _table(table: RateTable) -> Mapping[str, object]:
    begins = "{:02}-{:02}".format(*table.begins)
    return {"title": str(table.title), "begins": begins, "figures": {k: _figure(f) for k, f in table.figures.items()}}


def _figure(figure: Figure) -> Mapping[str, object]:
    return {
        "unit": figure.unit,
        "label": str(figure.label),
        "law": figure.law,
        "better": figure.better,
        "years": {str(year): _amount(amount) for year, amount in figure.years.items()},
    }


def _amount(amount: Amount) -> Mapping[str, object]:
    value = f"{amount.value.normalize():f}"
    return {"is": value, "status": amount.status, "source": amount.source, "own": amount.own}


NO_RATES = Rates.of(())
