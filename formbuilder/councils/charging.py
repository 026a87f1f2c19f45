"""What a council sets itself about charging for care, read from its profile and held to the figures of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from formbuilder.councils.profile import Charging
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import NUMBER
from formbuilder.definition.rates import Rates, written_year
from formbuilder.definition.shapes import Format, Named, Thing
from formbuilder.problems import Code, DefinitionError, Place

FIGURE = Format(re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*"), Code.BAD_FIGURE_NAME)
YEAR = Format(re.compile("([0-9]{4})/([0-9]{2})"), Code.BAD_YEARS)
OWN_RATES = Named(FIGURE, Named(YEAR, NUMBER))
CHARGING = Thing("‘charging’", {"weeks_in_a_year": NUMBER, "ask_again_days": NUMBER})
WEEKS = Decimal(52)
MOST_WEEKS = Decimal("52.2")
"""A year of 366 days has 52.29 weeks; councils count 52, 52.14 or 52.18."""
FEWEST_DAYS, MOST_DAYS = Decimal(28), Decimal(365)
"""To ask again; SI 2009/309, regulation 12 gives twelve months to complain."""


def charging(council: Entry, rates: Rates | None) -> Charging:
    """Read ``charging`` and ``rates`` of a profile; figures that are worse than the law’s are refused."""
    own, places = _own_rates(council)
    if rates is not None:
        try:
            rates.with_own(own, places)
        except DefinitionError as error:
            council.reading.problems += error.problems
    weeks, days = _settings(council)
    return Charging(weeks_in_a_year=weeks, ask_again_days=days, rates=own)


def _settings(council: Entry) -> tuple[Decimal, int]:
    """Return how many weeks a year has, and how many days people have to ask again."""
    source = council.source("charging")
    if source is None:
        return WEEKS, int(MOST_DAYS)
    entry = Entry.of(source, CHARGING, council.reading)
    days = _between(
        entry, "ask_again_days", f"a whole number from {FEWEST_DAYS} to {MOST_DAYS}", (FEWEST_DAYS, MOST_DAYS)
    )
    if days is not None and days != int(days):
        entry.refuse("ask_again_days", Code.BAD_NUMBER, found=days, expected="a whole number")
    weeks = _between(entry, "weeks_in_a_year", f"a number from {WEEKS} to {MOST_WEEKS}", (WEEKS, MOST_WEEKS))
    return weeks or WEEKS, int(days or MOST_DAYS)


def _between(entry: Entry, key: str, expected: str, ends: tuple[Decimal, Decimal]) -> Decimal | None:
    found = entry.number(key, expected)
    if found is not None and not ends[0] <= found <= ends[1]:
        entry.refuse(key, Code.BAD_NUMBER, found=found, expected=expected)
    return found


def _own_rates(council: Entry) -> tuple[Mapping[str, Mapping[int, Decimal]], Mapping[str, Place]]:
    """Return the council’s own figures, by name and year, and where each name stands."""
    if not council.has("rates"):
        return {}, {}
    part = council.part("rates")
    for name in part.fields.value:
        if not FIGURE.pattern.fullmatch(name):
            part.refuse(name, Code.BAD_FIGURE_NAME, found=name)
    own = {name: dict(_years(part.part(name))) for name in part.fields.value}
    return own, {name: part.key_place(name) for name in own}


def _years(figure: Entry) -> Iterator[tuple[int, Decimal]]:
    for written in figure.fields.value:
        match = YEAR.pattern.fullmatch(written)
        if match is None or written_year(int(match[1])) != written:
            figure.refuse(written, Code.BAD_YEARS, found=written)
            continue
        value = figure.number(written, "an amount in digits, such as 125.40")
        if value is not None and value < 0:
            figure.refuse(written, Code.BAD_NUMBER, found=value, expected="an amount that is not below 0")
        elif value is not None:
            yield int(match[1]), value
