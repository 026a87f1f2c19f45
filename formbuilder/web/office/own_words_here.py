"""The words of a council’s own in other languages, as views ask for them."""

from __future__ import annotations

from collections.abc import Collection

from formbuilder.editions.turn import first_waiting
from formbuilder.rendering.edition_reader import NOBODY
from formbuilder.rendering.translator_pages import FormWaits
from formbuilder.rendering.worded import OwnWorded
from formbuilder.services.council_words import OWNER, own_sources
from formbuilder.services.edition_progress import Far
from formbuilder.services.edition_words import counts, edition
from formbuilder.services.form_list import titles_of
from formbuilder.services.settings import settings_now
from formbuilder.web.door import office_council, office_site
from formbuilder.web.office.translators_here import reader_or_404


def own_words_here(language: str = "") -> OwnWorded:
    """Return the words of the council as its settings have them now; only who may see the language."""
    served = office_council()
    council = settings_now(served.store).council
    return OwnWorded(
        site=office_site(served),
        owner=OWNER,
        sources=own_sources(council),
        titles=titles_of(served.store, set(council.forms)) if language else {},
        language=language,
        reader=reader_or_404(language) if language else NOBODY,
    )


def own_waits(languages: Collection[str]) -> FormWaits:
    """Return how far they are in some languages, for the list of what waits."""
    here, store, far = own_words_here(), office_council().store, {}
    for tag in languages:
        found = edition(store, here.sources, tag)
        first = first_waiting(found)
        far[tag] = Far(counts(found), first.address if first else "")
    return FormWaits(slug=OWNER, version=1, title="The council’s own words", far=far, place="council-words")
