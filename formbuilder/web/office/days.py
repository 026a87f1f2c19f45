"""Days that somebody of the office types in one box."""

from __future__ import annotations

from datetime import date

from formbuilder.answers.dates import read_date
from formbuilder.answers.values import Day
from formbuilder.definition.model import DatePart


def typed_day(text: str, latest: date | None = None) -> date | None:
    """Return the whole date that was typed, such as “23 11 2026” or “23 Nov 2026”; None if it is none, or later."""
    value = read_date((text.strip(), "", ""), DatePart.DAY, latest).value
    return date(value.year, value.month, value.day) if isinstance(value, Day) and value.month and value.day else None
