"""What was sent with forms that work out a charge, for finance officers: template ``office/list.html``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from formbuilder.rendering.charge_words import CHARGES, charge_at
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, ListPage
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.charges import AssessedLine, AssessedPage

BEFORE = "before"


def charges_page(site: OfficeSite, found: AssessedPage, titles: Mapping[str, str], *, first: bool) -> ListPage:
    """Show what was sent, newest first; ``titles`` are those of the forms, ``first`` whether these are the newest."""
    older = (Link("Older ones", f"{site.to(CHARGES)}?{urlencode({BEFORE: written_place(found.more)})}"),)
    newest = () if first else (Link("The newest ones", site.to(CHARGES)),)
    lines = ("Open one to check its figures and to decide the charge.",)
    none = ("Nobody has sent a form that works out a charge.",)
    return ListPage(
        heading="Charges",
        council=site.council,
        lines=lines if found.lines else none,
        entries=tuple(_entry(site, line, titles) for line in found.lines),
        links=(
            *(older if found.more else ()),
            *newest,
            Link("What changes in April", site.to(f"{CHARGES}/uprate")),
            Link("A file for the finance system", site.to(f"{CHARGES}/export")),
        ),
    )


def written_place(place: tuple[datetime, str] | None) -> str:
    """Return a place in the list as it stands in an address."""
    return f"{place[0].isoformat()},{place[1]}" if place else ""


def read_place(text: str) -> tuple[datetime, str] | None:
    """Return the place that an address names; None if it names none."""
    moment, _, reference = text.partition(",")
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (found, reference) if found.tzinfo and reference.isascii() and reference.isalnum() else None


def _entry(site: OfficeSite, line: AssessedLine, titles: Mapping[str, str]) -> Entry:
    name = shown_reference(line.reference)
    sent = f"{titles.get(line.form, line.form)}. Sent on {day_words(day_in_england(line.sent_at))}."
    return Entry(
        heading=name, lines=(sent, _state(line)), links=(Link(f"Open {name}", charge_at(site, line.reference)),)
    )


def _state(line: AssessedLine) -> str:
    if line.withdrawn:
        return "The person took it back."
    if line.decided_at:
        return f"Decided on {day_words(day_in_england(line.decided_at))}."
    return "Figures were corrected. Nothing is decided yet." if line.corrected else "Nothing is decided yet."
