"""The tree of an expression: what was written, and where in the text each part stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, assert_never

ON = "on"
"""The day of the assessment: a name that is always there."""

FUNCTIONS = ("min", "max", "ceil", "floor", "round", "age")

RESERVED = frozenset({"and", "or", "not", "is", "includes", "answered", "yes", "no", ON})
"""Words that stand for themselves, so no question and no condition can be called so."""


class Span(NamedTuple):
    """Where a part stands in the text of its expression: code points, from 0, ``end`` not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, ``"text"``, ``yes`` or ``no``."""

    value: Decimal | str | bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A question or a named condition."""

    id: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A bare word to the right of ``is``, ``is not`` or ``includes``: an option’s value or ``dont_know``."""

    word: str
    span: Span = field(compare=False)


class Operator(StrEnum):
    """What stands between two parts."""

    OR = "or"
    AND = "and"
    IS = "is"
    IS_NOT = "is not"
    INCLUDES = "includes"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two parts and what stands between them."""

    operator: Operator
    left: Expression
    right: Expression
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    of: Expression
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """``X is answered``, or ``X is not answered`` inside a Not: always decided."""

    name: Name
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    of: Expression
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """``min``, ``max``, ``ceil``, ``floor``, ``round`` or ``age(date, on)``."""

    function: str
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False)


Expression: TypeAlias = Literal | Name | Value | Binary | Not | Answered | Negative | Call

LEAVES = (Name, Value, Literal)
"""What is made of nothing else."""

NO_CONDITIONS: Mapping[str, Expression] = MappingProxyType({})


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return what an expression is directly made of, from left to right."""
    match expression:
        case Literal() | Name() | Value():
            return ()
        case Binary():
            return expression.left, expression.right
        case Not() | Negative():
            return (expression.of,)
        case Answered():
            return (expression.name,)
        case Call():
            return expression.arguments
        case _:
            assert_never(expression)


def walk(expression: Expression) -> Iterator[tuple[Expression, int]]:
    """Yield each part of an expression, itself first, and how deep it stands, from 1."""
    waiting = [(expression, 1)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if not isinstance(part, LEAVES):
            waiting += [(each, depth + 1) for each in reversed(parts(part))]


def names(expression: Expression, conditions: Mapping[str, Expression] = NO_CONDITIONS) -> frozenset[str]:
    """Return the questions and conditions that an expression reads, also through ``conditions``; never ``on``."""
    found: set[str] = set()
    waiting = [expression]
    while waiting:
        new = {part.id for part, _ in walk(waiting.pop()) if isinstance(part, Name)} - found - {ON}
        found |= new
        waiting += [conditions[name] for name in new if name in conditions]
    return frozenset(found)
