"""What stands in a worked example: amounts, ages, years and days, in the ways that people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from formbuilder.answers.operands import a_week
from formbuilder.definition.marks import Period
from formbuilder.definition.rates import Rates
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source

SIGNS = str.maketrans("", "", "£, \u00a0_")
YEAR = re.compile(r"(\d{4})(?:\s*[/–-]\s*(?:\d{2}|\d{4}))?", re.ASCII)
HALF_A_YEAR = timedelta(days=183)
WEEK = 7
MOST_YEARS = 120
TRUTHS = {"yes": "true", "y": "true", "1": "true", "no": "false", "n": "false", "0": "false"}
PENNY = Decimal("0.01")
MOST = Decimal(10) ** 12


def amounts(source: Source, *, sums: bool) -> tuple[Decimal, ...] | None:
    """Return the amounts of a key, as pounds a week if they name a period; None if one of them is no amount."""
    found = tuple(_amounts(source))
    known = tuple(each for each in found if each is not None)
    if not known or len(known) < len(found):
        return None
    return (sum(known, Decimal(0)),) if sums else known


def number(text: str) -> Decimal | None:
    """Return an amount such as ``12.50``, ``£1,200`` or ``1e3``; None if it is none."""
    try:
        found = Decimal(text.translate(SIGNS))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < MOST else None


def truth(source: Source) -> str:
    """Return one word as rules write it: ``true`` for true and yes, ``false`` for false and no."""
    word = source.value.strip().casefold() if isinstance(source, Scalar) else ""
    return TRUTHS.get(word, word)


def first_monday(text: str, rates: Rates) -> date | None:
    """Return the first Monday of a year such as ``2024/25``; None if it names no year."""
    found = YEAR.fullmatch(text.strip())
    if not found or not int(found[1]):
        return None
    begins = date(int(found[1]), *rates.begins)
    return begins + timedelta(days=-begins.weekday() % WEEK)


def day(text: str) -> date | None:
    """Return a day such as ``2024-05-06``; None if it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def born(age: Decimal, on: date) -> str | None:
    """Return the day on which somebody was born whose birthday was half a year before ``on``; None if too old."""
    if not 0 <= age <= MOST_YEARS:
        return None
    birthday = on - HALF_A_YEAR
    last_of_february = (2, 29)
    if (birthday.month, birthday.day) == last_of_february:
        birthday -= timedelta(days=1)
    return birthday.replace(year=birthday.year - int(age)).isoformat()


def to_the_penny(amount: Decimal) -> str:
    """Return an amount with two decimals."""
    return f"{amount.quantize(PENNY):f}"


def _amounts(source: Source) -> Iterator[Decimal | None]:
    match source:
        case Scalar(value):
            yield number(value)
        case Items(values):
            for each in values:
                yield from _amounts(each)
        case Fields(value=parts):
            amount, period = parts.get("amount"), truth(parts["period"]) if "period" in parts else "week"
            found = number(amount.value) if isinstance(amount, Scalar) else None
            known = found is not None and period in set(Period)
            yield a_week(found, Period(period)) if known and found is not None else None
