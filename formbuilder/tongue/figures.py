"""Days, times, numbers, sums of money and lists as another language than English writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from formbuilder.tongue.messages import IN_USE, Foreign


def foreign() -> bool:
    """Whether pages are in another language than English now."""
    return IN_USE.get() is not None


def _locale() -> str:
    tongue = IN_USE.get()
    return tongue.locale if tongue else "en_GB"


def day(on: date, *, weekday: bool = True) -> str:
    """Return a day with the name of its month, and of the day of the week."""
    from babel.dates import format_date  # noqa: PLC0415 - who only shows English never pays for it

    return format_date(on, "full" if weekday else "long", _locale())


def month(year: int | None, number: int) -> str:
    """Return a month, with its year if it is known."""
    from babel.dates import format_skeleton  # noqa: PLC0415 - as above

    return format_skeleton("yMMMM" if year else "MMMM", date(year or 2000, number, 1), locale=_locale())


def clock(minutes: int) -> str:
    """Return the time that a clock shows so many minutes after midnight."""
    from babel.dates import format_time  # noqa: PLC0415 - as above

    return format_time(time(minutes // 60 % 24, minutes % 60), "short", locale=_locale())


def number(value: Decimal | int) -> str:
    """Return a number as it is, with the signs of the language for thousands and for the decimal."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - as above

    return format_decimal(value, locale=_locale(), decimal_quantization=False)


def listed(words: Iterable[str], style: str = "standard") -> str:
    """Return words as a list in a sentence; ``style`` is ``standard`` for “and”, ``or`` for “or”."""
    from babel.lists import format_list  # noqa: PLC0415 - as above

    words = tuple(words)
    if any(isinstance(each, Foreign) for each in words):
        *first, last = words
        between = " and " if style == "standard" else " or "
        return Foreign(f"{', '.join(first)}{between}{last}" if first else last)
    return format_list(words, style="or" if style == "or" else "standard", locale=_locale())
