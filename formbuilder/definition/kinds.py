"""What conditions can ask of each question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import assert_never

from formbuilder.definition.calculations import Unit
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
from formbuilder.expressions.units import PLAIN, POUNDS, POUNDS_A_WEEK, YEARS, is_money, pounds_a

UNITS: Mapping[Unit, str] = {
    Unit.POUNDS: POUNDS,
    Unit.POUNDS_A_WEEK: POUNDS_A_WEEK,
    Unit.POUNDS_A_MONTH: pounds_a("month"),
    Unit.NUMBER: PLAIN,
    Unit.YEARS: YEARS,
}
"""How expressions call what a calculation gives."""


def kinds(questions: Collection[Question], conditions: Collection[str]) -> Mapping[str, Kind]:
    """Return the kind of every name that a condition may read."""
    return {
        **{each.id: kind(each) for each in questions},
        **dict.fromkeys(conditions, CONDITION),
    }


def kind(question: Question) -> Kind:
    """Return what can be asked of an answer to ``question``."""
    type_ = question.type
    return Kind(_sort(type_), _values(type_), tuple(question.also), _unit(type_))


def kind_of_unit(unit: Unit, *, nil: bool = False) -> Kind:
    """Return the kind of a calculation or a rate in ``unit``; ``nil`` if it is known to be nought in some year."""
    words = UNITS[unit]
    return Kind(Sort.MONEY if is_money(words) else Sort.NUMBER, unit=words, nil=nil)


def _unit(type_: QuestionType) -> str:
    """Return what a number counts: a choice of periods is made pounds a week before anything is worked out."""
    match type_:
        case Number(unit=unit):
            return str(unit or PLAIN)
        case Money(periods=(period,)):
            return pounds_a(period)
        case Money(periods=periods):
            return POUNDS_A_WEEK if periods else POUNDS
        case _:
            return PLAIN


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
