"""The pages about what holds for a question: which duties it serves, whether it can change, what it replaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.definition.language import ID, RESERVED
from formbuilder.drafting.edits import Edit, PutSetting
from formbuilder.drafting.mentions import mentions
from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Line, choose
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.frame import Link
from formbuilder.rendering.question_tasks import QuestionTask
from formbuilder.rendering.text_page import Part

KIND, REASON = "change", "reason"
CHANGES = (
    Offer("open", "Yes, it can change"),
    Offer("law", "No, the law says it in these words", "Name the law below."),
    Offer("system", "No, another system needs it as it is", "Say which one, and why, below."),
)
MOST_OFFERED = 40


@dataclass(frozen=True)
class RulesTask(QuestionTask):
    """What holds for a question."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        return self.tab("rules", "Rules", "Rules")

    @property
    def shows(self) -> str:
        """Nothing: its words do not change here."""
        return ""

    @property
    def was_met(self) -> bool:
        """Whether people have met the question in a version: its name stays then."""
        return self.question.id in self.draft.met

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes."""
        name = () if self.was_met else (Blank(name="id", thing=self.thing, setting=("id",)),)
        replaces = (self.blank("replaces", many=True),) if self._gone() else ()
        change = (Blank(name=KIND, thing=None, setting=()), Blank(name=REASON, thing=None, setting=()))
        return (*change, *replaces, *name)

    def filled(self) -> Sheet:
        """Return what the draft says; whether it can change is one setting for two boxes."""
        change = self.question.can_change
        reason = (change.reason,) if change.reason else ()
        return {**super().filled(), KIND: (change.kind,), REASON: reason}

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        return tuple(self._fields(sheet, wrong))

    def _fields(self, sheet: Sheet, wrong: Wrong) -> Iterator[AnyField]:
        yield choose(KIND, "Can its words change?", CHANGES, sheet[KIND], errors=wrong.get(KIND, ()))
        typed = " ".join(sheet[REASON])
        yield Line(id=REASON, label="If not: the law, or the reason", typed=typed, errors=wrong.get(REASON, ()))
        if gone := self._gone():
            hint = "Questions of a version that people have met, and that this draft does not have."
            yield choose("replaces", "It takes the place of", gone, sheet["replaces"], many=True, hint=hint)
        if not self.was_met:
            hint = "Conditions use it. It can change until the form is published for the first time."
            name, errors = first(sheet, "id"), wrong.get("id", ())
            yield Line(id="id", label="Name in conditions", hint=hint, typed=name, errors=errors)

    def wrong(self, typed: Sheet) -> Wrong:
        """A reason where it may not change; an id that is free and not read elsewhere."""
        found: dict[str, tuple[str, ...]] = {}
        if first(typed, KIND) not in {offer.value for offer in CHANGES}:
            found[KIND] = ("Choose if its words can change.",)
        elif first(typed, KIND) != "open" and not typed[REASON]:
            found[REASON] = ("Write which law, or which reason.",)
        if "id" in typed and (said := self._id_wrong(first(typed, "id"))):
            found["id"] = (said,)
        return found

    def _id_wrong(self, name: str) -> str:
        if name == self.question.id:
            return ""
        if not ID.pattern.fullmatch(name) or name in RESERVED:
            return "Begin with a small letter; use small letters, numbers and _ only."
        if name in self.draft.questions or name in self.draft.form.conditions or name in self.draft.met:
            return "Another question, now or in an earlier version, has this name. Choose another one."
        if mentions(self.draft.written, self.question.id):
            return "Other parts of the form use the old name, such as conditions. Take it out there first."
        return ""

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """Return the changes; a new id comes last, since the others name the old one."""
        edits = super().changes(before, typed)
        pair = (typed[KIND], typed[REASON])
        if pair == (before[KIND], before[REASON]) or (first(typed, KIND) == "open" == first(before, KIND)):
            return edits
        kind, reason = first(typed, KIND), " ".join(typed[REASON])
        value = None if kind == "open" else {kind: reason}
        return (PutSetting(self.thing, "can_change", value), *edits)

    def parts(self) -> tuple[Part, ...]:
        """What cannot change here."""
        if not self.was_met:
            return ()
        line = f"Its name in conditions is “{self.question.id}”. People have met it in a version, so it stays."
        return (Part(lines=(line,)),)

    def after(self, typed: Sheet) -> str:
        """The same page, at the new id if there is one."""
        return f"questions/{first(typed, 'id') or self.question.id}/rules"

    def _gone(self) -> tuple[Offer, ...]:
        """Return the questions of versions that the draft has no more."""
        mine = set(self.question.replaces)
        gone = {
            id_: words for id_, words in self.draft.met.items() if "." not in id_ and id_ not in self.draft.questions
        }
        every = {**gone, **{id_: gone.get(id_, id_) for id_ in mine}}
        return tuple(Offer(id_, " ".join(words.split())) for id_, words in list(every.items())[:MOST_OFFERED])


@dataclass(frozen=True)
class DutiesTask(QuestionTask):
    """The duties that the council meets by asking a question."""

    @property
    def face(self) -> Face:
        """What it says around its boxes."""
        none = "The form names no duty yet."
        lines = () if self._known() else (none,)
        return self.tab("duties", "Duties", "Duties", lines=lines)

    @property
    def shows(self) -> str:
        """Nothing: its words do not change here."""
        return ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The one list."""
        return (self.blank("serves", many=True),) if self._known() else ()

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the duties that the form names, those of the question first."""
        del wrong
        known = self._known()
        hint = "Tick each duty that the council meets by asking this. The ones ticked come first."
        return (choose("serves", "Duties", known, sheet["serves"], many=True, hint=hint),) if known else ()

    def changes(self, before: Sheet, typed: Sheet) -> tuple[Edit, ...]:
        """The order is that of before, with what is new behind it."""
        old = [each for each in before.get("serves", ()) if each in typed.get("serves", ())]
        new = [each for each in typed.get("serves", ()) if each not in old]
        return super().changes(before, {"serves": (*old, *new)}) if "serves" in typed else ()

    def parts(self) -> tuple[Part, ...]:
        """The way to where the form names its duties."""
        return (Part(links=(Link("Choose the duties of this form", self.draft.to("duties")),)),)

    def _known(self) -> tuple[Offer, ...]:
        """Return the duties that the form names, with their parts, and those that the question serves."""
        register, served = self.draft.library.duties or {}, set(self.question.serves)
        named = {part for duty in self.draft.form.duties for part in (duty, *self.draft.library.parts(duty))}
        found = [duty for id_, duty in register.items() if id_ in named | served]
        return tuple(
            Offer(duty.id, str(duty.sentence), duty.source)
            for duty in sorted(found, key=lambda duty: duty.id not in served)
        )
