"""Words that panels decided about: the list, deciding about one, and taking one back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.rendering.became_page import decision_lines
from formbuilder.rendering.boxes import Offer, one_of
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, FormPage, Group, ListPage
from formbuilder.rendering.page_links import page_links
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.decision_kinds import Decision
from formbuilder.services.panel_words import PAGE, NoWord, PanelWord, WordKind

KIND, WORD, INSTEAD, BECAUSE = "kind", "word", "instead", "because"
"""Names of fields."""
KINDS: Mapping[WordKind, tuple[str, str]] = {
    WordKind.AVOID: ("Do not say it", "Forms say something else."),
    WordKind.TERM: ("It has this meaning", "A form that says it also says what it means."),
}
WRONG: Mapping[NoWord, tuple[str, str]] = {
    NoWord.WORD: (WORD, "Enter a word or a phrase of letters, with 80 signs at most."),
    NoWord.THERE_ALREADY: (WORD, "This was decided already. Take the other decision back first."),
    NoWord.INSTEAD: (INSTEAD, "Say it in 200 signs at most."),
    NoWord.NO_REASON: (BECAUSE, "Say why."),
    NoWord.LONG: (BECAUSE, "This is too long. Write 2,000 signs at most."),
    NoWord.UNKNOWN: (WORD, "This answer was taken back, so nothing follows from it."),
    NoWord.NO_RIGHT: (WORD, "You may not decide this any more."),
}
"""Where each problem is put right, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """What was typed about a word, and what is wrong with it."""

    kind: str = WordKind.AVOID.value
    word: str = ""
    instead: str = ""
    because: str = ""
    wrong: frozenset[NoWord] = frozenset()

    def errors(self, name: str) -> tuple[str, ...]:
        """Return what is wrong in one field."""
        return tuple(words for why, (where, words) in WRONG.items() if why in self.wrong and where == name)


def words_page(site: OfficeSite, found: Sequence[PanelWord], page: int, *, changes: bool) -> ListPage:
    """List what panels decided about words: of which group, why, from which answer, by whom, since when."""
    none = () if found else ("No panel has decided about a word yet.",)
    return ListPage(
        heading="Words of panels",
        council=site.council,
        lines=("Every form and draft is checked for these words. Add one on the page of an answer.", *none),
        entries=tuple(_entry(site, each, changes=changes) for each in found[:PAGE]),
        links=page_links(site.to("panel-words"), page, more=len(found) > PAGE),
    )


def word_page(site: OfficeSite, token: str, decision: Decision, typed: TypedWord) -> FormPage:
    """Ask which word all forms are checked for from now on, because of an answer."""
    buttons = one_of(KIND, [Offer(kind.value, label, hint) for kind, (label, hint) in KINDS.items()], typed.kind)
    hint = "All its forms are found: carer, carers, carer’s."
    word = Box(id=WORD, label="Which word or phrase?", hint=hint, typed=typed.word, errors=typed.errors(WORD))
    instead = Box(
        id=INSTEAD,
        label="What do forms say instead, or what does it mean?",
        hint="For example: help from the council.",
        typed=typed.instead,
        errors=typed.errors(INSTEAD),
    )
    because = Area(
        id=BECAUSE,
        label="Why does the group want this?",
        hint="In the words of the group. Everybody reads it who writes this word.",
        typed=typed.because,
        errors=typed.errors(BECAUSE),
    )
    return FormPage(
        heading="Check all forms for a word",
        council=site.council,
        lines=(
            *decision_lines(decision),
            "From now on every form and every draft is checked for the word. What is found names the group.",
            "It can be taken back on any day, with a reason.",
        ),
        action=site.to(f"decisions/{decision.id}/word"),
        token=token,
        button="Check all forms for it",
        boxes=(word, instead),
        areas=(because,),
        groups=(Group(legend="What was decided?", name=KIND, buttons=buttons),),
        back=(Link("Back to the answer", site.to(f"decisions/{decision.id}")),),
    )


def end_word_page(site: OfficeSite, token: str, found: PanelWord, typed: str, why: NoWord | None) -> FormPage:
    """Ask why a word is taken back."""
    errors = (WRONG[why][1],) if why else ()
    area = Area(
        id=BECAUSE,
        label="Why do you take it back?",
        hint="It stays in the list, with your name and the day.",
        typed=typed,
        errors=errors,
    )
    return FormPage(
        heading=f"Take back what was decided about “{found.word}”",
        council=site.council,
        lines=(*_what(found), "Forms are then not checked for it any more."),
        action=site.to(f"panel-words/{found.id}/take-back"),
        token=token,
        button="Take it back",
        areas=(area,),
        back=(Link("Back to the words", site.to("panel-words")),),
    )


def _entry(site: OfficeSite, each: PanelWord, *, changes: bool) -> Entry:
    answer = (Link("The answer", site.to(f"decisions/{each.decision}"), each.word),) if each.decision else ()
    back = (Link("Take it back", site.to(f"panel-words/{each.id}/take-back"), each.word),)
    links = (*answer, *(back if each.stands else ())) if changes else ()
    return Entry(heading=f"“{each.word}”", lines=tuple(_lines(each)), links=links)


def _lines(each: PanelWord) -> Iterator[str]:
    yield from _what(each)
    yield f"Decided by {each.by or 'somebody'}, on {day_words(day_in_england(each.since))}."
    if each.ended_at:
        yield f"Taken back by {each.ended_by or 'somebody'}, on {day_words(day_in_england(each.ended_at))}."
        yield f"Why: {each.ended_because}"
    elif not each.stands:
        yield "The answer was taken back, so forms are not checked for it any more."


def _what(each: PanelWord) -> Iterator[str]:
    yield f"Do not say it. Say: {each.instead}" if each.kind is WordKind.AVOID else f"It means: {each.instead}"
    yield f"{each.group}: {each.because}"
