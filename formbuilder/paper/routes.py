"""When a question on paper is answered: its condition, told by the numbers of the questions that it reads.

What is not on paper cannot be answered there, so a condition that needs it never holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from formbuilder.definition.model import Form
from formbuilder.expressions.syntax import (
    Answered,
    Binary,
    Expression,
    Literal,
    Member,
    Name,
    Negative,
    Not,
    Operator,
    Value,
    names,
)


class How(StrEnum):
    """What an answer must be."""

    CHOSEN = "chosen"
    """One of some answers."""
    OTHER = "other"
    """An answer, and none of some."""
    ANSWERED = "answered"
    EMPTY = "empty"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    WRITTEN_OUT = "written out"
    """What no short sentence says."""


@dataclass(frozen=True, slots=True)
class One:
    """What one answer must be."""

    how: How
    question: str
    """Its id; "" for what is written out."""
    number: str
    values: tuple[str, ...] = ()
    """The values of options, or a figure."""
    or_empty: bool = False
    """Whether no answer will do as well."""
    expression: Expression | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Several:
    """What must be so together, or of which one must be so."""

    every: bool
    parts: tuple[One | Several, ...]


Route: TypeAlias = One | Several
OPPOSITE = {
    How.LESS: How.AT_LEAST,
    How.AT_MOST: How.MORE,
    How.MORE: How.AT_MOST,
    How.AT_LEAST: How.LESS,
    How.CHOSEN: How.OTHER,
    How.OTHER: How.CHOSEN,
}
COMPARED = {
    Operator.IS: How.CHOSEN,
    Operator.INCLUDES: How.CHOSEN,
    Operator.IS_NOT: How.OTHER,
    Operator.LESS: How.LESS,
    Operator.AT_MOST: How.AT_MOST,
    Operator.MORE: How.MORE,
    Operator.AT_LEAST: How.AT_LEAST,
}


def route_of(form: Form, condition: Expression | None, numbers: Mapping[str, str]) -> Route | bool:
    """Return when a condition holds on paper; True where it always does, False where it never can."""
    return _Router(form, numbers).route(condition, holds=True) if condition else True


@dataclass(frozen=True, slots=True)
class _Router:
    form: Form
    numbers: Mapping[str, str]

    def route(self, part: Expression, *, holds: bool) -> Route | bool:
        match part:
            case Not(of):
                return self.route(of, holds=not holds)
            case Name(id_) if id_ in self.form.conditions:
                return self.route(self.form.conditions[id_], holds=holds)
            case Binary(Operator.AND | Operator.OR as operator):
                every = (operator is Operator.AND) is holds
                return _joined(every, [self.route(each, holds=holds) for each in (part.left, part.right)])
            case Answered(name):
                return self._answered(_asked(name), holds=holds)
            case _:
                return self._compared(part, holds=holds)

    def _answered(self, question: str, *, holds: bool) -> Route | bool:
        number = self.numbers.get(question)
        if number is None:
            return not holds
        return One(How.ANSWERED if holds else How.EMPTY, question, number)

    def _compared(self, part: Expression, *, holds: bool) -> Route | bool:
        if any(id_ not in self.numbers for id_ in names(part, self.form.conditions) & self._questions()):
            return False
        match part:
            case Binary(operator, Name() | Member() as left, Value() | Literal() | Negative() as right) if (
                operator in COMPARED
            ):
                how = COMPARED[operator] if holds else OPPOSITE[COMPARED[operator]]
                question = _asked(left)
                return One(how, question, self.numbers.get(question, ""), (_value(right),))
            case _:
                return One(How.WRITTEN_OUT, "", "", expression=part, holds=holds)

    def _questions(self) -> frozenset[str]:
        """Return the questions that conditions can read, danger included: no calculations, no day."""
        return frozenset(each.id for each in self.form.questions)


def _asked(name: Name | Member) -> str:
    return name.question if isinstance(name, Member) else name.id


def _value(part: Value | Literal | Negative) -> str:
    match part:
        case Value(word):
            return word
        case Literal(bool() as value):
            return "yes" if value else "no"
        case Literal(value):
            return f"{value:f}" if not isinstance(value, str | bool) else str(value)
        case Negative(Literal(value)):
            return f"-{value}"
        case _:
            return ""


def _joined(every: bool, found: list[Route | bool]) -> Route | bool:  # noqa: FBT001 - which of two words
    """Join parts; what is always or never so falls away, or decides."""
    if (not every) in found:
        return not every
    flat = [each for part in found if not isinstance(part, bool) for each in _flat(every, part)]
    merged = flat if every else list(_merged(flat))
    if not merged:
        return every
    return merged[0] if len(merged) == 1 else Several(every, tuple(merged))


def _flat(every: bool, part: Route) -> tuple[Route, ...]:  # noqa: FBT001 - as above
    return part.parts if isinstance(part, Several) and part.every is every else (part,)


def _merged(parts: list[Route]) -> Iterator[Route]:
    """Say of one question at once which answers will do: “A” or “B”, or none."""
    waiting: dict[str, One] = {}
    others: list[Route] = []
    for part in parts:
        if isinstance(part, One) and part.how in {How.CHOSEN, How.EMPTY}:
            known = waiting.get(part.question)
            waiting[part.question] = _either(known, part) if known else part
        else:
            others.append(part)
    yield from waiting.values()
    yield from others


def _either(one: One, other: One) -> One:
    values = tuple(dict.fromkeys((*one.values, *other.values)))
    empty = How.EMPTY in {one.how, other.how} or one.or_empty or other.or_empty
    return One(How.CHOSEN if values else How.EMPTY, one.question, one.number, values, bool(values) and empty)
