"""Answers that stand for all others: enough of them to try every way in which a condition can turn out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from formbuilder.definition.model import (
    Choice,
    Choices,
    Date,
    Information,
    Money,
    Month,
    Number,
    Option,
    Question,
    Statement,
    YesNo,
)
from formbuilder.expressions.operands import AlsoWord, Operand

Example: TypeAlias = Decimal | str
MOST_TOGETHER = 8
"""The most options of one question that are tried in every combination."""
SOME_WORDS = "some other words"
SOME_DAY = date(2000, 1, 1)


class TooMany(Exception):  # noqa: N818 - it is no error: the search just stops
    """There are more answers that make a difference than can be tried."""


def examples(question: Question, fixed: Collection[Example]) -> Sequence[Operand | None]:
    """Return answers to ``question``, None for no answer, such that any other compares with ``fixed`` as one of them.

    Raise TooMany if that takes too many.
    """
    if isinstance(question.type, Information):
        return (None,)
    return (*_answers(question, fixed), *(AlsoWord(each) for each in question.also), None)


def _answers(question: Question, fixed: Collection[Example]) -> Sequence[Operand]:
    match question.type:
        case YesNo() | Statement():
            return (True,) if isinstance(question.type, Statement) else (True, False)
        case Choice(options):
            return sorted((option.value for option in options), key=lambda value: value not in fixed)
        case Choices(options):
            return _sets(options, fixed)
        case Number() | Money():
            return _numbers(question.type, fixed)
        case _:
            return _others(question, fixed)


def _others(question: Question, fixed: Collection[Example]) -> Sequence[Operand]:
    match question.type:
        case Date() | Month():
            return (SOME_DAY,)
        case _:
            return (*(each for each in fixed if isinstance(each, str)), SOME_WORDS)


def _sets(options: Sequence[Option], fixed: Collection[Example]) -> Sequence[Operand]:
    """Return the sets of options that differ in those that are named, and one more option for all others."""
    named = [option for option in options if option.value in fixed]
    other = [option for option in options if option.value not in fixed][:1]
    together = [option.value for option in named + other if not option.alone]
    if len(together) > MOST_TOGETHER:
        raise TooMany
    sizes = range(1, len(together) + 1)
    sets = [frozenset(each) for size in sizes for each in combinations(together, size)]
    return [*sets, *(frozenset({option.value}) for option in named + other if option.alone)]


def _numbers(type_: Number | Money, fixed: Collection[Example]) -> Sequence[Operand]:
    """Return each number that is named, its neighbours and the ends of the range; sums by periods have no range."""
    step = Decimal(1) if isinstance(type_, Number) and type_.whole else Decimal("0.0001")
    named = [each for each in fixed if isinstance(each, Decimal)]
    near = [each + by for each in named for by in (0, step, -step)]
    ranged = not (isinstance(type_, Money) and type_.periods)
    ends = [each for each in (type_.min, type_.max, Decimal(0)) if each is not None]
    low = type_.min if type_.min is not None and ranged else min((*near, *ends))
    high = type_.max if type_.max is not None and ranged else max((*near, *ends))
    if low > high:
        raise TooMany
    return sorted({each for each in (*near, *ends) if low <= each <= high})
