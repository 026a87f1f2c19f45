"""The parts of what is looked at in a round, numbered: one says which one is meant without marking any words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.model import Form, Question
from formbuilder.definition.slots import question_slots, slots
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

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that belongs to it."""
        return (self.place, *(part.place for part in self.parts if part.place != self.place))

    @property
    def met(self) -> tuple[Part, ...]:
        """The parts that people meet before they did anything: not what a message says, and no other wordings."""
        return tuple(part for part in self.parts if part.number and _is_met(part.place)) or self.parts

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
    head = place.partition(".")[2].partition(".")[0]
    return "@" not in place and head not in LATER


def looked(form: Form, place: str) -> Looked | None:
    """Return what a place of a round is about: a question with all its parts, or some words; None if it has none."""
    standing = Standing(form)
    question, all_of_it = standing.questions.get(place), standing.spot(f"{place}.{WHOLE}")
    if question is None or all_of_it is None:
        words = next((words.text for address, words in slots(form) if address == place), None)
        return None if words is None else Looked(form, place, None, (Part(1, place, "The words", words),))
    numbered = (Part(number, *each) for number, each in enumerate(_parts(question), 1))
    return Looked(form, place, question, (Part(0, all_of_it.address, ALL, standing.text(all_of_it)), *numbered))


def _parts(question: Question) -> Iterator[tuple[str, str, str]]:
    for address, words in question_slots(question):
        if address.partition(".")[0] == question.id:
            yield address, part_name(address), words.text


def part_name(address: str) -> str:
    """Return what a part of a question is called, for those who see which question it is."""
    part, _, wording = address.partition(".")[2].partition("~")[0].partition("@")
    head, _, rest = part.partition(".")
    if head == WHOLE:
        return ALL
    named = NAMES.get(head, "Words")
    if head == "options" and rest.endswith(".hint"):
        named = "What stands below an answer"
    return f"{named}, in the wording {wording}" if wording else named
