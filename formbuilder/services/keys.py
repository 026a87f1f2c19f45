"""The keys that people's answers are sealed to: changed, split, rehearsed, and counted by what each opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import KEY_BYTES, NONCE_BYTES, Label, NotOpenedError
from formbuilder.sealing.rings import KeyRing
from formbuilder.services.assessing import note_label
from formbuilder.services.councils import seal_to
from formbuilder.services.doing import Doing
from formbuilder.services.opening import Random
from formbuilder.services.sending import APART
from formbuilder.storage import council_keys as rows
from formbuilder.storage import councils
from formbuilder.storage.council_keys import Place, Sealed
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.journeys import COUNCIL

A_STEP = 200
"""So many data keys are sealed anew in one transaction."""
REHEARSED_FOR = timedelta(days=365)
TEST = "rehearsal"


class RehearsedWith(StrEnum):
    """What a rehearsal had the private key from."""

    SHARES = "shares"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is meant: forms that were sent, records kept apart, notes of workers."""

    forms: int = 0
    apart: int = 0
    notes: int = 0

    @property
    def all(self) -> int:
        """Together."""
        return self.forms + self.apart + self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilKey:
    """A key that the council has sealed to; only its public half is here."""

    name: str
    """The first 16 hex digits of the SHA-256 of the public half."""
    public: bytes | None
    """None if all that is known of it is what was sealed to it."""
    since: datetime | None
    current: bool
    opens: Counts
    split_at: datetime | None = None
    shares: int | None = None
    need: int | None = None
    rehearsed_at: datetime | None = None
    rehearsed_with: RehearsedWith | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether nobody has shown for a year that its loss can be mended."""
        return self.rehearsed_at is None or now - self.rehearsed_at >= REHEARSED_FOR


@dataclass(frozen=True, slots=True)
class SealedAgain:
    """What came of sealing again."""

    done: Counts
    left: Mapping[str, int]
    """What needs a private key that is not here, counted by the name of that key."""
    broken: int = 0
    """What its key does not open, because it was changed outside this program."""


def list_keys(store: Store) -> tuple[CouncilKey, ...]:
    """Return every key of the council, the newest first; at the end those of which only sealed things are known."""
    return store.read(_keys)


def current_key(store: Store) -> CouncilKey | None:
    """Return the key that is sealed to now, without counting what it opens."""
    return store.read(_current)


def rotate_key(store: Store, public: bytes, doing: Doing) -> None:
    """Seal to this key from now on: what is on its way at this moment is sealed to it too."""

    def rotate(scope: Scope) -> None:
        seal_to(scope, public, doing.now)
        doing.note(scope, "key-changed", _name(public))

    store.write(rotate)


def seal_again(
    store: Store, ring: KeyRing, doing: Doing, *, told: Callable[[Counts], None] | None = None
) -> SealedAgain:
    """Seal every data key that the ring opens to the key of now, some in each transaction; it may stop at any place.

    The answers themselves are not touched. Done again, it goes on where it stopped. ``told`` hears how far it is.
    """
    public = store.read(councils.public_key)
    if public is None:
        return SealedAgain(Counts(), {})
    work = _Work(store, ring, public)
    try:
        work.run(told)
    finally:
        if work.counts.all:
            store.write(lambda scope: doing.note(scope, "keys-sealed-again", _name(public)))
    return SealedAgain(work.counts, work.left, work.broken)


def note_split(store: Store, name: str, shares: int, need: int, doing: Doing) -> None:
    """Write down that a key was split into shares."""

    def note(scope: Scope) -> None:
        rows.note_split(scope, name, shares, need, doing.now)
        doing.note(scope, "key-split", name)

    store.write(note)


def note_joined(store: Store, name: str, doing: Doing) -> None:
    """Write down that the private half was made again from shares."""
    store.write(lambda scope: doing.note(scope, "key-joined", name))


def rehearse(store: Store, private: bytes, rehearsed: RehearsedWith, doing: Doing) -> CouncilKey | None:
    """Open a test box with a private key and write down the day; None if no key of the council fits it."""
    public = wraps.public_of(private)
    known = next((key for key in list_keys(store) if key.public == public), None)
    if known is None or not opens_test_box(private, public, store.council, doing.random):
        return None

    def note(scope: Scope) -> None:
        rows.note_rehearsal(scope, known.name, rehearsed.value, doing.now)
        doing.note(scope, "key-rehearsed", known.name)

    store.write(note)
    return known


def opens_test_box(private: bytes, public: bytes, council: int, random: Random) -> bool:
    """Seal a box to the public half as on sending, and say if the private half opens it."""
    key, content, bound = random(KEY_BYTES), random(KEY_BYTES), Label(council, TEST, TEST)
    wrapped, sealed = wraps.wrap_to_council(public, key, bound), box.seal(key, content, bound, random(NONCE_BYTES))
    try:
        return box.unseal(wraps.unwrap_by_council(private, wrapped, bound), sealed, bound) == content
    except NotOpenedError:
        return False


@dataclass(slots=True)
class _Work:
    """How far sealing again is."""

    store: Store
    ring: KeyRing
    public: bytes
    counts: Counts = field(default_factory=Counts)
    left: dict[str, int] = field(default_factory=dict)
    broken: int = 0

    def run(self, told: Callable[[Counts], None] | None) -> None:
        """Go through everything that is sealed to another key."""
        for what in Sealed:
            after: Place | None = None
            while (after := self.step(what, after)) is not None:
                if told:
                    told(self.counts)

    def step(self, what: Sealed, after: Place | None) -> Place | None:
        """Seal some anew in one transaction; returns the place of the last, None at the end."""
        name = wraps.key_name(self.public)
        found = self.store.read(lambda scope: rows.sealed_to_others(scope, what, name, after, A_STEP))
        ready = [(row, wrapped) for row in found if (wrapped := self._anew(what, row))]
        done = self.store.write(lambda scope: sum(rows.seal_anew(scope, what, *each) for each in ready)) if ready else 0
        self.counts = _more(self.counts, what, done)
        return found[-1].place if found else None

    def _anew(self, what: Sealed, row: rows.SealedRow) -> bytes | None:
        bound = _bound(self.store.council, what, row.place)
        try:
            key = self.ring.unwrapped(row.wrapped, bound)
        except NotOpenedError:
            self.broken += 1
            return None
        if key is None:
            name = row.wrapped[: wraps.KEY_NAME_BYTES].hex()
            self.left[name] = self.left.get(name, 0) + 1
            return None
        return wraps.wrap_to_council(self.public, key, bound)


def _bound(council: int, what: Sealed, place: Place) -> Label:
    """Return what a data key is bound to, as it was when it was sealed first."""
    match what:
        case Sealed.FORMS:
            return Label(council, str(place[0]), COUNCIL)
        case Sealed.APART:
            return Label(council, str(place[0]), APART)
        case Sealed.NOTES:
            return note_label(council, str(place[0]), int(place[1]))


def _more(counts: Counts, what: Sealed, more: int) -> Counts:
    add = {each: more if each is what else 0 for each in Sealed}
    return Counts(counts.forms + add[Sealed.FORMS], counts.apart + add[Sealed.APART], counts.notes + add[Sealed.NOTES])


def _keys(scope: Scope) -> tuple[CouncilKey, ...]:
    public = councils.public_key(scope)
    counted = {what: rows.counts(scope, what) for what in Sealed}
    known = [_key(row, public, _opens(counted, row.name)) for row in rows.every(scope)]
    names = {name for found in counted.values() for name in found} - {key.name for key in known}
    others = (
        CouncilKey(name=name, public=None, since=None, current=False, opens=_opens(counted, name))
        for name in sorted(names)
    )
    return (*sorted(known, key=lambda key: not key.current), *others)


def _current(scope: Scope) -> CouncilKey | None:
    public = councils.public_key(scope)
    row = rows.find(scope, _name(public)) if public is not None else None
    return None if row is None else _key(row, public, Counts())


def _key(row: rows.KeyRow, public: bytes | None, opens: Counts) -> CouncilKey:
    return CouncilKey(
        name=row.name,
        public=row.public_key,
        since=row.since,
        current=row.public_key == public,
        opens=opens,
        split_at=row.split_at,
        shares=row.shares,
        need=row.need,
        rehearsed_at=row.rehearsed_at,
        rehearsed_with=RehearsedWith(row.rehearsed_with) if row.rehearsed_with else None,
    )


def _opens(counted: Mapping[Sealed, Mapping[str, int]], name: str) -> Counts:
    return Counts(*(counted[what].get(name, 0) for what in (Sealed.FORMS, Sealed.APART, Sealed.NOTES)))


def _name(public: bytes) -> str:
    return wraps.key_name(public).hex()
