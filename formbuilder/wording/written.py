"""Figures, dates and answers beside the question's own, as we write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from formbuilder.answers.values import Day
from formbuilder.calculation.amounts import written
from formbuilder.definition.calculations import Unit
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import YesNo
from formbuilder.tongue import figures
from formbuilder.tongue.messages import N_, _, paired

ALSO = {Also.DONT_KNOW: N_("I do not know"), Also.PREFER_NOT: N_("I would rather not say")}
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
PENNY = Decimal("0.01")
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
    # L10n: after a sum: £12.50 a week
    Period.WEEK: N_("a week"),
    Period.FORTNIGHT: N_("a fortnight"),
    Period.FOUR_WEEKS: N_("every four weeks"),
    Period.MONTH: N_("a month"),
    Period.YEAR: N_("a year"),
}
"""As they stand after a sum: “£12.50 a week”."""
PERIODS_FOR = {**PERIODS, Period.FOUR_WEEKS: N_("four weeks")}
"""As they stand after “for”: “for four weeks”."""


def yes_or_no(kind: YesNo, value: str) -> str:
    """Return what “yes” or “no” is called: in words of the question’s own, or in ours."""
    own = {"yes": kind.yes, "no": kind.no}[value]
    return str(own) if own else paired(_(YES_NO[value]), YES_NO[value])


def also(which: Also) -> str:
    """Return what an answer in its own right is called."""
    return paired(_(ALSO[which]), ALSO[which])


def number(value: Decimal) -> str:
    """Return a number with a comma between thousands: ``1,200.5``."""
    return figures.number(value) if figures.foreign() else f"{value:,f}"


def whole(value: int) -> str:
    """Return a whole number with a comma between thousands: ``1,200``."""
    return number(Decimal(value))


def pence(value: Decimal) -> str:
    """Return a sum as people type it, without its sign: ``12.50``."""
    return figures.typed(value.quantize(PENNY)) if figures.foreign() else f"{value:,.2f}"


def to_type(value: Decimal) -> str:
    """Return a number that people may type as it stands: in another language without thousands, to be sure."""
    return figures.typed(value) if figures.foreign() else number(value)


def pounds_to_type(value: Decimal) -> str:
    """Return a sum that people may type as it stands."""
    return f"£{figures.typed(value)}" if figures.foreign() else pounds(value)


def pounds(value: Decimal) -> str:
    """Return a sum of money: ``£1,200``, ``£12.50``, ``−£3``."""
    return figures.money(value) if figures.foreign() else written(value, Unit.POUNDS)


def day(value: Day) -> str:
    """Return a date as far as it is known: “3 February 1950”, “February 1950”, “1950”."""
    if value.month is None:
        return str(value.year)
    if value.day is None:
        return month(value.month, value.year)
    if figures.foreign():
        return figures.day(date(value.year, value.month, value.day), weekday=False)
    return f"{value.day} {month(value.month, value.year)}"


def month(number: int, year: int | None) -> str:
    """Return a month, with its year if it is known: “February 1950”."""
    if figures.foreign():
        return figures.month(year, number)
    name = MONTHS[number - 1]
    return f"{name} {year}" if year else name


def either(words: Iterable[str]) -> str:
    """Return the words with commas and an “or” before the last."""
    if figures.foreign():
        return figures.listed(words, "or")
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def listed(words: Iterable[str]) -> str:
    """Return the words with commas and an “and” before the last."""
    if figures.foreign():
        return figures.listed(words)
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
