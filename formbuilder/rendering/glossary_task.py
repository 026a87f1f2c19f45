"""The page about the hard words that a form explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.definition.model import Question
from formbuilder.drafting.edits import Edit, PutSetting
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import FORM, Kind, Thing
from formbuilder.drafting.values import at
from formbuilder.rendering.editor_fields import AnyField, Line, Lines
from formbuilder.rendering.editor_task import Face, Task, Wrong, first, to_whole_form
from formbuilder.rendering.frame import Link

FROM = "from"
"""The name of the question whose page led here, in addresses and hidden fields."""


@dataclass(frozen=True)
class WordsOfFormTask(Task):
    """The hard words that the form explains, and one more."""

    asked_from: Question | None = None
    """The question whose page led here: the way goes back to it."""

    @property
    def face(self) -> Face:
        """What it says around its boxes, and what they are for."""
        return Face(
            address="words",
            heading="Hard words and what they mean",
            about="Hard words",
            caption=self.draft.draft.title,
            back=Link("Back to the question", self.draft.to(f"questions/{asked.id}"))
            if (asked := self.asked_from)
            else to_whole_form(self.draft),
            hidden=((FROM, asked.id),) if asked else (),
            lines=("Where a question uses one of these words, people can open what it means.",),
        )

    @property
    def own(self) -> tuple[str, ...]:
        """The words that the form itself explains, not those of its blocks."""
        glossary = at(self.draft.written, ("glossary",))
        return tuple(glossary) if isinstance(glossary, Mapping) else ()

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """A box for each word, and two for a new one."""
        old = tuple(Blank(name=_name(word), thing=Thing(Kind.GLOSSARY, word), setting=()) for word in self.own)
        new = (Blank(name="new-word", thing=None, setting=()), Blank(name="new-meaning", thing=None, setting=()))
        return (*old, *new)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        old = (
            Lines(
                id=_name(word),
                label=f"What “{word}” means",
                hint="Empty the box to take the word out.",
                typed=first(sheet, _name(word)),
                errors=wrong.get(_name(word), ()),
            )
            for word in self.own
        )
        new = (
            Line(
                id="new-word",
                label="One more word",
                typed=" ".join(sheet["new-word"]),
                errors=wrong.get("new-word", ()),
            ),
            Lines(
                id="new-meaning",
                label="What it means",
                typed="\n".join(sheet["new-meaning"]),
                errors=wrong.get("new-meaning", ()),
            ),
        )
        return (*old, *new)

    def after(self, typed: Sheet) -> str:
        """The question whose page led here, or this page."""
        del typed
        return f"questions/{self.asked_from.id}" if self.asked_from else self.face.address

    def wrong(self, typed: Sheet) -> Wrong:
        """A word and its meaning go together, and no word is there twice."""
        found: dict[str, tuple[str, ...]] = {}
        word = " ".join(typed["new-word"])
        if typed["new-meaning"] and not word:
            found["new-word"] = ("Write the word.",)
        if word and not typed["new-meaning"]:
            found["new-meaning"] = ("Write what it means.",)
        if word.casefold() in {each.casefold() for each in self.draft.form.glossary}:
            found["new-word"] = ("This word is explained already. Change it there.",)
        return found

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """A new word goes behind the others."""
        word = " ".join(typed["new-word"])
        if not word:
            return super().changes(before, typed)
        meaning = "\n".join(typed["new-meaning"])
        return (*super().changes(before, typed), PutSetting(FORM, ("glossary", word), meaning))


def _name(word: str) -> str:
    """Return the name of the box for a word."""
    return "word-" + "-".join(re.findall(r"\w+", word.casefold()))
