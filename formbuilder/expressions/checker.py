"""Whether an expression makes sense with the questions that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import assert_never

from formbuilder.expressions import told
from formbuilder.expressions.faults import Fault, shortened
from formbuilder.expressions.kinds import CONDITION, CONSTANT, DATE, TEXT, YES_NO, Kind, Sort
from formbuilder.expressions.number_checker import NumberChecker, Sight
from formbuilder.expressions.syntax import (
    ON,
    Answered,
    Binary,
    Expression,
    Literal,
    Member,
    Name,
    Not,
    Operator,
    Value,
)
from formbuilder.problems import Code

ALIKE = {Sort.TEXT, Sort.DATE, Sort.YES_NO, Sort.ONE}
"""What can be equal to another of its sort."""


def check(
    expression: Expression,
    names: Mapping[str, Kind],
    wanted: Kind = CONDITION,
    *,
    groups: Mapping[str, Mapping[str, Kind]] | None = None,
    rates: Mapping[str, Kind] | None = None,
) -> tuple[Fault, ...]:
    """Return all that is wrong with the names, options, kinds and units in ``expression``, in the order of the text.

    ``wanted`` is what the whole must be: a condition, or a number with its unit. ``on`` is always there. ``groups``
    (the kinds of an item’s questions, by group) and ``rates`` (by ``table.figure``) are given in calculations only:
    without both, ``sum``, ``rate`` and ``weekly`` are refused.
    """
    checker = _Checker(Sight(names, groups or {}, rates or {}, calculating=groups is not None or rates is not None))
    if wanted.sort is Sort.CONDITION:
        checker.condition(expression)
    else:
        checker.amount(expression, wanted)
    return tuple(sorted(checker.faults, key=lambda fault: (fault.span.start, fault.span.end)))


class _Checker(NumberChecker):
    """Finds the kind of each part; None where a fault was found already."""

    def kind(self, part: Expression) -> Kind | None:
        match part:
            case Literal(value):
                return YES_NO if isinstance(value, bool) else TEXT if isinstance(value, str) else CONSTANT
            case Name():
                return self._named(part)
            case Binary():
                return self._binary(part)
            case Not() | Answered() | Value():
                return self._single(part)
            case _:
                return self.numeric(part)

    def _single(self, part: Not | Answered | Value) -> Kind:
        match part:
            case Not():
                self.condition(part.of)
            case Answered():
                self._answered(part)
            case Value():
                self.wrong(part.span, f"‘{shortened(part.word)}’ stands alone", "Write a question and ‘is’ before it")
            case _:
                assert_never(part)
        return CONDITION

    def _named(self, name: Name) -> Kind | None:
        if name.id == ON:
            return DATE
        if name.id not in self.sight.names:
            self.refuse(name.span, Code.UNKNOWN_NAME, found=shortened(name.id), way_out=self._meant(name.id))
        return self.sight.names.get(name.id)

    def _meant(self, name: str) -> str:
        if self.items and name == self.items.variable:
            return f"Write ‘{shortened(name)}.’ and a question of ‘{shortened(self.items.group)}’"
        near = get_close_matches(name[:100], self.sight.names, 1)
        return f"Perhaps you mean ‘{near[0]}’" if near else "Use the id of a question asked earlier"

    def _answered(self, part: Answered) -> None:
        kind = self.kind(part.name)
        if part.name.id == ON or (kind is not None and kind.sort is Sort.CONDITION):
            self.wrong(part.span, f"{told.called(part.name)} is no question", "Use ‘is answered’ with a question only")

    def _binary(self, part: Binary) -> Kind | None:
        match part.operator:
            case Operator.OR | Operator.AND:
                self.condition(part.left)
                self.condition(part.right)
                return CONDITION
            case Operator.IS | Operator.IS_NOT:
                self._equal(part)
                return CONDITION
            case Operator.INCLUDES:
                self._includes(part)
                return CONDITION
            case Operator.LESS | Operator.AT_MOST | Operator.MORE | Operator.AT_LEAST:
                self._ordered(part)
                return CONDITION
            case Operator.PLUS | Operator.MINUS | Operator.TIMES | Operator.OVER:
                return self.worked_out(part)
            case _:
                assert_never(part.operator)

    def condition(self, part: Expression) -> None:
        kind = self.kind(part)
        if kind is None or kind.sort is Sort.CONDITION:
            return
        if isinstance(part, Literal):
            self.wrong(part.span, f"{told.called(part)} alone is no condition", "Write a question and ‘is’ before it")
        else:
            way_out = f"Say what it must be, such as ‘{told.name(part)} {told.such_as(kind)}’"
            self.wrong(part.span, f"{told.called(part)} is {kind.sort.value}, and no condition", way_out)

    def _equal(self, part: Binary) -> None:
        word = told.word(part.right)
        if word is None:
            self._alike(part)
            return
        kind = self.kind(part.left)
        if kind is None or self._takes(kind, word, part):
            return
        if kind.sort is Sort.MANY and word in kind.values:
            way_out = f"Write ‘{told.name(part.left)} includes {word}’"
            self.wrong(part.span, f"{told.called(part.left)} can have several answers at once", way_out)
        else:
            self._no_answer(part, kind, word)

    def _takes(self, kind: Kind, word: str, part: Binary) -> bool:
        return (
            isinstance(part.left, Name | Member)
            and word in kind.words
            and not (kind.sort is Sort.MANY and word in kind.values)
        )

    def _includes(self, part: Binary) -> None:
        kind = self.kind(part.left)
        word = told.word(part.right)
        if kind is None or (kind.sort is Sort.MANY and word in kind.words and isinstance(part.left, Name | Member)):
            return
        if kind.sort is not Sort.MANY:
            fact = f"{told.called(part.left)} cannot have several answers at once"
            self.wrong(part.span, fact, "Write ‘is’ in place of ‘includes’")
        elif word is None:
            self.wrong(part.right.span, "‘includes’ needs an option after it", f"Choose from: {', '.join(kind.words)}")
        else:
            self._no_answer(part, kind, word)

    def _no_answer(self, part: Binary, kind: Kind, word: str) -> None:
        fact = f"{told.called(part.left)} is {kind.sort.value}"
        match kind.sort:
            case Sort.TEXT:
                self.wrong(part.right.span, fact, f'Put quotes round the words: "{shortened(word)}"')
            case Sort.CONDITION:
                self.wrong(part.span, fact, "Write it alone, or with ‘not’ before it")
            case Sort.NUMBER | Sort.MONEY | Sort.DATE if word not in self.sight.names and kind.also:
                self._not_an_option(part, kind, word)
            case Sort.NUMBER | Sort.MONEY | Sort.DATE:
                self.wrong(part.right.span, fact, f"Compare it with {kind.sort.value}; put brackets round a name")
            case Sort.NOTHING if not kind.also:
                self.wrong(part.span, fact, f"Write ‘{told.name(part.left)} is answered’")
            case _:
                self._not_an_option(part, kind, word)

    def _not_an_option(self, part: Binary, kind: Kind, word: str) -> None:
        near = get_close_matches(word[:100], kind.words, 1)
        self.refuse(
            part.right.span,
            Code.NOT_AN_OPTION,
            found=shortened(word),
            question=told.name(part.left),
            nearest=f"Perhaps you mean ‘{near[0]}’. " if near else "",
            allowed=", ".join(kind.words),
        )

    def _alike(self, part: Binary) -> None:
        left, right = self.kind(part.left), self.kind(part.right)
        if left is None or right is None:
            return
        if left.is_number and right.is_number:
            self.together(part, left, right)
        elif left.sort is not right.sort or left.sort not in ALIKE:
            self._unlike(part, left, right)

    def _ordered(self, part: Binary) -> None:
        left, right = self.kind(part.left), self.kind(part.right)
        if left is None or right is None:
            return
        if left.is_number and right.is_number:
            self.together(part, left, right)
        elif not left.sort is right.sort is Sort.DATE:
            self._unlike(part, left, right)

    def _unlike(self, part: Binary, left: Kind, right: Kind) -> None:
        sign = part.operator.value
        if left.sort in {Sort.ONE, Sort.MANY} and left.sort is not right.sort and isinstance(part.right, Literal):
            self.wrong(
                part.right.span, f"{told.called(part.left)} is {left.sort.value}", "Write the option without quotes"
            )
            return
        fact = f"‘{sign}’ stands between {left.sort.value} and {right.sort.value}"
        self.wrong(part.span, fact, "Compare numbers with numbers and dates with dates")
