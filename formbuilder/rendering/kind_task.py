"""The page on which the kind of answer is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.language import QUESTIONS
from formbuilder.definition.question_types import type_name
from formbuilder.definition.vocabulary import options
from formbuilder.drafting.edits import Edit, PutSetting
from formbuilder.drafting.new_ids import new_id
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import option
from formbuilder.rendering.editor_fields import AnyField, choose
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_words import KINDS, kind_offers
from formbuilder.rendering.question_tasks import QuestionTask


@dataclass(frozen=True)
class KindTask(QuestionTask):
    """Another kind of answer."""

    @property
    def face(self) -> Face:
        """What it says around its boxes, and what happens to what does not fit."""
        line = "What does not fit the new kind is taken out. Saves of before still have it."
        back = Link("Back to the answers", self.draft.to(f"{self.base}/answers"))
        button = "Save the kind of answer"
        return self.below("kind", "What kind of answer?", "Kind of answer", back, lines=(line,), button=button)

    @property
    def shows(self) -> str:
        """Nothing: its words do not change here."""
        return ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The one choice."""
        return (self.blank("type"),)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return every kind."""
        return (choose("type", "People answer with", kind_offers(), sheet["type"], errors=wrong.get("type", ())),)

    def wrong(self, typed: Sheet) -> Wrong:
        """Only kinds that there are."""
        return {} if first(typed, "type") in KINDS else {"type": ("Choose a kind of answer.",)}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """What a question of the new type may not say is taken away, and what it must say is put in."""
        if before == typed:
            return ()
        kind = first(typed, "type")
        known = QUESTIONS[kind].settings
        lost = tuple(PutSetting(self.thing, name, None) for name in self._said() if name not in known)
        own = (
            ()
            if "options" in known
            else tuple(
                PutSetting(self.thing, ("wording", name, "options"), None)
                for name, words in self.question.wording.items()
                if any(part.startswith("options.") for part in words)
            )
        )
        if kind == "choice":
            own = (*own, *self._together())
        return (*own, *lost, *super().changes(before, typed), *self._must(kind))

    def _said(self) -> tuple[str, ...]:
        """Return the settings that are written now."""
        known = QUESTIONS.get(type_name(self.question.type))
        names = {name for thing in QUESTIONS.values() for name in thing.settings}
        return tuple(name for name in (known.settings if known else names) if self.says(name))

    def _together(self) -> Iterator[PutSetting]:
        """Take away what says that an answer stands alone: where one is chosen, each does."""
        for each in options(self.question):
            if each.alone:
                yield PutSetting(option(self.question.id, each.value), "alone", None)

    def _must(self, kind: str) -> Iterator[Edit]:
        must = {"required": "no", "short": _short(str(self.question.ask))}
        for name, words in must.items():
            if name in QUESTIONS[kind].needed and not self.says(name):
                yield PutSetting(self.thing, name, words)
        if kind == "group" and not self.says("questions"):
            yield PutSetting(self.thing, "item", "a person")
            yield PutSetting(self.thing, "questions", (new_group_question(self.question.id, self.draft.questions),))

    def after(self, typed: Sheet) -> str:
        """The answers of the new kind are next."""
        del typed
        return f"questions/{self.question.id}/answers"


def new_group_question(group: str, taken: Mapping[str, object]) -> Mapping[str, str]:
    """Return the first question of a new group, for an officer to write."""
    id_ = new_id(f"{group} name", taken)
    return {"id": id_, "type": "text", "ask": "What is the name?", "short": "the name", "required": "no"}


def _short(ask: str) -> str:
    """Return a first short name, for an officer to write: what is asked, without its question mark."""
    words = re.sub(r"[?.!]+$", "", " ".join(ask.split()))
    return f"{words[:1].lower()}{words[1:]}" or "the answer"
