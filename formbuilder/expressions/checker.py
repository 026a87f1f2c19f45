"""Whether an expression makes sense with the questions that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import assert_never

from formbuilder.expressions.faults import Fault, shortened
from formbuilder.expressions.kinds import CONDITION, DATE, NUMBER, TEXT, YES_NO, Kind, Sort
from formbuilder.expressions.syntax import (
    ON,
    Answered,
    Binary,
    Call,
    Expression,
    Literal,
    Name,
    Negative,
    Not,
    Operator,
    Span,
    Value,
)
from formbuilder.problems import Code

ALIKE = {Sort.TEXT, Sort.DATE, Sort.YES_NO, Sort.ONE}
"""What can be equal to another of its sort."""


def check(expression: Expression, names: Mapping[str, Kind], wanted: Kind = CONDITION) -> tuple[Fault, ...]:
    """Return all that is wrong with the names, options and kinds in ``expression``, in the order of the text.

    ``wanted`` is what the whole must be: a condition, or ``NUMBER`` for a sum. ``on`` is always there.
    """
    checker = _Checker(names)
    checker.whole(expression, wanted)
    return tuple(sorted(checker.faults, key=lambda fault: (fault.span.start, fault.span.end)))


class _Checker:
    """Finds the kind of each part; None where a fault was found already."""

    def __init__(self, names: Mapping[str, Kind]) -> None:
        self.names = names
        self.faults: list[Fault] = []

    def whole(self, expression: Expression, wanted: Kind) -> None:
        if wanted is CONDITION:
            self._condition(expression)
        else:
            self._number(expression)

    def _kind(self, part: Expression) -> Kind | None:
        match part:
            case Literal(value):
                return YES_NO if isinstance(value, bool) else TEXT if isinstance(value, str) else NUMBER
            case Name():
                return self._named(part)
            case Binary():
                return self._binary(part)
            case Call():
                return self._called(part)
            case _:
                return self._single(part)

    def _single(self, part: Not | Answered | Negative | Value) -> Kind | None:
        match part:
            case Not():
                self._condition(part.of)
            case Answered():
                self._answered(part)
            case Negative():
                self._number(part.of)
                return NUMBER
            case Value():
                self._wrong(part.span, f"‘{shortened(part.word)}’ stands alone", "Write a question and ‘is’ before it")
            case _:
                assert_never(part)
        return CONDITION

    def _named(self, name: Name) -> Kind | None:
        if name.id == ON:
            return DATE
        if name.id not in self.names:
            near = get_close_matches(name.id[:100], self.names, 1)
            way_out = f"Perhaps you mean ‘{near[0]}’" if near else "Use the id of a question asked earlier"
            self._refuse(name.span, Code.UNKNOWN_NAME, found=shortened(name.id), way_out=way_out)
        return self.names.get(name.id)

    def _answered(self, part: Answered) -> None:
        kind = self._named(part.name)
        if part.name.id == ON or (kind is not None and kind.sort is Sort.CONDITION):
            self._wrong(part.span, f"{_called(part.name)} is no question", "Use ‘is answered’ with a question only")

    def _binary(self, part: Binary) -> Kind | None:
        match part.operator:
            case Operator.OR | Operator.AND:
                self._condition(part.left)
                self._condition(part.right)
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
                self._number(part.left)
                self._number(part.right)
                return NUMBER
            case _:
                assert_never(part.operator)

    def _condition(self, part: Expression) -> None:
        kind = self._kind(part)
        if kind is None or kind.sort is Sort.CONDITION:
            return
        if isinstance(part, Literal):
            self._wrong(part.span, f"{_called(part)} alone is no condition", "Write a question and ‘is’ before it")
        else:
            way_out = f"Say what it must be, such as ‘{_name(part)} {_such_as(kind)}’"
            self._wrong(part.span, f"{_called(part)} is {kind.sort.value}, and no condition", way_out)

    def _number(self, part: Expression) -> None:
        kind = self._kind(part)
        if kind is not None and not kind.is_number:
            self._wrong(part.span, f"{_called(part)} is {kind.sort.value}, and no number", "Use a number here")

    def _equal(self, part: Binary) -> None:
        word = _word(part.right)
        if word is None:
            self._alike(part)
            return
        kind = self._kind(part.left)
        if kind is None or self._takes(kind, word, part):
            return
        if kind.sort is Sort.MANY and word in kind.values:
            way_out = f"Write ‘{_name(part.left)} includes {word}’"
            self._wrong(part.span, f"{_called(part.left)} can have several answers at once", way_out)
        else:
            self._no_answer(part, kind, word)

    def _takes(self, kind: Kind, word: str, part: Binary) -> bool:
        return (
            isinstance(part.left, Name) and word in kind.words and not (kind.sort is Sort.MANY and word in kind.values)
        )

    def _includes(self, part: Binary) -> None:
        kind = self._kind(part.left)
        word = _word(part.right)
        if kind is None or (kind.sort is Sort.MANY and word in kind.words and isinstance(part.left, Name)):
            return
        if kind.sort is not Sort.MANY:
            fact = f"{_called(part.left)} cannot have several answers at once"
            self._wrong(part.span, fact, "Write ‘is’ in place of ‘includes’")
        elif word is None:
            self._wrong(part.right.span, "‘includes’ needs an option after it", f"Choose from: {', '.join(kind.words)}")
        else:
            self._no_answer(part, kind, word)

    def _no_answer(self, part: Binary, kind: Kind, word: str) -> None:
        fact = f"{_called(part.left)} is {kind.sort.value}"
        match kind.sort:
            case Sort.TEXT:
                self._wrong(part.right.span, fact, f'Put quotes round the words: "{shortened(word)}"')
            case Sort.CONDITION:
                self._wrong(part.span, fact, "Write it alone, or with ‘not’ before it")
            case Sort.NUMBER | Sort.MONEY | Sort.DATE if word not in self.names and kind.also:
                self._not_an_option(part, kind, word)
            case Sort.NUMBER | Sort.MONEY | Sort.DATE:
                self._wrong(part.right.span, fact, f"Compare it with {kind.sort.value}; put brackets round a name")
            case Sort.NOTHING if not kind.also:
                self._wrong(part.span, fact, f"Write ‘{_name(part.left)} is answered’")
            case _:
                self._not_an_option(part, kind, word)

    def _not_an_option(self, part: Binary, kind: Kind, word: str) -> None:
        near = get_close_matches(word[:100], kind.words, 1)
        self._refuse(
            part.right.span,
            Code.NOT_AN_OPTION,
            found=shortened(word),
            question=_name(part.left),
            nearest=f"Perhaps you mean ‘{near[0]}’. " if near else "",
            allowed=", ".join(kind.words),
        )

    def _alike(self, part: Binary) -> None:
        left, right = self._kind(part.left), self._kind(part.right)
        if left is None or right is None or (left.is_number and right.is_number):
            return
        if left.sort is not right.sort or left.sort not in ALIKE:
            self._unlike(part, left, right)

    def _ordered(self, part: Binary) -> None:
        left, right = self._kind(part.left), self._kind(part.right)
        if left is None or right is None or (left.is_number and right.is_number):
            return
        if not left.sort is right.sort is Sort.DATE:
            self._unlike(part, left, right)

    def _unlike(self, part: Binary, left: Kind, right: Kind) -> None:
        sign = part.operator.value
        if left.sort in {Sort.ONE, Sort.MANY} and left.sort is not right.sort and isinstance(part.right, Literal):
            self._wrong(
                part.right.span, f"{_called(part.left)} is {left.sort.value}", "Write the option without quotes"
            )
            return
        fact = f"‘{sign}’ stands between {left.sort.value} and {right.sort.value}"
        self._wrong(part.span, fact, "Compare numbers with numbers and dates with dates")

    def _called(self, call: Call) -> Kind | None:
        count = len(call.arguments)
        if call.function == "age":
            self._age(call)
        else:
            for argument in call.arguments:
                self._number(argument)
            if call.function in {"min", "max"} and count == 1:
                self._wrong(call.span, f"‘{call.function}’ needs several numbers", "Put them apart with commas")
            elif call.function in {"ceil", "floor", "round"} and count > 1:
                self._wrong(call.span, f"‘{call.function}’ takes one number", "Take the others away")
        return NUMBER

    def _age(self, call: Call) -> None:
        kinds = [self._kind(argument) for argument in call.arguments]
        if len(kinds) != 2 or any(kind is not None and kind.sort is not Sort.DATE for kind in kinds):
            fact = "‘age’ needs a date of birth and a second date"
            self._wrong(call.span, fact, "Write it so: age(date_of_birth, on)")

    def _wrong(self, span: Span, fact: str, way_out: str) -> None:
        self._refuse(span, Code.WRONG_KIND, fact=fact, way_out=way_out)

    def _refuse(self, span: Span, code: Code, **values: str) -> None:
        self.faults.append(Fault.at(span, code, **values))


def _word(right: Expression) -> str | None:
    """Return the bare word right of ``is``; ``yes`` and ``no`` may be options too."""
    if isinstance(right, Value):
        return right.word
    if isinstance(right, Literal) and isinstance(right.value, bool):
        return "yes" if right.value else "no"
    return None


def _name(part: Expression) -> str:
    return shortened(part.id) if isinstance(part, Name) else "…"


def _called(part: Expression) -> str:
    match part:
        case Name(id_):
            return f"‘{shortened(id_)}’"
        case Literal(bool() as value):
            return "‘yes’" if value else "‘no’"
        case Literal(value):
            return f"‘{shortened(str(value))}’"
        case _:
            return "This"


def _such_as(kind: Kind) -> str:
    match kind.sort:
        case Sort.NUMBER | Sort.MONEY:
            return "> 0"
        case Sort.DATE:
            return "< on"
        case Sort.MANY:
            return f"includes {kind.words[0]}" if kind.words else "is answered"
        case Sort.YES_NO | Sort.ONE if kind.words:
            return f"is {kind.words[0]}"
        case _:
            return "is answered"
