"""What comes of reading an answer: a value, or every fault in it by code and box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TypeAlias

from formbuilder.answers.values import Value

Raw: TypeAlias = Mapping[str, list[str]]
"""What a web form sends for one question: the texts of each part.

Parts: ``""`` (one box, or what was chosen), ``day``, ``month``, ``year``, ``amount``, ``period``, ``line1``, ``line2``,
``town``, ``postcode``, ``first``, ``last`` and, for every question with ``also``, ``also``.
"""


@unique
class FaultCode(StrEnum):
    """Every way in which an answer cannot be taken; a form's own ``errors`` are keyed by these."""

    MISSING = "MISSING"
    BOTH = "BOTH"
    OPTION = "OPTION"
    ALONE = "ALONE"
    TOO_LONG = "TOO_LONG"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    RANGE = "RANGE"
    NOT_WHOLE = "NOT_WHOLE"
    PLACES = "PLACES"
    TWO_WAYS = "TWO_WAYS"
    TOO_SMALL = "TOO_SMALL"
    TOO_BIG = "TOO_BIG"
    AMOUNT = "AMOUNT"
    PERIOD = "PERIOD"
    OTHER_PERIOD = "OTHER_PERIOD"
    NOT_A_DAY = "NOT_A_DAY"
    NOT_A_MONTH = "NOT_A_MONTH"
    NOT_A_YEAR = "NOT_A_YEAR"
    DAY_MISSING = "DAY_MISSING"
    MONTH_MISSING = "MONTH_MISSING"
    YEAR_MISSING = "YEAR_MISSING"
    NO_SUCH_DAY = "NO_SUCH_DAY"
    SHORT_YEAR = "SHORT_YEAR"
    YEAR_RANGE = "YEAR_RANGE"
    FUTURE = "FUTURE"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    POSTCODE = "POSTCODE"
    LINE1 = "LINE1"
    FIRST = "FIRST"
    NI_NUMBER = "NI_NUMBER"
    NHS_NUMBER = "NHS_NUMBER"
    TOO_MANY = "TOO_MANY"
    SHAPE = "SHAPE"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an answer, and the box to land on; of an item, ``NUMBER/QUESTION/PART``, from 1.

    ``about`` are the facts that the words name, in the order that ``wording.fault_sentences`` reads them.
    """

    code: FaultCode
    part: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The value that was read, or None where there is none, and every fault; a value never stands beside a fault."""

    value: Value | None
    faults: tuple[Fault, ...] = ()


NOT_ANSWERED = Reading(None)


def faulty(*faults: Fault) -> Reading:
    """Return a reading of ``faults`` alone."""
    return Reading(None, faults)


def fault(code: FaultCode, part: str = "", *about: object) -> Reading:
    """Return a reading of one fault."""
    return Reading(None, (Fault(code, part, tuple(map(str, about))),))
