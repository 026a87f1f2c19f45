"""The assessor’s words beside the person’s own: kept sealed to the council, added to and never written over."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.sealing import box, wraps
from formbuilder.sealing.box import KEY_BYTES, NONCE_BYTES, Label
from formbuilder.sealing.rings import KeyRing, Keys, ring_of
from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.services.queue_states import DONE
from formbuilder.storage import assessor_notes as rows
from formbuilder.storage import councils, queue
from formbuilder.storage.engine import Scope, Store

NOTE = "note"
MOST_SIGNS = 10_000
MOST_NAME = 200
LONGEST_QUESTION = 80


class NoteKind(StrEnum):
    """What is written."""

    NOTE = "note"
    BACK = "back"
    """Why it went a step back."""
    NO_RECORD = "no_record"
    """Why the person was not given the written record."""
    ENGLISH = "english"
    """What the person wrote, in English."""


class NotWritten(StrEnum):
    """Why nothing was written."""

    UNKNOWN = "unknown"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    CLOSED = "closed"
    """It is closed, or was taken back: it must be opened again first."""
    NO_KEY = "no_key"
    """The council has no key to seal to."""
    CHANGED = "changed"
    """Somebody else has written since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What somebody writes."""

    question: str = ""
    """The id of a question; "" is the whole form."""
    words: str = field(repr=False, default="")
    agreed: str = field(repr=False, default="")
    """What was agreed with the person."""
    with_whom: str = field(repr=False, default="")
    agreed_on: date | None = None
    kind: NoteKind = NoteKind.NOTE
    english: Mapping[str, str] = field(repr=False, default_factory=dict)
    """What each answer says in English, by ``answers.free_words.FreeWords.key``."""
    translator: str = field(repr=False, default="")
    program: bool = False
    """Whether the translator is a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something written."""

    number: int
    writing: Writing
    by: str | None
    """The id of who wrote it."""
    at: datetime


def write_note(store: Store, reference: str, writing: Writing, doing: Doing) -> int | NotWritten:
    """Write beside a question, or beside the whole form; what stood there before stays. Returns its number."""
    wrong = _wrong(reference, writing)
    return wrong or store.write(lambda scope: _write(scope, reference, writing, doing))


def add_note(scope: Scope, reference: str, writing: Writing, doing: Doing) -> int | NotWritten:
    """Write, for those who have a connection that holds the lock of the submission’s place in the queue."""
    public = councils.public_key(scope, hold=True)
    if public is None:
        return NotWritten.NO_KEY
    number, key = rows.next_number(scope, reference), doing.random(KEY_BYTES)
    bound = note_label(scope.council, reference, number)
    row = rows.NoteRow(
        number=number,
        wrapped=wraps.wrap_to_council(public, key, bound),
        box=box.seal(key, _packed(writing), bound, doing.random(NONCE_BYTES)),
        written_by=doing.by,
        written_at=doing.now,
    )
    rows.add(scope, reference, row)
    doing.note(scope, "english-written" if writing.kind is NoteKind.ENGLISH else "assessor-note", reference)
    return number


def read_notes(store: Store, reference: str, private_key: Keys) -> tuple[Note, ...]:
    """Open the notes of a submission, oldest first; those sealed to another key are left out."""
    ring = ring_of(private_key)

    return store.read(lambda scope: notes_in(scope, reference, ring)) if is_reference(reference) else ()


def notes_in(scope: Scope, reference: str, ring: KeyRing) -> tuple[Note, ...]:
    """Do the same in a transaction of others."""
    opened = (_note(scope, reference, row, ring) for row in rows.every(scope, reference))
    return tuple(note for note in opened if note)


def newest_english(notes: Sequence[Note]) -> Note | None:
    """Return the newest translation among the notes of a submission, oldest first."""
    return next((note for note in reversed(notes) if note.writing.kind is NoteKind.ENGLISH), None)


def _wrong(reference: str, writing: Writing) -> NotWritten | None:
    if not is_reference(reference) or len(writing.question) > LONGEST_QUESTION:
        return NotWritten.UNKNOWN
    if not (writing.words.strip() or writing.agreed.strip()):
        return NotWritten.EMPTY
    long = len(writing.words) > MOST_SIGNS or len(writing.agreed) > MOST_SIGNS or len(writing.with_whom) > MOST_NAME
    return NotWritten.TOO_LONG if long else None


def _write(scope: Scope, reference: str, writing: Writing, doing: Doing) -> int | NotWritten:
    place = queue.find(scope, reference, lock=True)
    if place is None:
        return NotWritten.UNKNOWN
    return NotWritten.CLOSED if place.state in DONE else add_note(scope, reference, writing, doing)


def _note(scope: Scope, reference: str, row: rows.NoteRow, ring: KeyRing) -> Note | None:
    bound = note_label(scope.council, reference, row.number)
    key = ring.unwrapped(row.wrapped, bound)
    if key is None:
        return None
    content = box.unseal(key, row.box, bound)
    return Note(number=row.number, writing=_unpacked(content), by=row.written_by, at=row.written_at)


def note_label(council: int, reference: str, number: int) -> Label:
    """Return what a note is bound to."""
    return Label(council, reference, f"{NOTE} {number}")


def _packed(writing: Writing) -> bytes:
    parts: dict[str, object] = {
        "question": writing.question,
        "words": writing.words,
        "agreed": writing.agreed,
        "with": writing.with_whom,
        "on": writing.agreed_on.isoformat() if writing.agreed_on else None,
        "kind": writing.kind.value,
    }
    if writing.kind is NoteKind.ENGLISH:
        parts |= {"english": dict(writing.english), "translator": writing.translator, "program": writing.program}
    return json.dumps(parts, ensure_ascii=False).encode()


def _unpacked(content: bytes) -> Writing:
    parts = json.loads(content)
    return Writing(
        question=parts["question"],
        words=parts["words"],
        agreed=parts["agreed"],
        with_whom=parts["with"],
        agreed_on=date.fromisoformat(parts["on"]) if parts["on"] else None,
        kind=NoteKind(parts["kind"]),
        english=parts.get("english", {}),
        translator=parts.get("translator", ""),
        program=parts.get("program", False),
    )
