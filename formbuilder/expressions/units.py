"""What numbers count: pounds are not hours, and pounds a week are not pounds a month."""

from __future__ import annotations

PLAIN = ""
POUNDS = "pounds"
POUNDS_A_WEEK = "pounds a week"
YEARS = "years"
ANY = "*"
"""Of a number that is written out: it goes with every unit."""

PERIODS = {
    "week": "a week",
    "fortnight": "a fortnight",
    "four_weeks": "for four weeks",
    "month": "a month",
    "year": "a year",
}
"""By the value of a period, how it stands after “pounds”."""
A_PERIOD = {f"{POUNDS} {words}": period for period, words in PERIODS.items()}
"""Units of money for a period, and which period that is."""


def pounds_a(period: str) -> str:
    """Return the unit of money that is for a ``week``, ``fortnight``, ``four_weeks``, ``month`` or ``year``."""
    return f"{POUNDS} {PERIODS[period]}"


def period_of(unit: str) -> str | None:
    """Return the period that a unit is for; None if it is not money for a period."""
    return A_PERIOD.get(unit)


def is_money(unit: str) -> bool:
    """Say whether ``unit`` is pounds, for a period or not."""
    return unit == POUNDS or unit in A_PERIOD


def words(unit: str) -> str:
    """Return a unit as a message shows it."""
    return unit if unit not in {PLAIN, ANY} else "a plain number"


def together(one: str, other: str) -> str | None:
    """Return the unit of what is added, or compared; None if the two do not go together."""
    if one == ANY:
        return other
    return one if other in {one, ANY} else None


def times(one: str, other: str) -> str | None:
    """Return the unit of a product; None if neither side is a plain number."""
    if {one, other} <= {PLAIN, ANY}:
        return ANY if one == other == ANY else PLAIN
    if one in {PLAIN, ANY}:
        return other
    return one if other in {PLAIN, ANY} else None


def over(one: str, other: str) -> str | None:
    """Return the unit of ``one`` divided by ``other``; None if they can only be divided by plain or their own."""
    if other == ANY:
        return one
    if other == PLAIN:
        return PLAIN if one == ANY else one
    return PLAIN if one in {other, ANY} else None
