"""Working days in England: Monday to Friday without bank holidays, which are computed by rule."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5


def after(day: date, days: int, closed: Collection[date] = ()) -> date:
    """Return the ``days``-th working day after ``day``; ``closed`` are days off beside bank holidays."""
    while days > 0:
        day += DAY
        days -= is_working_day(day, closed)
    return day


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Say whether somebody works on ``day``."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year) and day not in closed


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of England in ``year`` with their substitute days, without days declared for one year.

    Banking and Financial Dealings Act 1971, schedule 1, and the days proclaimed every year since 1974 and 1978. A day
    for one occasion (a coronation) belongs in the council's own list.
    """
    easter = easter_sunday(year)
    may = date(year, 5, 1)
    return frozenset(
        {
            _substitute(date(year, 1, 1)),
            easter - 2 * DAY,
            easter + DAY,
            _monday_from(may),
            _monday_from(date(year, 5, 25)),
            _monday_from(date(year, 8, 25)),
            *_christmas(year),
        }
    )


def easter_sunday(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (the method published in Nature, 20 April 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_from(day: date) -> date:
    """Return the first Monday on or after ``day``."""
    return day + (-day.weekday() % 7) * DAY


def _substitute(day: date) -> date:
    return day if day.weekday() < SATURDAY else _monday_from(day)


def _christmas(year: int) -> tuple[date, date]:
    """Return the days off for Christmas Day and Boxing Day: two weekdays, never the same one."""
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    if christmas.weekday() == SATURDAY:
        return christmas + 2 * DAY, boxing + 2 * DAY
    if christmas.weekday() == SATURDAY + 1:
        return christmas + 2 * DAY, boxing
    return christmas, _substitute(boxing)
