"""What people meet when an answer cannot be taken: every likely mistake with the words that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from formbuilder.answers.numbers import least
from formbuilder.answers.read import read
from formbuilder.answers.reading import Fault, Raw
from formbuilder.definition.model import (
    Address,
    Choices,
    Date,
    Email,
    Group,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Text,
)
from formbuilder.definition.words import Words
from formbuilder.wording.sentences import fault_words

EMPTY = "Nothing is filled in"
LETTERS = "It holds letters: “abc”"
CODES = (Email, Phone, Postcode, NiNumber, NhsNumber)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that people may do, and what the page says to them then."""

    what: str
    words: tuple[str, ...]
    faults: tuple[Fault, ...]


def mistakes(question: Question, today: date) -> tuple[Mistake, ...]:
    """Return the mistakes that a question refuses, each once; a question that has no ``short`` yet is called by ‘…’."""
    named = question if str(question.short or "") else replace(question, short=Words("…", question.place))
    found: dict[tuple[str, ...], Mistake] = {}
    for what, raw in _tries(question, today):
        faults = _faults(named, raw, today)
        words = tuple(fault_words(named, fault) for fault in faults)
        if words:
            found.setdefault(words, Mistake(what, words, faults))
    return tuple(found.values())


def _faults(question: Question, raw: Raw, today: date) -> tuple[Fault, ...]:
    return read(question, raw, today).faults


def _tries(question: Question, today: date) -> Iterator[tuple[str, Raw]]:
    if isinstance(question.type, Group):
        return
    yield EMPTY, {}
    yield from _of_type(question.type, today)
    if question.also:
        for parts in _answers(question.type):
            yield "An answer is given, and it is said that there is none", {**parts, "also": [question.also[0].value]}


def _of_type(kind: QuestionType, today: date) -> Iterator[tuple[str, Raw]]:
    match kind:
        case Text(most=most) | LongText(most=most):
            yield f"More than {most:,} letters, signs and spaces", {"": ["x" * (most + 1)]}
        case Number() | Money():
            yield from _figures(kind)
        case Date() | Month():
            yield from _dates(kind, today)
        case Choices(options):
            yield from _alone([each.value for each in options if each.alone], [each.value for each in options])
        case _:
            yield from _of_others(kind)


def _of_others(kind: QuestionType) -> Iterator[tuple[str, Raw]]:
    if isinstance(kind, CODES):
        yield LETTERS, {"": ["abc"]}
    elif isinstance(kind, Address):
        yield "Only the town is filled in", {"town": ["Luton"]}
        yield "The postcode is not one", {"line1": ["1 High Street"], "postcode": ["abc"]}
    elif isinstance(kind, Name):
        yield "Only the last name is filled in", {"last": ["Day"]}


def _figures(kind: Number | Money) -> Iterator[tuple[str, Raw]]:
    box = "amount" if isinstance(kind, Money) else ""
    period: Mapping[str, list[str]] = {"period": [kind.periods[0]]} if isinstance(kind, Money) and kind.periods else {}

    def typed(text: str) -> Raw:
        return {box: [text], **period}

    yield LETTERS, typed("abc")
    yield "It holds two numbers: “10-20”", typed("10-20")
    if isinstance(kind, Number) and kind.whole:
        yield "It is no whole number: “1.5”", typed("1.5")
    if kind.max is not None:
        yield f"It is too big: “{kind.max + 1}”", typed(str(kind.max + 1))
    lowest = least(kind) - Decimal(1)
    yield f"It is too small: “{lowest}”", typed(str(lowest))
    if isinstance(kind, Money) and len(kind.periods) > 1:
        yield "Nobody says how often", {box: ["10"]}


def _dates(kind: Date | Month, today: date) -> Iterator[tuple[str, Raw]]:
    day = {"day": ["1"]} if isinstance(kind, Date) else {}
    yield "The year is missing", {**day, "month": ["2"]}
    yield "The month is no month: “abc”", {**day, "month": ["abc"], "year": [str(today.year)]}
    yield "The year has two numbers: “50”", {**day, "month": ["2"], "year": ["50"]}
    if isinstance(kind, Date):
        yield "There is no such day: 31 February", {"day": ["31"], "month": ["2"], "year": [str(today.year - 1)]}
        if kind.past:
            yield "It has not come yet", {"day": ["1"], "month": ["1"], "year": [str(today.year + 1)]}


def _alone(alone: list[str], values: list[str]) -> Iterator[tuple[str, Raw]]:
    others = [value for value in values if value not in alone]
    if alone and others:
        yield "Answers are chosen that do not go together", {"": [alone[0], others[0]]}


def _answers(kind: QuestionType) -> Iterator[Raw]:
    """Yield an answer, where one can be given beside “I do not know”: buttons let people choose only one."""
    match kind:
        case Number():
            yield {"": [str(max(least(kind), Decimal(1)))]}
        case Money(periods=periods):
            yield {"amount": ["1"], "period": [*periods[:1]]}
        case Text() | LongText():
            yield {"": ["abc"]}
        case Choices(options):
            yield from ({"": [each.value]} for each in options[:1])
        case _:
            return
