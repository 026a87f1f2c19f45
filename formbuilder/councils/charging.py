"""What a council sets itself about charging for care, read from its profile and held to the figures of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from formbuilder.councils.profile import Charging
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import NUMBER, Format, Named, Thing
from formbuilder.definition.rates import Rates, written_year
from formbuilder.problems import Code, DefinitionError, Place

FIGURE = Format(re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*"), Code.BAD_FIGURE_NAME)
YEAR = Format(re.compile("([0-9]{4})/([0-9]{2})"), Code.BAD_YEARS)
OWN_RATES = Named(FIGURE, Named(YEAR, NUMBER))
CHARGING = Thing("‘charging’", {"weeks_in_a_year": NUMBER})
WEEKS = Decimal(52)
MOST_WEEKS = Decimal("52.2")
"""A year of 366 days has 52.29 weeks; councils count 52, 52.14 or 52.18."""


def charging(council: Entry, rates: Rates | None) -> Charging:
    """Read ``charging`` and ``rates`` of a profile; figures that are worse than the law’s are refused."""
    own, places = _own_rates(council)
    if rates is not None:
        try:
            rates.with_own(own, places)
        except DefinitionError as error:
            council.reading.problems += error.problems
    return Charging(weeks_in_a_year=_weeks(council), rates=own)


def _weeks(council: Entry) -> Decimal:
    source = council.source("charging")
    if source is None:
        return WEEKS
    entry = Entry.of(source, CHARGING, council.reading)
    expected = f"a number from {WEEKS} to {MOST_WEEKS}"
    found = entry.number("weeks_in_a_year", expected)
    if found is not None and not WEEKS <= found <= MOST_WEEKS:
        entry.refuse("weeks_in_a_year", Code.BAD_NUMBER, found=found, expected=expected)
    return WEEKS if found is None else found


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
