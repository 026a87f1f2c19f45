"""Expressions as functions: made once for a form, called on each walk; undecided is None, as Kleene has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol, TypeAlias

from formbuilder.expressions.arithmetic import (
    OPERATIONS,
    Known,
    age,
    chosen,
    equal,
    less,
    pensionable,
    rounded,
    worked_out,
)
from formbuilder.expressions.expansion import bounded
from formbuilder.expressions.operands import AlsoWord, Operand
from formbuilder.expressions.syntax import (
    NO_CONDITIONS,
    Answered,
    Binary,
    Call,
    Expression,
    Literal,
    Member,
    Name,
    Negative,
    Not,
    Operator,
    Value,
)


class Operands(Protocol):
    """What can be seen, by name; ``on`` is the day of the assessment. A name that is not there is missing."""

    def get(self, name: str, /) -> Operand | None: ...

    def __contains__(self, name: object, /) -> bool: ...


Holds: TypeAlias = Callable[[Operands], bool | None]
Gives: TypeAlias = Callable[[Operands], Known]

ORDER = {
    Operator.LESS: (False, False),
    Operator.AT_MOST: (False, True),
    Operator.MORE: (True, False),
    Operator.AT_LEAST: (True, True),
}
"""Whether the sides change places, and whether being equal is enough."""


def compile_(expression: Expression, conditions: Mapping[str, Expression] = NO_CONDITIONS) -> Holds:
    """Return a function that says whether ``expression`` holds: True, False, or None if it is undecided.

    ``expression`` has passed ``check``; named conditions are written out. Raises ExpressionError if that is too much.
    """
    bounded(expression, conditions)
    return Compiler(conditions).holds(expression)


def compile_number(expression: Expression) -> Gives:
    """Return a function that works out a sum: a Decimal, bounds (Between) if a date is partly known, or None."""
    bounded(expression, NO_CONDITIONS)
    return Compiler(NO_CONDITIONS).gives(expression)


class Compiler:
    """Makes one function of each part, of a named condition only once; what it is given is bounded already."""

    def __init__(self, conditions: Mapping[str, Expression]) -> None:
        self.conditions = conditions
        self.made: dict[str, Holds] = {}

    def holds(self, part: Expression) -> Holds:
        """Do as ``compile_``."""
        match part:
            case Binary():
                return self._binary(part)
            case Not(of):
                return _opposite(self.holds(of))
            case Answered():
                return _is_there(part.name.id)
            case Name(id_) if id_ in self.conditions:
                return self.named(id_)
            case _:
                return _undecided

    def named(self, name: str) -> Holds:
        if name not in self.made:
            self.made[name] = self.holds(self.conditions[name])
        return self.made[name]

    def _binary(self, part: Binary) -> Holds:
        match part.operator:
            case Operator.OR | Operator.AND:
                parts = [self.holds(each) for each in in_a_row(part, part.operator)]
                return _joined(parts, stops=part.operator is Operator.OR)
            case Operator.IS | Operator.IS_NOT:
                return _opposite(self._equal(part)) if part.operator is Operator.IS_NOT else self._equal(part)
            case Operator.INCLUDES:
                word = word_of(part.right)
                return _includes(part.left.id, word) if isinstance(part.left, Name | Member) and word else _undecided
            case operator if operator in ORDER:
                return self._ordered(part)
            case _:
                return _undecided

    def _equal(self, part: Binary) -> Holds:
        word = word_of(part.right)
        if word is not None:
            return _is_word(part.left.id, word) if isinstance(part.left, Name | Member) else _undecided
        left, right = self.gives(part.left), self.gives(part.right)
        return lambda seen: equal(left(seen), right(seen))

    def _ordered(self, part: Binary) -> Holds:
        left, right = self.gives(part.left), self.gives(part.right)
        turned, or_equal = ORDER[part.operator]
        if turned:
            return lambda seen: less(right(seen), left(seen), or_equal=or_equal)
        return lambda seen: less(left(seen), right(seen), or_equal=or_equal)

    def gives(self, part: Expression) -> Gives:
        """Do as ``compile_number``."""
        match part:
            case Literal(value):
                return _always(value)
            case Name() | Member():
                return _read(part.id)
            case Negative() | Binary():
                return self._sum(part)
            case Call():
                return self.called(part)
            case _:
                return _undecided

    def _sum(self, part: Negative | Binary) -> Gives:
        if isinstance(part, Negative):
            return _worked_out(Operator.MINUS, _always(Decimal(0)), self.gives(part.of))
        if part.operator not in OPERATIONS:
            return _undecided
        return _worked_out(part.operator, self.gives(part.left), self.gives(part.right))

    def called(self, part: Call) -> Gives:
        """Return a function that works out ``min``, ``age`` and others; undecided for what it does not know."""
        first, *others = [self.gives(argument) for argument in part.arguments]
        match part.function:
            case "age":
                return lambda seen: age(first(seen), others[0](seen))
            case "pension_age":
                return lambda seen: pensionable(first(seen))
            case "min" | "max" as which:
                return lambda seen: chosen(which, [first(seen), *[other(seen) for other in others]])
            case "ceil" | "floor" | "round" as which:
                return lambda seen: rounded(which, first(seen))
            case _:
                return _undecided


def in_a_row(part: Expression, operator: Operator) -> list[Expression]:
    """Return the parts of ``a or b or c`` in one row."""
    if isinstance(part, Binary) and part.operator is operator:
        return [*in_a_row(part.left, operator), *in_a_row(part.right, operator)]
    return [part]


def _joined(parts: Sequence[Holds], *, stops: bool) -> Holds:
    """Join with ``or`` (True decides, ``stops``) or with ``and`` (False decides)."""

    def joined(seen: Operands) -> bool | None:
        undecided = False
        for part in parts:
            found = part(seen)
            if found is stops:
                return stops
            undecided = undecided or found is None
        return None if undecided else not stops

    return joined


def _opposite(of: Holds) -> Holds:
    def opposite(seen: Operands) -> bool | None:
        found = of(seen)
        return None if found is None else not found

    return opposite


def _worked_out(operator: Operator, left: Gives, right: Gives) -> Gives:
    return lambda seen: worked_out(operator, left(seen), right(seen))


def _always(value: Operand) -> Gives:
    return lambda _: value


def _read(name: str) -> Gives:
    return lambda seen: seen.get(name)


def _is_there(name: str) -> Holds:
    return lambda seen: name in seen


def _is_word(name: str, word: str) -> Holds:
    return lambda seen: is_word(seen.get(name), word)


def is_word(value: Operand | None, word: str) -> bool | None:
    """Say whether an answer is an option, ``yes``, ``no`` or an ``also`` answer; None if there is none."""
    if value is None:
        return None
    if isinstance(value, str):
        return value == word
    if isinstance(value, bool):
        return word == ("yes" if value else "no")
    return isinstance(value, AlsoWord) and value.word == word


def _includes(name: str, word: str) -> Holds:
    return lambda seen: includes(seen.get(name), word)


def includes(value: Operand | None, word: str) -> bool | None:
    """Say whether an option was among those that were chosen, or an ``also`` answer given; None if there is none."""
    if value is None:
        return None
    if isinstance(value, frozenset):
        return word in value
    return isinstance(value, AlsoWord) and value.word == word


def word_of(right: Expression) -> str | None:
    """Return the word of a part to the right of ``is`` or ``includes``; None if it is no word."""
    match right:
        case Value(word):
            return word
        case Literal(bool() as value):
            return "yes" if value else "no"
        case _:
            return None


def _undecided(_: Operands) -> None:
    return None
