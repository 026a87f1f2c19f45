"""An expression as one plain sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto

from formbuilder.expressions.expansion import bounded
from formbuilder.expressions.syntax import (
    ON,
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
    Rate,
    Sum,
    Value,
)

ALSO = {"dont_know": "I do not know", "prefer_not": "I would rather not say", "yes": "Yes", "no": "No"}

COMPARED = {
    Operator.IS: "is",
    Operator.IS_NOT: "is not",
    Operator.INCLUDES: "includes",
    Operator.LESS: "is less than",
    Operator.AT_MOST: "is at most",
    Operator.MORE: "is more than",
    Operator.AT_LEAST: "is at least",
}
OPPOSITE = {
    Operator.IS: "is not",
    Operator.IS_NOT: "is",
    Operator.INCLUDES: "does not include",
    Operator.LESS: "is at least",
    Operator.AT_MOST: "is more than",
    Operator.MORE: "is at most",
    Operator.AT_LEAST: "is less than",
}
CALCULATED = {
    Operator.PLUS: "plus",
    Operator.MINUS: "minus",
    Operator.TIMES: "times",
    Operator.OVER: "divided by",
}
CALLED = {
    "min": "the smallest of",
    "max": "the largest of",
    "ceil": "the next whole number from",
    "floor": "the whole number below",
    "round": "the nearest whole number to",
}
DATES = {
    "is less than": "is before",
    "is at most": "is on or before",
    "is more than": "is after",
    "is at least": "is on or after",
}
QUOTED = "the answer to “"
"""How the short words of a question begin that has no other name than what it asks."""
ENDED = (".”", "?”", "!”", "…”")
"""What a label may bring along at the end: the sentence ends with it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What ids are called in front of people: questions by their ``short``, options by (question, value)."""

    questions: Mapping[str, str]
    options: Mapping[tuple[str, str], str]
    conditions: Mapping[str, Expression] = field(default_factory=dict)
    calculations: Mapping[str, str] = field(default_factory=dict)
    """What they are called in the working."""
    rates: Mapping[str, str] = field(default_factory=dict)
    """What figures are called, by ``table.figure``."""
    asked: Mapping[str, str] = field(default_factory=dict)
    """Questions by what they ask, where that is quoted in the place of what they are called."""


@dataclass(frozen=True, slots=True)
class Said:
    """When something holds: a sentence, or what its parts must be together, each part on a line of its own."""

    words: str
    parts: tuple[Said, ...] = ()


class _Within(Enum):
    """What a part stands in: it decides how the part is kept together."""

    NOTHING = auto()
    ONE = auto()
    MORE = auto()


def explain(expression: Expression, words: Vocabulary) -> str:
    """Return when ``expression`` holds, as one sentence; named conditions are written out."""
    bounded(expression, words.conditions)
    said = _Teller(words).condition(expression, _Within.NOTHING, holds=True)
    return f"{said[0].upper()}{said[1:]}{'' if said.endswith(ENDED) else '.'}"


def explain_in_parts(expression: Expression, words: Vocabulary) -> Said:
    """Return when ``expression`` holds, part by part; named conditions are written out."""
    bounded(expression, words.conditions)
    return _Teller(words).parts(expression, holds=True)


def explain_number(expression: Expression, words: Vocabulary) -> str:
    """Return how a number is worked out, as words that may stand after “is”."""
    bounded(expression, words.conditions)
    return _Teller(words).value(expression)


class _Teller:
    """Says parts; ``holds`` is False inside ``not``, so that no sentence says “it is not so that”."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def condition(self, part: Expression, within: _Within, *, holds: bool) -> str:
        match part:
            case Not(of):
                return self.condition(of, within, holds=not holds)
            case Binary(Operator.AND | Operator.OR):
                return self._joined(part, within, holds=holds)
            case Answered(name):
                return f"{self._name(name)} is {'' if holds else 'not '}answered"
            case Name(id_) if id_ in self.words.conditions:
                return self.condition(self.words.conditions[id_], within, holds=holds)
            case _:
                return self._compared(part, holds=holds)

    def parts(self, part: Expression, *, holds: bool) -> Said:
        match part:
            case Not(of):
                return self.parts(of, holds=not holds)
            case Name(id_) if id_ in self.words.conditions:
                return self.parts(self.words.conditions[id_], holds=holds)
            case Binary(Operator.AND | Operator.OR):
                every = (part.operator is Operator.AND) is holds
                inside = tuple(self.parts(each, holds=so) for each, so in self._row(part, every, holds=holds))
                return Said("all of these are so" if every else "one of these is so", inside)
            case _:
                return Said(self.condition(part, _Within.NOTHING, holds=holds))

    def _joined(self, part: Binary, within: _Within, *, holds: bool) -> str:
        every = (part.operator is Operator.AND) is holds
        inside = _Within.ONE if within is _Within.NOTHING else _Within.MORE
        said = [self.condition(each, inside, holds=holds_) for each, holds_ in self._row(part, every, holds=holds)]
        if within is _Within.NOTHING:
            return f"{', '.join(said[:-1])}, {'and' if every else 'or'} {said[-1]}"
        count = ("both" if len(said) == 2 else "all") if every else ("either" if len(said) == 2 else "one")
        if within is _Within.ONE and len(said) == 2:
            return f"{count} {said[0]} {'and' if every else 'or'} {said[1]}"
        return f"{count} of these: ({'; '.join(said)})"

    def _row(self, part: Expression, every: bool, *, holds: bool) -> list[tuple[Expression, bool]]:  # noqa: FBT001 - which of two words
        """Return the parts that are joined in the same way, seen through ``not`` and named conditions."""
        match part:
            case Not(of):
                return self._row(of, every, holds=not holds)
            case Name(id_) if id_ in self.words.conditions:
                return self._row(self.words.conditions[id_], every, holds=holds)
            case Binary(Operator.AND | Operator.OR) if ((part.operator is Operator.AND) is holds) is every:
                return [*self._row(part.left, every, holds=holds), *self._row(part.right, every, holds=holds)]
            case _:
                return [(part, holds)]

    def _compared(self, part: Expression, *, holds: bool) -> str:
        if not isinstance(part, Binary) or part.operator not in COMPARED:
            return f"{self.value(part)} {'holds' if holds else 'does not hold'}"
        verb = (COMPARED if holds else OPPOSITE)[part.operator]
        if _is_day(part.left) or _is_day(part.right):
            verb = DATES.get(verb, verb)
        return f"{self.value(part.left)} {verb} {self.value(part.right, of=part.left)}"

    def value(self, part: Expression, of: Expression | None = None) -> str:
        match part:
            case Literal(value):
                return self._literal(value, of)
            case Name() | Member() | Rate():
                return self._name(part)
            case Value(word):
                return self._option(word, of)
            case Call() | Sum():
                return self._called(part) if isinstance(part, Call) else self._added(part)
            case _:
                return self._calculated(part)

    def _added(self, part: Sum) -> str:
        each = self._name(part.group)
        if part.condition is not None:
            each += f" for which {self.condition(part.condition, _Within.ONE, holds=True)}"
        if isinstance(part.body, Literal):
            return f"how many there are of {each}" if part.body.value == 1 else f"{part.body.value} for each of {each}"
        return f"the sum of ({self.value(part.body)}) for each of {each}"

    def _calculated(self, part: Expression) -> str:
        match part:
            case Negative(of):
                return f"minus {self._inner(of)}"
            case Binary() if part.operator in CALCULATED:
                return f"{self._inner(part.left)} {CALCULATED[part.operator]} {self._inner(part.right)}"
            case _:
                return f"({self.condition(part, _Within.NOTHING, holds=True)})"

    def _inner(self, part: Expression) -> str:
        said = self.value(part)
        return f"({said})" if isinstance(part, Binary | Call | Sum) else said

    def _called(self, call: Call) -> str:
        said = [self.value(each) for each in call.arguments]
        match call.function:
            case "age":
                return f"the age, on {said[1]}, from {said[0]}"
            case "pension_age":
                return f"the day of State Pension age, from {said[0]},"
            case "weekly":
                return f"{said[0]}, made weekly"
            case _:
                called = CALLED.get(call.function, call.function)
                return f"{called} {', '.join(said[:-1])}{' and ' if said[1:] else ''}{said[-1]}"

    def _literal(self, value: Decimal | str | bool, of: Expression | None) -> str:  # noqa: FBT001 - which of two words - as it was written
        if isinstance(value, bool):
            return self._option("yes" if value else "no", of)
        return f"“{value}”" if isinstance(value, str) else f"{value:,f}"

    def _option(self, word: str, of: Expression | None) -> str:
        question = of.question if isinstance(of, Member) else of.id if isinstance(of, Name) else ""
        return f"“{self.words.options.get((question, word)) or ALSO.get(word, word)}”"

    def _name(self, name: Name | Member | Rate) -> str:
        match name:
            case Rate(id_):
                return f"“{self.words.rates.get(id_, id_)}” of that year"
            case Member(question=question):
                return f"its answer {self._about(question)}"
            case Name(id_) if id_ == ON:
                return "the day of the assessment"
            case Name(id_) if id_ in self.words.calculations:
                return f"“{self.words.calculations[id_]}”"
            case Name(id_):
                return f"the answer {self._about(id_)}"

    def _about(self, question: str) -> str:
        if asked := self.words.asked.get(question):
            return f"to “{asked}”"
        called = self.words.questions.get(question, question)
        return called.removeprefix("the answer ") if called.startswith(QUOTED) else f"about “{called}”"


def _is_day(part: Expression) -> bool:
    return (isinstance(part, Name) and part.id == ON) or (isinstance(part, Call) and part.function == "pension_age")
