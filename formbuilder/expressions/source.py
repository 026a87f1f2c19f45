"""Conditions as Python source, made of our own checked trees alone: the fast way to decide what holds.

A condition holds, fails, or is undecided, so it has two texts: one is true where it holds, the other where it fails,
and neither where it is undecided. Ids and words stand in a text as Python writes a string; numbers as names of
constants. A text reads ``known`` (what is known, by name), ``get`` (its method), ``conditions`` (named ones, decided),
and NAMES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from formbuilder.expressions.arithmetic import age, chosen, equal, less, pensionable, rounded
from formbuilder.expressions.compiler import ORDER, in_a_row, includes, is_word, word_of
from formbuilder.expressions.kinds import NOTHING, Kind, Sort
from formbuilder.expressions.syntax import (
    ON,
    Answered,
    Binary,
    Call,
    Expression,
    Literal,
    Member,
    Name,
    Not,
    Operator,
    Rate,
    Sum,
    names,
    walk,
)

NAMES: Mapping[str, object] = {
    "age": age,
    "chosen": chosen,
    "equal": equal,
    "includes": includes,
    "is_word": is_word,
    "less": less,
    "pensionable": pensionable,
    "rounded": rounded,
}
"""What the texts call."""


YES_OR_NO = {"yes": True, "no": False}


class NotWrittenError(Exception):
    """A part has no source, because more has to be noted of it than what comes out: ``Compiler`` works it out."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What must not be doubtful, where what is not decided by a text counts as failing."""

    missing: frozenset[str] = frozenset()
    """Names that must not be asked and left unanswered."""
    other: frozenset[str] = frozenset()
    """Names of numbers and dates that must be known as a whole, and of rates that must be there."""

    def __or__(self, more: Doubts) -> Doubts:
        return Doubts(self.missing | more.missing, self.other | more.other)


class Source:
    """Writes the conditions of one form."""

    def __init__(self, conditions: Mapping[str, Expression], kinds: Mapping[str, Kind]) -> None:
        """``kinds`` are those of questions and calculations: what is known under their names is of that kind."""
        self.conditions = conditions
        self.kinds = kinds
        self.constants: dict[str, object] = dict(NAMES)
        self.found = 0
        """How many names were given to what is found on the way."""
        self.decided: set[str] = set()
        """The named conditions that are decided before a text is read."""

    def constant(self, value: object) -> str:
        """Return the name of a constant."""
        name = f"constant_{len(self.constants)}"
        self.constants[name] = value
        return name

    def holds(self, part: Expression) -> str:
        """Return a text that is true where ``part`` holds; raises NotWrittenError."""
        return self._text(part, so=True)

    def fails(self, part: Expression) -> str:
        """Return a text that is true where ``part`` is known not to hold; raises NotWrittenError."""
        return self._text(part, so=False)

    def _text(self, part: Expression, *, so: bool) -> str:  # noqa: PLR0911 - one case a shape
        match part:
            case Binary(Operator.OR | Operator.AND as operator):
                joined = " or " if (operator is Operator.OR) is so else " and "
                return f"({joined.join(self._text(each, so=so) for each in in_a_row(part, operator))})"
            case Binary(Operator.IS_NOT):
                return f"{self._equal(part)} is {not so}"
            case Not(of):
                return self._text(of, so=not so)
            case Answered(name):
                return f"{name.id!r} {'in' if so else 'not in'} known"
            case Name(id_) if id_ in self.conditions:
                return f"{self.named(id_)} is {so}"
            case _:
                return f"{self._decided(part)} is {so}"

    def named(self, name: str) -> str:
        """Return a text that is True, False or None as a named condition is; raises NotWrittenError."""
        if name not in self.decided:
            raise NotWrittenError
        return f"conditions[{name!r}]"

    def _decided(self, part: Expression) -> str:
        """Return a text that is True, False or None."""
        match part:
            case Binary(Operator.IS):
                return self._equal(part)
            case Binary(Operator.INCLUDES, Name(id_), right) if (word := word_of(right)) is not None:
                return self._includes(id_, word)
            case Binary(operator) if operator in ORDER:
                turned, or_equal = ORDER[operator]
                self.comparable(part)
                left, right = (part.right, part.left) if turned else (part.left, part.right)
                return f"less({self.value(left)}, {self.value(right)}, or_equal={or_equal})"
            case _:
                raise NotWrittenError

    def _equal(self, part: Binary) -> str:
        word = word_of(part.right)
        if word is None:
            self.comparable(part)
            return f"equal({self.value(part.left)}, {self.value(part.right)})"
        if isinstance(part.left, Name):
            return self._is_word(part.left.id, word)
        raise NotWrittenError

    def _includes(self, name: str, word: str) -> str:
        if self._kind(name).sort is not Sort.MANY:
            return f"includes(get({name!r}), {word!r})"
        found = self._new_name()
        return f"(None if ({found} := get({name!r})) is None else {word!r} in {found})"

    def _is_word(self, name: str, word: str) -> str:
        """Compare without a call, where it is known what an answer is: a text, yes or no, or an ``also`` answer."""
        kind, found = self._kind(name), self._new_name()
        is_it = ""
        if kind.sort is Sort.ONE and word not in kind.also:
            is_it = f"{found} == {word!r}"
        elif kind.sort is Sort.YES_NO and word in YES_OR_NO:
            is_it = f"{found} is {YES_OR_NO[word]}"
        return (
            f"(None if ({found} := get({name!r})) is None else {is_it})"
            if is_it
            else f"is_word(get({name!r}), {word!r})"
        )

    def _kind(self, name: str) -> Kind:
        return self.kinds.get(name, NOTHING)

    def comparable(self, part: Binary) -> None:
        """Raise NotWrittenError if it matters that two values cannot be compared."""

    def value(self, part: Expression) -> str:
        """Return a text that gives what ``part`` comes to, None if it is not there; raises NotWrittenError."""
        match part:
            case Literal(value):
                return self.constant(value)
            case Name(id_) if id_ not in self.conditions:
                return f"get({id_!r})"
            case Call():
                return self._called(part.function, [self.value(each) for each in part.arguments])
            case _:
                raise NotWrittenError

    def _called(self, function: str, values: list[str]) -> str:
        match function:
            case "age":
                return f"age({', '.join(values)})"
            case "pension_age":
                return f"pensionable({', '.join(values)})"
            case "min" | "max":
                return f"chosen({function!r}, ({', '.join(values)},))"
            case "ceil" | "floor" | "round":
                return f"rounded({function!r}, {', '.join(values)})"
            case _:
                raise NotWrittenError

    def three_ways(self, part: Expression) -> str:  # noqa: PLR0911 - one case a shape
        """Return a text that is True, False, or None where ``part`` is undecided; raises NotWrittenError."""
        match part:
            case Binary(Operator.OR | Operator.AND as operator):
                return self._joined(in_a_row(part, operator), stops=operator is Operator.OR)
            case Binary(Operator.IS_NOT):
                return self._opposite(self._equal(part))
            case Not(of):
                return self._opposite(self.three_ways(of))
            case Answered(name):
                return f"{name.id!r} in known"
            case Name(id_) if id_ in self.conditions:
                return self.named(id_)
            case _:
                return self._decided(part)

    def _joined(self, row: Sequence[Expression], *, stops: bool) -> str:
        """Join with ``or`` (True decides, ``stops``) or with ``and`` (False decides)."""
        found = [self._new_name() for _ in row]
        texts = [f"({name} := {self.three_ways(each)})" for name, each in zip(found, row, strict=True)]
        decided = " or ".join(f"{text} is {stops}" for text in texts)
        undecided = " or ".join(f"{name} is None" for name in found)
        return f"({stops} if {decided} else None if {undecided} else {not stops})"

    def _opposite(self, text: str) -> str:
        name = self._new_name()
        return f"(None if ({name} := {text}) is None else not {name})"

    def _new_name(self) -> str:
        self.found += 1
        return f"found_{self.found}"

    def made(self, name: str, arguments: str, body: Sequence[str]) -> Callable[..., Any]:
        """Return the function of a source. Nothing but our own trees was made into it."""
        source = "\n    ".join([f"def {name}({arguments}):", *body])
        made: dict[str, Callable[..., Any]] = {}
        exec(compile(source, f"<{name}>", "exec"), self.constants, made)  # noqa: S102 - nobody else wrote any of it
        return made[name]

    def in_order(self) -> Iterator[str]:
        """Yield the named conditions so that each comes after those that it reads."""
        reads = {id_: sorted(names(each) & self.conditions.keys()) for id_, each in self.conditions.items()}
        yield from TopologicalSorter(reads).static_order()


def doubts(  # noqa: PLR0911 - one case a shape
    part: Expression, conditions: Mapping[str, Expression], there: frozenset[str] = frozenset()
) -> Doubts:
    """Return what makes ``part`` undecided if it is doubtful; of what is ``there``, nobody asks if it is missing.

    What stands after ``x is answered and``, or after ``x is not answered or``, is read only where x is there.
    """
    match part:
        case Binary(Operator.OR | Operator.AND as operator):
            return _in_a_row(in_a_row(part, operator), operator, conditions, there)
        case Not(of):
            return doubts(of, conditions, there)
        case Answered():
            return Doubts()
        case Name(id_) if id_ in conditions:
            return doubts(conditions[id_], conditions, there)
        case Binary(Operator.IS | Operator.IS_NOT | Operator.INCLUDES, Name(id_), right) if word_of(right) is not None:
            return Doubts(missing=frozenset({id_}) - there)
        case _:
            return _of_values(part, there)


def _in_a_row(
    row: list[Expression], operator: Operator, conditions: Mapping[str, Expression], there: frozenset[str]
) -> Doubts:
    found = Doubts()
    for each in row:
        found |= doubts(each, conditions, there)
        sure = each.of if operator is Operator.OR and isinstance(each, Not) else each
        if isinstance(sure, Answered) and (sure is each) is (operator is Operator.AND):
            there |= {sure.name.id}
    return found


def _of_values(part: Expression, there: frozenset[str]) -> Doubts:
    """Return what makes a sum, or a comparison, undecided; the items of a group are not looked at here."""
    read = [each for each, _ in walk(part) if isinstance(each, Name | Member | Rate | Sum)]
    found = frozenset(each.id for each in read if isinstance(each, Name | Rate)) - {ON}
    return Doubts(missing=found - there, other=found)
