"""A form in another language: both texts side by side, and one of them to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from formbuilder.councils.own_words import NAME, PERSON
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.faults import longest
from formbuilder.editions.terms import Term
from formbuilder.editions.turn import first_waiting
from formbuilder.publishing.naming import capital
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.draft_look import Preview
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.office_pages import Area, Asking
from formbuilder.rendering.worded import Worded
from formbuilder.review.languages import direction_of, name_of
from formbuilder.services.edition_words import NoCheck

PAGE = 30
"""Slots on a page."""
WORDS, FILE, SPEAKER, RIGHT, LANGUAGE, SHOW, KEPT = "words", "file", "speaker", "right", "language", "show", "kept"
LEAVE = "leave"
"""Names of fields, and of parts of addresses."""
STATES: Mapping[State, str] = {
    State.MISSING: "Missing",
    State.DRAFTED: "Drafted: nobody has checked it",
    State.CHECKED: "Checked",
    State.STALE: "English has changed since",
}
COUNTED: Mapping[State, str] = {
    State.CHECKED: "checked",
    State.DRAFTED: "drafted",
    State.STALE: "with English changed since",
    State.MISSING: "missing",
}
FILES: Mapping[str, str] = {
    "po": "a PO file",
    "xliff": "an XLIFF file",
    "xlsx": "a spreadsheet (Excel)",
    "csv": "a table (CSV)",
}
NOT_CHECKED: Mapping[NoCheck, str] = {
    NoCheck.NO_SPEAKER: "Enter the name of the speaker, with 120 letters at most.",
    NoCheck.CHANGED: "Some of these words were changed a moment ago. Look at them again.",
    NoCheck.WROTE_IT: "Whoever wrote some of these words has this name. Somebody else must check them.",
}
NAMES = frozenset({NAME, PERSON})
AS_IT_IS = "Leave this name as it is in English"
NOTHING_CHOSEN = "Choose the words that are right."
NO_FILE = "Choose a file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One slot: English and the words in the language, side by side."""

    id: str
    place: str
    english: str
    words: str
    state: str
    lines: tuple[str, ...]
    """Who checked it, why it is never shown unchecked, what to look at."""
    before: str
    """The English words that they were made from, where those changed since; "" elsewhere."""
    was: str = ""
    """The words that were checked before others came with the product; "" elsewhere."""
    write: Link
    right: str
    """The value of the box that says it is right; "" where there is nothing to check."""
    attributes: Mapping[str, str | None]
    """Whether the box is ticked."""
    terms: tuple[Term, ...] = ()
    """What is agreed for terms that the English words have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage(OfficePage):
    """Template ``office/edition.html``."""

    language: str
    direction: str
    said: tuple[str, ...] = ()
    lines: tuple[str, ...]
    filters: tuple[Link, ...]
    slots: tuple[Beside, ...]
    action: str
    token: str
    speaker: Box | None
    """Asks who checked; a translator does it under their own name."""
    right_errors: tuple[str, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is filled in to note a check."""
        return (self.speaker,) if self.checks and self.speaker else ()

    @property
    def checks(self) -> bool:
        """Whether there is anything to check."""
        return any(each.right for each in self.slots)

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        first = next((f"#{each.id}" for each in self.slots if each.right), "#main")
        chosen = (Link(words, first) for words in self.right_errors)
        return (*chosen, *(Link(words, f"#{box.id}") for box in self.boxes for words in box.errors))

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What was typed for a slot, and what is wrong with it; None where nothing was sent yet."""

    words: str | None = None
    wrong: tuple[str, ...] = ()
    waits: int = 0
    """How many places wait for words in this language."""
    kept: Standing | None = None
    """The place that was written a moment ago."""


NO_WORDS = TypedWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage(Asking):
    """Template ``office/edition_words.html``."""

    language: str
    direction: str
    english: str
    before: str
    """The English words that the others were made from, where those changed since."""
    area: Area
    terms: tuple[Term, ...] = ()
    as_it_is: str = ""
    """The button that leaves a name as it is in English; "" where words are no name."""
    said: tuple[str, ...] = ()
    again: tuple[Link, ...] = ()
    """To what was kept a moment ago, if there is something to look at."""
    preview: tuple[Preview, ...]
    """The question as people meet it with these words; none where the slot is of no question."""

    @property
    def errors(self) -> tuple[Link, ...]:
        """What stops it."""
        return tuple(Link(words, f"#{self.area.id}") for words in self.area.errors)

    @property
    def stopped(self) -> bool:
        """Whether something stops the person."""
        return bool(self.errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """What was chosen and typed to note a check, and what is wrong with it."""

    speaker: str = ""
    right: frozenset[str] = frozenset()
    none: bool = False
    why: NoCheck | None = None
    said: str = ""
    """What happened a moment ago."""


NOTHING_TYPED = Checking()


def edition_page(
    here: Worded,
    token: str,
    found: Sequence[Standing],
    window: tuple[State | None, int],
    typed: Checking = NOTHING_TYPED,
) -> EditionPage:
    """Show a page of slots side by side; ``window`` is which state alone, and the page of them."""
    state, page = window
    wanted = [each for each in found if state in {None, each.state}]
    shown = wanted[(page - 1) * PAGE : page * PAGE]
    address = here.to(f"?{SHOW}={state}" if state else "?")
    before = (Link("Page before this", f"{address}&page={page - 1}"),) if page > 1 else ()
    after = (Link("Next page", f"{address}&page={page + 1}"),) if len(wanted) > page * PAGE else ()
    called = name_of(here.language)
    first = first_waiting(found)
    waiting = (first,) if first else ()
    why = (NOT_CHECKED[typed.why],) if typed.why else ()
    speaker = Box(
        id=SPEAKER,
        label=f"Who speaks {called} and has checked these words?",
        hint="First and last name. The name stands beside the words, here and in files.",
        typed=typed.speaker,
        errors=why,
    )
    officer = here.reader.is_officer
    return EditionPage(
        heading=f"{called}: {here.title}",
        council=here.site.council,
        language=here.language,
        direction=direction_of(here.language),
        said=(typed.said,) if typed.said else (),
        lines=(*here.lines, *here.reader.head(), *(() if shown else ("There are no words here.",))),
        filters=tuple(_filters(here, found)),
        slots=tuple(_beside(here, each, state, number, typed.right) for number, each in enumerate(shown, 1)),
        action=here.to(f"check?page={page}{f'&{SHOW}={state}' if state else ''}"),
        token=token,
        speaker=speaker if officer else None,
        right_errors=(*((NOTHING_CHOSEN,) if typed.none else ()), *(() if officer else why)),
        links=(
            *before,
            *after,
            *(Link("Write what waits", here.to(f"words?place={each.address}")) for each in waiting),
            Link("Words that are agreed", here.site.to(f"translations/{here.language}/terms")),
            Link("Bring in a file", here.to("bring")),
            *(Link(f"Take it out as {words}", here.to(f"words.{kind}")) for kind, words in FILES.items()),
        ),
        back=(here.up,),
    )


def words_page(
    here: Worded,
    token: str,
    slot: Standing,
    preview: Preview | None,
    state: State | None,
    typed: TypedWords,
) -> WordsPage:
    """Ask for the words of one slot, beside the English ones and in the place where people meet them."""
    called, words = name_of(here.language), slot.entry.words if slot.entry else ""
    text = words if typed.words is None else typed.words
    area = Area(
        id=WORDS,
        label=f"In {called}",
        hint="Whole sentences, short and plain, as people say it. Numbers and web addresses stay as they are.",
        typed=text,
        language=here.language,
        direction=direction_of(here.language),
        rows=min(12, 3 + len(slot.source.words) // 60),
        errors=typed.wrong,
    )
    return WordsPage(
        heading=capital(here.called(slot.source.address)),
        council=here.site.council,
        language=here.language,
        direction=direction_of(here.language),
        english=slot.source.words,
        before=_before(slot),
        lines=(*_progress(slot, typed), *here.reader.lines(slot)),
        terms=here.reader.agreed_for(slot.source.words),
        said=tuple(_kept(here, typed.kept)),
        again=tuple(_again(here, typed.kept)),
        area=area,
        preview=(preview,) if preview else (),
        action=here.to(f"words?place={slot.source.address}{f'&{SHOW}={state}' if state else ''}"),
        token=token,
        button="Keep these words, and show the next",
        as_it_is=AS_IT_IS if slot.source.kind in NAMES else "",
        back=(Link(f"Back to all words in {called}", here.to(f"?{SHOW}={state}" if state else "")),),
    )


def _progress(slot: Standing, typed: TypedWords) -> Iterator[str]:
    yield f"Places that wait for words in this language: {typed.waits:,}."
    yield f"English has {len(slot.source.words)} letters and signs. Up to {longest(slot.source.words)} are fine here."


def _kept(here: Worded, kept: Standing | None) -> Iterator[str]:
    if kept:
        yield f"Kept: {capital(here.called(kept.source.address))}."
        yield from here.reader.findings(kept)


def _again(here: Worded, kept: Standing | None) -> Iterator[Link]:
    if kept and here.reader.findings(kept):
        yield Link("Look at what you kept", here.to(f"words?place={kept.source.address}"))


def value_of(slot: Standing) -> str:
    """Return what stands for exactly these words in the box “these words are right”."""
    return f"{slot.source.address} {slot.entry.seal}" if slot.entry else ""


def _filters(here: Worded, found: Iterable[Standing]) -> Iterator[Link]:
    counted = [each.state for each in found]
    yield Link(f"All: {len(counted)}", here.to())
    for state, words in STATES.items():
        if number := counted.count(state):
            yield Link(f"{words}: {number}", here.to(f"?{SHOW}={state}"))


def _beside(here: Worded, slot: Standing, state: State | None, number: int, ticked: Set[str]) -> Beside:
    right = value_of(slot) if here.reader.may_check(slot) else ""
    place = capital(here.called(slot.source.address))
    show = f"&{SHOW}={state}" if state else ""
    return Beside(
        id=f"slot-{number}",
        place=place,
        english=slot.source.words,
        words=slot.entry.words if slot.entry else "",
        state=STATES[slot.state],
        lines=tuple(here.reader.lines(slot)),
        terms=here.reader.agreed_for(slot.source.words),
        before=_before(slot),
        write=Link("Write these words", here.to(f"words?place={slot.source.address}{show}"), place),
        right=right,
        attributes={"checked": "checked" if right in ticked else None},
    )


def _before(slot: Standing) -> str:
    return slot.entry.source if slot.entry and slot.state is State.STALE else ""
