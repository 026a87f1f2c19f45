"""Whether numbers in an expression can be worked out: pounds with pounds, a week with a week, rates that are there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import assert_never

from formbuilder.expressions import told, units
from formbuilder.expressions.arithmetic import NOUGHT
from formbuilder.expressions.compiler import compile_number
from formbuilder.expressions.faults import Fault, shortened
from formbuilder.expressions.kinds import CONSTANT, DATE, Kind, Sort
from formbuilder.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Literal,
    Member,
    Name,
    Negative,
    Operator,
    Rate,
    Span,
    Sum,
    walk,
)
from formbuilder.problems import Code

SAME_UNIT = "Put together only what is counted in the same unit"
ROUNDED = frozenset({"min", "max", "ceil", "floor", "round"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What an expression can see: names, and in calculations the questions of groups, and rates."""

    names: Mapping[str, Kind]
    groups: Mapping[str, Mapping[str, Kind]]
    """The kinds of an item’s questions, by group."""
    rates: Mapping[str, Kind]
    """By ``table.figure``."""
    calculating: bool
    """Whether it is part of a calculation."""


@dataclass(frozen=True, slots=True)
class Items:
    """The items that a sum goes through: what one is called, and its questions; None if their group is not known."""

    variable: str
    group: str
    questions: Mapping[str, Kind] | None


class NumberChecker(ABC):
    """Finds the kind of each number; None where a fault was found already."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.items: Items | None = None
        self.faults: list[Fault] = []

    @abstractmethod
    def kind(self, part: Expression) -> Kind | None:
        """Return the kind of any part."""

    @abstractmethod
    def condition(self, part: Expression) -> None:
        """Find what is wrong with a part that must be a condition."""

    def number(self, part: Expression) -> Kind | None:
        """Return the kind of a part that must be a number."""
        kind = self.kind(part)
        if kind is None or kind.is_number:
            return kind
        self.wrong(part.span, f"{told.called(part)} is {kind.sort.value}, and no number", "Use a number here")
        return None

    def amount(self, expression: Expression, wanted: Kind) -> None:
        """Find what is wrong with a sum that must give ``wanted``; as a plain number it may give all but money."""
        kind = self.number(expression)
        if kind is None or units.together(kind.unit, wanted.unit) is not None:
            return
        if wanted.unit == units.PLAIN and not units.is_money(kind.unit):
            return
        fact = f"this gives {units.words(kind.unit)}, and {units.words(wanted.unit)} should come out"
        if units.period_of(kind.unit) and units.period_of(wanted.unit):
            self.refuse(expression.span, Code.WRONG_PERIOD, fact=fact, way_out=_weekly(expression))
        else:
            self.refuse(expression.span, Code.WRONG_UNIT, fact=fact, way_out="Change the sum or the ‘unit’")

    def numeric(self, part: Negative | Call | Sum | Member | Rate) -> Kind | None:
        """Return the kind of what only numbers are made of."""
        match part:
            case Negative():
                return self.number(part.of)
            case Call():
                return self._function(part)
            case Sum():
                return self._summed(part)
            case Member():
                return self._member(part)
            case Rate():
                return self._rate(part)
            case _:
                assert_never(part)

    def worked_out(self, part: Binary) -> Kind | None:
        """Return the kind of what ``+``, ``-``, ``*`` or ``/`` gives."""
        left, right = self.number(part.left), self.number(part.right)
        if part.operator is Operator.OVER and right is not None:
            self._divisor(part.right, right)
        if left is None or right is None:
            return None
        if part.operator in {Operator.PLUS, Operator.MINUS}:
            return self.together(part, left, right)
        find = units.times if part.operator is Operator.TIMES else units.over
        unit = find(left.unit, right.unit)
        if unit is None:
            verb = "Multiply" if part.operator is Operator.TIMES else "Divide"
            self._other_units(part.span, f"‘{part.operator}’", left, right, f"{verb} by a plain number")
        return None if unit is None else _counting(unit)

    def together(self, part: Binary, left: Kind, right: Kind) -> Kind | None:
        """Return the kind of what may be added, taken away and compared."""
        unit = units.together(left.unit, right.unit)
        if unit is not None:
            return _counting(unit)
        if units.period_of(left.unit) and units.period_of(right.unit):
            not_weekly = part.left if left.unit != units.POUNDS_A_WEEK else part.right
            fact = _between(f"‘{part.operator}’", left, right)
            self.refuse(part.span, Code.WRONG_PERIOD, fact=fact, way_out=_weekly(not_weekly))
        else:
            self._other_units(part.span, f"‘{part.operator}’", left, right, SAME_UNIT)
        return None

    def _divisor(self, part: Expression, kind: Kind) -> None:
        if kind.nil and isinstance(part, Name | Rate):
            fact = f"‘{shortened(part.id)}’ is nought in some year"
        elif _is_nought(part):
            fact = "What stands after ‘/’ is nought"
        else:
            return
        self.refuse(part.span, Code.DIVIDED_BY_NIL, fact=fact, way_out="Divide by something else")

    def _function(self, call: Call) -> Kind | None:
        match call.function:
            case "age":
                self._dates(call, 2, "‘age’ needs a date of birth and a second date", "age(date_of_birth, on)")
                return _counting(units.YEARS)
            case "pension_age":
                self._dates(call, 1, "‘pension_age’ needs a date of birth", "pension_age(date_of_birth) <= on")
                return DATE
            case "weekly":
                return self._weekly(call) if self._in_calculation(call, "weekly") else None
            case _:
                return self._of_numbers(call)

    def _dates(self, call: Call, count: int, fact: str, example: str) -> None:
        kinds = [self.kind(argument) for argument in call.arguments]
        if len(kinds) != count or any(kind is not None and kind.sort is not Sort.DATE for kind in kinds):
            self.wrong(call.span, fact, f"Write it so: {example}")

    def _of_numbers(self, call: Call) -> Kind | None:
        kinds = [self.number(argument) for argument in call.arguments]
        if call.function in {"min", "max"} and len(kinds) == 1:
            self.wrong(call.span, f"‘{call.function}’ needs several numbers", "Put them apart with commas")
        elif call.function in {"ceil", "floor", "round"} and len(kinds) > 1:
            self.wrong(call.span, f"‘{call.function}’ takes one number", "Take the others away")
        for one, other in pairwise(kind for kind in kinds if kind is not None and kind.unit != units.ANY):
            if one.unit != other.unit:
                self._other_units(call.span, f"‘{call.function}’", one, other, SAME_UNIT)
                return None
        return max((kind for kind in kinds if kind), key=lambda kind: kind.unit != units.ANY, default=None)

    def _weekly(self, call: Call) -> Kind | None:
        week = _counting(units.POUNDS_A_WEEK)
        of = call.arguments[0]
        if len(call.arguments) > 1 or not isinstance(of, Name | Member | Rate):
            self.wrong(call.span, "‘weekly’ takes one question or rate alone", "Write it round each of them")
            return week
        kind = self.number(of)
        if kind is not None and units.period_of(kind.unit) is None:
            fact = f"{told.called(of)} is {units.words(kind.unit)}, not for a week, a month or a year"
            self.refuse(call.span, Code.WRONG_UNIT, fact=fact, way_out="Take ‘weekly’ away")
        return week

    def _member(self, part: Member) -> Kind | None:
        if not self._in_calculation(part, part.id):
            return None
        if self.items is None or part.variable != self.items.variable:
            way_out = f"Begin it with ‘{self.items.variable}.’" if self.items else told.SUM
            self.refuse(part.span, Code.UNKNOWN_MEMBER, found=shortened(part.id), way_out=way_out)
            return None
        questions = self.items.questions
        if questions is not None and part.question not in questions:
            way_out = _choose(part.question, questions, f"Use a question of ‘{shortened(self.items.group)}’")
            self.refuse(part.span, Code.UNKNOWN_MEMBER, found=shortened(part.id), way_out=way_out)
        return questions.get(part.question) if questions is not None else None

    def _rate(self, part: Rate) -> Kind | None:
        if self._in_calculation(part, "rate") and part.id not in self.sight.rates:
            way_out = _choose(part.id, self.sight.rates, "Write it as ‘table.figure’, with a table of ‘rates’")
            self.refuse(part.span, Code.UNKNOWN_RATE, found=shortened(part.id), way_out=way_out)
        return self.sight.rates.get(part.id)

    def _summed(self, part: Sum) -> Kind | None:
        if not self._in_calculation(part, "sum"):
            return None
        group = part.group
        questions = self.sight.groups.get(group.id)
        if questions is None:
            way_out = _choose(group.id, self.sight.groups, "Use the id of a group")
            self.refuse(group.span, Code.UNKNOWN_GROUP, found=shortened(group.id), way_out=way_out)
        outer, self.items = self.items, Items(part.variable, group.id, questions)
        kind = self.number(part.body)
        if part.condition is not None:
            self.condition(part.condition)
        self.items = outer
        return kind if kind is None or kind.unit != units.ANY else _counting(units.PLAIN)

    def _in_calculation(self, part: Expression, found: str) -> bool:
        if not self.sight.calculating:
            self.refuse(part.span, Code.ONLY_IN_SUMS, found=shortened(found))
        return self.sight.calculating

    def _other_units(self, span: Span, sign: str, left: Kind, right: Kind, way_out: str) -> None:
        self.refuse(span, Code.WRONG_UNIT, fact=_between(sign, left, right), way_out=way_out)

    def wrong(self, span: Span, fact: str, way_out: str) -> None:
        """Add that a part is of the wrong kind."""
        self.refuse(span, Code.WRONG_KIND, fact=fact, way_out=way_out)

    def refuse(self, span: Span, code: Code, **values: str) -> None:
        """Add a fault."""
        self.faults.append(Fault.at(span, code, **values))


def _counting(unit: str) -> Kind:
    if unit == units.ANY:
        return CONSTANT
    return Kind(Sort.MONEY if units.is_money(unit) else Sort.NUMBER, unit=unit)


def _between(sign: str, left: Kind, right: Kind) -> str:
    return f"{sign} stands between {units.words(left.unit)} and {units.words(right.unit)}"


def _weekly(part: Expression) -> str:
    return f"Write ‘weekly({told.name(part)})’ to make it pounds a week"


def _choose(found: str, known: Mapping[str, Kind] | Mapping[str, Mapping[str, Kind]], otherwise: str) -> str:
    near = get_close_matches(found[:100], known, 1)
    return f"Perhaps you mean ‘{near[0]}’" if near else otherwise


def _is_nought(part: Expression) -> bool:
    """Say whether a part that reads nothing comes to nought."""
    return all(map(_is_written_out, (each for each, _ in walk(part)))) and compile_number(part)({}) == NOUGHT


def _is_written_out(part: Expression) -> bool:
    return isinstance(part, Literal | Negative | Binary) or (isinstance(part, Call) and part.function in ROUNDED)
