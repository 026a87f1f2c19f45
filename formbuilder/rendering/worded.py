"""Where the pages are of something whose words are in other languages: of a form, or of a council’s own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from formbuilder.definition.model import Form
from formbuilder.editions.sources import Source, sources
from formbuilder.rendering.edition_reader import NOBODY, Reader
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.place_words import place_words


class Worded(Protocol):
    """What the pages need to know of it; ``owner`` and ``version`` are as files say them."""

    @property
    def site(self) -> OfficeSite: ...
    @property
    def language(self) -> str: ...
    @property
    def reader(self) -> Reader: ...
    @property
    def title(self) -> str: ...
    @property
    def lines(self) -> tuple[str, ...]: ...
    @property
    def owner(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def up(self) -> Link: ...
    @property
    def base(self) -> str: ...

    def to(self, place: str = "") -> str:
        """Return a page of the language."""

    def called(self, address: str) -> str:
        """Return what a place is called in the middle of a sentence."""

    def sources_in(self, language: str) -> tuple[Source, ...]:
        """Return what there is to translate into a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A version of a form, in one language or all."""

    site: OfficeSite
    form: Form
    language: str = ""
    reader: Reader = NOBODY
    lines: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the form is called."""
        return str(self.form.title)

    @property
    def owner(self) -> str:
        """The form; words of blocks go with it."""
        return self.form.slug

    @property
    def version(self) -> int:
        """Its number."""
        return self.form.version

    @property
    def up(self) -> Link:
        """Where all languages are; for a translator, all forms."""
        return up(self.site, self.reader, self.base)

    @property
    def base(self) -> str:
        """The languages of the version."""
        return self.site.to(f"forms/{self.form.slug}/{self.form.version}/languages")

    def to(self, place: str = "") -> str:
        """Return a page of the language."""
        return _below(f"{self.base}/{self.language}", place)

    def called(self, address: str) -> str:
        """Return what a place of the form is called in the middle of a sentence."""
        return place_words(self.form, address)

    def sources_in(self, language: str) -> tuple[Source, ...]:
        """Return every place of the version with words."""
        return tuple(sources(self.form, language))


NUMBER = re.compile(r"\b[0-9]+\b")
CALLED: Mapping[str, str] = {
    "name": "the name of the council",
    "person": "who people can ask",
    "reading_hours": "when somebody reads it",
    "not_read": "when nobody reads it",
    "ways.#.do": "way {} to reach somebody",
    "ways.#.about": "what to know about way {} to reach somebody",
    "with_me.do": "how to ask for somebody to fill in a form with you",
    "with_me.about": "what to know about somebody who fills in a form with you",
    "contacts.#.person": "who people can ask about some forms, contact {}",
    "contacts.#.ways.#.do": "contact {}, way {} to reach somebody",
    "contacts.#.ways.#.about": "contact {}, what to know about way {} to reach somebody",
    "urgent_ways.#.do": "way {} to get help now",
    "urgent_ways.#.about": "what to know about way {} to get help now",
    "reader": "who reads “{}”",
    "next_step": "what happens after sending “{}”",
    "paper": "how to get “{}” on paper",
}
"""What settings are called, by their address without numbers; those of a form by their last part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWorded:
    """The words of a council’s own, in one language or all."""

    site: OfficeSite
    owner: str
    sources: tuple[Source, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """What forms are called, by short name."""
    language: str = ""
    reader: Reader = NOBODY
    title: str = "the council’s own words"
    version: int = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What whoever translates must know."""
        return (
            "The council wrote these words in its settings.",
            "When it changes one of them, the words in other languages wait until somebody looks at them.",
        )

    @property
    def up(self) -> Link:
        """Where all languages are; for a translator, all forms."""
        return up(self.site, self.reader, self.base)

    @property
    def base(self) -> str:
        """All its languages."""
        return self.site.to("council-words")

    def to(self, place: str = "") -> str:
        """Return a page of the language."""
        return _below(f"{self.base}/{self.language}", place)

    def called(self, address: str) -> str:
        """Return what a setting is called in the middle of a sentence: “way 2 to reach the carers team”."""
        home, _, rest = address.partition(".")
        if home == "forms":
            form, _, part = rest.partition(".")
            return CALLED[part].format(self.titles.get(form, form))
        numbers = (int(each) + 1 for each in NUMBER.findall(address))
        return CALLED[NUMBER.sub("#", address)].format(*numbers)

    def sources_in(self, language: str) -> tuple[Source, ...]:
        """Return every setting with words; they are the same for each language."""
        del language
        return self.sources


def up(site: OfficeSite, reader: Reader, base: str) -> Link:
    """Return where a person came from: an officer all languages, a translator all forms."""
    if reader.is_officer:
        return Link("Back to all languages", base)
    return Link("Back to all forms", site.to("translations"))


def _below(base: str, place: str) -> str:
    return f"{base}{'' if not place or place.startswith('?') else '/'}{place}"
