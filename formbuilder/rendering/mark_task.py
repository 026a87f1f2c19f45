"""The page about who sees an answer and where it is used again: private, apart, searched for, asked once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.drafting.sheets import Blank, Sheet
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.editor_fields import AnyField, Line, choose, pick
from formbuilder.rendering.editor_task import Face, Wrong, first
from formbuilder.rendering.kind_words import YES_NO
from formbuilder.rendering.mark_words import (
    APART,
    BROWSERS,
    LISTS,
    NOTHING,
    PRIVATE,
    fact_offers,
    fact_told,
    list_told,
    private_told,
)
from formbuilder.rendering.question_tasks import QuestionTask, settings_of

MARKS = ("private", "apart", "fact", "list", "autocomplete", "instrument")
USUAL = {"private": "no", "apart": "no", "list": NOTHING}
"""What is meant where the file says nothing."""
FROM_SECTION = "Its section, or the group that it is in, is marked {marks}. That holds for it too."
FACT_HINT = "If another form asks for the same, people are told what they wrote there. They are not asked again."
LIST_HINT = "Those who read what was sent can search for it by this. One question of the form can have each mark."
BROWSER_HINT = "The browser of the person can offer what it knows. It does not where somebody else fills in the form."
INSTRUMENT_HINT = "The name of a tested scale, or of a set wording. The checks of words leave the question alone then."


@dataclass(frozen=True)
class MarksTask(QuestionTask):
    """Who sees an answer, and where it is used again."""

    @property
    def face(self) -> Face:
        """What it says around its boxes, with what holds for it anyway."""
        marks = [words for mark, words in (("private", "private"), ("apart", "apart")) if self._comes_with(mark)]
        lines = (FROM_SECTION.format(marks=" and ".join(marks)),) if marks else ()
        return self.tab("marks", "Private and shared", "Marks", lines=lines)

    def _comes_with(self, mark: str) -> bool:
        """Whether what the question stands in has a mark."""
        page, group = self.draft.page_of(self.question.id), self.draft.group_of(self.question.id)
        section = self.draft.sections.get(page.section) if page else None
        return any(getattr(each, mark, False) for each in (section, group))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The boxes that a question of this type has; one in a group is asked for each item, so never once."""
        known = settings_of(self.question)
        inside = self.draft.group_of(self.question.id) is not None
        names = (name for name in MARKS if name in known and (name != "fact" or not inside or self.says("fact")))
        return tuple(self.blank(name, otherwise=USUAL.get(name, "")) for name in names)

    def fields(self, sheet: Sheet, wrong: Wrong) -> tuple[AnyField, ...]:
        """Return the boxes with what is in them."""
        return tuple(field for blank in self.blanks for field in self._field(blank.name, sheet, wrong))

    def _field(self, name: str, sheet: Sheet, wrong: Wrong) -> Iterator[AnyField]:
        errors, chosen = wrong.get(name, ()), first(sheet, name)
        yes_or_no = sheet[name] or ("no",)
        match name:
            case "private":
                yield choose(name, "Is the answer private?", YES_NO, yes_or_no, hint=PRIVATE, errors=errors)
            case "apart":
                label = "Is the answer kept apart from the others?"
                yield choose(name, label, YES_NO, yes_or_no, hint=APART, errors=errors)
            case "list":
                offers, mark = self._lists(), sheet[name] or (NOTHING,)
                yield choose(name, "What the sent form can be found by", offers, mark, hint=LIST_HINT, errors=errors)
            case "fact":
                offers, none = fact_offers(self.draft, chosen), "Nothing that another form asks"
                yield pick(name, "What it asks for", offers, chosen, hint=FACT_HINT, errors=errors, none=none)
            case "autocomplete":
                offers, none = self._browsers(), "Nothing is said to the browser"
                yield pick(
                    name, "What the browser can offer", offers, chosen, hint=BROWSER_HINT, errors=errors, none=none
                )
            case _:
                yield Line(
                    id=name, label="The scale that it comes from", hint=INSTRUMENT_HINT, typed=chosen, errors=errors
                )

    def _lists(self) -> tuple[Offer, ...]:
        """Return the marks that fit the kind of answer, and the one that it has."""
        fitting = (
            Offer(mark.value, words)
            for mark, (words, types, _) in LISTS.items()
            if isinstance(self.question.type, types) or mark is self.question.list
        )
        return (Offer(NOTHING, "Nothing"), *fitting)

    def _browsers(self) -> tuple[Offer, ...]:
        now = self.question.autocomplete
        every = BROWSERS if not now or now in BROWSERS else {**BROWSERS, now: now}
        return tuple(Offer(name, words) for name, words in every.items())

    def wrong(self, typed: Sheet) -> Wrong:
        """Only what can be chosen."""
        can: dict[str, set[str]] = {
            "private": {"yes"},
            "apart": {"yes"},
            "list": {offer.value for offer in self._lists()},
            "fact": {offer.value for offer in fact_offers(self.draft, self.question.fact)},
            "autocomplete": {offer.value for offer in self._browsers()},
        }
        bad = (name for name, texts in typed.items() if name in can and not set(texts) <= can[name])
        return dict.fromkeys(bad, ("Choose one of the lines.",))

    def told(self) -> Wrong:
        """What does not fit together, each at the mark that can change it."""
        return {
            "private": private_told(self.draft, (self.question.id,)) if self.question.private else (),
            "list": tuple(list_told(self.draft, self.question)),
            "fact": tuple(fact_told(self.draft, self.question)),
        }
