"""Which mistakes people can make in an answer of each kind, and what they are called in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.definition.model import Choices, Date, Money, Number, Question
from formbuilder.definition.question_types import type_name
from formbuilder.definition.vocabulary import options

MISTAKES: Mapping[str, str] = {
    "MISSING": "Nothing is filled in",
    "BOTH": "There is an answer, and “I do not know” or “I would rather not say” as well",
    "OPTION": "What came is none of the answers on the page",
    "ALONE": "An answer that stands alone is chosen with others",
    "TOO_LONG": "There are too many words",
    "NOT_A_NUMBER": "It cannot be read as a number",
    "RANGE": "There are two numbers, such as “10 to 20”",
    "NOT_WHOLE": "It is no whole number",
    "PLACES": "There are too many numbers after the point",
    "TWO_WAYS": "It is one number in English, and another one in the language of the page",
    "TOO_SMALL": "It is too small",
    "TOO_BIG": "It is too big",
    "AMOUNT": "It says how often, and there is no sum",
    "PERIOD": "It does not say how often",
    "OTHER_PERIOD": "It says how often in a way that is not offered",
    "DAY_MISSING": "The day is missing",
    "MONTH_MISSING": "The month is missing",
    "YEAR_MISSING": "The year is missing",
    "NOT_A_DAY": "The day cannot be read",
    "NOT_A_MONTH": "The month cannot be read",
    "NOT_A_YEAR": "The year cannot be read",
    "SHORT_YEAR": "The year has two numbers",
    "YEAR_RANGE": "The year is too long ago or too far away",
    "NO_SUCH_DAY": "There is no such day, such as 31 February",
    "FUTURE": "The date has not come yet",
    "EMAIL": "It is no e-mail address",
    "PHONE": "It is no phone number",
    "POSTCODE": "It is no UK postcode",
    "LINE1": "The first line of the address is missing",
    "FIRST": "The first name is missing",
    "NI_NUMBER": "It is no National Insurance number",
    "NHS_NUMBER": "It is no NHS number",
    "TOO_MANY": "There are too many of them",
    "SHAPE": "A program sent something that is no answer",
}
"""By code, in the order in which they are shown."""
FIGURES = ("NOT_A_NUMBER", "RANGE", "PLACES", "TOO_SMALL", "TOO_BIG")
YEARS = ("MONTH_MISSING", "YEAR_MISSING", "NOT_A_MONTH", "NOT_A_YEAR", "SHORT_YEAR", "YEAR_RANGE")
OF_TYPE: Mapping[str, tuple[str, ...]] = {
    "text": ("TOO_LONG",),
    "long_text": ("TOO_LONG",),
    "choice": ("OPTION",),
    "choices": ("OPTION",),
    "number": FIGURES,
    "money": (*FIGURES, "AMOUNT"),
    "date": (*YEARS, "DAY_MISSING", "NOT_A_DAY", "NO_SUCH_DAY"),
    "month": YEARS,
    "email": ("EMAIL",),
    "phone": ("PHONE",),
    "postcode": ("POSTCODE",),
    "address": ("LINE1", "POSTCODE", "TOO_LONG"),
    "name": ("FIRST", "TOO_LONG"),
    "ni_number": ("NI_NUMBER",),
    "nhs_number": ("NHS_NUMBER",),
    "group": ("TOO_MANY",),
}
"""What can be wrong with an answer of a kind, besides that there is none."""


def codes_of(question: Question) -> tuple[str, ...]:
    """Return the codes of the mistakes that people can make in the answer to a question."""
    if question.short is None:
        return ()
    found = {"MISSING", *OF_TYPE.get(type_name(question.type), ()), *_by_settings(question)}
    return tuple(code for code in MISTAKES if code in found)


def _by_settings(question: Question) -> Iterator[str]:
    """Yield the codes that only some settings make possible."""
    if question.also:
        yield "BOTH"
    match question.type:
        case Choices() if any(each.alone for each in options(question)):
            yield "ALONE"
        case Number(whole=True):
            yield "NOT_WHOLE"
        case Date(past=True):
            yield "FUTURE"
        case Money(periods=periods):
            yield "OTHER_PERIOD"
            yield from ("PERIOD",) if len(periods) > 1 else ()
        case _:
            return
