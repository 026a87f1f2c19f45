"""All that is held of somebody in panels, with the names of what it is about, as views ask."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.rendering.place_words import place_words
from formbuilder.review.parts import part_name
from formbuilder.services.editions import EditionName
from formbuilder.services.form_list import titles_of
from formbuilder.services.held import Held, held_of
from formbuilder.web.door import office_council
from formbuilder.web.looked_at import forms_looked_at


@dataclass(frozen=True, slots=True)
class NamedHere:
    """What forms and their places are called in this council."""

    titles: dict[str, str]

    def form(self, slug: str) -> str:
        """Return what a form is called."""
        return self.titles.get(slug, slug)

    def place(self, name: EditionName, address: str) -> str:
        """Return what a place of a version is called in the middle of a sentence; for words that are gone, its part."""
        form = forms_looked_at().find(name)
        return place_words(form, address) if form else part_name(address)


def held_here(person: str) -> tuple[Held, NamedHere]:
    """Return what is held of somebody, and what its forms and places are called."""
    store = office_council().store
    held = held_of(store, person)
    forms = {each.row.form for each in held.points} | {each.form for each in held.rounds.values()}
    return held, NamedHere(dict(titles_of(store, forms | {each.form for each in held.did.wishes})))
