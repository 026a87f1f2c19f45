"""Dates as far as they are known, from three boxes or from one: “3”, “Feb”, “1950”; “Feb 1950”; “3/2/1950”."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from formbuilder.answers.in_english import date_in_english
from formbuilder.answers.reading import Fault, FaultCode, Reading, faulty
from formbuilder.answers.signs import signs
from formbuilder.answers.values import Day
from formbuilder.definition.marks import DatePart

FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY_BOX = re.compile(r"(\d{1,2}) ?(?:st|nd|rd|th)?\.?")
MONTH_BOX = re.compile(r"(\d{1,2})\.?|([a-z]{3,9})\.?")
YEAR_BOX = re.compile(r"(\d{4})\.?")
SHORT_YEAR_BOX = re.compile(r"'?\d{1,3}")
NAME = r"(?P<month>[a-z]{3,9})"
DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>\d{4}|'?\d{2})"
"""A year of two figures is told as such."""
IN_ONE_BOX = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{DAY}([ ./-]+)(?P<month>\d{{1,2}})\2{YEAR}",
        rf"{DAY} ?(?:st|nd|rd|th)?(?: of)?[ ./-]*{NAME}[ .,/-]*{YEAR}",
        rf"{NAME}[ ./-]+{DAY} ?(?:st|nd|rd|th)?[ .,/-]+{YEAR}",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?",
        r"(?P<month>\d{1,2})[ ./-]+(?P<year>\d{4})",
        rf"{NAME}[ .,/-]*(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)


Typed = tuple[str, str, str]
"""Day, month and year in plain signs; "" for an empty box."""


def read_date(typed: Typed, least: DatePart, latest: date | None) -> Reading:
    """Read a date of which ``least`` must be there, and not after ``latest``; empty boxes are no answer."""
    day, month, year = (date_in_english(signs(text)) for text in typed)
    typed = _spread((day, month, year))
    if not any(typed):
        return Reading(None)
    numbers = (_day(typed[0]), _month(typed[1]), _year(typed[2]))
    faults = [*_unread(typed, numbers), *_left_out(typed, least)]
    faults += _no_such_day(*numbers)
    if numbers[2] is not None and not FIRST_YEAR <= numbers[2] <= LAST_YEAR:
        faults.append(Fault(FaultCode.YEAR_RANGE, "year", (str(FIRST_YEAR), str(LAST_YEAR))))
    if faults or numbers[2] is None:
        return faulty(*faults)
    value = Day(numbers[2], numbers[1], numbers[0])
    late = _too_late(value, latest)
    return faulty(Fault(FaultCode.FUTURE, late)) if late else Reading(value)


def _spread(typed: Typed) -> Typed:
    """Return what was typed in one box as if it stood in three, where it can only mean one date."""
    if all(_stands_alone(typed)):
        return typed
    together = " ".join(text for text in typed if text)
    for pattern in IN_ONE_BOX:
        found = pattern.fullmatch(together)
        if found:
            parts = found.groupdict("")
            return parts.get("day", ""), parts.get("month", ""), parts["year"]
    return typed


def _stands_alone(typed: Typed) -> Iterator[bool]:
    for text, pattern in zip(typed, (DAY_BOX, MONTH_BOX, YEAR_BOX), strict=True):
        yield not text or pattern.fullmatch(text) is not None


def _day(text: str) -> int | None:
    found = DAY_BOX.fullmatch(text)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def _month(text: str) -> int | None:
    """Return the number of a month; its English name counts by its first three letters: “Feb”, “Febuary”."""
    found = MONTH_BOX.fullmatch(text)
    if found is None:
        return None
    if found[1]:
        return int(found[1]) if 1 <= int(found[1]) <= 12 else None
    return next((number for number, name in enumerate(MONTHS, 1) if name == found[2][:3]), None)


def _year(text: str) -> int | None:
    found = YEAR_BOX.fullmatch(text)
    return int(found[1]) if found else None


def _unread(typed: Typed, numbers: tuple[int | None, int | None, int | None]) -> Iterator[Fault]:
    day, month, year = typed
    if day and numbers[0] is None:
        yield Fault(FaultCode.NOT_A_DAY, "day")
    if month and numbers[1] is None:
        yield Fault(FaultCode.NOT_A_MONTH, "month")
    if year and numbers[2] is None:
        yield Fault(FaultCode.SHORT_YEAR if SHORT_YEAR_BOX.fullmatch(year) else FaultCode.NOT_A_YEAR, "year")


def _left_out(typed: Typed, least: DatePart) -> Iterator[Fault]:
    day, month, year = typed
    if not day and least is DatePart.DAY:
        yield Fault(FaultCode.DAY_MISSING, "day")
    if not month and (day or least is not DatePart.YEAR):
        yield Fault(FaultCode.MONTH_MISSING, "month")
    if not year:
        yield Fault(FaultCode.YEAR_MISSING, "year")


def _no_such_day(day: int | None, month: int | None, year: int | None) -> Iterator[Fault]:
    """Yield the last day of the month, and of which year if that matters and is known."""
    if day is None or month is None:
        return
    known = year is not None and FIRST_YEAR <= year <= LAST_YEAR
    last = monthrange(year, month)[1] if year is not None and known else LONGEST_MONTHS[month - 1]
    if day > last:
        yield Fault(FaultCode.NO_SUCH_DAY, "day", (str(last), str(month), str(year) if known else ""))


def _too_late(value: Day, latest: date | None) -> str:
    """Return the part that makes the date later than ``latest``; "" if it is not."""
    if latest is None or value.year < latest.year:
        return ""
    if value.year > latest.year:
        return "year"
    if value.month is None or value.month < latest.month:
        return ""
    if value.month > latest.month:
        return "month"
    return "day" if value.day is not None and value.day > latest.day else ""
