"""The page that adds one row to a condition, chosen from lists in two steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from formbuilder.definition.language import NUMBER
from formbuilder.drafting.askable import Askable, askables
from formbuilder.drafting.edits import Edit, PutSetting
from formbuilder.drafting.listed import SEVERAL, How, Row
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.rendering.asked_tasks import AskedTask, thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Line, choose, pick
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.frame import Link
from formbuilder.rendering.text_page import Part, Press

HOWS: Mapping[How, str] = {
    How.IS: "is",
    How.IS_NOT: "is not",
    How.INCLUDES: "is among what was chosen",
    How.INCLUDES_NOT: "is not among what was chosen",
    How.MORE: "is more than",
    How.AT_LEAST: "is this or more",
    How.LESS: "is less than",
    How.AT_MOST: "is this or less",
    How.ANSWERED: "is answered, whatever it is",
    How.NOT_ANSWERED: "is not answered",
    How.HOLDS: "is true",
    How.HOLDS_NOT: "is not true",
}
NO_VALUE = frozenset({How.ANSWERED, How.NOT_ANSWERED, How.HOLDS, How.HOLDS_NOT})


@dataclass(frozen=True)
class RowTask(AskedTask):
    """One more row: first the question, then how it is compared, and with what."""

    chosen: str = ""

    @property
    def face(self) -> Face:
        """What it says around its boxes; the second step sends which question was chosen in the first."""
        words = thing_words(self.draft, self.thing)
        none = () if self.known else ("Nothing is asked before this. A condition can only look back.",)
        return Face(
            address=f"{self.place}/asked/add",
            heading="Which answer?" if self.askable else "Add a condition",
            about=f"When “{words}” is asked",
            caption=words,
            back=Link("Back", self.draft.to(f"{self.place}/asked")),
            button="Add this condition" if self.askable else "Continue",
            lines=(self.askable.words,) if self.askable else none,
            hidden=(("question", self.chosen), ("step", "2")) if self.askable else (),
        )

    @cached_property
    def askable(self) -> Askable | None:
        """What the row is about, once it is chosen."""
        return next((each for each in self.known if each.id == self.chosen), None)

    @cached_property
    def known(self) -> tuple[Askable, ...]:
        """Everything that it can be about."""
        return askables(self.draft.form, self.thing)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes of both steps."""
        names = ("question", "how", "values", "number")
        return tuple(Blank(name=name, thing=None, setting=()) for name in names)

    def filled(self) -> Sheet:
        """Nothing is chosen yet."""
        return {"question": (self.chosen,) if self.chosen else (), "how": (), "values": (), "number": ()}

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the list of questions, or the ways to compare one."""
        if self.askable is None:
            offers = tuple(Offer(each.id, each.words) for each in self.known)
            found = pick("question", "Which question decides?", offers, self.chosen, errors=wrong.get("question", ()))
            return (found,)
        return tuple(self._compared(self.askable, sheet, wrong))

    def _compared(self, askable: Askable, sheet: Sheet, wrong: Wrong) -> Iterator[AnyField]:
        hows = tuple(Offer(how.value, HOWS[how]) for how in askable.hows)
        yield choose("how", "The answer", hows, sheet["how"], errors=wrong.get("how", ()))
        if askable.values:
            values = tuple(Offer(value, words) for value, words in askable.values)
            hint = "Choose one or more. Leave this empty for “is answered” and “is not answered”."
            errors = wrong.get("values", ())
            yield choose("values", "Which answers", values, sheet["values"], many=True, hint=hint, errors=errors)
        if askable.number:
            hint = "In digits."
            typed, errors = first(sheet, "number"), wrong.get("number", ())
            yield Line(
                id="number", label="Number", hint=hint, typed=typed, errors=errors, width="govuk-input--width-10"
            )

    def wrong(self, typed: Sheet) -> Wrong:
        """What is not chosen yet."""
        if self.askable is None:
            return {"question": ("Choose a question.",)}
        how = first(typed, "how")
        if how not in self.askable.hows:
            return {"how": ("Choose how the answer is compared.",)}
        if How(how) in NO_VALUE:
            return {}
        return self._value_wrong(self.askable, How(how), typed)

    def _value_wrong(self, askable: Askable, how: How, typed: Sheet) -> Wrong:
        number, values = first(typed, "number"), typed["values"]
        if not set(values) <= {value for value, _ in askable.values}:
            return {"values": ("Choose from the answers on the page.",)}
        if askable.number and not (values and how is How.IS):
            good = NUMBER.pattern.fullmatch(number)
            return {} if good else {"number": ("Write a number in digits, such as 20 or 0.5.",)}
        return {} if values else {"values": ("Choose at least one answer.",)}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The condition with one more row."""
        del before
        if self.askable is None or self.rows is None:
            return ()
        how = How(first(typed, "how"))
        values: tuple[str, ...] = () if how in NO_VALUE else typed["values"] if how in SEVERAL else ()
        if how not in NO_VALUE and not values:
            values = (first(typed, "number"),)
        row = Row(self.askable.id, how, values)
        return (PutSetting(self.thing, "show_if", self.rows.with_row(row).text),)

    def presses(self, token: str) -> tuple[Press, ...]:
        """No buttons of its own."""
        del token
        return ()

    def parts(self) -> tuple[Part, ...]:
        """No links of its own."""
        return ()

    def after(self, typed: Sheet) -> str:
        """Back to all rows."""
        del typed
        return f"{self.place}/asked"
