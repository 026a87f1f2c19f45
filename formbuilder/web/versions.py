"""How the versions of each form stand, for people half-way: read again when it is older than a moment."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from formbuilder.definition.model import Form
from formbuilder.rendering.corrected import corrected_note
from formbuilder.rendering.origin import Origins, origins_in
from formbuilder.services.half_way import Fate, Standing, standing, today_in_england
from formbuilder.services.journeys import FormPin
from formbuilder.services.live_corrections import Correction, live_corrections, marked_in
from formbuilder.services.origins import Origin, origins_of, pages_out
from formbuilder.storage.engine import Store
from formbuilder.tongue.messages import edition_in_use

if TYPE_CHECKING:
    from formbuilder.publishing.carrying import Carrier
    from formbuilder.publishing.change import Change

AGAIN = timedelta(seconds=2)
"""As long as the list of open forms may be old."""
MOST_PAIRS = 64
"""Pairs of versions of which it is kept what differs: people half-way are on few of them at a time."""
K = TypeVar("K")
V = TypeVar("V")


@dataclass(slots=True)
class _Told:
    """Where the words of a form come from, read again once another page or version is there, and every hour."""

    known: Hashable
    found: tuple[Origin, ...]
    made: dict[tuple[str, str], Origins | None] = field(default_factory=dict)
    """By the fingerprint of a version and the language of the page."""


@dataclass(slots=True)
class _Seen:
    standing: Standing
    corrected: tuple[Correction, ...]
    now: datetime
    notes: dict[tuple[int, str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict, init=False)
    today: date
    told: _Told
    pages: tuple[int, ...]


@dataclass(slots=True)
class Versions:
    """The versions of a council’s forms; one small query a form every two seconds, and a look-up in between."""

    store: Store
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _carriers: dict[tuple[str, str, frozenset[str]], Carrier] = field(default_factory=dict)
    _changes: dict[tuple[str, str], tuple[Change, ...]] = field(default_factory=dict)

    def fate(self, pin: FormPin, now: datetime) -> Fate:
        """Say what becomes of an unsent journey on a version."""
        seen = self._look(pin.slug, now)
        return seen.standing.fate(pin.slug, pin.version, seen.today)

    def notes(self, pin: FormPin, now: datetime, edition: str = "") -> tuple[tuple[str, str], ...]:
        """Return what stands beside questions whose words were corrected without the panel: ids and sentences.

        ``edition`` says in which wordings the form is read.
        """
        seen = self._look(pin.slug, now)
        if not seen.corrected:
            return ()
        key = (pin.version, edition_in_use(), edition)
        found = seen.notes.get(key)
        if found is None:
            marked, read_in_turn = marked_in(seen.corrected, pin.version), edition.split("@")[1:]
            found = seen.notes[key] = tuple(
                (each.question, corrected_note(each, now)) for each in marked if each.wording in {"", *read_in_turn}
            )
        return found

    def origins(self, form: Form, base: str, now: datetime) -> Origins | None:
        """Return where the words of a version come from: made once, and looked up for each visit.

        ``base`` is where the pages “You said, we did” about the form are.
        """
        told = self._look(form.slug, now).told
        if not told.found:
            return None
        key = (form.fingerprint, edition_in_use())
        if key not in told.made:
            told.made[key] = origins_in(form, told.found, base)
        return told.made[key]

    def newest_told(self, form: str, now: datetime) -> int | None:
        """Return the newest version that has a page “You said, we did”; None if none has."""
        return next(iter(self._look(form, now).pages), None)

    def pin(self, form: str, version: int, now: datetime) -> FormPin | None:
        """Return a version of a form by its number, whatever its state."""
        rows = self._look(form, now).standing.versions
        return next((FormPin(form, row.version, row.fingerprint) for row in rows if row.version == version), None)

    def carrier(self, old: Form, new: Form, again: frozenset[str] = frozenset()) -> Carrier:
        """Return what takes answers from one version to another."""
        from formbuilder.publishing.carrying import Carrier  # noqa: PLC0415 - only where somebody is half-way

        key = _read(old), _read(new), again
        found = self._carriers.get(key)
        return found or _kept(self._carriers, key, Carrier(old, new, again))

    def changes(self, old: Form, new: Form) -> tuple[Change, ...]:
        """Return what differs between two versions, compared once."""
        from formbuilder.publishing.comparing import changes  # noqa: PLC0415 - as above

        key = _read(old), _read(new)
        found = self._changes.get(key)
        return _kept(self._changes, key, changes(old, new)) if found is None else found

    def _look(self, form: str, now: datetime) -> _Seen:
        seen = self._seen.get(form)
        if seen is None or now - seen.now > AGAIN:
            corrected = live_corrections(self.store, form)
            stands, out = standing(self.store, form), pages_out(self.store, form)
            known = (out, stands.versions, now.hour)
            told = seen.told if seen and seen.told.known == known else None
            told = told or _Told(known, origins_of(self.store, form) if out else ())
            pages = tuple(version for version, _ in out)
            seen = self._seen[form] = _Seen(stands, corrected, now, today_in_england(now), told, pages)
        return seen


def _read(form: Form) -> str:
    """Return what tells a version apart in the language and the wordings in which it is read."""
    return f"{form.fingerprint}{form.edition}"


def _kept(known: dict[K, V], key: K, made: V) -> V:
    if len(known) >= MOST_PAIRS:
        known.clear()
    known[key] = made
    return made
