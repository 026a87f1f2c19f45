"""Recordings of questions, as people may hear and see them: looked up again when somebody changed any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from formbuilder.definition.model import Form
from formbuilder.editions.heard import Recording, Script, scripts
from formbuilder.rendering.heard import Heard, heard_in
from formbuilder.review.languages import ENGLISH
from formbuilder.services.recordings import public_ones, recordings_of, recordings_stamp
from formbuilder.storage.engine import Store
from formbuilder.web.editions import EditionsInUse

AGAIN = timedelta(seconds=2)
NONE = "0 None"
"""The stamp of a council without recordings."""


@dataclass(slots=True)
class HeardInUse:
    """One small query every two seconds says what has changed."""

    store: Store
    spoken: EditionsInUse
    base: str
    """Where the files are."""
    _known: tuple[str, Mapping[str, Mapping[str, str]]] = field(default=(NONE, MappingProxyType({})))
    _looked_at: datetime | None = None
    _scripts: dict[str, Mapping[str, Script]] = field(default_factory=dict)
    """By fingerprint; what a version says never changes."""
    _public: dict[str, tuple[Recording, ...]] = field(default_factory=dict)
    """By fingerprint."""
    _made: dict[tuple[str, str], Heard | None] = field(default_factory=dict)
    """By fingerprint and edition."""

    def on(self, form: Form, page: Form, now: datetime) -> Heard | None:
        """Return what stands beside the questions of a form; ``page`` is the same one with the words that are shown.

        A page has the recordings of its own language, and of those languages in which nobody can read the form.
        """
        found = self.public(form, now)
        if not found:
            return None
        key = form.fingerprint, page.edition
        if key not in self._made:
            language = page.edition.partition(":")[0] or ENGLISH
            read = {ENGLISH, *self.spoken.languages(form, now)} - {language}
            mine = [each for each in found if each.language not in read]
            self._made[key] = heard_in(page, mine, f"{self.base}/heard/{form.slug}/{form.version}", language)
        return self._made[key]

    def public(self, form: Form, now: datetime) -> tuple[Recording, ...]:
        """Return every recording of a form that people may hear and see."""
        self._look(now)
        if self._known[0] == NONE:
            return ()
        kept = self._public.get(form.fingerprint)
        if kept is None:
            there = self._scripts.get(form.fingerprint)
            if there is None:
                there = self._scripts[form.fingerprint] = scripts(form)
            found = recordings_of(self.store, {each.owner for each in there.values()})
            said = {tag: self.spoken.words(form, tag, now) for tag in {each.language for each in found}}
            by_tongue = {
                tag: {address: each.said(words.words if words else {}) for address, each in there.items()}
                for tag, words in said.items()
            }
            kept = self._public[form.fingerprint] = public_ones(found, by_tongue, drafts=self.spoken.drafts)
        return kept

    def _look(self, now: datetime) -> None:
        if self._looked_at is not None and now - self._looked_at <= AGAIN:
            return
        known = recordings_stamp(self.store), self.spoken.stamps(now)
        if known != self._known:
            self._public, self._made = {}, {}
        self._known, self._looked_at = known, now
