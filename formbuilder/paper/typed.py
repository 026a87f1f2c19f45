"""What somebody types from a paper form: the number of a question and its answer, as it was ticked or written.

``12: b``, ``16: a, c``, ``20: Anna / Nowak``, ``31: 3 4 1950``, ``40: 12.50 b``; ``30b/2`` is 30b for the second of
several. The address of a question, such as ``call_you.ask``, does as well as its number. A line without a number goes
on with the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.answers.reading import Raw
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Money,
    Month,
    Name,
    Question,
    Statement,
    YesNo,
)
from formbuilder.paper.letters import lettered
from formbuilder.paper.numbered import Numbering

LINE = re.compile(r"\s*(?P<name>\d{1,3}[a-z]?|[a-z][a-z0-9_]*(?:\.ask)?)(?:/(?P<item>\d{1,2}))?\s*:\s*(?P<answer>.*)")
SPLIT = re.compile(r"[\s,;]+")
DATE_SPLIT = re.compile(r"[\s./-]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on paper where somebody can have answered."""

    number: str
    question: Question = field(repr=False)
    private: bool
    group: str = ""
    """The question it is a part of; "" for one that is asked once."""
    item: int = 0
    """Which of several it is about, from 1; 0 for a question that is asked once."""

    @property
    def name(self) -> str:
        """What it is called: “12”, “30b/2”."""
        return f"{self.number}/{self.item}" if self.item else self.number


@dataclass(frozen=True, slots=True)
class Lines:
    """What was typed line by line."""

    answers: Mapping[str, str] = field(repr=False)
    """By the name of the spot."""
    unknown: tuple[str, ...] = field(repr=False)
    """Lines of which nobody can say what they answer."""


def spots(numbered: Numbering, items: Mapping[str, int]) -> tuple[Spot, ...]:
    """Return every place to type in, in the order of the paper; ``items`` says of how many things there are answers."""
    return tuple(_spots(numbered, items))


def _spots(numbered: Numbering, items: Mapping[str, int]) -> Iterator[Spot]:
    hidden = {q.id for page in numbered.form.pages if page.private for q in page.questions}
    for each in numbered.questions:
        id_, private = each.question.id, each.question.private or each.question.id in hidden
        if not each.room:
            yield Spot(each.number, each.question, private)
        for item in range(1, max(each.room, items.get(id_, 0)) + 1 if each.room else 1):
            inside = (part for part in each.parts if part.number)
            yield from (Spot(p.number, p.question, private or p.question.private, id_, item) for p in inside)


def lines_of(text: str, known: Sequence[Spot]) -> Lines:
    """Read lines of numbers and answers."""
    names = {spot.name: spot.name for spot in known}
    for spot in reversed(known):
        names |= dict.fromkeys((spot.number, spot.question.id, f"{spot.question.id}.ask"), spot.name)
        if spot.item:
            names |= {f"{spot.question.id}/{spot.item}": spot.name, f"{spot.question.id}.ask/{spot.item}": spot.name}
    answers: dict[str, str] = {}
    unknown: list[str] = []
    last = ""
    for line in text.splitlines():
        found = LINE.fullmatch(line)
        name = names.get(f"{found['name']}/{found['item']}" if found["item"] else found["name"]) if found else None
        if found and name:
            answers[name] = f"{answers[name]}\n{found['answer']}" if name in answers else found["answer"]
            last = name
        elif found and found["name"][0].isdigit():
            unknown.append(line)
            last = ""
        elif last and line.strip():
            answers[last] += f"\n{line}"
        elif line.strip():
            unknown.append(line)
    return Lines(answers, tuple(unknown))


def boxes_of(question: Question, text: str) -> Raw:
    """Return the boxes of the form that a text from paper stands for; what is no letter stays, to be refused."""
    typed, ticks = text.strip(), lettered(question)
    alone = ticks.get(typed.casefold())
    return {"also": [alone]} if alone in question.also and alone else _boxes(question, ticks, typed)


def _boxes(question: Question, ticks: Mapping[str, str], typed: str) -> Raw:  # noqa: PLR0911 - one case a type
    match question.type:
        case YesNo() | Choice() | Choices() | Statement():
            return _ticked(question, ticks, typed)
        case Date():
            return _dated(typed, "day", "month", "year")
        case Month():
            return _dated(typed, "month", "year")
        case Money():
            return _money(ticks, typed)
        case Name():
            first, _, last = typed.partition("/" if "/" in typed else " ")
            return {"first": [first.strip()], "last": [last.strip()]}
        case Address():
            return _address([part.strip() for part in typed.split("/")])
        case _:
            return {"": [typed]}


def _ticked(question: Question, ticks: Mapping[str, str], typed: str) -> Raw:
    whole = _label(question, typed)
    chosen = [whole] if whole else [ticks.get(each.casefold(), each) for each in SPLIT.split(typed) if each]
    also = [value for value in chosen if value in question.also]
    return {"": [value for value in chosen if value not in also], "also": also}


def _label(question: Question, typed: str) -> str:
    """Return the value whose own words were typed; "" if none."""
    match question.type:
        case Choice(options) | Choices(options):
            return next((o.value for o in options if str(o.label).casefold() == typed.casefold()), "")
        case _:
            return typed.casefold() if typed.casefold() in {"yes", "no"} else ""


def _dated(typed: str, *names: str) -> Raw:
    """Read a date; where less of it is known, the year comes last all the same."""
    parts = [part for part in DATE_SPLIT.split(typed) if part]
    parts = [*parts[: len(names) - 1], " ".join(parts[len(names) - 1 :])] if len(parts) > len(names) else parts
    return {name: [part] for name, part in zip(names[len(names) - len(parts) :], parts, strict=True)}


def _money(ticks: Mapping[str, str], typed: str) -> Raw:
    amount, _, last = typed.rpartition(" ")
    if last.casefold() in ticks:
        return {"amount": [amount.strip()], "period": [ticks[last.casefold()]]}
    return {"amount": [typed], "period": []}


def _address(parts: Sequence[str]) -> Raw:
    names = {1: ("line1",), 2: ("line1", "postcode"), 3: ("line1", "town", "postcode")}
    chosen = names.get(len(parts), ("line1", "line2", "town", "postcode"))
    return {name: [part] for name, part in zip(chosen, [*parts[:3], " ".join(parts[3:])], strict=False)}


def text_of(question: Question, raw: Raw) -> str:  # noqa: PLR0911 - one case a type
    """Return how boxes are typed from paper: what ``boxes_of`` reads as the same again."""
    by_value = {value: letter for letter, value in lettered(question).items()}
    if also := _texts(raw, "also"):
        return ", ".join(by_value.get(each, each) for each in also)
    match question.type:
        case YesNo() | Choice() | Choices() | Statement():
            return ", ".join(by_value.get(each, each) for each in _texts(raw, ""))
        case Money():
            period = [by_value[each] for each in _texts(raw, "period") if each in by_value]
            return " ".join((*_texts(raw, "amount"), *period))
        case Name():
            return " / ".join(_texts(raw, "first", "last"))
        case Address():
            found = [next(iter(raw.get(name, ())), "") for name in ("line1", "line2", "town", "postcode")]
            return " / ".join(found) if any(found[1:]) else found[0]
        case _:
            return " ".join(_texts(raw, "", "day", "month", "year"))


def _texts(raw: Raw, *parts: str) -> list[str]:
    return [text for part in parts for text in raw.get(part, ()) if text]
