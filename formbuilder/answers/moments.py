"""The one reader of days and times that people type into one box of the office, and how a day stands in such a box."""

from __future__ import annotations

import re
from datetime import date, time

from formbuilder.answers.dates import read_date
from formbuilder.answers.values import Day
from formbuilder.definition.marks import DatePart

TIME = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*", re.IGNORECASE)
NOON = 12


def typed_day(text: str, latest: date | None = None) -> date | None:
    """Return the whole day that was typed: “3 2 2026”, “3 Feb 2026”, “3/2/2026” or “2026-02-03”.

    None if it is none, or later than ``latest``.
    """
    value = read_date((text.strip(), "", ""), DatePart.DAY, latest).value
    return date(value.year, value.month, value.day) if isinstance(value, Day) and value.month and value.day else None


def as_typed(day: date | None) -> str:
    """Return a day as it stands in a box: “3 2 2026”; "" for none."""
    return f"{day.day} {day.month} {day.year}" if day else ""


def time_typed(text: str) -> time | None:
    """Return a time of day such as 9:30, 14.00 or 2pm; None if there is no such time."""
    found = TIME.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half:
        hour = hour % NOON + (NOON if half == "pm" else 0) if 0 < hour <= NOON else 99
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        return None
