"""The large view: one question, or one part of it, on a page of its own in very large print; no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.rendering.frame import Link
from formbuilder.rendering.meeting_words import CARDS, Held
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_page import OfficePage
from formbuilder.rendering.round_words import said
from formbuilder.review.parts import Looked, Part, part_of
from formbuilder.review.trouble import Remedy
from formbuilder.services.meeting_kinds import Note

PART = "part"
"""The name of what an address says: the part that stands alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a question: what it is called, its words, its code, and other words: before, or offered."""

    name: str
    words: str
    code: str
    pairs: tuple[tuple[str, str], ...] = ()
    """Before and after, each with what it is called."""

    @property
    def picture(self) -> str:
        """What a picture shows; "" for other words."""
        return self.words if part_of(self.code) == "picture" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargePage(OfficePage):
    """Template ``office/large.html``."""

    caption: str
    lines: tuple[str, ...] = ()
    shown: tuple[Line, ...] = ()
    cards: tuple[tuple[str, str], ...] = CARDS
    steps: tuple[Link, ...] = ()


def first_page(site: OfficeSite, held: Held) -> LargePage:
    """Say what can change and what cannot, before any question."""
    return LargePage(
        caption="First",
        heading="What can change, and what cannot",
        council=site.council,
        lines=said(held.whole.round.can_change) or ("All words can change.",),
        steps=_steps(site, held, 0),
        links=_links(site, held, 0),
        back=_back(site, held),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Large:
    """What is shown in large print."""

    number: int
    looked: Looked | None = None
    """None for something that is no question."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The words of the first round, by place."""
    notes: tuple[Note, ...] = ()
    part: str = ""
    """The place of the part that stands alone; "" for all of it."""


def large_page(site: OfficeSite, held: Held, large: Large) -> LargePage:
    """Show what is talked about at a number."""
    item, looked = held.talked[large.number - 1], large.looked
    parts = [each for each in looked.parts if each.number] if looked else []
    alone = next((each for each in parts if each.place == large.part), None)
    shown = (alone,) if alone else (*looked.met, *_in_wordings(looked)) if looked else ()
    caption = f"{large.number} of {len(held.talked)}"
    return LargePage(
        caption=(f"Question {caption}" if looked else caption) + (f": {alone.name.lower()}" if alone else ""),
        heading=alone.words if alone else held.about(item),
        council=site.council,
        shown=tuple(_line(each, large) for each in shown),
        steps=_steps(site, held, large.number),
        links=(*_part_links(site, held, large.number, parts, alone), *_links(site, held, large.number)),
        back=_back(site, held),
    )


def _in_wordings(looked: Looked) -> Iterator[Part]:
    """Yield what people meet in each wording that the round looks at."""
    for wording in looked.wordings:
        yield from looked.met_in(wording)


def _line(part: Part, large: Large) -> Line:
    pairs: list[tuple[str, str]] = []
    old = large.before.get(part.place, part.words)
    if old != part.words:
        pairs += [("Before", old), ("Now", part.words)]
    for note in (each for each in large.notes if each.point.consent != "no"):
        for change in note.point.changes:
            if change.kind is Remedy.WORDS and change.place == part.place:
                pairs += [("Before", part.words), ("After, as somebody suggests", change.words)]
    return Line(part.name, part.words, part.place, tuple(pairs))


def _steps(site: OfficeSite, held: Held, number: int) -> tuple[Link, ...]:
    last = len(held.talked)
    back = (Link("Previous", site.to(f"{held.place}/large/{number - 1}")),) if number else ()
    on = (Link("Next", site.to(f"{held.place}/large/{number + 1}")),) if number < last else ()
    return (*back, *on)


def _part_links(site: OfficeSite, held: Held, number: int, parts: list[Part], alone: Part | None) -> tuple[Link, ...]:
    here = site.to(f"{held.place}/large/{number}")
    if alone:
        return (Link("Show the whole question", here),)
    return tuple(Link(f"Only this: {each.name.lower()}", f"{here}?{PART}={each.place}", each.place) for each in parts)


def _links(site: OfficeSite, held: Held, number: int) -> tuple[Link, ...]:
    if not (held.helps and held.meeting.takes_notes and number):
        return ()
    return (Link("Write notes here", site.to(f"{held.place}/notes/{number}")),)


def _back(site: OfficeSite, held: Held) -> tuple[Link, ...]:
    return (Link("Back to the meeting", site.to(held.place)),)
