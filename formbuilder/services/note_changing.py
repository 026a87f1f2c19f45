"""Change a note that somebody typed: its place, whose it is, its words; until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.review.note_codes import Coded
from formbuilder.review.notes import Marks, kept
from formbuilder.review.voices import Voice, voice_faults
from formbuilder.services.bringing import led_round, step_sent
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.note_kinds import LONGEST_GATHERED, Basis, Consent, NoNotes
from formbuilder.services.note_reading import ticks_of
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.point_writing import LONGEST, happened
from formbuilder.services.points import with_words
from formbuilder.storage import decisions as decision_rows
from formbuilder.storage import points as rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import note_checks, points


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """A note as it is to be."""

    at: Coded | None
    """None: it stays where it is, also without a place."""
    author: str | None
    words: str = field(repr=False)
    marks: Marks
    basis: Basis
    consent: Consent
    voice: Voice = field(default_factory=Voice)


def find_note(store: Store, round_: str, id_: str) -> Point | None:
    """Return a note of a round that somebody typed in for others."""

    def look(scope: Scope) -> Point | None:
        row = rows.find(scope, id_)
        mine = row is not None and row.entered_by is not None and row.round == round_
        return with_words(scope, (row,))[0] if row and mine else None

    return store.read(look) if is_id(id_) else None


def change_note(store: Store, id_: str, change: NoteChange, doing: Doing) -> Point | NoNotes:
    """Change a note; one that had no place is sent to where it belongs."""
    words = kept(change.words)
    if not (words or change.marks.ticks or change.marks.ease):
        return NoNotes.EMPTY
    if len(words) > LONGEST:
        return NoNotes.LONG
    if voice_faults(change.voice) or len(change.voice.gathered) > LONGEST_GATHERED:
        return NoNotes.GATHERED

    def keep(scope: Scope) -> Point | NoNotes:
        row = rows.find(scope, id_, lock=True)
        if why := _why_not(scope, row, doing):
            return why
        if row is None:
            return NoNotes.UNKNOWN
        plain.change(scope, points, _values(scope, row, change, words, doing), id=id_)
        placed = row.state == PointState.TO_PLACE and change.at is not None
        happened(scope, id_, "placed" if placed else "changed", doing)
        doing.note(scope, "note-placed" if placed else "note-changed", id_)
        if change.at:
            step_sent(scope, row.round or "", change.at.place, change.author, doing)
        new = rows.find(scope, id_)
        return with_words(scope, (new,))[0] if new else NoNotes.UNKNOWN

    return store.write(keep) if is_id(id_) else NoNotes.UNKNOWN


def _why_not(scope: Scope, row: PointRow | None, doing: Doing) -> NoNotes | None:
    if row is None or row.entered_by is None or row.round is None:
        return NoNotes.UNKNOWN
    round_ = led_round(scope, row.round, doing)
    if isinstance(round_, NoNotes):
        return round_
    answered = decision_rows.of_points(scope, (row.id,))
    return NoNotes.ANSWERED if answered or row.state not in {PointState.SENT, PointState.TO_PLACE} else None


def _values(scope: Scope, row: PointRow, change: NoteChange, words: str, doing: Doing) -> dict[str, object]:
    values: dict[str, object] = {
        "author": change.author,
        "ticks": ticks_of(change.marks),
        "ease": change.marks.ease,
        "basis": change.basis.value,
        "consent": change.consent.value,
        "weight": change.voice.weight.value,
        "speaks_for": change.voice.people,
        "gathered_by": change.voice.gathered,
        "changed_at": doing.now,
    }
    if change.at:
        values |= {
            "place": change.at.place,
            "slot_text": change.at.text,
            "slot_hash": bytes.fromhex(words_row(change.at.text)),
            "state": PointState.SENT.value,
        }
    before = spoken.spoken(scope, frozenset({row.words})) if row.words else {}
    reworded = before.get(row.words or "", "") != words
    if reworded:
        if row.words:
            spoken.erase(scope, row.words, doing.now)
        values |= {"words": speak(scope, words, doing)}
    if reworded or change.author != row.author:
        plain.remove(scope, note_checks, point=row.id)
        values |= {"verified": "not_yet"}
    return values
