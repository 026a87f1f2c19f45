"""What words mean to people, side by side, with what the council wants to know beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from formbuilder.publishing.naming import capital
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.point_words import about_words, language_lines
from formbuilder.rendering.spoken import own_words
from formbuilder.review.conflicts import Card, Suggestion, cards
from formbuilder.review.parts import Looked, part_name
from formbuilder.review.voices import Weight
from formbuilder.services.point_kinds import Point

HEADING = "What it means to people"
NO_WHY = "The form does not say why it asks this."
BEFORE = "People wrote what they think these words ask. None of it is wrong."
NOBODY = "Nobody has said yet what these words mean to them."


def meanings_page(site: OfficeSite, looked: Looked | None, found: Sequence[Point], back: Link) -> SectionsPage:
    """Show each different meaning beside the others; the same words stand once."""
    by_id = {each.id: each for each in found}
    told = cards(Suggestion(each.id, each.place, each.meaning) for each in found)
    return SectionsPage(
        heading=HEADING,
        council=site.council,
        lines=(BEFORE,) if found else (NOBODY, *_asks(looked)),
        sections=tuple(_section(card, looked, by_id) for card in told),
        back=(back,),
    )


def _section(card: Card, looked: Looked | None, by_id: Mapping[str, Point]) -> Section:
    first = by_id[card.sides[0].points[0]]
    part = looked.part(card.place) if looked else None
    name = part.name if part and part.number else "All of it"
    many = f"{len(card.sides)} meanings. The first that came stands first." if card.conflict else ""
    words = about_words(card.place, first.slot_text)
    council = Entry(heading="What the council wants to know", lines=tuple(_asks(looked)))
    people = (_meaning(number, side.points, by_id) for number, side in enumerate(card.sides, 1))
    return Section(
        heading=name if looked else capital(part_name(card.place)),
        lines=tuple(each for each in (f"The words: “{words}”" if words else "", many) if each),
        beside=(council, *people),
    )


def _meaning(number: int, ids: Sequence[str], by_id: Mapping[str, Point]) -> Entry:
    said = [by_id[each] for each in ids]
    first = said[0]
    times = (f"In {len(said)} comments.",) if len(said) > 1 else ()
    eases = dict.fromkeys(each.ease.label for each in said if each.ease)
    easy = (f"How easy: {', '.join(eases)}.",) if eases else ()
    words = own_words(first, "“", "”", words=first.meaning)
    voices = dict.fromkeys(each.voice.sentence for each in said if each.voice.weight is not Weight.ONE)
    return Entry(heading=f"Meaning {number}", lines=(words, *language_lines(first), *times, *easy, *voices))


def _asks(looked: Looked | None) -> Iterator[str]:
    """Say why the form asks, as its officer wrote it."""
    why = looked.question.why if looked and looked.question else None
    yield str(why) if why and str(why) else NO_WHY
