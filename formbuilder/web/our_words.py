"""Our own sentences in other languages, as the public of one council may read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from sys import intern

from flask_babel import force_locale, get_translations

from formbuilder.editions.entries import shown
from formbuilder.editions.our_words import TEMPLATE, ours_as_they_are, said_by
from formbuilder.services.edition_words import edition
from formbuilder.storage.engine import Store
from formbuilder.tongue.messages import Catalogue, Tongue
from formbuilder.web.editions import EditionsInUse

NAMES = {
    "cy": "Cymraeg",
    "pl": "Polski",
    "ro": "Română",
    "pa": "ਪੰਜਾਬੀ",
    "bn": "বাংলা",
    "it": "Italiano",
    "ur": "اردو",
}
"""What each language is called by those who speak it, by its tag, in the order in which they stand."""


class _NotTranslated(NullTranslations):
    """Says of each message that there is no translation, so that it can be marked as English."""

    def gettext(self, message: str) -> None:  # type: ignore[override]  # None: the catalogue says so
        del message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> None:  # type: ignore[override]  # as above
        del msgid1, msgid2, n

    def pgettext(self, context: str, message: str) -> None:  # type: ignore[override]  # as above
        del context, message


class Tongues:
    """The languages of which there is a catalogue, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        """``folder`` has a catalogue, compiled, in ``TAG/LC_MESSAGES``, and what all of them translate."""
        self.folder = folder
        there = NAMES if (folder / TEMPLATE).is_file() else {}
        self._names = {
            tag: name for tag, name in there.items() if (folder / tag / "LC_MESSAGES" / "messages.mo").is_file()
        }
        self._read: dict[str, Tongue] = {}
        self._made: set[str] = set()

    @property
    def names(self) -> Mapping[str, str]:
        """What each is called by those who speak it, by tag."""
        return self._names

    def add(self, tongue: Tongue) -> None:
        """Add a language that was made and not read."""
        self._names[tongue.tag] = tongue.name
        self._read[tongue.tag] = tongue
        self._made.add(tongue.tag)

    def is_made(self, tag: str) -> bool:
        """Whether it is a language for tests: nobody checks its words."""
        return tag in self._made

    def get(self, tag: str) -> Tongue | None:
        """Return a language; None if there is no catalogue of it."""
        if tag not in self._names:
            return None
        found = self._read.get(tag)
        if found is None:
            found = self._read[tag] = Tongue(tag, self._names[tag], _catalogue(tag))
        return found


def _catalogue(tag: str) -> NullTranslations:
    """Read a catalogue; the English messages, by which it says what is meant, are kept once for all languages."""
    with force_locale(tag):
        found: NullTranslations = get_translations()
    messages: dict[object, str] = vars(found).get("_catalog", {})
    vars(found)["_catalog"] = {intern(key) if isinstance(key, str) else key: said for key, said in messages.items()}
    found.add_fallback(_NotTranslated())
    return found


@lru_cache(maxsize=len(NAMES))
def _kept_once(messages: frozenset[str]) -> frozenset[str]:
    """Return the very set that another language has: most have the same, and all of it."""
    return messages


@dataclass(frozen=True, slots=True)
class MayBeRead:
    """A catalogue that says only what the public of a council may read; of all else, that there is no translation."""

    catalogue: Catalogue
    """What comes with the product."""
    as_it_came: Set[str]
    """What may be read exactly as the catalogue has it: those words are kept there alone, once for all councils."""
    said: Mapping[tuple[str, str], tuple[str, ...]]
    """By context and English, everything else that may be read: a text for each form for a number."""
    plural: Callable[[int], int]

    def gettext(self, message: str) -> str | None:
        """Return a message; None if it stays English."""
        return self.catalogue.gettext(message) if message in self.as_it_came else self.pgettext("", message)

    def ngettext(self, one: str, many: str, number: int) -> str | None:
        """Return a message about a number of things; None if it stays English."""
        del many
        words = self.said.get(("", one))
        return words[self.plural(number)] if words else None

    def pgettext(self, context: str, message: str) -> str | None:
        """Return a message with a context; None if it stays English."""
        return next(iter(self.said.get((context, message), ())), None)


@dataclass(slots=True)
class OurWordsInUse:
    """The languages of a council’s pages; each is made anew once any of its sentences has changed."""

    store: Store
    tongues: Tongues
    spoken: EditionsInUse
    """What asks every two seconds whether anything has changed."""
    _made: dict[str, Tongue] = field(default_factory=dict)

    def tongue(self, tag: str, now: datetime) -> Tongue | None:
        """Return a language with what may be read of it; None if there is no catalogue of it."""
        found = self.tongues.get(tag)
        if found is None or found.catalogue is None or self.tongues.is_made(tag):
            return found
        stamp = self.spoken.around(tag, now)
        made = self._made.get(tag)
        if made is None or made.stamp != stamp:
            made = self._made[tag] = replace(found, catalogue=self._readable(tag, found.catalogue), stamp=stamp)
        return made

    def _readable(self, tag: str, catalogue: Catalogue) -> MayBeRead:
        there = ours_as_they_are(self.tongues.folder, tag)
        words = shown(edition(self.store, there.sources, tag), drafts=self.spoken.drafts)
        said = {(message.context, message.one): said for message, said in said_by(there.messages, words)}
        came = _kept_once(
            frozenset(
                intern(one)
                for (context, one), said in said.items()
                if not context and len(said) == 1 and catalogue.gettext(one) == said[0]
            )
        )
        other = {key: words for key, words in said.items() if key[0] or key[1] not in came}
        return MayBeRead(catalogue, came, other, there.plural)
