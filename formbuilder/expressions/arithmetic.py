"""Exact sums, and comparing what is only partly known: what holds for every possible value is decided."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from itertools import product
from operator import le, lt
from typing import TypeAlias, TypeVar

from formbuilder.expressions.operands import AlsoWord, Dated, Operand
from formbuilder.expressions.pension_age import Date, pension_age
from formbuilder.expressions.syntax import Operator

NOUGHT = Decimal(0)
ONLY_THE_SAME = (AlsoWord, str, bool, frozenset)
"""What is never less or more than anything; made once, because it is asked often."""
EXACT = Context(prec=34, traps=[])
"""Faults, such as a division by zero, give something that is not finite: it becomes undecided."""
WIDE = Context(prec=400, traps=[])
"""Room for the sum of many numbers of 34 digits, so that no order of adding them makes a difference."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number of which only the bounds are known: the age of somebody of whom we know the year of birth."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Days:
    """A day of which only the bounds are known, or one that was worked out."""

    first: Date
    last: Date


NO_DATE = (Decimal, Between, *ONLY_THE_SAME)
Known: TypeAlias = Operand | Between | Days | None
Number: TypeAlias = Decimal | Between | None
Bound = TypeVar("Bound", Decimal, Date)

OPERATIONS: dict[Operator, Callable[[Decimal, Decimal], Decimal]] = {
    Operator.PLUS: EXACT.add,
    Operator.MINUS: EXACT.subtract,
    Operator.TIMES: EXACT.multiply,
    Operator.OVER: EXACT.divide,
}
ROUNDING = {"ceil": ROUND_CEILING, "floor": ROUND_FLOOR, "round": ROUND_HALF_UP}


def worked_out(operator: Operator, left: Known, right: Known) -> Number:
    """Return a sum; None if a part is missing or no number, or if it divides by zero."""
    operate = OPERATIONS[operator]
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _finite(operate(left, right))
    ours, theirs = number_bounds(left), number_bounds(right)
    if ours is None or theirs is None or (operator is Operator.OVER and theirs[0] <= 0 <= theirs[1]):
        return None
    corners = [operate(one, other) for one, other in product(ours, theirs)]
    return _between(min(corners), max(corners))


def added(values: Sequence[Known]) -> Number:
    """Return the sum of any number of values, 0 of none; None if one is missing. Their order makes no difference."""
    total = low = high = NOUGHT
    for value in values:
        if isinstance(value, Decimal):
            total = WIDE.add(total, value)
        elif isinstance(value, Between):
            low, high = WIDE.add(low, value.low), WIDE.add(high, value.high)
        else:
            return None
    return _between(EXACT.add(total, low), EXACT.add(total, high))


def chosen(function: str, values: Sequence[Known]) -> Number:
    """Return the smallest (``min``) or the largest (``max``) of numbers; None if one is missing."""
    bounds = [found for value in values if (found := number_bounds(value)) is not None]
    if len(bounds) < len(values):
        return None
    choose = min if function == "min" else max
    return _between(choose(low for low, _ in bounds), choose(high for _, high in bounds))


def rounded(function: str, value: Known) -> Number:
    """Return a whole number: ``ceil``, ``floor``, or ``round`` with halves away from zero."""
    bounds = number_bounds(value)
    if bounds is None:
        return None
    low, high = (bound.to_integral_value(ROUNDING[function]) for bound in bounds)
    return _between(low, high)


def age(born: Known, on: Known) -> Number:
    """Return whole years; somebody born on 29 February is a year older on 1 March where the year has no 29th."""
    births, days = date_bounds(born), date_bounds(on)
    if births is None or days is None:
        return None
    return _between(_years(births[1], days[0]), _years(births[0], days[1]))


def pensionable(born: Known) -> Days | None:
    """Return the day on which State Pension age is reached, as far as the date of birth is known."""
    births = date_bounds(born)
    if births is None:
        return None
    first = pension_age(births[0])
    return Days(first, first if births[0] == births[1] else pension_age(births[1]))


def less(left: Known, right: Known, *, or_equal: bool) -> bool | None:
    """Say whether ``left < right`` (or ``<=``) whatever is not known about them; None if that cannot be said."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left <= right if or_equal else left < right
    if left is None or right is None:
        return None
    numbers = number_bounds(left), number_bounds(right)
    if numbers[0] and numbers[1]:
        return _less(numbers[0], numbers[1], or_equal=or_equal)
    dates = date_bounds(left), date_bounds(right)
    if dates[0] and dates[1]:
        return _less(dates[0], dates[1], or_equal=or_equal)
    return None


def equal(left: Known, right: Known) -> bool | None:
    """Say whether two are the same; an ``also`` answer is the same as itself only."""
    if left is None or right is None:
        return None
    if isinstance(left, ONLY_THE_SAME) or isinstance(right, ONLY_THE_SAME):
        return left == right
    below, above = less(left, right, or_equal=True), less(right, left, or_equal=True)
    if below is False or above is False:
        return False
    return True if below and above else None


def number_bounds(value: Known) -> tuple[Decimal, Decimal] | None:
    """Return the smallest and the largest that a number can be; None if it is no number."""
    if isinstance(value, Decimal):
        return value, value
    return (value.low, value.high) if isinstance(value, Between) else None


def date_bounds(value: Known) -> tuple[Date, Date] | None:
    """Return the first and the last day that a date can be; None if it is no date."""
    if isinstance(value, Days):
        return value.first, value.last
    if value is None or isinstance(value, NO_DATE):
        return None
    if value.month and value.day:
        day = (value.year, value.month, value.day)
        return day, day
    return _first(value), _last(value)


def _first(date: Dated) -> Date:
    return date.year, date.month or 1, date.day or 1


def _last(date: Dated) -> Date:
    month = date.month or 12
    return date.year, month, date.day or monthrange(date.year, month)[1]


def _years(born: Date, on: Date) -> Decimal:
    return Decimal(on[0] - born[0] - (on[1:] < born[1:]))


def _less(ours: tuple[Bound, Bound], theirs: tuple[Bound, Bound], *, or_equal: bool) -> bool | None:
    before = le if or_equal else lt
    if before(ours[1], theirs[0]):
        return True
    return None if before(ours[0], theirs[1]) else False


def _between(low: Decimal, high: Decimal) -> Number:
    if not (low.is_finite() and high.is_finite()):
        return None
    return low if low == high else Between(low, high)


def _finite(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None
