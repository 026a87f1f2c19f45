"""Ranges of numbers in the labels of options: those that overlap, and those that leave an answer out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import inf
from types import MappingProxyType
from typing import NamedTuple

NUMBER = r"£?(\d[\d,]*(?:\.\d+)?)"
UNIT = r"\s*(minutes?|hours?|days?|weeks?|months?|years?)?"
BETWEEN = re.compile(
    rf"(at least |over |more than )?{NUMBER}{UNIT}\s*(?:to|-|–|—|and|or|but) ?"
    rf"(under |less than |fewer than |no more than |up to |at most )?{NUMBER}{UNIT}"
)
BELOW = re.compile(
    rf"(under|below|less than|fewer than|younger than|up to|at most|no more than|not more than) {NUMBER}{UNIT}"
)
ABOVE = re.compile(rf"(over|above|more than|older than|longer than|at least) {NUMBER}{UNIT}")
OR_MORE = re.compile(rf"{NUMBER}{UNIT}\s*(?:\+|(?:or|and) (?:more|over|above|older|longer|upwards))")
OR_LESS = re.compile(rf"{NUMBER}{UNIT}\s*(?:or|and) (?:less|fewer|under|below|younger)")
EXACTLY = re.compile(rf"{NUMBER}{UNIT}\b")
DIGIT = re.compile("[0-9]")
ANY_UNIT = re.compile(r"\b(minutes?|hours?|days?|weeks?|months?|years?)\b")
INSIDE = frozenset({"up to", "at most", "no more than", "not more than", "at least"})
"""Words that take the number itself in."""
MINUTES: Mapping[str, float] = MappingProxyType({
    "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600,
})  # fmt: skip  # a table
LONGEST = 80
"""Labels longer than this are sentences, and not read as ranges."""


class Range(NamedTuple):
    """What one option covers; an open end is ±inf, and ``step`` is what one counts by: 1, or a unit in minutes."""

    low: float
    high: float
    takes_low: bool = True
    takes_high: bool = True
    step: float = 1
    begins_open: bool = False
    """Whether it is an “up to …”, which begins where the option before it ends."""


def read_range(label: str) -> Range | None:
    """Return the range that a label names: “5 to 9”, “under £100”, “2 years or more”; None if it names none."""
    if not DIGIT.search(label):
        return None
    text = label.strip().lower()
    if len(text) > LONGEST:
        return None
    return next(
        (found for read in (_between, _or_more, _or_less, _below, _above, _exactly) if (found := read(text))), None
    )


def overlaps(ranges: list[Range]) -> Iterator[tuple[int, str]]:
    """Yield the number of each range that shares an answer with the one before it, with that answer."""
    for number, (one, other) in _neighbours(ranges):
        if other.low < one.high or (other.low == one.high and one.takes_high and other.takes_low):
            yield number, _written(other.low, other.step)


def gaps(ranges: list[Range]) -> Iterator[tuple[int, str]]:
    """Yield the number of each range that leaves an answer out after the one before it, with an answer left out."""
    for number, (one, other) in _neighbours(ranges):
        missed = one.high + (min(one.step, other.step or one.step) if one.takes_high else 0)
        if one.high != inf and (missed < other.low or (missed == other.low and not other.takes_low)):
            yield number, _written(missed, one.step or other.step)


def _neighbours(ranges: list[Range]) -> Iterator[tuple[int, tuple[Range, Range]]]:
    """Yield ranges side by side in the order of their numbers, with the place of the second in the list."""
    order = sorted(range(len(ranges)), key=lambda each: (ranges[each].low, ranges[each].high))
    before = None
    for each in _with_ladder(order, ranges):
        if before is not None:
            yield each[0], (before, each[1])
        before = each[1]


def _with_ladder(order: list[int], ranges: list[Range]) -> Iterator[tuple[int, Range]]:
    """Let each “up to” begin where the one before it ends: up to 1 hour, up to 4 hours."""
    before: Range | None = None
    for number in order:
        found = ranges[number]
        if before and before.begins_open and found.begins_open:
            found = Range(before.high, found.high, takes_low=False, step=found.step, begins_open=True)
        yield number, found
        before = found


def _between(text: str) -> Range | None:
    if not (match := BETWEEN.search(text)):
        return None
    over, low, low_unit, under, high, high_unit = match.groups()
    unit = high_unit or low_unit or _unit(text)
    takes_low = over is None or over.strip() in INSIDE
    takes_high = under is None or under.strip() in INSIDE
    step = _size(unit) if takes_high else 0
    return Range(_value(low, low_unit or unit), _value(high, unit), takes_low, takes_high, step)


def _or_more(text: str) -> Range | None:
    if not (match := OR_MORE.search(text)):
        return None
    unit = match[2] or _unit(text)
    return Range(_value(match[1], unit), inf, step=_size(unit))


def _or_less(text: str) -> Range | None:
    if not (match := OR_LESS.search(text)):
        return None
    unit = match[2] or _unit(text)
    return Range(-inf, _value(match[1], unit), step=_size(unit))


def _below(text: str) -> Range | None:
    if not (match := BELOW.search(text)):
        return None
    word, number, unit = match.groups()
    takes = word in INSIDE
    return Range(-inf, _value(number, unit), takes_high=takes, step=_size(unit), begins_open=takes)


def _above(text: str) -> Range | None:
    if not (match := ABOVE.search(text)):
        return None
    word, number, unit = match.groups()
    return Range(_value(number, unit), inf, takes_low=word in INSIDE, step=_size(unit))


def _exactly(text: str) -> Range | None:
    """Read a label that is a number and nothing but its unit."""
    match = EXACTLY.match(text)
    if not match or len(text.split()) > 2:  # a number with more words after it may count anything
        return None
    value = _value(match[1], match[2])
    return Range(value, value, step=_size(match[2]))


def _unit(text: str) -> str | None:
    """Return the unit that stands somewhere else in a label: “3 or more days”."""
    return found[1] if (found := ANY_UNIT.search(text)) else None


def _value(number: str, unit: str | None) -> float:
    return float(number.replace(",", "")) * _size(unit)


def _size(unit: str | None) -> float:
    return MINUTES[unit.removesuffix("s")] if unit else 1


def _written(value: float, step: float) -> str:
    return f"{value / (step or 1):.10g}" if abs(value) != inf else "the number"
