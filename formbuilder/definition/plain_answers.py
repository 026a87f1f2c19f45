"""Answers that an author writes down in a scenario: enough of a check that a slip of the pen is told at load.

What a person may send is decided by ``formbuilder.answers``; here stands only whether an answer has its shape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from formbuilder.definition.language import NUMBER
from formbuilder.definition.marks import DatePart
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Group,
    Information,
    Money,
    Month,
    Name,
    Number,
    Question,
    QuestionType,
    Statement,
    YesNo,
)
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source

NOT_ONE: Final = object()
"""What ``plain`` returns for something that is no answer to its question."""

ADDRESS = ("line1", "line2", "town", "postcode")
NAME = ("first", "last")
DATES: Mapping[DatePart, re.Pattern[str]] = {
    DatePart.DAY: re.compile(r"\d{4}-\d\d-\d\d"),
    DatePart.MONTH: re.compile(r"\d{4}-\d\d(-\d\d)?"),
    DatePart.YEAR: re.compile(r"\d{4}(-\d\d){0,2}"),
}


def plain(source: Source, question: Question) -> object:
    """Return an answer as JSON has it, or NOT_ONE."""
    if isinstance(source, Fields) and source.value.keys() == {"also"}:
        also = source.value["also"]
        return {"also": also.value} if isinstance(also, Scalar) and also.value in question.also else NOT_ONE
    if isinstance(source, Fields):
        return _object(source, question)
    if isinstance(source, Items):
        return _list(source, question)
    return _one(source.value, question)


def _one(text: str, question: Question) -> object:
    match question.type:
        case Choice(options):
            good = text in {option.value for option in options}
        case YesNo():
            good = text in {"yes", "no"}
        case Date(least=least):
            good = _is_date(text, DATES[least])
        case Month():
            good = _is_date(text, DATES[DatePart.MONTH]) and len(text) == 7
        case Number() | Money():
            good = _in_range(text.removeprefix("about "), question.type)
        case Statement():
            return True if text in {"true", "yes"} else NOT_ONE
        case Choices() | Address() | Name() | Group() | Information():
            good = False
        case _:
            good = bool(text.strip())
    return text if good else NOT_ONE


def _is_date(text: str, pattern: re.Pattern[str]) -> bool:
    if not pattern.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _in_range(text: str, type_: Number | Money) -> bool:
    if not NUMBER.pattern.fullmatch(text):
        return False
    number = Decimal(text)
    return not (
        (type_.min is not None and number < type_.min)
        or (type_.max is not None and number > type_.max)
        or (isinstance(type_, Number) and type_.whole and number != number.to_integral_value())
    )


def _list(source: Items, question: Question) -> object:
    if not isinstance(question.type, Choices) or not source.value:
        return NOT_ONE
    values = {option.value for option in question.type.options}
    found = [each.value for each in source.value if isinstance(each, Scalar) and each.value in values]
    return found if len(found) == len(source.value) else NOT_ONE


def _object(source: Fields, question: Question) -> object:
    match question.type:
        case Address():
            return _texts(source, ADDRESS)
        case Name():
            return _texts(source, NAME)
        case Money(periods=periods):
            found = _texts(source, ("amount", "period"))
            if isinstance(found, dict) and found.get("period") in set(periods):
                return found if _in_range(found.get("amount", ""), question.type) else NOT_ONE
            return NOT_ONE
        case _:
            return NOT_ONE


def _texts(source: Fields, keys: Collection[str]) -> object:
    found = {key: each.value for key, each in source.value.items() if key in keys and isinstance(each, Scalar)}
    return found if found and len(found) == len(source.value) else NOT_ONE


EXPECTED: tuple[tuple[type[QuestionType], str], ...] = (
    (Month, "a year and a month, such as 2026-04"),
    (Number, "a number in its range, in digits"),
    (Money, "a sum in its range, in digits, with its period if it has one"),
    (Address, f"its parts by name: {', '.join(ADDRESS)}"),
    (Name, f"its parts by name: {', '.join(NAME)}"),
    (Group, "a list of items, each with its answers"),
    (Statement, "yes"),
    (Information, "nothing: it is not answered"),
)
"""How an answer is written, for types that need no more of the question."""


def expected(question: Question) -> str:
    """Say how an answer to ``question`` is written."""
    also = "".join(f", or {{also: {each}}}" for each in question.also)
    return _expected(question) + also


def _expected(question: Question) -> str:
    match question.type:
        case Choice(options):
            return f"one of: {', '.join(option.value for option in options)}"
        case Choices(options):
            return f"a list of: {', '.join(option.value for option in options)}"
        case YesNo():
            return "yes or no"
        case Date(least=least):
            return f"a date with at least its {least}, such as 2026-04-06"
        case _:
            return next((words for type_, words in EXPECTED if isinstance(question.type, type_)), "some words")
