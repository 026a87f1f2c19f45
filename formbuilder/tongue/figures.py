"""Days, times, numbers, sums of money and lists as another language than English writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_decimal_symbol

from formbuilder.tongue.messages import IN_USE, N_, Foreign, built

ONE_TOO_LIKE_THOUSANDS = 3
"""So many figures after the comma look like thousands in English: 1,234."""


WELSH_AND = re.compile(r"\ba\(c\) (?=([aeiouwyâêîôûŵŷ]?))", re.IGNORECASE)
"""Welsh says “ac” before a vowel, and “a” before other sounds; the tables of Unicode leave it open."""


def foreign() -> bool:
    """Whether pages are in another language than English now."""
    return IN_USE.get() is not None


def _locale() -> str:
    tongue = IN_USE.get()
    return tongue.locale if tongue else "en_GB"


def decimal_sign() -> str:
    """Return the sign before tenths: “.”, or “,”."""
    return get_decimal_symbol(_locale()) if foreign() else "."


def day(on: date, *, weekday: bool = True) -> str:
    """Return a day with the name of its month, and of the day of the week."""
    return format_date(on, "full" if weekday else "long", _locale())


def month(year: int | None, number: int) -> str:
    """Return a month, with its year if it is known."""
    on = date(year or 2000, number, 1)
    if year:
        return format_skeleton("yMMMM", on, locale=_locale())
    return format_date(on, "LLLL", _locale())


def clock(minutes: int) -> str:
    """Return the time that a clock shows so many minutes after midnight."""
    return format_time(time(minutes // 60 % 24, minutes % 60), "short", locale=_locale())


def number(value: Decimal | int) -> str:
    """Return a number as it is, with the signs of the language for thousands and for the decimal."""
    return format_decimal(value, locale=_locale(), decimal_quantization=False)


def money(value: Decimal) -> str:
    """Return a sum of pounds with “£” where the language has the sign of its money: ``£12.50``, ``12,50 £``."""
    pattern = Locale.parse(_locale()).currency_formats["standard"].pattern.replace("¤", "£")
    if value == value.to_integral_value():
        pattern = pattern.replace(".00", "")
    return format_currency(value, "GBP", pattern, _locale(), currency_digits=False)


def typed(value: Decimal) -> str:
    """Return a number as people type it: without thousands, and so that it can only be this one."""
    sign, text = decimal_sign(), f"{value:f}"
    if sign == ".":
        return text
    return f"{text.replace('.', sign)}{'0' if len(text.partition('.')[2]) == ONE_TOO_LIKE_THOUSANDS else ''}"


def quoted(words: object) -> str:
    """Return the name of something, in quotation marks."""
    # L10n: quotation marks around the name of a question, of a sum or of a word
    return built(N_("“%(name)s”"), name=words)


def quoted_answer(label: object) -> str:
    """Return an answer that can be chosen, in quotation marks."""
    # L10n: quotation marks around an answer that can be chosen
    return built(N_("‘%(answer)s’"), answer=label)


def listed(words: Iterable[str], style: str = "standard") -> str:
    """Return words as a list in a sentence; ``style`` is ``standard`` for “and”, ``or`` for “or”."""
    words = tuple(words)
    if any(isinstance(each, Foreign) for each in words):
        *first, last = words
        between = " and " if style == "standard" else " or "
        return Foreign(f"{', '.join(first)}{between}{last}" if first else last)
    found = format_list(words, style="or" if style == "or" else "standard", locale=_locale())
    return WELSH_AND.sub(lambda word: "ac " if word[1] else "a ", found)
