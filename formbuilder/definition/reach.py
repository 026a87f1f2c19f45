"""Whether a condition can ever be true: a search over the answers to the questions that it reads.

Only what is sure is told: the search tries every answer that can make a difference, and where that is not possible
(sums, ages, two questions compared, too many answers to try) the condition counts as one that can be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from formbuilder.definition.example_answers import Example, TooMany, examples
from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.expressions.compiler import Compiler, Holds, Operands
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Literal,
    Name,
    Negative,
    Operator,
    Value,
    walk,
)

MOST_TRIED = 4_000
"""The most combinations of answers that are tried for one condition."""
STRIDE = 2_654_435_761
"""A prime: to jump so far from one way to the next tries each once, and leaves those that fail alike sooner."""
SIMPLE = {Operator.OR, Operator.AND}
COMPARING = {
    Operator.IS, Operator.IS_NOT, Operator.INCLUDES, Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST,
}  # fmt: skip  # a table

All = tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the search needs to know of one expression."""

    names: frozenset[str]
    simple: bool
    fixed: frozenset[Example]


@dataclass(frozen=True, slots=True)
class Reach:
    """The questions of a form, and what must hold for each to be asked."""

    conditions: Mapping[str, Expression]
    questions: Mapping[str, Question]
    asked_if: Mapping[str, All]
    compiler: Compiler
    known: dict[tuple[int, ...], bool] = field(default_factory=dict)
    """What was found out already; like the next two by the identity of expressions, which live as long as the form:
    to compare them takes long."""
    facts: dict[int, Facts] = field(default_factory=dict)
    compiled: dict[int, Holds] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form) -> Reach:
        """Gather what the search needs; the conditions of ``form`` are bounded already."""
        found = list(_asked_if(form))
        questions, asked_if = {each.id: each for each, _ in found}, {each.id: all_of for each, all_of in found}
        return cls(form.conditions, questions, asked_if, Compiler(form.conditions))

    def can_hold(self, all_of: All) -> bool:
        """Say whether there are answers for which every part of ``all_of`` is true, as far as can be told."""
        key = tuple(map(id, all_of))
        if key not in self.known:
            self.known[key] = self._can_hold(all_of)
        return self.known[key]

    def _can_hold(self, all_of: All) -> bool:
        whole = self._with_what_is_read(all_of)
        try:
            return not all(self._facts(each).simple for each in whole) or self._try(all_of, whole)
        except TooMany:
            return True

    def _with_what_is_read(self, all_of: All) -> All:
        """Return ``all_of``, the named conditions in it, and the conditions of the questions that these read."""
        found = list(all_of)
        seen: set[str] = set()
        for expression in found:
            new = self._facts(expression).names - seen
            seen |= new
            found += [each for name in new for each in self._behind(name)]
        return tuple(found)

    def _facts(self, expression: Expression) -> Facts:
        if (found := self.facts.get(id(expression))) is None:
            parts = [part for part, _ in walk(expression)]
            read = frozenset(part.id for part in parts if isinstance(part, Name))
            found = Facts(read, all(map(_is_simple_part, parts)), _fixed(parts))
            self.facts[id(expression)] = found
        return found

    def _behind(self, name: str) -> All:
        named = self.conditions.get(name)
        return (named,) if named else self.asked_if.get(name, ())

    def _try(self, all_of: All, whole: All) -> bool:
        """Try all answers that make a difference; raise TooMany if there are too many."""
        ids = sorted({name for each in whole for name in self._facts(each).names} & self.questions.keys())
        fixed = frozenset(value for each in whole for value in self._facts(each).fixed)
        answers = [examples(self.questions[id_], fixed) for id_ in ids]
        ways = prod(map(len, answers))
        if ways > MOST_TRIED:
            raise TooMany
        holds = [self._holds(each) for each in all_of]
        asked = [(id_, self._holds(each)) for id_ in ids for each in self.asked_if[id_]]
        every_way = (_way(turn * STRIDE % ways, ids, answers) for turn in range(ways))
        return any(_fits(given, holds, asked) for given in every_way)

    def _holds(self, expression: Expression) -> Holds:
        if (found := self.compiled.get(id(expression))) is None:
            found = self.compiled[id(expression)] = self.compiler.holds(expression)
        return found


def _way(number: int, ids: Sequence[str], answers: Sequence[Sequence[Operand | None]]) -> Operands:
    """Return one combination of answers by its number: its remainders say which answer each question has."""
    given = {}
    for id_, of in zip(ids, answers, strict=True):
        number, at = divmod(number, len(of))
        if (answer := of[at]) is not None:
            given[id_] = answer
    return given


def _fits(given: Operands, holds: Sequence[Holds], asked: Sequence[tuple[str, Holds]]) -> bool:
    """Say whether answers make all of ``holds`` true, and are all answers to questions that are asked."""
    for hold in holds:
        if not hold(given):
            return False
    return all(hold(given) for id_, hold in asked if id_ in given)


def _asked_if(form: Form) -> Iterator[tuple[Question, All]]:
    for section in form.sections:
        for page in section.pages:
            yield from _asked_on(page, tuple(each for each in (section.show_if, page.show_if) if each))


def _asked_on(page: Page, outer: All) -> Iterator[tuple[Question, All]]:
    for question in page.questions:
        own = (*outer, question.show_if) if question.show_if else outer
        yield question, own
        if isinstance(question.type, Group):
            yield from ((each, (*own, each.show_if) if each.show_if else own) for each in question.type.questions)


def _is_simple_part(part: Expression) -> bool:
    """Say whether answers are only compared with fixed values."""
    match part:
        case Call():
            return False
        case Negative(of):
            return isinstance(of, Literal)
        case Binary(operator, left, right) if operator in COMPARING:
            return isinstance(left, Name | Literal) and isinstance(right, Literal | Value | Negative)
        case Binary(operator):
            return operator in SIMPLE
        case _:
            return True


def _fixed(parts: Sequence[Expression]) -> frozenset[Example]:
    """Return the values that answers are compared with."""
    found: set[Example] = set()
    for part in parts:
        match part:
            case Value(word):
                found.add(word)
            case Literal(value) if not isinstance(value, bool):
                found |= {value} if isinstance(value, str) else {value, -value}
            case _:
                pass
    return frozenset(found)
