"""The page about what people read after a mistake: own words in the place of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from formbuilder.definition.language import ERROR_CODES
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import path_of
from formbuilder.drafting.values import at
from formbuilder.rendering.editor_fields import AnyField, Line
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.mistake_words import MISTAKES, codes_of
from formbuilder.rendering.question_tasks import QuestionTask
from formbuilder.wording.mistakes import mistakes

BOX = "mistake-"
"""Before the code, in the name of a box."""
HOW = "Leave a box empty to keep our words. Say what to do, as in “Enter your date of birth”."
NOBODY = "Nobody answers this, so nobody makes a mistake here."
IDLE = "This kind of answer cannot have this mistake, so nobody reads these words."
UNKNOWN = "No answer can have the mistake “{code}”. Empty the box to take its words out."


@dataclass(frozen=True)
class MistakesTask(QuestionTask):
    """The words that people read after a mistake in the answer."""

    today: date

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        line = HOW if self.blanks else NOBODY
        return self.tab("mistakes", "Mistakes", "Words after mistakes", lines=(line,))

    @property
    def codes(self) -> tuple[str, ...]:
        """What can be wrong with an answer, and what else the file has words for."""
        possible = codes_of(self.question)
        return (*possible, *(code for code in self._written() if code not in possible))

    def _written(self) -> tuple[str, ...]:
        path = path_of(self.draft.written, self.thing)
        found = None if path is None else at(self.draft.written, (*path, "errors"))
        return tuple(found) if isinstance(found, Mapping) else ()

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """A box for each mistake."""
        return tuple(Blank(name=f"{BOX}{code}", thing=self.thing, setting=("errors", code)) for code in self.codes)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes, each with our words as its hint."""
        ours, possible = self._ours(), codes_of(self.question)
        return tuple(
            Line(
                id=blank.name,
                label=MISTAKES.get(code, code),
                hint=IDLE if code not in possible else f"Our words: “{ours[code]}”" if code in ours else "",
                typed=first(sheet, blank.name),
                errors=wrong.get(blank.name, ()),
            )
            for code, blank in zip(self.codes, self.blanks, strict=True)
        )

    def _ours(self) -> Mapping[str, str]:
        """Return what we say without words of the form, by code."""
        plain = replace(self.question, errors={})
        told = (pair for each in mistakes(plain, self.today) for pair in zip(each.faults, each.words, strict=True))
        found: dict[str, str] = {}
        for fault, words in told:
            found.setdefault(fault.code.value, words)
        return found

    def told(self) -> Wrong:
        """Words for a mistake that there is not."""
        unknown = (code for code in self.codes if code not in ERROR_CODES)
        return {f"{BOX}{code}": (UNKNOWN.format(code=code),) for code in unknown}
