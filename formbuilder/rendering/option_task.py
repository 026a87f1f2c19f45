"""The page about one answer of a list: its words, its place, its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.question_types import type_name
from formbuilder.definition.vocabulary import options
from formbuilder.drafting.edit import End
from formbuilder.drafting.edits import Edit, MoveThing, PutSetting, RemoveThing
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import Thing, option
from formbuilder.rendering.editor_fields import AnyField, choose
from formbuilder.rendering.editor_pages import SEEN
from formbuilder.rendering.editor_task import Face, Wrong, needed
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_words import YES_NO
from formbuilder.rendering.question_tasks import QuestionTask, text_field
from formbuilder.rendering.text_page import Press


@dataclass(frozen=True)
class OptionTask(QuestionTask):
    """One answer of a list."""

    value: str = ""

    @property
    def face(self) -> Face:
        """What it says around its boxes, and that its name can never change where people have met it."""
        met = f"{self.question.id}.{self.value}" in self.draft.met
        said = "People have met this answer in a version. You can change its words; it stays the same answer."
        back = Link("Back to the answers", self.draft.to(f"{self.base}/answers"))
        lines = (said,) if met else ()
        about = f"Answer “{self.label}”"
        return self.below(f"answers/{self.value}", f"The answer “{self.label}”", about, back, lines=lines)

    @property
    def label(self) -> str:
        """What people read."""
        return next((str(each.label) for each in options(self.question) if each.value == self.value), self.value)

    @property
    def own(self) -> Thing:
        """The answer."""
        return option(self.question.id, self.value)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        names = ("label", "hint", *(("alone",) if type_name(self.question.type) == "choices" else ()))
        return tuple(
            Blank(name=name, thing=self.own, setting=(name,), otherwise="no" if name == "alone" else "")
            for name in names
        )

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        found: list[AnyField] = [
            text_field("label", ("The answer", "", 1), sheet, wrong),
            text_field("hint", ("Hint", "It stands below the answer.", 2), sheet, wrong),
        ]
        if any(blank.name == "alone" for blank in self.blanks):
            hint = "Such as “None of these”."
            found.append(choose("alone", "Can it be chosen only alone?", YES_NO, sheet["alone"] or ("no",), hint=hint))
        return tuple(found)

    def wrong(self, typed: Sheet) -> Wrong:
        """An answer needs its words."""
        return needed(typed, {"label": "Write the answer."})

    def presses(self, token: str) -> tuple[Press, ...]:
        """Up, down and out."""
        at = [each.value for each in options(self.question)]
        here, last = at.index(self.value), len(at) - 1
        given = (
            ("Move it up", "up", here > 0),
            ("Move it down", "down", here < last),
            ("Take it out", "out", last > 0),
        )
        action, hidden = self.draft.to(f"{self.base}/answers/{self.value}"), (SEEN, str(self.draft.seen))
        return tuple(
            Press(text=text, action=f"{action}/{step}", token=token, hidden=(hidden,), look="secondary")
            for text, step, possible in given
            if possible
        )

    def step(self, step: str) -> tuple[Edit, ...]:
        """Return what a button changes: ``up``, ``down`` or ``out``."""
        at = [each.value for each in options(self.question)]
        here = at.index(self.value)
        match step:
            case "up" if here > 0:
                return (MoveThing(self.own, at[here - 2] if here > 1 else End.FIRST),)
            case "down" if here + 1 < len(at):
                return (MoveThing(self.own, at[here + 1]),)
            case "out":
                own = (("wording", name, "options", self.value) for name in self._worded())
                words = (PutSetting(self.thing, setting, None) for setting in own)
                return (*words, RemoveThing(self.own))
            case _:
                return ()

    def _worded(self) -> Iterator[str]:
        return (name for name, words in self.question.wording.items() if f"options.{self.value}" in words)
