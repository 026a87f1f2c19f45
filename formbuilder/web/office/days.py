"""Days and times as people type them in the office."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from formbuilder.answers.dates import read_date
from formbuilder.answers.values import Day
from formbuilder.definition.model import DatePart
from formbuilder.web.desk import HERE

TIME = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*", re.IGNORECASE)
NOON = 12


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


def in_england(day: date, at: time) -> datetime:
    """Return the moment when clocks in England show this."""
    return datetime.combine(day, at, tzinfo=HERE)


def typed_day(text: str, latest: date | None = None) -> date | None:
    """Return the whole date that was typed, such as “23 11 2026” or “23 Nov 2026”; None if it is none, or later."""
    value = read_date((text.strip(), "", ""), DatePart.DAY, latest).value
    return date(value.year, value.month, value.day) if isinstance(value, Day) and value.month and value.day else None
