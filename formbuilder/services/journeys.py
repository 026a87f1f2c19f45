"""One person's way through one version of a form: begin it, open it, leave it on this device, delete it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from formbuilder.councils.keeping import Kind
from formbuilder.sealing import wraps
from formbuilder.sealing.box import KEY_BYTES
from formbuilder.sealing.code import new_code
from formbuilder.sealing.reference import new_reference
from formbuilder.services.contents import MARK_KEY_BYTES, Contents
from formbuilder.services.opening import (
    Closed,
    Opened,
    Random,
    Reason,
    State,
    new_salt,
    sealed,
    stretched,
    unlock,
    wrapped,
)
from formbuilder.storage import forms, holds, notes, removal, submissions
from formbuilder.storage import journeys as rows
from formbuilder.storage.deletions import Gone, Why
from formbuilder.storage.engine import Scope, Store

__all__ = ["Closed", "Random", "Reason", "State"]

TOUCH_SHARED = timedelta(minutes=1)
TOUCH = timedelta(days=1)
TRIES = 5


class FormNotOpenError(Exception):
    """The council does not have this version open, or has it with other words."""


@dataclass(frozen=True, slots=True)
class FormPin:
    """The exact version that a journey stays on."""

    slug: str
    version: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Started:
    """A new journey: what goes into the cookie, and the code that the person keeps."""

    reference: str
    secret: bytes = field(repr=False)
    """32 bytes, for the cookie of this device only."""
    code: str = field(repr=False)
    """13 digits: show it with ``sealing.code.digits_of`` and ``words_of``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """An open box: what the person has told us so far. Its ``repr`` shows no answers."""

    reference: str
    pin: FormPin
    state: State
    shared: bool
    """Whether this device is shared: then the journey ends after ten minutes without a request."""
    code: str = field(repr=False)
    """The return code, 13 digits; "" once it is sent, because the council can read that box."""
    counter: int
    """How many times something was saved."""
    answers: Mapping[str, object] = field(repr=False)
    """By question id, in plain shapes; a group is a list of objects, each with its ``id``."""
    counters: Mapping[str, int] = field(repr=False)
    """By address: ``counter`` at the last change."""
    drafts: Mapping[int, Mapping[str, list[str]]] = field(repr=False)
    """By page number: what was typed there and not saved."""
    seen: frozenset[int] = field(repr=False)
    """Numbers of the pages that were sent at least once."""
    marks: frozenset[str] = field(repr=False)
    """Small facts about the way, such as ``helper`` and ``urgent-0-shown``."""
    started_at: datetime
    sent_at: datetime | None
    brought: frozenset[str] = field(repr=False, default=frozenset())
    """The ids of questions whose answers came from another journey, and were not changed since."""
    others: tuple[str, ...] = field(repr=False, default=())
    """References of other journeys that the person wants the readers of this one to know of."""
    result: Mapping[str, object] = field(repr=False, default_factory=dict)
    """What came out when it was sent, as it was shown; empty before, and for a form that works nothing out."""
    left: Mapping[str, object] = field(repr=False, default_factory=dict)
    """By VERSION/QUESTION: what the form does not ask any more; sent only if the person says so."""
    moves: tuple[tuple[int, int], ...] = ()
    """Each time that it went on with another version: the version it was on, and the counter at which it left it."""
    language: str = ""
    """The tag of the language that the person reads it in; "" is English."""
    look: str = ""
    """How the person wants its pages and its words; "" as they come."""
    mark_key: bytes = field(repr=False, default=b"")
    """What ``seeing`` keys its marks with, so that a page's source does not give away an answer it does not show."""
    opened: Opened | None = field(repr=False, compare=False, default=None)
    """What it was made from: who changes it next need not open it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewKeys:
    """The keys of a journey that is about to begin."""

    data: bytes = field(repr=False)
    secret: bytes = field(repr=False)
    code: str = field(repr=False)
    salt: bytes
    stretched: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Deleted:
    """What is gone: everything, or, after sending, only the person's own way to read it."""

    everything: bool


def start_journey(  # noqa: PLR0913 - all that a journey begins with
    store: Store,
    form: FormPin,
    *,
    shared: bool,
    now: datetime,
    random: Random,
    answers: Mapping[str, object] | None = None,
    language: str = "",
    look: str = "",
) -> Started:
    """Begin a journey on an open form; raises FormNotOpenError where the council does not have it open.

    ``answers``, plain by question id, are there already: what whoever starts it for a person knows; ``language`` is
    the tag of the one in which they read, ``look`` how they want pages.
    """
    row = store.read(lambda scope: forms.find(scope, form.slug, form.version))
    if row is None or row.state == "withdrawn" or row.fingerprint != form.fingerprint:
        raise FormNotOpenError(f"{form.slug}@{form.version}")
    keys = _new_keys(store, random)
    key = random(MARK_KEY_BYTES)
    contents = Contents(code=keys.code, answers=answers or {}, mark_key=key, language=language, look=look)
    new = rows.JourneyRow(
        form=form.slug,
        version=form.version,
        fingerprint=form.fingerprint,
        example=row.state == "example",
        state=State.OPEN,
        shared=shared,
        started_at=now,
        last_used=now,
    )
    for _ in range(TRIES):
        reference = new_reference(random)
        if store.write(partial(_begin, reference=reference, new=new, keys=keys, contents=contents, random=random)):
            return Started(reference, keys.secret, keys.code)
    raise RuntimeError("No free reference was found.")


def open_journey(store: Store, reference: str, secret: bytes, now: datetime) -> Journey | Closed:
    """Open the box with the secret of this device; notes that it was used, at most once a minute."""
    opened = store.read(lambda scope: unlock(scope, reference, secret, now))
    if isinstance(opened, Closed):
        return opened
    if now - opened.row.last_used >= (TOUCH_SHARED if opened.row.shared else TOUCH):
        store.write(lambda scope: rows.touch(scope, reference, now))
    return journey_of(reference, opened)


def forget_device(store: Store, reference: str, secret: bytes) -> None:
    """Take away this device's key: from now on only the return code opens the journey."""

    def forget(scope: Scope) -> None:
        match unlock(scope, reference, secret, None, lock=True):
            case Opened():
                rows.drop_keys(scope, reference, rows.DEVICE)
            case Closed(Reason.SENT | Reason.GONE):
                submissions.forget_receipt(scope, reference)
            case Closed():
                pass

    store.write(forget)


def delete_journey(store: Store, reference: str, secret: bytes, *, now: datetime, random: Random) -> Deleted | Closed:
    """Delete the journey with its keys; after sending, the person's own keys: the council keeps what it was sent."""
    unique = random(notes.ID_BYTES)

    def delete(scope: Scope) -> Deleted | Closed:
        opened = unlock(scope, reference, secret, now, lock=True)
        if isinstance(opened, Closed):
            return opened
        everything = opened.state is State.OPEN or not (
            rows.has_key(scope, reference, rows.COUNCIL) or holds.is_held(scope, reference)
        )
        if everything:
            kind = Kind.UNSENT if opened.state is State.OPEN else Kind.WITHDRAWN
            removal.remove(scope, (reference,), Gone(kind, Why.PERSON, now))
        else:
            from formbuilder.services.deletions import forget_own_copy  # noqa: PLC0415 - brings what retention works with

            forget_own_copy(scope, reference, now)
        notes.note(scope, unique, "journey-deleted" if everything else "own-copy-deleted", reference, now)
        return Deleted(everything)

    deleted = store.write(delete)
    removal.empty_log(store.engine)
    return deleted


def _new_keys(store: Store, random: Random) -> _NewKeys:
    code, salt = new_code(random), new_salt(store, random)
    return _NewKeys(
        data=random(KEY_BYTES),
        secret=random(wraps.SECRET_BYTES),
        code=code,
        salt=salt,
        stretched=stretched(code, salt),
    )


def _begin(
    scope: Scope, reference: str, new: rows.JourneyRow, keys: _NewKeys, contents: Contents, random: Random
) -> bool:
    """Write the journey and its two wrapped keys; False if the reference is taken."""
    box = sealed(scope, reference, keys.data, contents, random)
    if not rows.add(scope, reference, replace(new, box=box)):
        return False
    device = wraps.device_keys(keys.secret).wrapping
    rows.put_key(scope, reference, wrapped(scope, reference, rows.DEVICE, device, keys.data, random))
    by_code = wrapped(scope, reference, rows.CODE, keys.stretched, keys.data, random)
    rows.put_key(scope, reference, replace(by_code, salt=keys.salt))
    notes.note(scope, random(notes.ID_BYTES), "journey-started", reference, new.started_at)
    return True


def journey_of(reference: str, opened: Opened) -> Journey:
    """Return the journey as views know it."""
    row, contents = opened.row, opened.contents
    return Journey(
        reference=reference,
        pin=pin_of(row),
        state=opened.state,
        shared=row.shared,
        code=contents.code,
        counter=row.counter,
        answers=contents.answers,
        counters=contents.counters,
        drafts={int(page): raw for page, (_, raw) in contents.drafts.items()},
        seen=frozenset(contents.seen),
        marks=frozenset(contents.marks),
        started_at=row.started_at,
        sent_at=row.sent_at,
        brought=frozenset(id_ for id_, at in contents.brought.items() if contents.counters.get(id_) == at),
        others=contents.others,
        result=contents.result,
        left=contents.left,
        moves=contents.moves,
        language=contents.language,
        look=contents.look,
        mark_key=contents.mark_key,
        opened=opened,
    )


def pin_of(row: rows.JourneyRow) -> FormPin:
    """Return the version that a journey is pinned to."""
    return FormPin(row.form, row.version, row.fingerprint)
