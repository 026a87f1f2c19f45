"""The words of a council’s own in other languages: they are written and checked as the words of forms are.

The owner of these words is the council itself, the address of a place is the name of its setting.
"""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.councils.own_words import URGENT, OwnSlot, kind_of, own_slots
from formbuilder.councils.profile import Council
from formbuilder.definition.language import COUNCILS_WORDS
from formbuilder.editions.entries import shown
from formbuilder.editions.faults import WEB
from formbuilder.editions.guards import Guard
from formbuilder.editions.our_parts import guard_of
from formbuilder.editions.sources import Source
from formbuilder.services.edition_words import edition
from formbuilder.storage.engine import Store

OWNER = COUNCILS_WORDS
"""Whose words these are, where those of a form have its short name; their addresses are like no address of a form."""
NOTES: Mapping[str, str] = {
    "name": "The name of the council, at the top of every page. It may stay as it is.",
    "person": "Whom people ask. It stands in sentences such as: “If you need help, ask the carers team”.",
    "reading_hours": "When somebody reads what was sent. It stands in a sentence: “They read forms Monday to Friday”.",
    "not_read": "A sentence of its own: when nobody reads what was sent.",
    "do": "What to do to reach somebody. Telephone numbers and addresses stay as they are.",
    "about": "What to know about a way to reach somebody. It stands after that way.",
    "reader": "Who reads a form. It stands in sentences such as: “A worker of the carers team reads your form.”",
    "next_step": "A sentence of its own: what happens after a form was sent.",
    "paper": "How to get a form on paper.",
    f"{URGENT}.do": "What to do to get help at once. Telephone numbers and addresses stay as they are.",
    f"{URGENT}.about": "What to know about a way to get help at once. It stands after that way.",
}
"""What somebody who translates must know, by kind."""


def own_sources(council: Council) -> tuple[Source, ...]:
    """Return what there is to translate of a council: equal words of one kind once."""
    return tuple(map(_source, own_slots(council)))


def own_words(store: Store, council: Council, language: str, *, drafts: bool) -> Mapping[tuple[str, str], str]:
    """Return what the public may read of a council in a language, by kind and English."""
    sources = own_sources(council)
    words = shown(edition(store, sources, language), drafts=drafts)
    return {(each.kind, each.words): words[each.address] for each in sources if each.address in words}


def _source(slot: OwnSlot) -> Source:
    urgent = slot.address.startswith(f"{URGENT}.")
    return Source(
        owner=OWNER,
        address=slot.address,
        words=slot.words,
        guard=Guard.DANGER if urgent else guard_of((), (WEB.sub("", slot.words),)),
        kind=kind_of(slot.address),
        note=NOTES[slot.kind],
    )
