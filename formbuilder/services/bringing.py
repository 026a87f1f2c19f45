"""Bring notes from paper into a round: what is said once, the notes, and those that have no place yet.

A note is never lost: what leads nowhere waits under “not placed yet”, and what is sent twice is there once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.review.note_codes import WHOLE_FORM
from formbuilder.review.notes import kept
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Notes
from formbuilder.services.note_kinds import (
    LONGEST_PLACE,
    MOST_PEOPLE,
    Batch,
    Brought,
    Doubt,
    NewBatch,
    NoNotes,
    Route,
    Seen,
)
from formbuilder.services.note_reading import ticks_of, with_those_there
from formbuilder.services.point_kinds import Point
from formbuilder.services.point_writing import happened
from formbuilder.services.points import PAGE, looked_at, with_words
from formbuilder.services.round_kinds import TAKES_POINTS, Stage, Step
from formbuilder.services.rounds import stage_of
from formbuilder.storage import bringing as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import MeetingRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow, StepRow
from formbuilder.storage.tables import meetings, points, rounds

MOST_BATCHES, MOST_SHOWN = 50, 200


def begin_batch(store: Store, round_: str, new: NewBatch, doing: Doing) -> Batch | frozenset[NoNotes]:
    """Keep what is said once for notes that are brought in together. What is wrong comes back at once."""
    wrong = {
        NoNotes.DAY: new.day is None or new.day > doing.now.date(),
        NoNotes.PLACE: len(new.place) > LONGEST_PLACE or not new.place.isprintable(),
        NoNotes.PEOPLE: not 0 <= new.people <= MOST_PEOPLE,
    }
    if any(wrong.values()) or new.day is None:
        return frozenset(why for why, is_so in wrong.items() if is_so)
    row = MeetingRow(
        id=doing.next_id(),
        round=round_,
        day=new.day,
        place=new.place.strip(),
        route=new.route.value,
        people=new.people,
        basis=new.basis.value,
        basis_checked=new.basis_checked,
        consent=new.consent.value,
        entered_by=doing.by,
        entered_at=doing.now,
    )

    def begin(scope: Scope) -> Batch | frozenset[NoNotes]:
        found = led_round(scope, round_, doing)
        if isinstance(found, NoNotes):
            return frozenset({found})
        plain.put(scope, meetings, row)
        doing.note(scope, "notes-begun", row.id)
        return _batch(row)

    return store.write(begin) if is_id(round_) else frozenset({NoNotes.UNKNOWN})


def bring_in(
    store: Store, batch: str, seen: Sequence[Seen], doing: Doing, again: Collection[str] = ()
) -> Brought | NoNotes:
    """Send notes: each as a point at its place, or to “not placed yet”; ``again`` are ids of notes to send twice."""

    def bring(scope: Scope) -> Brought | NoNotes:
        row = plain.find(scope, meetings, MeetingRow, lock=True, id=batch)
        round_ = led_round(scope, row.round, doing) if row else NoNotes.UNKNOWN
        if row is None or isinstance(round_, NoNotes):
            return round_ if isinstance(round_, NoNotes) else NoNotes.UNKNOWN
        if why := closed(round_, doing) or (NoNotes.SENT if row.notes != Notes.OPEN else None):
            return why
        found = with_those_there(scope, round_.id, seen)
        new = [
            each for each in found if (each.goes or _wanted(each, again)) and point_rows.find(scope, each.id) is None
        ]
        for number, each in enumerate(new):
            _put(scope, round_, row, each, replace(doing, now=doing.now + timedelta(microseconds=number)))
        if new:
            doing.note(scope, "notes-brought-in", batch)
        placed = sum(each.at is not None for each in new)
        there = sum(Doubt.THERE_ALREADY in each.doubts for each in found if each not in new)
        return Brought(placed, len(new) - placed, there, tuple(each.id for each in new))

    if any(Doubt.LONG in each.doubts for each in seen):
        return NoNotes.LONG
    known = is_id(batch) and all(is_id(each.id) for each in seen)
    return store.write(bring) if known else NoNotes.UNKNOWN


def find_batch(store: Store, round_: str, id_: str) -> Batch | None:
    """Return what was said once, of a batch of this round."""
    known = is_id(id_) and is_id(round_)
    found = store.read(lambda scope: plain.find(scope, meetings, MeetingRow, id=id_, round=round_)) if known else None
    return _batch(found) if found else None


def batches_of(store: Store, round_: str) -> tuple[Batch, ...]:
    """Return what was brought into a round, the newest day first, each with how many notes it has."""

    def look(scope: Scope) -> tuple[Batch, ...]:
        many = rows.counts(scope, round_)
        return tuple(_batch(row, many.get(row.id, 0)) for row in rows.batches_of(scope, round_, MOST_BATCHES))

    return store.read(look) if is_id(round_) else ()


def last_note(store: Store, batch: str) -> Point | None:
    """Return the note that was brought in last: “the same as above” goes on from it."""

    def look(scope: Scope) -> Point | None:
        row = rows.last_of(scope, batch)
        return with_words(scope, (row,))[0] if row else None

    return store.read(look) if is_id(batch) else None


def notes_of(store: Store, batch: str, page: int = 1) -> tuple[Point, ...]:
    """Return the notes of a batch, as they came: one more than a page, if there is more."""
    window = (PAGE + 1, (page - 1) * PAGE)
    known = is_id(batch) and page > 0
    return store.read(lambda scope: with_words(scope, rows.notes_of(scope, batch, window))) if known else ()


def notes_to_place(store: Store, round_: str) -> tuple[Point, ...]:
    """Return the notes of a round that have no place yet, as they came."""
    found = store.read(lambda scope: with_words(scope, rows.to_place(scope, round_, MOST_SHOWN)))
    return found if is_id(round_) else ()


def count_to_place(store: Store, round_: str) -> int:
    """Return how many notes of a round have no place yet."""
    return store.read(lambda scope: rows.count_to_place(scope, round_)) if is_id(round_) else 0


def led_round(scope: Scope, id_: str, doing: Doing) -> RoundRow | NoNotes:
    """Return a round of a panel that whoever does this chairs or helps."""
    row = plain.find(scope, rounds, RoundRow, id=id_)
    if row is None:
        return NoNotes.UNKNOWN
    return row if panel_rows.posts(scope, panel=row.panel, person=doing.by or "-") else NoNotes.NOT_LEADING


def closed(row: RoundRow, doing: Doing) -> NoNotes | None:
    """Say why a round takes no notes; None if it takes them."""
    stage = stage_of(row, doing.now.date())
    if stage in TAKES_POINTS:
        return None
    return NoNotes.NOT_YET if stage in {Stage.PROPOSED, Stage.PLANNED} else NoNotes.CLOSED


def step_sent(scope: Scope, round_: str, place: str, author: str | None, doing: Doing) -> None:
    """Note that a member said something at a place, so that they see what others said there."""
    asked = {each.place for each in round_rows.questions_of(scope, round_)}
    if author is not None and (at := looked_at(place, asked)) in asked:
        round_rows.set_step(scope, StepRow(round_, author, at, Step.SENT, doing.now))


def _wanted(seen: Seen, again: Collection[str]) -> bool:
    return seen.id in again and not seen.doubts & {Doubt.NO_WORDS, Doubt.LONG}


def _put(scope: Scope, round_: RoundRow, batch: MeetingRow, seen: Seen, doing: Doing) -> None:
    at = seen.at
    text = at.text if at else ""
    row = PointRow(
        id=seen.id,
        panel=round_.panel,
        round=round_.id,
        meeting=batch.id,
        form=round_.form,
        version=round_.version,
        revision=round_.revision,
        place=at.place if at else WHOLE_FORM,
        quote="",
        slot_hash=bytes.fromhex(words_row(text)),
        slot_text=text,
        words=speak(scope, kept(seen.note.words), doing),
        ticks=ticks_of(seen.marks),
        ease=seen.marks.ease,
        author=seen.author,
        entered_by=doing.by,
        route=batch.route,
        basis=batch.basis,
        basis_checked=batch.basis_checked,
        consent=batch.consent,
        weight=seen.voice.weight.value,
        speaks_for=seen.voice.people,
        gathered_by=seen.voice.gathered,
        said_on=batch.day,
        language=batch.language,
        state="sent" if at else "to_place",
        late=stage_of(round_, doing.now.date()) is Stage.LATE,
        verified="not_yet",
        made_at=doing.now,
        changed_at=doing.now,
        sent_at=doing.now,
    )
    plain.put(scope, points, row)
    happened(scope, row.id, "entered", doing)
    if at:
        step_sent(scope, round_.id, at.place, seen.author, doing)


def _batch(row: MeetingRow, notes: int = 0) -> Batch:
    return Batch(
        id=row.id,
        round=row.round,
        day=row.day,
        place=row.place,
        route=Route(row.route),
        people=row.people,
        notes=notes,
        takes_more=row.notes == Notes.OPEN,
    )
