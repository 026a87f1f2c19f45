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
from formbuilder.definition.marks import Period
from formbuilder.definition.model import Question, YesNo
from formbuilder.expressions.arithmetic import EXACT
from formbuilder.expressions.operands import AlsoWord, Operand

WEEKS_IN_A_YEAR = Decimal(52)
"""What a council counts, unless it has set another number."""
MONTHS_IN_A_YEAR = Decimal(12)
WEEKS = {Period.WEEK: Decimal(1), Period.FORTNIGHT: Decimal(2), Period.FOUR_WEEKS: Decimal(4)}
"""How many weeks a period has that is made of whole weeks."""


def operand(question: Question, value: Value, weeks_in_a_year: Decimal = WEEKS_IN_A_YEAR) -> Operand:
    """Return what conditions compare; of a type with nothing to compare, something that says it is answered.

    A guess counts as its number. A sum whose period the person chose is pounds **a week**, unrounded; any other sum is
    as it was given. A date may lack its day or its month. Items are counted.
    """
    if isinstance(value, Written):
        return value.text == "yes" if isinstance(question.type, YesNo) else value.text
    if isinstance(value, Chosen):
        return frozenset(value.options)
    if isinstance(value, Amount):
        return value.number if value.period is None else a_week(value.number, value.period, weeks_in_a_year)
    return value if isinstance(value, Day) else _mark(value)


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


def a_week(number: Decimal, period: Period, weeks_in_a_year: Decimal = WEEKS_IN_A_YEAR) -> Decimal:
    """Return a sum for ``period`` as pounds a week, to 34 digits."""
    if period in WEEKS:
        return EXACT.divide(number, WEEKS[period])
    a_year = EXACT.multiply(number, MONTHS_IN_A_YEAR) if period is Period.MONTH else number
    return EXACT.divide(a_year, weeks_in_a_year)
