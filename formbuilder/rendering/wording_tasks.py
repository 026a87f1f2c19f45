"""The pages about other wordings of a question: the same question in words for some of its readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from formbuilder.definition.language import SLUG, WORDING_PARTS
from formbuilder.definition.marks import Required
from formbuilder.definition.vocabulary import options
from formbuilder.definition.worded import wordings
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.rendering.editor_fields import AnyField
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.frame import Link
from formbuilder.rendering.question_tasks import WORDS, QuestionTask, settings_of, text_field
from formbuilder.rendering.text_page import Part

OPTION = "option-"
PICTURE = ("Picture", "Say what the picture beside it shows, such as “a clock”.", 1)


@dataclass(frozen=True)
class WordingsTask(QuestionTask):
    """Which wordings the question has, and one more."""

    @property
    def face(self) -> Face:
        """What it says around its box, and what a wording is."""
        line = "A wording asks the same in other words, such as easy read. Where it is empty, the usual words stand."
        return self.tab("wordings", "Other wordings", "Wordings", lines=(line,), button="Begin this wording")

    @property
    def shows(self) -> str:
        """Nothing: its words do not change here."""
        return ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The name of a new wording."""
        return (Blank(name="name", thing=None, setting=()),)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the box for the name."""
        hint = "Such as Easy read, or Warm."
        return (text_field("name", ("Name of a new wording", hint, 1), sheet, wrong),)

    def wrong(self, typed: Sheet) -> Wrong:
        """A name is short and plain."""
        good = SLUG.pattern.fullmatch(_name(typed))
        return {} if good else {"name": ("Write a name that begins with a letter, such as Easy read.",)}

    def parts(self) -> tuple[Part, ...]:
        """The wordings that the form has."""
        base = f"questions/{self.question.id}/wordings"
        own = self.question.wording
        names = dict.fromkeys((*wordings(self.draft.form), *own))
        links = tuple(
            Link(f"{'Change' if name in own else 'Write'} the wording “{name}”", self.draft.to(f"{base}/{name}"))
            for name in names
        )
        return (Part(heading="Wordings of this form", links=links),) if links else ()

    def after(self, typed: Sheet) -> str:
        """The new wording is written on its own page."""
        return f"questions/{self.question.id}/wordings/{_name(typed)}"


def _name(typed: Sheet) -> str:
    """Return the name of a wording as the file has it: “Easy Read” is easy-read."""
    return "-".join(re.findall(r"[a-z0-9]+", first(typed, "name").lower()))


@dataclass(frozen=True)
class WordingTask(QuestionTask):
    """The words of one wording."""

    name: str = ""

    @property
    def wording(self) -> str:
        """The wording itself is shown first."""
        return self.name

    @property
    def face(self) -> Face:
        """What it says around its boxes, and what an empty box means."""
        back = Link("Back to all wordings", self.draft.to(f"{self.base}/wordings"))
        heading = f"The wording “{self.name}”"
        lines = ("Leave a box empty to keep the usual words.",)
        return self.below(f"wordings/{self.name}", heading, f"Wording “{self.name}”", back, lines=lines)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes: every part that can have words of its own."""
        known, wanted = settings_of(self.question), self.question.required is Required.WANTED
        parts = (part for part in WORDING_PARTS if part in known and (part != "without" or wanted))
        own = tuple(Blank(name=part, thing=self.thing, setting=("wording", self.name, part)) for part in parts)
        return (*own, *(self._option(each.value) for each in options(self.question)))

    def _option(self, value: str) -> Blank:
        return Blank(name=f"{OPTION}{value}", thing=self.thing, setting=("wording", self.name, "options", value))

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes, each with the usual words as its hint."""
        return tuple(text_field(blank.name, self._words(blank.name), sheet, wrong) for blank in self.blanks)

    def _words(self, name: str) -> tuple[str, str, int]:
        usual = {**self._usual(), **{f"{OPTION}{each.value}": str(each.label) for each in options(self.question)}}
        said = f"Usual words: “{usual[name]}”" if usual.get(name) else "There are no usual words."
        if name.startswith(OPTION):
            return f"The answer “{usual[name]}”", "", 1
        label, hint, rows = WORDS.get(name, PICTURE)
        return label, said if name != "picture" else hint, rows

    def _usual(self) -> Mapping[str, str]:
        words = {part: getattr(self.question, part) for part in WORDING_PARTS}
        return {part: " ".join(str(found).split()) for part, found in words.items() if found}
