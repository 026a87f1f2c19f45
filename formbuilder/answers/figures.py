"""Figures as people write them: “about 20”, “20ish”, “~1,200.50”, “12,50”, “ten”, in the digits of any script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from formbuilder.answers.in_english import could_be_two, figures_in_english
from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.answers.signs import LONGEST

BEFORE = re.compile(
    r"(?:(?:just about|about|around|roughly|approximately|approx|circa|ca?\.|nearly|almost|maybe|perhaps|probably|"
    r"i think|i would say|say|some|[~?])[ ,:.]*)+"
)
AFTER = re.compile(
    r"(?:-?ish|,? (?:or so|or thereabouts|roughly|approximately|approx|about|more or less|i think)|[ ~?])+[ .]*$"
)
RANGE = re.compile(r"(?:between )?(\d{1,9}) ?(?:-|/|to|or|and) ?(\d{1,9})")
THOUSANDS = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
COMMA_FOR_POINT = re.compile(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}")
PLAIN = re.compile(r"\d+\.?|\d*\.\d+")
IN_WORDS = {
    "zero": 0,
    "none": 0,
    "nil": 0,
    "no": 0,
    "nothing": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
}
DIGITS = 12
MOST = Decimal(10) ** DIGITS - 1
"""The largest figure that is taken where a question names none."""
PLACES = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was typed, and whether it was marked as a guess."""

    number: Decimal
    guess: bool = False


def unmarked(text: str) -> tuple[str, bool]:
    """Return ``text`` without the words that mark a guess, and whether there were any."""
    before = BEFORE.match(text)
    rest = text[before.end() :] if before else text
    after = AFTER.search(rest)
    rest = rest[: after.start()] if after else rest
    return rest.strip(), bool(before or after)


def figure(text: str) -> Decimal | Fault:
    """Return the number that ``text``, in plain signs and without a mark of a guess, stands for."""
    negative = text.startswith("-")
    amount = text[1:].strip() if negative else text
    between = RANGE.fullmatch(text)
    if between and int(between[1]) < int(between[2]):
        return Fault(FaultCode.RANGE, "", (between[1], between[2]))
    digits = _digits(figures_in_english(amount))
    if len(text) > LONGEST or digits is None:
        return Fault(FaultCode.NOT_A_NUMBER)
    if could_be_two(amount):
        return Fault(FaultCode.TWO_WAYS, "", (re.sub("[.,]", "", amount),))
    return _within(digits, negative=negative)


def _within(digits: str, *, negative: bool) -> Decimal | Fault:
    """Return the number that digits with at most one point are, if we keep so many of them."""
    if len(digits.partition(".")[0].lstrip("0")) > DIGITS:
        return Fault(FaultCode.TOO_SMALL if negative else FaultCode.TOO_BIG)
    if len(digits.partition(".")[2].rstrip("0")) > PLACES:
        return Fault(FaultCode.PLACES)
    return Decimal(f"-{digits}") if negative and Decimal(digits) else Decimal(digits)


def _digits(text: str) -> str | None:
    """Return digits with at most one point, or None if this is no number."""
    if text in IN_WORDS:
        return str(IN_WORDS[text])
    if COMMA_FOR_POINT.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if THOUSANDS.fullmatch(text):
        return text.replace(",", "").replace(" ", "")
    return text if PLAIN.fullmatch(text) else None
