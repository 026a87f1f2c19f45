"""Small choices that a definition makes for a question: must it be answered, how often, what it is a fact of."""

from __future__ import annotations

from enum import StrEnum


class Required(StrEnum):
    """Whether a person must answer; for ``WANTED`` we say what happens without it."""

    YES = "yes"
    WANTED = "wanted"
    NO = "no"


class Also(StrEnum):
    """Answers in their own right, beside those of the question's type."""

    DONT_KNOW = "dont_know"
    PREFER_NOT = "prefer_not"


class Period(StrEnum):
    """How long a sum of money is for."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"
    YEAR = "year"


class DatePart(StrEnum):
    """How much of a date must be known: a day, a month or only a year."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Fact(StrEnum):
    """Facts that an assessor's list may search."""

    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs_number"
