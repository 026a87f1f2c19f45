"""Open a journey's box inside a transaction that others hold; the only place that knows how keys and boxes fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from threading import Semaphore
from typing import TypeAlias

from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import NONCE_BYTES, Label, NotOpenedError
from formbuilder.sealing.reference import LENGTH
from formbuilder.services.contents import Contents, packed, unpacked
from formbuilder.storage import journeys as rows
from formbuilder.storage import submissions
from formbuilder.storage.engine import Scope, Store

Random: TypeAlias = Callable[[int], bytes]
"""Gives as many unpredictable bytes as it is asked for; ``secrets.token_bytes`` outside tests."""
SHARED_IDLE = timedelta(minutes=10)
"""Without a request for so long, a journey on a shared device ends there."""
ANSWERS = "answers"
SUBMISSION = "submission"
_one_at_a_time = Semaphore(1)


class State(StrEnum):
    """How far a journey is."""

    OPEN = "open"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why a journey cannot be opened."""

    UNKNOWN = "unknown"
    """No journey has this reference: never begun, or deleted."""
    NO_KEY = "no_key"
    """This device does not hold the key (any more): the return code opens it."""
    ENDED = "ended"
    """On a shared device and left alone for ten minutes: the return code opens it."""
    SENT = "sent"
    """It was sent, so it cannot be changed; the device that sent it may see ``sending.receipt`` and ``status``."""
    NOT_SENT = "not_sent"
    """It was not sent yet, so there is nothing to see or to take back."""
    GONE = "gone"
    """Withdrawn."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The journey was not opened, and nothing was changed."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Opened:
    """A journey's row with its data key and what was in the box."""

    row: rows.JourneyRow
    key: bytes = field(repr=False)
    contents: Contents

    @property
    def state(self) -> State:
        """How far the journey is."""
        return State(self.row.state)

    def still_holds(self, row: rows.JourneyRow) -> bool:
        """Whether nobody has changed the box or the key since: what came out of them is in ``row`` too."""
        return (self.row.state, self.row.box, self.row.wrapped) == (row.state, row.box, row.wrapped)


def unlock(
    scope: Scope,
    reference: str,
    secret: bytes,
    now: datetime | None,
    *,
    lock: bool = False,
    known: Opened | None = None,
) -> Opened | Closed:
    """Open the box with a device's secret; ``now`` is None where a shared device that was left alone may do it too.

    ``known`` is what the same secret opened a moment ago: it need not be opened again if it still holds.
    """
    if not is_reference(reference):
        return Closed(Reason.UNKNOWN)
    row = rows.find(scope, reference, lock=lock)
    if row is None:
        return Closed(Reason.UNKNOWN)
    opened = replace(known, row=row) if known and known.still_holds(row) else _with(secret, scope, reference, row)
    mine = isinstance(opened, Opened) or opened.reason is not Reason.NO_KEY
    if mine and now is not None and row.shared and now - row.last_used >= SHARED_IDLE:
        return Closed(Reason.ENDED)
    return opened


def opened_with(scope: Scope, reference: str, key: bytes) -> Opened | None:
    """Open a box with its data key; None if the journey is gone, or was sealed anew under another key."""
    row = rows.find(scope, reference)
    if row is None:
        return None
    try:
        return _unsealed(row, key, scope.council, reference)
    except NotOpenedError:
        return None


def is_reference(reference: str) -> bool:
    """Whether it looks like a reference as we keep it; anything else must not reach the database."""
    return len(reference) == LENGTH and reference.isascii() and reference.isalnum()


def label(scope: Scope, reference: str, purpose: str) -> Label:
    """Bind a box or a wrapped key to this council, this journey and one purpose."""
    return Label(scope.council, reference, purpose)


def sealed(scope: Scope, reference: str, key: bytes, contents: Contents, random: Random) -> bytes:
    """Return the box of an unsent journey; raises BoxFullError."""
    return box.seal(key, packed(contents), label(scope, reference, ANSWERS), random(NONCE_BYTES))


def wrapped(scope: Scope, reference: str, kind: str, wrapping: bytes, key: bytes, random: Random) -> rows.Wrap:
    """Wrap a data key under a device's or a stretched code's key."""
    return rows.Wrap(kind, wraps.wrap(wrapping, key, label(scope, reference, kind), random(NONCE_BYTES)))


def new_salt(store: Store, random: Random) -> bytes:
    """Return a salt for a return code."""
    return wraps.new_salt(random(wraps.SALT_BYTES), store.stretching)


def stretched(code: str, salt: bytes) -> bytes:
    """Stretch a return code, one at a time in a process, so that many at once cannot fill the memory."""
    with _one_at_a_time:
        return wraps.stretch(code, salt)


def _with(secret: bytes, scope: Scope, reference: str, row: rows.JourneyRow) -> Opened | Closed:
    keys = wraps.device_keys(secret)
    try:
        return _open(row, keys.wrapping, label(scope, reference, rows.DEVICE), scope.council, reference)
    except NotOpenedError:
        return _without_key(scope, reference, row, keys.receipt)


def _open(row: rows.JourneyRow, wrapping: bytes, of_key: Label, council: int, reference: str) -> Opened:
    if row.wrapped is None:
        raise NotOpenedError
    return _unsealed(row, wraps.unwrap(wrapping, row.wrapped, of_key), council, reference)


def _unsealed(row: rows.JourneyRow, key: bytes, council: int, reference: str) -> Opened:
    purpose = ANSWERS if row.state == State.OPEN else SUBMISSION
    return Opened(row, key, unpacked(box.unseal(key, row.box, Label(council, reference, purpose))))


def _without_key(scope: Scope, reference: str, row: rows.JourneyRow, receipt: bytes) -> Closed:
    """Tell the device that sent it that it was sent; any other only that it has no key."""
    if row.state == State.OPEN:
        return Closed(Reason.NO_KEY)
    sent = submissions.find(scope, reference)
    if sent is None or sent.receipt is None or not compare_digest(sent.receipt, receipt):
        return Closed(Reason.NO_KEY)
    return Closed(Reason.SENT if row.state == State.SENT else Reason.GONE)
