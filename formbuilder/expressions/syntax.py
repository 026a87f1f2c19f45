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

FUNCTIONS = ("min", "max", "ceil", "floor", "round", "age", "pension_age", "weekly", "sum", "rate")
"""What can be worked out; ``sum`` and ``rate`` are written in a way of their own."""

RESERVED = frozenset({"and", "or", "not", "is", "includes", "answered", "yes", "no", "for", "in", "if", ON})
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


@dataclass(frozen=True, slots=True)
class Member:
    """``i.amount``: what was answered to a question about one item, inside a ``sum`` over the items."""

    variable: str
    question: str
    span: Span = field(compare=False)

    @property
    def id(self) -> str:
        """How it is written."""
        return f"{self.variable}.{self.question}"


@dataclass(frozen=True, slots=True)
class Rate:
    """``rate("table.figure")``: a figure of the year in which the charged week falls."""

    id: str
    """``table.figure``."""
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

    name: Name | Member
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    of: Expression
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """``age(date, on)`` and the other FUNCTIONS, but ``sum`` and ``rate``."""

    function: str
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """``sum(body for variable in group if condition)``: over all items of a group; never inside another sum."""

    body: Expression
    variable: str
    group: Name
    condition: Expression | None
    span: Span = field(compare=False)


Expression: TypeAlias = Literal | Name | Member | Rate | Value | Binary | Not | Answered | Negative | Call | Sum

LEAVES = (Name, Value, Literal, Member, Rate)
"""What is made of nothing else."""

NO_CONDITIONS: Mapping[str, Expression] = MappingProxyType({})


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return what an expression is directly made of, from left to right."""
    match expression:
        case Binary():
            return expression.left, expression.right
        case Literal() | Name() | Member() | Rate() | Value():
            return ()
        case Not() | Negative():
            return (expression.of,)
        case Answered():
            return (expression.name,)
        case Call() | Sum():
            return _arguments(expression)
        case _:
            assert_never(expression)


def _arguments(of: Call | Sum) -> tuple[Expression, ...]:
    if isinstance(of, Call):
        return of.arguments
    return (of.body, of.group) if of.condition is None else (of.body, of.group, of.condition)


def walk(expression: Expression) -> Iterator[tuple[Expression, int]]:
    """Yield each part of an expression, itself first, and how deep it stands, from 1."""
    waiting = [(expression, 1)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if not isinstance(part, LEAVES):
            waiting += [(each, depth + 1) for each in reversed(parts(part))]


def names(expression: Expression, conditions: Mapping[str, Expression] = NO_CONDITIONS) -> frozenset[str]:
    """Return the questions, groups, conditions and calculations that are read, also through ``conditions``.

    Never ``on``, and nothing of an item: ``item_reads`` gives that.
    """
    found: set[str] = set()
    waiting = [expression]
    while waiting:
        new = {part.id for part, _ in walk(waiting.pop()) if isinstance(part, Name)} - found - {ON}
        found |= new
        waiting += [conditions[name] for name in new if name in conditions]
    return frozenset(found)


def rates_read(expression: Expression) -> frozenset[str]:
    """Return the rates that an expression reads, as ``table.figure``."""
    return frozenset(part.id for part, _ in walk(expression) if isinstance(part, Rate))


def groups_read(expression: Expression) -> frozenset[str]:
    """Return the groups over whose items an expression adds up."""
    return frozenset(part.group.id for part, _ in walk(expression) if isinstance(part, Sum))


def item_reads(expression: Expression) -> frozenset[tuple[str, str]]:
    """Return the questions about items that an expression reads, as (group, question)."""
    sums = [part for part, _ in walk(expression) if isinstance(part, Sum)]
    return frozenset((each.group.id, member.question) for each in sums for member in members(each))


def members(of: Sum) -> Iterator[Member]:
    """Yield what a sum reads of each of its items."""
    return (part for part, _ in walk(of) if isinstance(part, Member) and part.variable == of.variable)
