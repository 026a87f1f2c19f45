"""The pages about how a question is answered: the kind of answer, its limits, the answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.language import COUNT, ITEM, NUMBER
from formbuilder.definition.marks import Also, Required
from formbuilder.definition.question_types import LONGEST_LINE, LONGEST_TEXT, type_name
from formbuilder.definition.vocabulary import options
from formbuilder.drafting.edits import AddThing, Edit
from formbuilder.drafting.new_ids import new_id
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.drafting.things import option
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Line, Lines, choose
from formbuilder.rendering.editor_task import Face, Wrong, first, needed
from formbuilder.rendering.frame import Link
from formbuilder.rendering.kind_words import ALSO, KINDS, LEAST, PERIODS, REQUIRED, YES_NO, offers
from formbuilder.rendering.question_tasks import QuestionTask, settings_of, text_field
from formbuilder.rendering.text_page import Part

LABEL, MORE = "label-", "more"
"""Names of boxes: the label of an option, and new options."""
FIGURES: Mapping[str, tuple[str, str]] = {
    "max_length": ("Most letters, signs and spaces", "Leave it empty for the usual length."),
    "min": ("Smallest", "In digits. Leave it empty if there is none."),
    "max": ("Largest", "In digits. Leave it empty if there is none."),
    "unit": ("What it counts", "It stands behind the box, such as “hours a week”."),
    "item": ("What one of them is called", "With “a” or “an”, such as “a person”."),
}
MOST_ITEMS_HINT = ("How many people can add", "At most {most}, in digits. Leave it empty for 20.")
NOT_COUNTED = (
    "Why no sum reads it",
    "Only in a form that works something out, where no sum of it uses this answer. Say why you ask.",
    2,
)
USUAL: Mapping[str, str] = {"least": "day", "past": "no", "whole": "yes"}
"""What is meant where the file says nothing."""
OFTEN = "Tick each that people can choose. Tick none for a single sum."
BUTTONS: Mapping[str, tuple[str, str, tuple[Offer, ...]]] = {
    "least": ("How much of the date", "", offers(LEAST)),
    "past": ("Must it have been already?", "", YES_NO),
    "whole": ("Only whole numbers?", "", YES_NO),
    "periods": ("How often", OFTEN, offers(PERIODS)),
    "also": ("People can also answer", "", offers(ALSO)),
    "required": (
        "Must people answer?",
        "",
        tuple(Offer(value.value, words, hint) for value, (words, hint) in REQUIRED.items()),
    ),
}
"""By setting: the label, the hint, and what can be chosen."""
NOT_A_FIGURE = "Write a number in digits, such as 20 or 0.5."
TOO_LOW = "The largest is below the smallest. Change one of them."
NOT_A_COUNT = "Write a whole number from 1 to {most:,}, in digits."
LONGEST: Mapping[str, int] = {"text": LONGEST_LINE, "long_text": LONGEST_TEXT, "group": 50}
WITHOUT = ("What you say to people who leave it out", "Only if we want an answer. Say what happens then.", 2)


@dataclass(frozen=True)
class AnswersTask(QuestionTask):
    """How a question is answered."""

    @property
    def face(self) -> Face:
        """What it says around its boxes, with the kind of answer."""
        words, hint = KINDS.get(self.kind, (self.kind, ""))
        line = f"People answer with: {words[:1].lower()}{words[1:]}. {hint}".strip()
        return self.tab("answers", "Answers", "Answers", lines=(line,))

    @property
    def kind(self) -> str:
        """The type as the file names it."""
        return type_name(self.question.type)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes that a question of this type has."""
        return tuple(self._blanks())

    def _blanks(self) -> Iterator[Blank]:
        known = settings_of(self.question)
        for each in options(self.question):
            yield Blank(name=f"{LABEL}{each.value}", thing=option(self.question.id, each.value), setting=("label",))
        if "options" in known:
            yield Blank(name=MORE, thing=None, setting=())
        yield from (self.blank(name) for name in FIGURES if name in known)
        yield from (self.blank(name, otherwise=usual) for name, usual in USUAL.items() if name in known)
        if "periods" in known:
            yield self.blank("periods", many=True)
        if "not_counted" in known:
            yield self.blank("not_counted")
        if "short" in known:
            yield self.blank("required")
            yield self.blank("without")
        if "also" in known:
            yield self.blank("also", many=True)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        return tuple(self._field(blank.name, sheet, wrong) for blank in self.blanks)

    def _field(self, name: str, sheet: Sheet, wrong: Wrong) -> AnyField:
        if name.startswith(LABEL):
            number = [blank.name for blank in self.blanks].index(name) + 1
            return Line(id=name, label=f"Answer {number}", typed=first(sheet, name), errors=wrong.get(name, ()))
        if name in FIGURES:
            label, hint = self._figure(name)
            width = "" if name in {"unit", "item"} else "govuk-input--width-10"
            errors = wrong.get(name, ())
            return Line(id=name, label=label, hint=hint, typed=first(sheet, name), errors=errors, width=width)
        if name == MORE:
            hint, typed = "One on each line. They are added below the others.", "\n".join(sheet.get(name, ()))
            return Lines(id=name, label="More answers", hint=hint, typed=typed, errors=wrong.get(name, ()), rows=3)
        return self._buttons(name, sheet, wrong)

    def _figure(self, name: str) -> tuple[str, str]:
        """Return the label and the hint of a figure; of a group, the largest is how many there can be."""
        if name == "max" and self.kind == "group":
            label, hint = MOST_ITEMS_HINT
            return label, hint.format(most=LONGEST["group"])
        return FIGURES[name]

    def _buttons(self, name: str, sheet: Sheet, wrong: Wrong) -> AnyField:
        if name == "without":
            return text_field(name, WITHOUT, sheet, wrong)
        if name == "not_counted":
            return text_field(name, NOT_COUNTED, sheet, wrong)
        label, hint, offers = BUTTONS[name]
        usual = (USUAL[name],) if name in USUAL else ()
        many = name in {"periods", "also"}
        return choose(name, label, offers, sheet[name] or usual, many=many, hint=hint, errors=wrong.get(name, ()))

    def wrong(self, typed: Sheet) -> Wrong:
        """Labels that are empty or there twice, figures that are none, and what a wanted answer needs."""
        found: dict[str, tuple[str, ...]] = {}
        labels = [name for name in typed if name.startswith(LABEL)]
        found |= needed(typed, dict.fromkeys(labels, "Write the answer. To take it out, use the link below."))
        every = [first(typed, name).casefold() for name in labels]
        for name in labels:
            if typed[name] and every.count(first(typed, name).casefold()) > 1:
                found[name] = ("This answer is there twice. Change one of them.",)
        found |= {name: (said,) for name in FIGURES if (said := self._figure_wrong(name, first(typed, name)))}
        if "required" in typed and not typed["required"]:
            found["required"] = ("Choose if people must answer.",)
        if first(typed, "required") == Required.WANTED and not typed["without"]:
            found["without"] = ("Write what you say to people who leave it out.",)
        return found

    def _figure_wrong(self, name: str, text: str) -> str:
        if name not in {blank.name for blank in self.blanks} or not text:
            return (
                "Write what one of them is called, such as “a person”."
                if name == "item" and self.kind == "group"
                else ""
            )
        if name == "item":
            return "" if ITEM.pattern.fullmatch(text) else "Begin with “a” or “an”, such as “a person”."
        if name == "unit":
            return ""
        if name == "max_length" or self.kind == "group":
            most = LONGEST[self.kind]
            good = COUNT.pattern.fullmatch(text) and int(text) <= most
            return "" if good else NOT_A_COUNT.format(most=most)
        return "" if NUMBER.pattern.fullmatch(text) else NOT_A_FIGURE

    def told(self) -> Wrong:
        """Limits that no answer can keep."""
        low, high = (getattr(self.question.type, name, None) for name in ("min", "max"))
        return {"max": (TOO_LOW,)} if low is not None and high is not None and high < low else {}

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """Options are added with values of their own; what is said without an answer goes if none is wanted."""
        kept = dict(typed)
        if "without" in kept and first(kept, "required") != Required.WANTED:
            kept["without"] = ()
        return (*super().changes(before, kept), *self._added(typed))

    def _added(self, typed: Sheet) -> Iterator[Edit]:
        taken = {each.value for each in options(self.question)}
        taken |= {id_.partition(".")[2] for id_ in self.draft.met if id_.startswith(f"{self.question.id}.")}
        taken |= {"answered", *Also}
        for label in typed.get(MORE, ()):
            value = new_id(label, taken, otherwise="answer")
            taken.add(value)
            yield AddThing(option(self.question.id, value), {"label": label})

    def parts(self) -> tuple[Part, ...]:
        """The other kinds of answers, and more about each answer of a list."""
        base = f"questions/{self.question.id}"
        kind = Part(
            heading="Another kind of answer", links=(Link("Choose another kind", self.draft.to(f"{base}/kind")),)
        )
        each = tuple(
            Link(f"Hint, place or end of “{one.label}”", self.draft.to(f"{base}/answers/{one.value}"))
            for one in options(self.question)
        )
        inside = (
            (Link("Add a question for each of them", self.draft.to(f"{base}/add")),) if self.kind == "group" else ()
        )
        parts = (Part(heading="About each answer", links=each), Part(heading="The questions", links=inside), kind)
        return tuple(part for part in parts if part.links)
