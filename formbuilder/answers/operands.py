"""Answers as conditions see them."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from formbuilder.answers.values import (
    Agreed,
    AlsoAnswer,
    Amount,
    Chosen,
    Day,
    ItemList,
    Parts,
    Value,
    Written,
)
from formbuilder.definition.model import Period, Question, YesNo
from formbuilder.expressions.operands import AlsoWord, Operand

A_WEEK = {
    Period.WEEK: (1, 1),
    Period.FORTNIGHT: (1, 2),
    Period.FOUR_WEEKS: (1, 4),
    Period.MONTH: (12, 52),
    Period.YEAR: (1, 52),
}
"""What a sum is multiplied with, and divided by, to be for a week: twelve months or 52 weeks make a year."""


def operand(question: Question, value: Value) -> Operand:
    """Return what conditions compare; of a type with nothing to compare, something that says it is answered.

    A guess counts as its number. A sum whose period the person chose is pounds **a week**, unrounded; any other sum is
    as it was given. A date may lack its day or its month. Items are counted.
    """
    match value:
        case Written(text):
            return text == "yes" if isinstance(question.type, YesNo) else text
        case Chosen(options):
            return frozenset(options)
        case Amount():
            return a_week(value)
        case Day():
            return value
        case _:
            return _mark(value)


def _mark(value: Parts | Agreed | AlsoAnswer | ItemList) -> Operand:
    match value:
        case Parts(parts):
            return ", ".join(text for _, text in parts)
        case Agreed():
            return True
        case AlsoAnswer(also):
            return AlsoWord(also.value)
        case ItemList(items):
            return Decimal(len(items))
        case _:
            assert_never(value)


def a_week(amount: Amount) -> Decimal:
    """Return pounds a week, unrounded; a number, or a sum without a period of its own, as it is."""
    if amount.period is None:
        return amount.number
    times, over = A_WEEK[amount.period]
    return amount.number * times / over
