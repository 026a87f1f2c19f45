"""The words of forms in other languages, as the public may read them: read again when somebody changed them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from formbuilder.councils.profile import Council
from formbuilder.definition.model import Form
from formbuilder.editions.entries import shown
from formbuilder.editions.our_words import OWNER
from formbuilder.editions.sources import ANSWER_WITH_VERB, Source, sources
from formbuilder.services.council_words import OWNER as COUNCIL
from formbuilder.services.council_words import own_words
from formbuilder.services.edition_words import edition, stamps
from formbuilder.storage.engine import Store

AGAIN = timedelta(seconds=2)
"""As long as the list of open forms may be old."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says in a language; ``edition`` is another one once any of it, or of what is around, has changed."""

    edition: str
    words: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What there is to say in a form."""

    sources: tuple[Source, ...] = field(repr=False)
    owners: tuple[str, ...]
    """The form, and each block that it uses."""

    @classmethod
    def of(cls, form: Form, language: str) -> _Asked:
        """Gather it once: it is the same for as long as the version is."""
        found = tuple(sources(form, language))
        return cls(found, tuple(dict.fromkeys(each.owner for each in found)))


@dataclass(slots=True)
class EditionsInUse:
    """One small query every two seconds says what has changed; words are read once for each form and language."""

    store: Store
    drafts: bool
    """Whether unchecked words are shown, where nothing guards them: in a demonstration."""
    _stamps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language and owner."""
    _looked_at: datetime | None = None
    _asked: dict[tuple[str, str], _Asked] = field(default_factory=dict)
    """By fingerprint, and by language where it has slots of its own."""
    _said: dict[tuple[str, str], Said] = field(default_factory=dict)
    """By fingerprint and language."""
    _offered: dict[str, tuple[Mapping[str, Mapping[str, str]], tuple[str, ...]]] = field(default_factory=dict)
    """By fingerprint, the languages of a form, and the stamps from which they are known."""

    def languages(self, form: Form, now: datetime) -> tuple[str, ...]:
        """Return the languages in which people can read the title and something more of a form."""
        self._look(now)
        kept = self._offered.get(form.fingerprint)
        if kept is None or kept[0] is not self._stamps:
            said = ((language, self.words(form, language, now)) for language in sorted(self._stamps))
            offered = tuple(language for language, words in said if words and "form.title" in words.words)
            kept = self._offered[form.fingerprint] = self._stamps, offered
        return kept[1]

    def words(self, form: Form, language: str, now: datetime) -> Said | None:
        """Return what people may read of a form in a language; None if that is nothing."""
        self._look(now)
        known = self._asked_in(form, language)
        mine = self._stamps.get(language, {})
        stamp = "|".join(mine[owner] for owner in known.owners if owner in mine)
        if not stamp:
            return None
        name = f"{language}:{stamp}|{self.around(language, now)}"
        kept = self._said.get((form.fingerprint, language))
        if kept is None or kept.edition != name:
            words = shown(edition(self.store, known.sources, language), drafts=self.drafts)
            kept = self._said[form.fingerprint, language] = Said(name, words)
        return kept if kept.words else None

    def sources(self, form: Form, language: str) -> tuple[Source, ...]:
        """Return every place of a form that has words to translate into a language."""
        return self._asked_in(form, language).sources

    def _asked_in(self, form: Form, language: str) -> _Asked:
        if form.edition:
            msg = f"{form.name} is asked about in an edition of its own. Ask about the form as it was written."
            raise ValueError(msg)
        of_language = (form.fingerprint, language if language in ANSWER_WITH_VERB else "")
        known = self._asked.get(of_language)
        if known is None:
            known = self._asked[of_language] = _Asked.of(form, language)
        return known

    def around(self, language: str, now: datetime) -> str:
        """Return what is another thing once our own sentences, or the words of the council’s own, have changed."""
        self._look(now)
        mine = self._stamps.get(language, {})
        return f"{mine.get(OWNER, '0')}+{mine.get(COUNCIL, '0')}"

    def own_words(self, council: Council, language: str) -> Mapping[tuple[str, str], str]:
        """Return what people may read of a council’s own words in a language, by kind and English."""
        return own_words(self.store, council, language, drafts=self.drafts)

    def stamps(self, now: datetime) -> Mapping[str, Mapping[str, str]]:
        """Return what is another thing once any words have changed."""
        self._look(now)
        return self._stamps

    def _look(self, now: datetime) -> None:
        if self._looked_at is None or now - self._looked_at > AGAIN:
            found, self._looked_at = stamps(self.store), now
            if found != self._stamps:
                self._stamps = found
