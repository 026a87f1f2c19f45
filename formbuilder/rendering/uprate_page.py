"""What every decision in force would be from another day on: template ``office/list.html``; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from formbuilder.definition.rates import Rates, written_year
from formbuilder.rendering.charge_words import CHARGES, charge_at, difference_words, weekly_words
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.titles import day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charge_decisions import UpratedLine, UpratedPage

FROM, AFTER = "from", "after"


def uprate_page(site: OfficeSite, found: UpratedPage, day: date, rates: Rates, *, first: bool) -> ListPage:
    """Show some of the decisions in force, and what they would be from a Monday on."""
    changing = [line for line in found.lines if line.uprated.changes]
    here = site.to(f"{CHARGES}/uprate")
    more = (Link("The next ones", f"{here}?{urlencode({FROM: day.isoformat(), AFTER: found.more})}"),)
    newest = () if first else (Link("The first ones", f"{here}?{urlencode({FROM: day.isoformat()})}"),)
    return ListPage(
        heading="What changes in April",
        council=site.council,
        lines=tuple(_lines(found, len(changing), day, rates)),
        entries=tuple(_entry(site, line) for line in changing),
        links=(*(more if found.more else ()), *newest),
        back=(Link("Back to charges", site.to(CHARGES)),),
    )


def next_april(today: date, rates: Rates) -> date:
    """Return the day on which the next year of rates begins."""
    month, day = rates.begins
    return date(today.year + 1 if (today.month, today.day) >= rates.begins else today.year, month, day)


def missing_year(day: date, rates: Rates) -> str:
    """Say that there are no figures for the year of a day; "" if there are some."""
    year = rates.year_of(day)
    known = any(year in figure.years for table in rates.tables.values() for figure in table.figures.values())
    return "" if known else f"There are no figures for {written_year(year)} yet. So nothing can be told for that year."


def _lines(found: UpratedPage, changing: int, day: date, rates: Rates) -> Iterator[str]:
    yield f"This is what people would pay from {day_words(day)}. It decides nothing."
    missing = missing_year(day, rates)
    if missing:
        yield missing
    yield f"Decisions on this page: {len(found.lines)}. Would change: {changing}."
    if found.sealed:
        yield f"Left out, because another key of the council opens them: {found.sealed}."


def _entry(site: OfficeSite, line: UpratedLine) -> Entry:
    name, uprated = shown_reference(line.reference), line.uprated
    by = "" if uprated.more is None else f": {difference_words(uprated.more)}"
    told = (
        f"{weekly_words(uprated.old)} now. The new sum cannot be told."
        if uprated.new is None
        else f"From {weekly_words(uprated.old)} to {weekly_words(uprated.new)}{by}."
    )
    lines = (
        f"Number in the finance system: {line.person_number}",
        told,
        *((uprated.why,) if uprated.why else ()),
    )
    return Entry(heading=name, lines=lines, links=(Link(f"Open {name}", charge_at(site, line.reference)),))
