"""Send a journey to the council: one submission, however often it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from formbuilder.councils.keeping import Kind
from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import KEY_BYTES, NONCE_BYTES, Label
from formbuilder.services.afterwards import ADDITION, AdditionKind
from formbuilder.services.contents import Contents, packed
from formbuilder.services.floods import Came, signs_of
from formbuilder.services.journeys import FormPin, pin_of
from formbuilder.services.opening import SUBMISSION, Closed, Opened, Random, Reason, State, new_salt, stretched, unlock
from formbuilder.storage import councils, notes, queue, removal, search_marks, submissions
from formbuilder.storage import journeys as rows
from formbuilder.storage.deletions import Gone, Why
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.submissions import ApartRow

TODAY = "today"
"""The danger level at which somebody must look today."""
APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is sent: only what is asked on the person's present path."""

    counter: int
    """The counter of the journey that this was made from."""
    answers: Mapping[str, object] = field(repr=False)
    """Plain, by question id; private answers are among them, those kept apart are not."""
    apart: Mapping[str, object] = field(repr=False, default_factory=dict)
    """Plain, by question id: kept without the reference, under a key of their own."""
    level: str | None = None
    """TODAY if an answer means danger."""
    result: Mapping[str, object] = field(repr=False, default_factory=dict)
    """What came out of the answers, as it was shown: every figure of it, and the fingerprint of its rates."""
    others: tuple[str, ...] = field(repr=False, default=())
    """References of other journeys that the person wants the readers to know of."""
    found_by: frozenset[bytes] = field(repr=False, default=frozenset())
    """Keyed marks of the facts by which the office finds it again (``sealing.marks``)."""
    marks: tuple[str, ...] = ()
    """Small facts about the way, such as ``caller``, for those who read it."""
    beside: str = field(repr=False, default="")
    """What the person wants to send beside it in words: answers that the form does not ask any more."""
    came: Came | None = field(repr=False, default=None)
    """How it was sent, for the signs of a flood; None where nothing is counted."""
    to_translate: bool = False
    """Whether somebody must put it into English before it can be read."""
    alone: bool = False
    """Whether only ``apart`` is kept: the journey goes, with its reference, and nobody can come back to it."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The council has it."""

    reference: str
    sent_at: datetime
    again: bool
    """Whether it had been sent before: nothing was changed this time."""
    pin: FormPin
    to_translate: bool = False
    """Whether somebody must put it into English first, or has."""


@dataclass(frozen=True, slots=True)
class NoCouncilKey:
    """The council has no key to seal to; nothing was changed, and the answers are kept."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something was saved since ``Sending`` was made (another tab); nothing was sent: look at the answers again."""

    counter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    """Everything that sending writes, sealed before the transaction begins."""

    box: bytes = field(repr=False)
    code: rows.Wrap
    council: rows.Wrap
    apart: ApartRow | None
    form: str
    beside: submissions.AdditionRow | None
    level: str | None
    found_by: frozenset[bytes] = field(repr=False)
    receipt: bytes = field(repr=False)
    note_id: bytes
    message_id: bytes
    quiet_id: bytes
    came: Came | None = field(repr=False, default=None)
    to_translate: bool
    started_at: datetime


def send_journey(
    store: Store, reference: str, secret: bytes, sending: Sending, *, now: datetime, random: Random
) -> Receipt | Closed | NoCouncilKey | Changed:
    """Send it: the council can read it from now on, and this device no longer."""
    done = None
    while done is None:
        done = _send(store, reference, secret, sending, now=now, random=random)
    if sending.alone:
        removal.empty_log(store.engine)
    return done


def _send(
    store: Store, reference: str, secret: bytes, sending: Sending, *, now: datetime, random: Random
) -> Receipt | Closed | NoCouncilKey | Changed | None:
    """Seal and hand over; None if the council took another key meanwhile, so that it must be sealed to that one."""
    counter = sending.counter
    ready = store.read(lambda scope: _ready(scope, reference, secret, now, counter))
    if not isinstance(ready, Opened):
        return ready
    public = store.read(councils.public_key)
    if public is None:
        return NoCouncilKey()
    packing = _Packing(store, Label(store.council, reference, SUBMISSION), public, random, now)
    parcel = _parcel(packing, ready, sending, wraps.device_keys(secret).receipt)

    def send(scope: Scope) -> Receipt | Closed | Changed | None:
        if councils.public_key(scope, hold=True) != public:
            return None
        still = _ready(scope, reference, secret, now, counter, lock=True)
        if not isinstance(still, Opened):
            return still
        (_hand_in if sending.alone else _hand_over)(scope, reference, parcel, now)
        return Receipt(reference, now, again=False, pin=pin_of(ready.row), to_translate=sending.to_translate)

    return store.write(send)


def receipt(store: Store, reference: str, secret: bytes, now: datetime) -> Receipt | Closed:
    """Return the receipt to the device that sent it, or that came back with the code; it opens no answers."""
    ready = store.read(lambda scope: _ready(scope, reference, secret, now, None))
    return ready if isinstance(ready, Receipt | Closed) else Closed(Reason.NOT_SENT)


def _ready(
    scope: Scope, reference: str, secret: bytes, now: datetime, counter: int | None, *, lock: bool = False
) -> Opened | Receipt | Closed | Changed:
    """Return the open box if it can be sent as it is, else why not, or the receipt of the first time."""
    opened = unlock(scope, reference, secret, now, lock=lock)
    match opened:
        case Closed(Reason.SENT) | Opened(state=State.SENT):
            return _sent_before(scope, reference)
        case Opened(state=State.WITHDRAWN):
            return Closed(Reason.GONE)
        case Opened() if counter is not None and opened.row.counter != counter:
            return Changed(opened.row.counter)
        case _:
            return opened


def _sent_before(scope: Scope, reference: str) -> Receipt | Closed:
    row, sent, place = rows.find(scope, reference), submissions.find(scope, reference), queue.find(scope, reference)
    if row is None or sent is None:
        return Closed(Reason.UNKNOWN)
    other = place is not None and place.other_language
    return Receipt(reference, sent.sent_at, again=True, pin=pin_of(row), to_translate=other)


@dataclass(frozen=True, slots=True)
class _Packing:
    """What a parcel is sealed with."""

    store: Store
    label: Label
    public: bytes
    random: Random = field(repr=False)
    now: datetime


def _parcel(packing: _Packing, opened: Opened, sending: Sending, receipt_mark: bytes) -> _Parcel:
    """Seal the answers under a new key, so that older boxes with what was not sent stay shut to the council."""
    label, random = packing.label, packing.random
    key, salt = random(KEY_BYTES), new_salt(packing.store, random)
    by_code, by_council = (replace(label, purpose=kind) for kind in (rows.CODE, rows.COUNCIL))
    return _Parcel(
        box=box.seal(key, packed(_contents(sending)), label, random(NONCE_BYTES)),
        code=rows.Wrap(
            rows.CODE, wraps.wrap(stretched(opened.contents.code, salt), key, by_code, random(NONCE_BYTES)), salt
        ),
        council=rows.Wrap(rows.COUNCIL, wraps.wrap_to_council(packing.public, key, by_council)),
        apart=_apart(packing, opened, sending) if sending.apart else None,
        form=opened.row.form,
        beside=_beside(packing, key, sending.beside) if sending.beside else None,
        level=sending.level,
        found_by=sending.found_by,
        receipt=receipt_mark,
        note_id=random(notes.ID_BYTES),
        message_id=random(notes.ID_BYTES),
        quiet_id=random(notes.ID_BYTES),
        came=sending.came,
        to_translate=sending.to_translate,
        started_at=opened.row.started_at,
    )


def _contents(sending: Sending) -> Contents:
    return Contents(answers=sending.answers, marks=sending.marks, others=sending.others, result=sending.result)


def _apart(packing: _Packing, opened: Opened, sending: Sending) -> ApartRow:
    """Seal answers kept apart under a key of their own: no reference, and of the time only the month."""
    unique, key = packing.random(notes.ID_BYTES).hex(), packing.random(KEY_BYTES)
    label = Label(packing.label.council, unique, APART)
    content = packed(Contents(answers=sending.apart))
    return ApartRow(
        id=unique,
        form=opened.row.form,
        version=opened.row.version,
        month=f"{packing.now:%Y-%m}",
        example=opened.row.example,
        wrapped=wraps.wrap_to_council(packing.public, key, label),
        box=box.seal(key, content, label, packing.random(NONCE_BYTES)),
    )


def _beside(packing: _Packing, key: bytes, text: str) -> submissions.AdditionRow:
    """Seal words that go with the answers as the first thing that the person adds to them."""
    purpose = replace(packing.label, purpose=f"{ADDITION} 1")
    sealed = box.seal(key, text.encode(), purpose, packing.random(NONCE_BYTES))
    return submissions.AdditionRow(1, AdditionKind.MORE, sealed, packing.now)


def _hand_in(scope: Scope, reference: str, parcel: _Parcel, now: datetime) -> None:
    """Write the answers that are kept apart, and nothing else: no reference and no time lead to them."""
    if parcel.apart is not None:
        submissions.add_apart(scope, parcel.apart)
    removal.remove(scope, (reference,), Gone(Kind.UNSENT, Why.SENT, now))
    notes.note(scope, parcel.note_id, "sent-apart", reference, now)


def _hand_over(scope: Scope, reference: str, parcel: _Parcel, now: datetime) -> None:
    """Write everything that sending changes."""
    rows.mark_sent(scope, reference, parcel.box, now)
    rows.drop_keys(scope, reference, rows.DEVICE)
    rows.put_key(scope, reference, parcel.code)
    rows.put_key(scope, reference, parcel.council)
    submissions.add(scope, reference, parcel.level, parcel.receipt, now)
    _enqueue(scope, reference, parcel, now)
    search_marks.add(scope, reference, parcel.found_by)
    if parcel.beside is not None:
        submissions.add_addition(scope, reference, parcel.beside)
    if parcel.apart is not None:
        submissions.add_apart(scope, parcel.apart)
    if parcel.level == TODAY:
        from formbuilder.services.alerts import raise_alert  # noqa: PLC0415 - brings how alerts are seen to

        raise_alert(scope, reference, parcel.message_id, now)
    notes.note(scope, parcel.note_id, "sent", reference, now)


def _enqueue(scope: Scope, reference: str, parcel: _Parcel, now: datetime) -> None:
    """Put it into the main list, or into the quiet one if it looks like a flood: what means danger never is there."""
    signs = signs_of(scope, parcel.came, parcel.started_at, now)
    quiet = signs if parcel.level is None else ()
    queue.add(
        scope,
        reference,
        parcel.form,
        queue.REST if parcel.level is None else queue.OPEN_DANGER,
        now,
        queue.Came(" ".join(sorted(quiet)), parcel.to_translate),
    )
    if quiet:
        notes.note(scope, parcel.quiet_id, "submission-quiet", reference, now)
