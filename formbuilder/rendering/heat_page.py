"""Which questions of a form people find hard: what they tapped, what they wrote, what panels said; by version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.remark_pages import GONE_QUESTION
from formbuilder.review.small_numbers import FEWER, FEWEST, REST, joined
from formbuilder.services.taps import Heat

NAMES = {REST: "Other reasons"}


@dataclass(frozen=True, slots=True)
class HeatOf:
    """A version of a form, and the other versions that have a list."""

    form: str
    title: str
    """What the form is called."""
    version: int
    versions: tuple[int, ...]
    outside: bool
    """Whether whoever looks is not of the council’s office: then small numbers are joined."""


def heat_page(site: OfficeSite, of: HeatOf, found: Iterable[Heat], asked: Mapping[str, str]) -> ListPage:
    """Show the questions of a version, the hardest first; ``asked`` has the words of each."""
    others = (each for each in of.versions if each != of.version)
    entries = tuple(
        Entry(heading=asked.get(each.question, f"{GONE_QUESTION}: {each.question}"), lines=tuple(_lines(each, of)))
        for each in found
    )
    none = () if entries else ("Nobody has said anything about this version yet.",)
    small = ("Numbers below 5 are put together, so that nobody is found by them.",) if of.outside else ()
    return ListPage(
        heading=f"Which questions are hard: “{of.title}”, version {of.version}",
        council=site.council,
        lines=("The hardest come first. A number says how often people said it.", *small, *none),
        entries=entries,
        links=(
            *(Link(f"Version {each}", site.to(f"forms/{of.form}/heat?version={each}")) for each in others),
            Link("Read what the public says", site.to("remarks")),
        ),
    )


def _lines(heat: Heat, of: HeatOf) -> Iterator[str]:
    counts = {tap.label: count for tap, count in heat.taps.items()}
    told = joined(counts) if of.outside else {name: str(count) for name, count in counts.items()}
    yield from (f"{NAMES.get(name, name)}: {count}." for name, count in told.items())
    if heat.remarks:
        wait = "1 waits" if heat.waiting == 1 else f"{heat.waiting} wait"
        waits = f" {wait} to be read." if heat.waiting and not of.outside else ""
        yield f"People wrote about it: {_times(heat.remarks, of)}.{waits}"
    if heat.hard:
        yield f"Members of panels said that it is hard: {_times(heat.hard, of)}."


def _times(number: int, of: HeatOf) -> str:
    if of.outside and number < FEWEST:
        return f"{FEWER} times"
    return "once" if number == 1 else f"{number} times"
