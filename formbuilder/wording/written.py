"""Figures, dates and answers beside the question's own, as we write them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from formbuilder.answers.values import Day
from formbuilder.calculation.amounts import written
from formbuilder.definition.calculations import Unit
from formbuilder.definition.marks import Also, Period

ALSO = {Also.DONT_KNOW: "I do not know", Also.PREFER_NOT: "I would rather not say"}
YES_NO = {"yes": "Yes", "no": "No"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
PERIODS = {
    Period.WEEK: "a week",
    Period.FORTNIGHT: "a fortnight",
    Period.FOUR_WEEKS: "every four weeks",
    Period.MONTH: "a month",
    Period.YEAR: "a year",
}
"""As they stand after a sum: “£12.50 a week”."""
PERIODS_FOR = {**PERIODS, Period.FOUR_WEEKS: "four weeks"}
"""As they stand after “for”: “for four weeks”."""


def number(value: Decimal) -> str:
    """Return a number with a comma between thousands: ``1,200.5``."""
    return f"{value:,f}"


def pounds(value: Decimal) -> str:
    """Return a sum of money: ``£1,200``, ``£12.50``, ``−£3``."""
    return written(value, Unit.POUNDS)


def day(value: Day) -> str:
    """Return a date as far as it is known: “3 February 1950”, “February 1950”, “1950”."""
    if value.month is None:
        return str(value.year)
    month = f"{MONTHS[value.month - 1]} {value.year}"
    return month if value.day is None else f"{value.day} {month}"


def either(words: Iterable[str]) -> str:
    """Return the words with commas and an “or” before the last."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
