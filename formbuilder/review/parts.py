"""The parts of what is looked at in a round, numbered: one says which one is meant without marking any words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.model import Form, Question
from formbuilder.definition.slots import question_slots, slots
from formbuilder.definition.worded import reads_otherwise, way_words, ways_to_read
from formbuilder.review.standing import WHOLE, Standing

NAMES: Mapping[str, str] = {
    "ask": "The question",
    "hint": "The hint",
    "help": "The help",
    "why": "Why we ask",
    "short": "What we call it in a message",
    "without": "What we say if there is no answer",
    "picture": "The picture",
    "unit": "The unit",
    "item": "What we call one of them",
    "options": "An answer",
    "errors": "What we say when something is wrong",
}
"""What the parts of a question are called."""
LATER = frozenset({"short", "without", "item", "errors"})
"""Parts that people meet only after they did something."""
ALL = "All of it, or how it is asked"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its number on the screen, its address, what it is called, and its words."""

    number: int
    """0 for all of it."""
    place: str
    name: str
    words: str = field(repr=False)

    @property
    def wording(self) -> str:
        """The wording that it belongs to; "" for the usual words."""
        return self.place.partition("@")[2]

    @property
    def label(self) -> str:
        """The part in one line."""
        return f"{self.number}. {self.name}: “{self.words}”" if self.number else self.name


@dataclass(frozen=True, slots=True)
class Looked:
    """What one screen of a round is about."""

    form: Form = field(repr=False)
    place: str
    question: Question | None = field(repr=False)
    """None where it is about words that belong to no question."""
    parts: tuple[Part, ...]
    wordings: tuple[str, ...] = ()
    """The wordings that are looked at and in which the question reads otherwise."""

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that belongs to it."""
        return (self.place, *(part.place for part in self.parts if part.place != self.place))

    @property
    def met(self) -> tuple[Part, ...]:
        """The parts that people meet before they did anything: not what a message says, and no other wordings."""
        return self.met_in("") or self.parts

    def met_in(self, wording: str) -> tuple[Part, ...]:
        """Return the parts that people meet in one wording before they did anything."""
        return tuple(part for part in self.parts if part.number and part.wording == wording and _is_met(part.place))

    @property
    def upsetting(self) -> bool:
        """Whether a note stands before it: it is private, or asks about danger."""
        pages = (page for page in self.form.pages if self.question in page.questions)
        private = any(page.private for page in pages)
        asked = self.question
        return asked is not None and (private or asked.private or asked.id in self.form.danger_questions)

    def part(self, place: str) -> Part | None:
        """Return the part at a place."""
        return next((part for part in self.parts if part.place == place), None)


def _is_met(place: str) -> bool:
    return part_of(place) not in LATER


def part_of(place: str) -> str:
    """Return which part of a question stands at a place: ``hint``, ``options``."""
    return place.partition("@")[0].partition(".")[2].partition(".")[0]


def looked(form: Form, place: str, wordings: Collection[str] | None = None) -> Looked | None:
    """Return what a place of a round is about: a question with all its parts, or some words; None if it has none.

    ``wordings`` are those that are looked at, besides the usual words; None for all. Parts keep their numbers.
    """
    standing = Standing(form)
    question, all_of_it = standing.questions.get(place), standing.spot(f"{place}.{WHOLE}")
    if question is None or all_of_it is None:
        words = next((words.text for address, words in slots(form) if address == place), None)
        return None if words is None else Looked(form, place, None, (Part(1, place, "The words", words),))
    read = tuple(each for each in ways_to_read(form) if wordings is None or each in wordings)
    numbered = (Part(number, *each) for number, each in enumerate(_parts(question, standing), 1))
    seen = (each for each in numbered if each.wording in {"", *read})
    parts = (Part(0, all_of_it.address, ALL, standing.text(all_of_it)), *seen)
    return Looked(form, place, question, parts, tuple(each for each in read if reads_otherwise(question, each)))


def _parts(question: Question, standing: Standing) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of a question, last the words that are made for helpers."""
    own = ((address, words.text) for address, words in question_slots(question))
    for address, text in (*own, *standing.made.items()):
        if address.partition(".")[0] == question.id:
            yield address, part_name(address), text


def part_name(address: str) -> str:
    """Return what a part of a question is called, for those who see which question it is."""
    part, _, wording = address.partition(".")[2].partition("~")[0].partition("@")
    head, _, rest = part.partition(".")
    if head == WHOLE:
        return ALL
    named = NAMES.get(head, "Words")
    if head == "options" and rest.endswith(".hint"):
        named = "What stands below an answer"
    return f"{named}, {way_words(wording)}" if wording else named
