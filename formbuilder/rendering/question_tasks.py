"""The pages about one question: its words, and what they have in common with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.definition.language import ANY_QUESTION, QUESTIONS
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Question
from formbuilder.definition.question_types import type_name
from formbuilder.definition.shapes import Shape
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Thing, path_of
from formbuilder.drafting.things import question as a_question
from formbuilder.drafting.values import at
from formbuilder.rendering.editor_fields import AnyField, Line, Lines
from formbuilder.rendering.editor_task import Face, Task, Wrong, first, needed, to_whole_form
from formbuilder.rendering.frame import Link, Place
from formbuilder.rendering.glossary import hard_words
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.text_page import Part
from formbuilder.rendering.titles import paragraphs

TABS = (
    ("Words", ""),
    ("Answers", "answers"),
    ("When it is asked", "asked"),
    ("Mistakes", "mistakes"),
    ("Other wordings", "wordings"),
    ("Private and shared", "marks"),
    ("Danger", "danger"),
    ("Duties", "duties"),
    ("Rules", "rules"),
)
"""The pages about one question, by their address below it."""
LONG = 60


def question_tabs(draft: OpenDraft, id_: str, here: str) -> tuple[Place, ...]:
    """Return the links between the pages about one question."""
    base = f"questions/{id_}"
    return tuple(
        Place(words, draft.to(f"{base}/{place}" if place else base), "page" if place == here else "")
        for words, place in TABS
    )


def questions_beside(draft: OpenDraft, id_: str, here: str = "") -> tuple[Link, ...]:
    """Return the way to the same page of the questions before and after one; a shared question has a single page."""
    return tuple(
        Link(f"{words}: {called(each)}", draft.to(f"questions/{each.id}/{here}" if own else f"questions/{each.id}"))
        for words, each in zip(("Question before", "Next question"), _beside(draft, id_), strict=True)
        if each is not None
        for own in (here and not each.block,)
    )


def _beside(draft: OpenDraft, id_: str) -> tuple[Question | None, Question | None]:
    """Return the questions before and after one, in the order of the form."""
    every, names = tuple(draft.questions.values()), tuple(draft.questions)
    at = names.index(id_) if id_ in names else -1
    return (every[at - 1] if at > 0 else None, every[at + 1] if 0 <= at < len(every) - 1 else None)


def settings_of(question: Question) -> Mapping[str, Shape]:
    """Return what a question of this type may say."""
    return QUESTIONS.get(type_name(question.type), ANY_QUESTION).settings


def called(question: Question) -> str:
    """Return what a question is called in a list: its words, cut short, or its id."""
    words = " ".join(str(question.ask).split()) or question.id
    return words if len(words) <= LONG else f"{words[:LONG]}…"


@dataclass(frozen=True)
class QuestionTask(Task):
    """A page about one question."""

    question: Question

    @property
    def shows(self) -> str:
        """The question itself."""
        return self.question.id

    @property
    def base(self) -> str:
        """The address of the question, below the draft."""
        return f"questions/{self.question.id}"

    def tab(self, place: str, heading: str, about: str, *, lines: tuple[str, ...] = (), button: str = "Save") -> Face:
        """Return the face of one of the pages that stand beside each other."""
        return Face(
            address=f"{self.base}/{place}" if place else self.base,
            heading=heading,
            about=f"{about} of “{called(self.question)}”",
            caption=called(self.question),
            back=to_whole_form(self.draft),
            button=button,
            lines=lines,
            tabs=question_tabs(self.draft, self.question.id, place),
            beside=questions_beside(self.draft, self.question.id, place),
        )

    def below(
        self, place: str, heading: str, about: str, back: Link, *, lines: tuple[str, ...] = (), button: str = "Save"
    ) -> Face:
        """Return the face of a page below one of those."""
        return Face(
            address=f"{self.base}/{place}",
            heading=heading,
            about=f"{about} of “{called(self.question)}”",
            caption=called(self.question),
            back=back,
            button=button,
            lines=lines,
        )

    @property
    def thing(self) -> Thing:
        """What is changed."""
        return a_question(self.question.id)

    def says(self, setting: str) -> bool:
        """Whether the question has a setting in the file."""
        path = path_of(self.draft.written, self.thing)
        return path is not None and at(self.draft.written, (*path, setting)) is not None

    def blank(self, name: str, *, many: bool = False, otherwise: str = "") -> Blank:
        """Return a box for a setting of the question that has the box’s own name."""
        return Blank(name=name, thing=self.thing, setting=(name,), many=many, otherwise=otherwise)


WORDS: Mapping[str, tuple[str, str, int]] = {
    "ask": ("The question", "One thing at a time, as you would say it.", 2),
    "hint": ("Hint", "It stands below the question. People always see it.", 3),
    "help": ("Help", "People open it if they want it: an example, or more about the question.", 4),
    "why": ("Why we ask this", "People open it if they want it.", 3),
    "short": (
        "What it is called in messages",
        "Our messages are made with it: “Enter …”. Write what stands after Enter, such as “your date of birth”.",
        1,
    ),
    "without": ("If it is left out", "What you say to people who do not answer.", 2),
}
"""By setting: the label, the hint and the rows of the box."""
INFORMATION: Mapping[str, tuple[str, str, int]] = {
    "ask": ("The heading", "", 1),
    "hint": ("The text", "Leave an empty line between paragraphs.", 8),
}
"""The same for words that ask nothing."""


@dataclass(frozen=True)
class WordsTask(QuestionTask):
    """The words of a question."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        return self.tab("", "Words", "Words")

    @property
    def asks_nothing(self) -> bool:
        """Whether it is information only."""
        return "short" not in settings_of(self.question)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes that a question of this type has."""
        known = settings_of(self.question)
        wanted = self.question.required is Required.WANTED
        names = (name for name in WORDS if name in known and (name != "without" or wanted))
        return tuple(self.blank(name) for name in names)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        words = {**WORDS, **(INFORMATION if self.asks_nothing else {})}
        return tuple(text_field(blank.name, words[blank.name], sheet, wrong) for blank in self.blanks)

    def wrong(self, typed: Sheet) -> Wrong:
        """A question needs its words, and a short name."""
        must = {"ask": "Write the question.", "short": "Write what the question is called in messages."}
        own = {blank.name for blank in self.blanks}
        return needed(typed, {name: said for name, said in must.items() if name in own})

    def parts(self) -> tuple[Part, ...]:
        """The hard words that are explained in it, and what else can be done."""
        words = hard_words(self.draft.form, self.question)
        explained = tuple(f"{word}: {' '.join(paragraphs(meaning))}" for word, meaning in words)
        lines = () if words else ("No word in it is explained.",)
        change = Link("Explain a hard word", self.draft.to(f"words?from={self.question.id}"))
        base = f"questions/{self.question.id}"
        page = self.draft.page_of(self.question.id)
        its_page = (Link("Its page", self.draft.to(f"pages/{page.id}")),) if page else ()
        move, out = Link("Move it", self.draft.to(f"{base}/move")), Link("Take it out", self.draft.to(f"{base}/remove"))
        more = (*its_page, move, out)
        hard = Part(heading="Hard words", lines=lines, points=explained, links=(change,))
        return hard, Part(heading="The whole question", links=more)


def text_field(name: str, words: tuple[str, str, int], sheet: Sheet, wrong: Wrong) -> Line | Lines:
    """Return a box with what is in it."""
    label, hint, rows = words
    typed, errors = first(sheet, name), wrong.get(name, ())
    if rows == 1:
        return Line(id=name, label=label, hint=hint, typed=typed, errors=errors)
    return Lines(id=name, label=label, hint=hint, typed=typed, errors=errors, rows=rows)


def keeps_short(task: Task, typed: Sheet) -> bool:
    """Whether a question gets other words and is called in messages as before: it may not fit any more."""
    before = task.filled() if isinstance(task, WordsTask) else {}
    return "short" in before and typed["ask"] != before["ask"] and typed["short"] == before["short"]
