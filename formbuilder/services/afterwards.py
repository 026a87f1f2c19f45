"""After sending: where it is now, something to add, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.sealing import box
from formbuilder.sealing.box import NONCE_BYTES
from formbuilder.services.opening import Closed, Opened, Random, Reason, State, label, unlock
from formbuilder.storage import holds, journeys, notes, queue, removal
from formbuilder.storage import submissions as rows
from formbuilder.storage.engine import Scope, Store

MOST_ADDED = 20_000
"""Characters."""
ADDITION = "addition"


class Where(StrEnum):
    """How far the council is with what was sent."""

    SENT = "sent"
    BEING_READ = "being_read"
    CONTACT_BY = "contact_by"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class InEnglish:
    """How far the words are put into English: when they first all were, None if they are not yet."""

    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where it is now."""

    reference: str
    sent_at: datetime
    where: Where
    contact_by: date | None
    withdrawn_at: datetime | None
    held: bool = False
    """Whether the council must keep it, whatever the person does with their own copy."""
    in_english: InEnglish | None = None
    """How far it is put into English; None if it was written so."""


class AdditionKind(StrEnum):
    """What was added: something more to say, or another private way to reach the person."""

    MORE = "more"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class Adding:
    """What the person wants to add."""

    kind: AdditionKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addition:
    """Something added after sending."""

    kind: AdditionKind
    text: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It is taken back."""

    at: datetime
    council_keeps: bool
    """Whether the council can still read it: somebody had begun to, an answer means danger, or it is held."""
    held: bool = False
    """Whether the council must keep it for a legal reason."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """The text is longer than we can keep; nothing was added."""

    most: int


def status(store: Store, reference: str, secret: bytes, now: datetime) -> Status | Closed:
    """Say where it is: to the device that sent it, or to one that came back with the code."""

    def look(scope: Scope) -> Status | Closed:
        opened = unlock(scope, reference, secret, now)
        match opened:
            case Opened(state=State.OPEN):
                return Closed(Reason.NOT_SENT)
            case Closed(Reason.SENT | Reason.GONE) | Opened():
                sent = rows.find(scope, reference)
                return _status(scope, sent) if sent else Closed(Reason.UNKNOWN)
            case Closed():
                return opened

    return store.read(look)


def add_later(
    store: Store, reference: str, secret: bytes, adding: Adding, *, now: datetime, random: Random
) -> Addition | TooLong | Closed:
    """Add to what was sent, once if it is sent twice; the device must have come back with the code."""
    if len(adding.text) > MOST_ADDED:
        return TooLong(MOST_ADDED)
    nonce, unique = random(NONCE_BYTES), random(notes.ID_BYTES)

    def add(scope: Scope) -> Addition | Closed:
        opened = _sent(scope, reference, secret, now, lock=True)
        if isinstance(opened, Closed):
            return opened
        last = opened_additions(scope, reference, opened.key)[-1:]
        if last and (last[0].kind, last[0].text) == (adding.kind, adding.text):
            return last[0]
        number = rows.next_number(scope, reference)
        text = box.seal(opened.key, adding.text.encode(), label(scope, reference, f"{ADDITION} {number}"), nonce)
        rows.add_addition(scope, reference, rows.AdditionRow(number, adding.kind, text, now))
        _to_translate_too(scope, reference, now)
        notes.note(scope, unique, "added-later", reference, now)
        return Addition(adding.kind, adding.text, now)

    return store.write(add)


def additions(store: Store, reference: str, secret: bytes, now: datetime) -> tuple[Addition, ...] | Closed:
    """Return what was added, oldest first; the device must have come back with the code."""

    def look(scope: Scope) -> tuple[Addition, ...] | Closed:
        opened = unlock(scope, reference, secret, now)
        return opened if isinstance(opened, Closed) else opened_additions(scope, reference, opened.key)

    return store.read(look)


def withdraw(store: Store, reference: str, secret: bytes, *, now: datetime, random: Random) -> Withdrawn | Closed:
    """Take back what was sent: unread, the council's key to it goes; the person keeps their own copy."""
    unique = random(notes.ID_BYTES)

    def take_back(scope: Scope) -> Withdrawn | Closed:
        opened = _sent(scope, reference, secret, now, lock=True)
        if isinstance(opened, Closed):
            return opened
        sent = rows.find(scope, reference, lock=True)
        if sent is None:
            return Closed(Reason.UNKNOWN)
        held = holds.is_held(scope, reference)
        keeps = sent.stage != Where.SENT or sent.level is not None or held
        journeys.mark_withdrawn(scope, reference)
        rows.withdraw(scope, reference, now)
        if not keeps:
            from formbuilder.services.deletions import close_to_council  # noqa: PLC0415 - brings what retention works with

            close_to_council(scope, reference, now)
        notes.note(scope, unique, "withdrawn", reference, now)
        return Withdrawn(now, keeps, held)

    withdrawn = store.write(take_back)
    removal.empty_log(store.engine)
    return withdrawn


def opened_additions(scope: Scope, reference: str, key: bytes) -> tuple[Addition, ...]:
    """Open everything that was added to a submission."""
    return tuple(
        Addition(
            AdditionKind(row.kind),
            box.unseal(key, row.box, label(scope, reference, f"{ADDITION} {row.number}")).decode(),
            row.added_at,
        )
        for row in rows.additions_of(scope, reference)
    )


def _to_translate_too(scope: Scope, reference: str, now: datetime) -> None:
    """Let what is added to words in another language wait as they did."""
    place = queue.find(scope, reference, lock=True)
    if place and place.other_language and place.to_translate is None:
        queue.change(scope, reference, {"to_translate": now})


def _sent(scope: Scope, reference: str, secret: bytes, now: datetime, *, lock: bool) -> Opened | Closed:
    """Open a journey that was sent and not taken back."""
    opened = unlock(scope, reference, secret, now, lock=lock)
    match opened:
        case Opened(state=State.OPEN):
            return Closed(Reason.NOT_SENT)
        case Opened(state=State.WITHDRAWN):
            return Closed(Reason.GONE)
        case _:
            return opened


def _status(scope: Scope, row: rows.SubmissionRow) -> Status:
    place = queue.find(scope, row.reference)
    return Status(
        reference=row.reference,
        sent_at=row.sent_at,
        where=Where(row.stage),
        contact_by=row.contact_by,
        withdrawn_at=row.withdrawn_at,
        held=holds.is_held(scope, row.reference),
        in_english=InEnglish(place.translated_at) if place and place.other_language else None,
    )
