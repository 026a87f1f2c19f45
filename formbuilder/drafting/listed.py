"""A condition as a list of rows, as people choose it: a question, how it is compared, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from formbuilder.expressions.syntax import (
    Answered,
    Binary,
    Expression,
    Literal,
    Name,
    Not,
    Operator,
    Value,
)


class How(StrEnum):
    """How an answer is compared; the value is what a form sends."""

    IS = "is"
    IS_NOT = "is not"
    INCLUDES = "includes"
    INCLUDES_NOT = "includes not"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    ANSWERED = "is answered"
    NOT_ANSWERED = "is not answered"
    HOLDS = "holds"
    """A named condition."""
    HOLDS_NOT = "holds not"


class Join(StrEnum):
    """How rows belong together."""

    ALL = "and"
    ANY = "or"


SEVERAL: Mapping[How, Join] = {
    How.IS: Join.ANY,
    How.INCLUDES: Join.ANY,
    How.IS_NOT: Join.ALL,
    How.INCLUDES_NOT: Join.ALL,
}
"""Those that may name several values, and what stands between them then."""
OF_OPERATOR: Mapping[Operator, How] = {
    Operator.IS: How.IS,
    Operator.IS_NOT: How.IS_NOT,
    Operator.INCLUDES: How.INCLUDES,
    Operator.MORE: How.MORE,
    Operator.AT_LEAST: How.AT_LEAST,
    Operator.LESS: How.LESS,
    Operator.AT_MOST: How.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is asked of an earlier answer; several ``values`` mean any of them, or none of them."""

    name: str
    how: How
    values: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """How it is written in a condition."""
        return f" {SEVERAL.get(self.how, Join.ALL)} ".join(self._one(value) for value in self.values or ("",))

    def within(self, join: Join) -> str:
        """Return the same as it is written between others."""
        mixed = len(self.values) > 1 and SEVERAL.get(self.how) is not join
        return f"({self.text})" if mixed else self.text

    def _one(self, value: str) -> str:
        match self.how:
            case How.HOLDS:
                return self.name
            case How.HOLDS_NOT:
                return f"not {self.name}"
            case How.INCLUDES_NOT:
                return f"not {self.name} includes {value}"
            case _:
                return f"{self.name} {self.how} {value}".rstrip()


@dataclass(frozen=True, slots=True)
class Rows:
    """A condition that can be chosen from lists."""

    join: Join = Join.ALL
    rows: tuple[Row, ...] = ()

    @property
    def text(self) -> str:
        """How it is written; "" if there is nothing in it."""
        if len(self.rows) == 1:
            return self.rows[0].text
        return f" {self.join} ".join(row.within(self.join) for row in self.rows)

    def with_row(self, row: Row) -> Rows:
        """Return the same with one more."""
        return replace(self, rows=(*self.rows, row))

    def without(self, number: int) -> Rows:
        """Return the same without one, counted from 0."""
        return replace(self, rows=(*self.rows[:number], *self.rows[number + 1 :]))


def listed(expression: Expression) -> Rows | None:
    """Return a condition as rows; None if it is too complex for lists."""
    for join, operator in ((Join.ALL, Operator.AND), (Join.ANY, Operator.OR)):
        parts = tuple(_parts(expression, operator))
        if len(parts) == 1:
            continue
        rows = tuple(_row(part) for part in parts)
        found = tuple(row for row in rows if row)
        return _together(join, tuple(_joined(found, join))) if len(found) == len(rows) else None
    row = _single(expression)
    return Rows(Join.ALL, (row,)) if row else None


def _together(join: Join, rows: tuple[Row, ...]) -> Rows:
    """Return rows; one alone goes on with “and”."""
    return Rows(join if len(rows) > 1 else Join.ALL, rows)


def _parts(expression: Expression, operator: Operator) -> Iterator[Expression]:
    if isinstance(expression, Binary) and expression.operator is operator:
        yield from _parts(expression.left, operator)
        yield from _parts(expression.right, operator)
    else:
        yield expression


def _joined(rows: Iterable[Row], join: Join) -> Iterator[Row]:
    """Put neighbours together that differ in their value only, where that means the same."""
    for (name, how), group in groupby(rows, lambda row: (row.name, row.how)):
        found = tuple(group)
        if SEVERAL.get(how) is join and all(len(row.values) == 1 for row in found):
            yield Row(name, how, tuple(dict.fromkeys(value for row in found for value in row.values)))
        else:
            yield from found


def _row(part: Expression) -> Row | None:
    """Read one row, which may name several values."""
    for join, operator in ((Join.ALL, Operator.AND), (Join.ANY, Operator.OR)):
        parts = tuple(_parts(part, operator))
        if len(parts) == 1:
            continue
        rows = tuple(row for each in parts if (row := _single(each)))
        joined = tuple(_joined(rows, join))
        return joined[0] if len(rows) == len(parts) and len(joined) == 1 else None
    return _single(part)


def _single(part: Expression) -> Row | None:  # noqa: PLR0911 - one case a kind of row
    match part:
        case Name(id_):
            return Row(id_, How.HOLDS)
        case Not(Name(id_)):
            return Row(id_, How.HOLDS_NOT)
        case Answered(Name(id_)):
            return Row(id_, How.ANSWERED)
        case Not(Answered(Name(id_))):
            return Row(id_, How.NOT_ANSWERED)
        case Not(Binary(Operator.INCLUDES, Name(id_), Value(word))):
            return Row(id_, How.INCLUDES_NOT, (word,))
        case Binary(operator, Name(id_), value) if operator in OF_OPERATOR:
            words = _value(value)
            return Row(id_, OF_OPERATOR[operator], (words,)) if words else None
        case _:
            return None


def _value(part: Expression) -> str:
    """Return how a value is written; "" for what cannot be chosen."""
    match part:
        case Value(word):
            return word
        case Literal(bool() as value):
            return "yes" if value else "no"
        case Literal(Decimal() as value):
            return f"{value:f}"
        case _:
            return ""
