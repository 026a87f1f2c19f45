"""The day on which somebody reaches State Pension age.

Pensions Act 1995, Schedule 4, Part 1, with the changes of the Pensions Act 2007 (68 for those born after 5 April 1978)
and of the Pensions Act 2014, section 26 (67 for those born after 5 March 1961). Everybody born before 6 April 1960
counts as reaching it at 66: for those who were 66 before October 2020 the law had an earlier day.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TypeAlias

Date: TypeAlias = tuple[int, int, int]
"""Year, month, day."""

MONTHS_ADDED = (1960, 4, 6)
"""Who is born from this day on waits a month beyond 66 for each month, from a 6th to a 5th, up to 67."""
FULLY_67 = (1961, 3, 6)
FIXED_DAYS = (1977, 4, 6)
"""Who is born from this day on reaches it on a 6th: 6 May 2044, and two months later for each month of birth."""
FULLY_68 = (1978, 4, 6)
FIRST_FIXED = (2044, 5)


def pension_age(born: Date) -> Date:
    """Return the day on which somebody who was born on ``born`` reaches State Pension age."""
    if born < MONTHS_ADDED:
        return _birthday(born, 66)
    if born < FULLY_67:
        return _later(born, 66 * 12 + 1 + _months_since(MONTHS_ADDED, born))
    if born < FIXED_DAYS:
        return _birthday(born, 67)
    if born < FULLY_68:
        months = FIRST_FIXED[0] * 12 + FIRST_FIXED[1] - 1 + 2 * _months_since(FIXED_DAYS, born)
        return months // 12, months % 12 + 1, 6
    return _birthday(born, 68)


def _months_since(first: Date, born: Date) -> int:
    """Return how many whole months, from a 6th to a 5th, lie between ``first`` and ``born``."""
    return (born[0] - first[0]) * 12 + born[1] - first[1] - (born[2] < first[2])


def _birthday(born: Date, years: int) -> Date:
    """Return a birthday: 1 March for 29 February in a year that has none, as for ages."""
    year, month, day = born[0] + years, born[1], born[2]
    return (year, 3, 1) if (month, day) == (2, 29) and _days_in(year, 2) == 28 else (year, month, day)


def _later(born: Date, months: int) -> Date:
    """Return the day some months later; the last of a month that is too short, as the Act has it."""
    total = born[0] * 12 + born[1] - 1 + months
    year, month = total // 12, total % 12 + 1
    return year, month, min(born[2], _days_in(year, month))


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
