"""What conditions can ask of each question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import assert_never

from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Statement,
    Text,
    YesNo,
)
from formbuilder.expressions.kinds import CONDITION, Kind, Sort


def kinds(questions: Collection[Question], conditions: Collection[str]) -> Mapping[str, Kind]:
    """Return the kind of every name that a condition may read."""
    return {
        **{each.id: Kind(_sort(each.type), _values(each.type), tuple(each.also)) for each in questions},
        **dict.fromkeys(conditions, CONDITION),
    }


def _values(type_: QuestionType) -> tuple[str, ...]:
    return tuple(option.value for option in type_.options) if isinstance(type_, Choice | Choices) else ()


def _sort(type_: QuestionType) -> Sort:
    match type_:
        case Text() | LongText() | Email() | Phone() | Postcode() | NiNumber() | NhsNumber():
            return Sort.TEXT
        case Number():
            return Sort.NUMBER
        case Money():
            return Sort.MONEY
        case Date() | Month():
            return Sort.DATE
        case _:
            return _sort_of_others(type_)


def _sort_of_others(type_: YesNo | Choice | Choices | Address | Name | Group | Statement | Information) -> Sort:
    match type_:
        case YesNo() | Statement():
            return Sort.YES_NO
        case Choice():
            return Sort.ONE
        case Choices():
            return Sort.MANY
        case Address() | Name() | Group() | Information():
            return Sort.NOTHING
        case _:
            assert_never(type_)
