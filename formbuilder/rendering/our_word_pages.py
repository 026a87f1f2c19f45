"""Our own sentences in other languages: how far each is, both texts side by side, and a language on or off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formbuilder.editions.entries import Entry as Words
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.our_parts import OurPart
from formbuilder.editions.our_words import to_check
from formbuilder.rendering.code_page import Box
from formbuilder.rendering.edition_lists import DRAFTS_TOO, counted
from formbuilder.rendering.edition_pages import (
    FILES,
    NO_WORDS,
    NOT_CHECKED,
    NOTHING_TYPED,
    SHOW,
    SPEAKER,
    STATES,
    WORDS,
    Beside,
    Checking,
    EditionPage,
    TypedWords,
    WordsPage,
)
from formbuilder.rendering.edition_reader import NOBODY, OWN_WORDS, Reader
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Area, Entry, ListPage
from formbuilder.rendering.spoken import in_language
from formbuilder.rendering.text_page import Press
from formbuilder.rendering.titles import day_words
from formbuilder.review.languages import TONGUES, direction_of, name_of
from formbuilder.services.our_words import NotOn

PAGE = 25
"""Sentences on a page, which one press can note as right."""
ON, HERE, ALL, LEFT, PLACE, GONE = "on", "here", "all", "left", "place", "gone"
"""Names of fields, and of parts of addresses; ``LEFT`` stands for what is to check before a language can be on."""
NOT_ON: Mapping[NotOn, str] = {
    NotOn.NOT_CHECKED: "Some sentences that everybody meets are not checked yet. Check them first.",
    NotOn.NOT_IN_LINES: "The settings of the council are written in a way that we cannot change here. Ask an "
    "administrator to put the language in the file of the settings, under ‘languages’.",
    NotOn.OTHERS_CHANGED: "Somebody changed the languages a moment ago. Look at this page again.",
}
WHO_READS = "The public reads a sentence once a named speaker has checked it. Until then it stands in English."
SHOWN_HERE = (
    DRAFTS_TOO,
    "A real council shows only what was checked.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongued:
    """Where the pages about our sentences are, for all languages or one."""

    site: OfficeSite
    language: str = ""
    reader: Reader = NOBODY

    @property
    def base(self) -> str:
        """The language, or all of them."""
        return self.site.to(f"languages/{self.language}" if self.language else "languages")

    @property
    def called(self) -> str:
        """What the language is called in English."""
        return name_of(self.language)

    def to(self, place: str) -> str:
        """A page of the language."""
        return f"{self.base}/{place}"

    def sentence(self, slot: Standing, show: str) -> str:
        """The page of a sentence; ``show`` is the part that one came from."""
        return self.to(f"sentence?{PLACE}={slot.source.address}&{SHOW}={show}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFar:
    """How far our sentences are in a language."""

    counts: Mapping[str, int]
    left: int
    """Sentences that everybody meets, to check before the language can be on."""
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencesPage(EditionPage):
    """Template ``office/our_words.html``."""

    @property
    def number(self) -> int:
        """How many can be checked here."""
        return sum(bool(each.right) for each in self.slots)

    @property
    def all_right(self) -> str:
        """What the button says that is about all of them."""
        return "I read this sentence. It is right" if self.number == 1 else f"I read all {self.number}. They are right"

    @property
    def statement(self) -> str:
        """What somebody says with the button."""
        which = "this sentence, and it says" if self.number == 1 else f"these {self.number} sentences, and they say"
        who = "this speaker" if self.speaker else "you"
        return f"With the first button you note that {who} read {which} the same as English."


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePage(WordsPage):
    """Template ``office/our_sentence.html``."""

    presses: tuple[Press, ...] = ()


def tongues_page(here: Tongued, found: Mapping[str, HowFar]) -> ListPage:
    """List the languages that our own sentences are in."""
    return ListPage(
        heading="Languages",
        council=here.site.council,
        lines=(
            "These are our own sentences around forms, such as “Check your answers”.",
            "The words of a form in other languages are with the form.",
            *(SHOWN_HERE if here.site.council.demonstration else (WHO_READS,)),
        ),
        entries=tuple(_tongue(here, tag, found[tag]) for tag in sorted(found, key=name_of)),
        links=(
            Link("The council’s own words", here.site.to("council-words")),
            *((Link("All forms", here.site.to("forms")),) if here.reader.is_officer else ()),
        ),
    )


def _tongue(here: Tongued, tag: str, found: HowFar) -> Entry:
    there = Tongued(site=here.site, language=tag)
    return Entry(
        heading=TONGUES[tag],
        lines=(*_on_words(there, found), counted(found.counts)),
        links=(Link("See and check the sentences", there.base, there.called),),
    )


def _on_words(here: Tongued, found: HowFar) -> Iterator[str]:
    if not here.site.council.demonstration:
        yield "It is on: the public can choose it where a form has checked words." if found.on else "It is off."
    if found.left:
        yield f"{found.left} sentences that everybody meets are still to check."


def tongue_page(
    here: Tongued, token: str, found: HowFar, parts: Iterable[tuple[OurPart, Mapping[str, int]]], said: str = ""
) -> ListPage:
    """List the parts of our sentences in a language; ``token`` is "" for somebody who may not switch it on or off."""
    left = (Link(f"Check the {found.left} sentences that are left", here.to(f"parts/{LEFT}")),) if found.left else ()
    return ListPage(
        heading=f"{here.called}: our own sentences",
        council=here.site.council,
        said=(said,) if said else (),
        lines=(*_on_words(here, found), *(SHOWN_HERE if here.site.council.demonstration else (WHO_READS,))),
        go=left,
        entries=tuple(_part(here, part, counts) for part, counts in parts),
        presses=tuple(_switches(here, token, found)),
        links=(
            *(Link(f"Take it out as {words}", here.to(f"words.{kind}")) for kind, words in FILES.items()),
            Link("Bring in a file", here.to("bring")),
            Link("Sentences that are no longer used", here.to(GONE)),
            Link("Words that are agreed", here.site.to(f"translations/{here.language}/terms")),
        ),
        back=(Link("Back to all languages", here.site.to("languages")),),
    )


def gone_page(here: Tongued, found: Sequence[Words], page: int) -> ListPage:
    """List sentences that the product does not have any more, with the council’s words for them."""
    first = (page - 1) * PAGE
    more = (Link("Next page", here.to(f"{GONE}?page={page + 1}")),) if len(found) > first + PAGE else ()
    return ListPage(
        heading=f"{here.called}: sentences that are no longer used",
        council=here.site.council,
        lines=(
            "The product does not say these sentences any more. Nobody outside reads them.",
            "You can use the words again where it says something like it now.",
        ),
        entries=tuple(
            Entry(heading=each.source, lines=(in_language(each.words, here.language), *_checked(each)))
            for each in found[first : first + PAGE]
        ),
        links=more,
        back=(Link(f"Back to all sentences in {here.called}", here.base),),
    )


def _part(here: Tongued, part: OurPart, counts: Mapping[str, int]) -> Entry:
    needed = ("Everybody meets these.",) if part.needed else ()
    link = Link("See and check the sentences", here.to(f"parts/{part.id}"), part.name)
    return Entry(heading=part.name, lines=(*needed, counted(counts)), links=(link,))


def _switches(here: Tongued, token: str, found: HowFar) -> Iterator[Press]:
    if not token or here.site.council.demonstration:
        return
    action = here.to("switch")
    if found.on:
        off = f"Switch {here.called} off for the public"
        yield Press(text=off, action=action, token=token, look="warning")
    elif not found.left:
        yield Press(text=f"Let the public choose {here.called}", action=action, token=token, hidden=((ON, "yes"),))


def sentences_page(
    here: Tongued,
    token: str,
    found: Sequence[Standing],
    window: tuple[str, str, State | None, int],
    typed: Checking = NOTHING_TYPED,
) -> SentencesPage:
    """Show a page of sentences; ``window`` is the part, its name, which state alone, and the page of them."""
    part, name, state, page = window
    wanted = [each for each in found if state in {None, each.state}]
    first = (page - 1) * PAGE
    shown, address = wanted[first : first + PAGE], here.to(f"parts/{part}{f'?{SHOW}={state}' if state else '?'}")
    turn = (
        *((Link("Page before this", f"{address}&page={page - 1}"),) if page > 1 else ()),
        *((Link("Next page", f"{address}&page={page + 1}"),) if len(wanted) > first + PAGE else ()),
    )
    return SentencesPage(
        heading=f"{here.called}: {name}",
        council=here.site.council,
        language=here.language,
        direction=direction_of(here.language),
        lines=(*here.reader.head(), *(() if shown else ("There are no sentences here.",))),
        filters=tuple(_filters(here, part, found)),
        slots=tuple(_beside(here, part, number, each, typed) for number, each in enumerate(shown, first + 1)),
        action=here.to(f"parts/{part}/check?page={page}{f'&{SHOW}={state}' if state else ''}"),
        token=token,
        speaker=_speaker(here, typed) if here.reader.is_officer else None,
        right_errors=_not_noted(here, typed),
        links=turn,
        back=(Link(f"Back to all sentences in {here.called}", here.base),),
    )


def value_of(slot: Standing) -> str:
    """Return what stands for exactly these words where somebody says that they are right; "" if nobody can."""
    entry = to_check(slot)
    return f"{slot.source.address} {entry.mark[:16]}{entry.seal[:16]}" if entry else ""


def _speaker(here: Tongued, typed: Checking) -> Box:
    return Box(
        id=SPEAKER,
        label=f"Who speaks {here.called} and has read these sentences?",
        hint="First and last name. The name and the day stand beside each sentence.",
        typed=typed.speaker,
        errors=(NOT_CHECKED[typed.why],) if typed.why else (),
    )


def _not_noted(here: Tongued, typed: Checking) -> tuple[str, ...]:
    """Say why nothing was noted, where no box for a name says it."""
    if typed.none:
        return ("Choose the sentences that are right.",)
    return (NOT_CHECKED[typed.why],) if typed.why and not here.reader.is_officer else ()


def _filters(here: Tongued, part: str, found: Iterable[Standing]) -> Iterator[Link]:
    counted = [each.state for each in found]
    yield Link(f"All: {len(counted)}", here.to(f"parts/{part}"))
    for state, words in STATES.items():
        if number := counted.count(state):
            yield Link(f"{words}: {number}", here.to(f"parts/{part}?{SHOW}={state}"))


def _beside(here: Tongued, part: str, number: int, slot: Standing, typed: Checking) -> Beside:
    offered, right = to_check(slot) or slot.entry, value_of(slot) if _may_check(here, slot) else ""
    return Beside(
        id=f"slot-{number}",
        place=f"Sentence {number}",
        english=slot.source.words,
        words=offered.words if offered else "",
        state=_state(slot),
        lines=tuple(_lines(here, slot)),
        terms=here.reader.agreed_for(slot.source.words),
        before=_english_before(slot),
        was=slot.entry.words if slot.entry and slot.state is State.STALE and slot.source.came else "",
        write=Link("Write these words", here.sentence(slot, part), f"Sentence {number}"),
        right=right,
        attributes={"checked": "checked" if right and right in typed.right else None},
    )


def _state(slot: Standing) -> str:
    if slot.state is State.STALE and not _english_before(slot):
        return "Other words come with the product since"
    return STATES[slot.state]


def _english_before(slot: Standing) -> str:
    stale = slot.entry is not None and slot.state is State.STALE and slot.entry.source != slot.source.words
    return slot.entry.source if slot.entry and stale else ""


def _may_check(here: Tongued, slot: Standing) -> bool:
    """Whether whoever looks can say that these words are right: not a translator who wrote them."""
    entry = to_check(slot)
    return entry is not None and here.reader.may_check_entry(entry)


def _lines(here: Tongued, slot: Standing) -> Iterator[str]:
    yield f"Where it stands: {slot.source.note}"
    if slot.source.guard:
        yield f"Nobody outside reads this unchecked: it is about {slot.source.guard.words}."
    if slot.entry:
        yield from _checked(slot.entry)
    if slot.entry and not slot.entry.came and slot.state is not State.STALE:
        yield "These are words of the council’s own."
        if name := here.reader.names.get(slot.entry.written_by):
            yield f"Written by {name}."
    if to_check(slot) and not _may_check(here, slot):
        yield OWN_WORDS
    if slot.state is not State.STALE:
        yield from here.reader.findings(slot)


def _checked(entry: Words) -> Iterator[str]:
    if entry.checked_by:
        on = f", {day_words(entry.checked_on)}" if entry.checked_on else ""
        yield f"Checked by {entry.checked_by}{on}."


def sentence_page(here: Tongued, token: str, slot: Standing, show: str, typed: TypedWords = NO_WORDS) -> SentencePage:
    """Ask for the words of one sentence, beside English; a check can be taken back, and so can own words."""
    offered = to_check(slot) or slot.entry
    text = (offered.words if offered else "") if typed.words is None else typed.words
    return SentencePage(
        heading=f"A sentence in {here.called}",
        council=here.site.council,
        language=here.language,
        direction=direction_of(here.language),
        english=slot.source.words,
        before=_english_before(slot),
        lines=tuple(_lines(here, slot)),
        terms=here.reader.agreed_for(slot.source.words),
        area=Area(
            id=WORDS,
            label=f"In {here.called}",
            hint="Short and plain, as people say it. What stands between “%(” and “)s” stays as it is.",
            typed=text,
            language=here.language,
            rows=min(12, 3 + len(slot.source.words) // 60),
            errors=typed.wrong,
        ),
        preview=(),
        action=here.sentence(slot, show),
        token=token,
        button="Keep these words, and show the next",
        presses=tuple(_taken_back(here, token, slot, show)),
        back=(Link("Back to the sentences", here.to(f"parts/{show}") if show else here.base),),
    )


def _taken_back(here: Tongued, token: str, slot: Standing, show: str) -> Iterator[Press]:
    hidden = ((PLACE, slot.source.address), (SHOW, show))
    if slot.state is State.CHECKED:
        take, words = here.to("take-back"), "Take the check back: the public reads it in English"
        yield Press(text=words, action=take, token=token, hidden=hidden, look="warning")
    if slot.entry and slot.state is not State.STALE and not slot.entry.came and slot.source.came:
        words = "Use the words that come with the product"
        yield Press(text=words, action=here.to("as-it-came"), token=token, hidden=hidden, look="secondary")
