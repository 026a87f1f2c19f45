"""What was sent, as the council reads it with its private key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import Label
from formbuilder.sealing.rings import KeyRing, Keys, ring_of
from formbuilder.services.afterwards import Addition, Where, opened_additions
from formbuilder.services.alerts import Alert, alert_in, list_alerts
from formbuilder.services.assessing import Note, newest_english, notes_in
from formbuilder.services.contents import unpacked
from formbuilder.services.journeys import FormPin
from formbuilder.services.opening import SUBMISSION, is_reference, label
from formbuilder.services.queue_states import OPEN
from formbuilder.services.sending import APART
from formbuilder.storage import journeys, queue
from formbuilder.storage import submissions as rows
from formbuilder.storage.engine import Scope, Store

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLine:
    """A submission without its answers: what stands in clear."""

    reference: str
    pin: FormPin
    sent_at: datetime
    level: str | None
    where: Where
    contact_by: date | None
    withdrawn_at: datetime | None
    example: bool
    alert: Alert | None = None
    """Whether somebody has opened it, where an answer means danger."""
    to_translate: datetime | None = None
    """Since when it waits to be put into English; None if it does not, or is done."""

    @property
    def waits_since(self) -> datetime | None:
        """Since when it waits for somebody who opens it, where an answer means danger; None where nothing waits."""
        return self.alert.raised_at if self.alert and self.alert.opened_at is None else None


@dataclass(frozen=True, slots=True)
class Translating:
    """How far what somebody wrote in another language is put into English; nothing of it if they wrote English."""

    waits_since: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A submission, opened."""

    line: SubmissionLine
    answers: Mapping[str, object] = field(repr=False)
    """Plain, by question id."""
    additions: tuple[Addition, ...] = field(repr=False)
    others: tuple[str, ...] = field(repr=False, default=())
    """References of other forms that the person says they filled in too."""
    result: Mapping[str, object] = field(repr=False, default_factory=dict)
    """What came out when it was sent, as the person saw it; empty for a form that works nothing out."""
    marks: frozenset[str] = frozenset()
    """Small facts about the way, such as ``caller``."""
    english: Note | None = field(repr=False, default=None)
    """The newest translation of what is in another language."""
    translating: Translating = Translating()


@dataclass(frozen=True, slots=True)
class WrongKey:
    """It was sealed to another key of the council."""

    key: str
    """The first 16 hex digits of the SHA-256 of the public key it was sealed to."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """No such submission, or it was withdrawn before anybody read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRecord:
    """Answers kept apart: nothing leads back to a submission."""

    form: str
    version: int
    month: str
    """``2026-11``."""
    answers: Mapping[str, object] = field(repr=False)


def list_submissions(store: Store) -> tuple[SubmissionLine, ...]:
    """Return every submission: what nobody has opened and means danger first, the longest wait first of all.

    Then come the others that mean danger, and then the newest first.
    """
    alerts = {alert.reference: alert for alert in list_alerts(store)}
    waits = store.read(lambda scope: queue.translate_since(scope, OPEN))
    found = (_line(row, alerts.get(row.reference)) for row in store.read(rows.every))
    lines = [replace(line, to_translate=waits.get(line.reference)) for line in found]
    return tuple(sorted(lines, key=lambda line: line.waits_since or LAST))


def read_submission(store: Store, reference: str, private_key: Keys) -> Submission | WrongKey | NotThere:
    """Open a submission with the key that it was sealed to, if that is ``private_key`` or on that ring."""
    ring = ring_of(private_key)

    def read(scope: Scope) -> Submission | WrongKey | NotThere:
        sent, journey = rows.find(scope, reference), journeys.find(scope, reference, journeys.COUNCIL)
        if sent is None or journey is None or journey.wrapped is None:
            return NotThere()
        key = ring.unwrapped(journey.wrapped, label(scope, reference, journeys.COUNCIL))
        if key is None:
            return WrongKey(journey.wrapped[: wraps.KEY_NAME_BYTES].hex())
        contents = unpacked(box.unseal(key, journey.box, label(scope, reference, SUBMISSION)))
        added = opened_additions(scope, reference, key)
        return Submission(
            line=_line(sent, alert_in(scope, reference)),
            answers=contents.answers,
            additions=added,
            others=contents.others,
            result=contents.result,
            marks=frozenset(contents.marks),
            english=newest_english(notes_in(scope, reference, ring)),
            translating=_translating(scope, reference),
        )

    return store.read(read) if is_reference(reference) else NotThere()


def read_apart(store: Store, private_key: Keys) -> tuple[ApartRecord, ...]:
    """Open every record kept apart that was sealed to these keys, in no order that tells anything."""
    ring = ring_of(private_key)
    opened = (_apart(row, ring, Label(store.council, row.id, APART)) for row in store.read(rows.every_apart))
    return tuple(record for record in opened if record)


def count_sealed_elsewhere(store: Store, private_key: Keys) -> int:
    """Count the records kept apart that these keys do not open."""
    ring = ring_of(private_key)
    return sum(not ring.opens(row.wrapped) for row in store.read(rows.every_apart))


def _translating(scope: Scope, reference: str) -> Translating:
    place = queue.find(scope, reference)
    return Translating(place.to_translate, place.translated_at) if place else Translating()


def _apart(row: rows.ApartRow, ring: KeyRing, label: Label) -> ApartRecord | None:
    key = ring.unwrapped(row.wrapped, label)
    if key is None:
        return None
    answers = unpacked(box.unseal(key, row.box, label)).answers
    return ApartRecord(form=row.form, version=row.version, month=row.month, answers=answers)


def _line(row: rows.SubmissionRow, alert: Alert | None = None) -> SubmissionLine:
    return SubmissionLine(
        reference=row.reference,
        pin=FormPin(row.form, row.version, row.fingerprint),
        sent_at=row.sent_at,
        level=row.level,
        where=Where(row.stage),
        contact_by=row.contact_by,
        withdrawn_at=row.withdrawn_at,
        example=row.example,
        alert=alert,
    )
