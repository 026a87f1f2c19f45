"""A page of the office that asks questions as forms do: read, refused and shown again in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from formbuilder.answers.reading import Fault, Raw
from formbuilder.definition.model import Form, Question
from formbuilder.rendering.asked import Asked, asked
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.fields import Collected, flat
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.pages import Note
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.ways import Look

PLAIN = Look(alone=False, autofill=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What stands in the boxes, and what is wrong with it, by question id; officers need no help with questions."""

    raw: Mapping[str, Raw]
    faults: Mapping[str, tuple[Fault, ...]]
    more: tuple[tuple[str, str], ...] = ()
    """What else is wrong: the id of a question, and a sentence."""

    @classmethod
    def of(cls, collected: Collected, more: Iterable[tuple[str, str]] = ()) -> Filling:
        """Return what was sent."""
        faults = {id_: reading.faults for id_, reading in collected.readings.items()}
        return cls(raw=collected.raw, faults=faults, more=tuple(more))

    def ask(self, form: Form, questions: Iterable[Question]) -> tuple[Asked, ...]:
        """Return questions as they stand on the page; ``form`` explains its words."""
        return tuple(self._ask(form, question) for question in questions)

    def _ask(self, form: Form, question: Question) -> Asked:
        found = asked(form, question, Typed(self.raw), self.faults.get(question.id, ()), PLAIN)
        said = [words for id_, words in self.more if id_ == question.id]
        notes = tuple(Note(f"{found.id}-problem-{number}", words) for number, words in enumerate(said, 1))
        links = tuple(Note(found.landing, words) for words in said)
        described = " ".join([*filter(None, (found.described_by,)), *(note.id for note in notes)]) or None
        boxes = tuple(replace(box, wrong=True, described_by=described) for box in found.boxes) if notes else found.boxes
        return replace(
            found,
            errors=(*found.errors, *notes),
            links=(*found.links, *links),
            described_by=described,
            boxes=boxes,
            details=(),
        )


EMPTY = Filling(raw={}, faults={})


def hidden_answers(questions: Iterable[Question], raw: Mapping[str, Raw]) -> tuple[tuple[str, str], ...]:
    """Return what was typed on a page before as hidden fields of the next."""
    return tuple((name, text) for name, texts in flat(tuple(questions), raw).items() for text in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPart:
    """Questions under one heading; without a heading they stand below the page’s own."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage(OfficePage):
    """Template ``office/questions.html``."""

    action: str
    token: str
    button: str
    parts: tuple[AskedPart, ...]
    lines: tuple[str, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    presses: tuple[Press, ...] = ()
    """Other things to do, below the form."""

    @property
    def errors(self) -> tuple[Note, ...]:
        """What stops it, each leading to where it is put right."""
        return tuple(link for part in self.parts for question in part.questions for link in question.links)

    @property
    def notices(self) -> tuple[str, ...]:
        """The templates that stand before everything."""
        return ("parts/error_summary.html",) if self.errors else ()

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)
