"""Notes of a meeting: a facilitator writes down at each question what was said there. A note is a point like others.

It says so as long as nobody confirmed it: what was written down for somebody is not yet what they said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.review.voices import Voice, VoiceFault, voice_faults
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Check, Meeting, NoMeeting, Note, Notes, Says, Verified
from formbuilder.services.meetings import Found, again, led, look_up
from formbuilder.services.panels import Post
from formbuilder.services.point_kinds import NoPoint, Spot, Writing
from formbuilder.services.point_writing import happened, put_writing, too_much
from formbuilder.services.points import looked_at, with_words
from formbuilder.services.round_kinds import TAKES_POINTS, Stage
from formbuilder.services.rounds import stage_of
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import comment_sounds, photos, spoken
from formbuilder.storage import meetings as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rounds as round_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import CheckRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import meetings, note_checks, points

WHOLE_FORM = "form.*"
"""Where a note stands that is about no question of the round."""
WRONG_VOICE: Mapping[VoiceFault, NoMeeting] = {
    VoiceFault.NUMBER_MISSING: NoMeeting.NUMBER,
    VoiceFault.NUMBER_UNUSED: NoMeeting.NUMBER,
    VoiceFault.GATHERED_MISSING: NoMeeting.GATHERED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What is written down at a place."""

    id: str
    """An id that nothing has yet: what is sent twice is there once."""
    spot: Spot
    writing: Writing = field(repr=False)
    voice: Voice
    author: str | None = None
    """The member who said it, if that is known and may be."""


def write_note(store: Store, meeting: str, new: NewNote, doing: Doing) -> Note | frozenset[NoMeeting]:
    """Write down what was said at a question; what is wrong comes back at once."""
    if wrong := _wrong(new):
        return wrong

    def write(scope: Scope) -> Note | frozenset[NoMeeting]:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return frozenset({found})
        if before := point_rows.find(scope, new.id):
            return _note(scope, before) if before.meeting == meeting else frozenset({NoMeeting.UNKNOWN})
        if why := _why_not(scope, found, new, doing.now.date()):
            return frozenset({why})
        row = _row(found, new, doing)
        plain.put(scope, points, row)
        put_writing(scope, row, new.writing, doing, is_new=False)
        happened(scope, row.id, "entered", doing)
        doing.note(scope, "note-written", row.id)
        return _note(scope, point_rows.find(scope, row.id) or row)

    return store.write(write) if is_id(meeting) and is_id(new.id) else frozenset({NoMeeting.UNKNOWN})


def correct_note(store: Store, id_: str, writing: Writing, doing: Doing) -> Note | NoMeeting:
    """Write a note anew as it was meant; the words before stay in its trail, and it must be confirmed again."""
    if why := _wrong_words(writing):
        return why

    def correct(scope: Scope) -> Note | NoMeeting:
        row = _own_note(scope, id_, doing)
        if isinstance(row, NoMeeting):
            return row
        before = with_words(scope, (row,))[0]
        put_writing(scope, row, replace(writing, language=row.language), doing, is_new=False)
        plain.remove(scope, note_checks, point=id_)
        plain.change(scope, points, {"verified": Verified.NOT_YET.value}, id=id_)
        happened(scope, id_, "corrected", doing, speak(scope, before.words, doing))
        doing.note(scope, "note-corrected", id_)
        told_of(scope, row.author, "note-corrected", id_, doing)
        return _note(scope, point_rows.find(scope, id_) or row)

    return store.write(correct) if is_id(id_) else NoMeeting.UNKNOWN


def take_note_out(store: Store, id_: str, doing: Doing) -> NoMeeting | None:
    """Take a note out that was written by mistake, while the notes are open; that it was there stays on record."""

    def take(scope: Scope) -> NoMeeting | None:
        row = _own_note(scope, id_, doing, Notes.OPEN)
        if isinstance(row, NoMeeting):
            return row
        plain.change(scope, points, {"state": "withdrawn", "changed_at": doing.now}, id=id_)
        photos.forget(scope, id_)
        comment_sounds.forget(scope, doing.now, point=id_)
        happened(scope, id_, "withdrawn", doing)
        doing.note(scope, "note-taken-out", id_)
        return None

    return store.write(take) if is_id(id_) else NoMeeting.UNKNOWN


def notes_of(store: Store, meeting: str) -> tuple[Note, ...]:
    """Return the notes of a meeting with all that was said of them: by question, then as they came."""
    return store.read(lambda scope: read_notes(scope, meeting)) if is_id(meeting) else ()


def corrections_of(store: Store, note: str) -> tuple[str, ...]:
    """Return what a note said before it was corrected, the oldest first."""

    def look(scope: Scope) -> tuple[str, ...]:
        found = [each.words for each in point_rows.events_of(scope, note) if each.what == "corrected" and each.words]
        texts = spoken.spoken(scope, frozenset(found))
        return tuple(texts[at] for at in found if at in texts)

    return store.read(look) if is_id(note) else ()


def send_notes(store: Store, meeting: str, doing: Doing) -> Meeting | NoMeeting:
    """Send the notes to every member of the panel, also to those who could not come: each says if they are right."""

    def send(scope: Scope) -> Meeting | NoMeeting:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return found
        if found.row.notes != Notes.OPEN:
            return NoMeeting.STAGE
        if not rows.notes_of(scope, meeting):
            return NoMeeting.NO_NOTES
        plain.change(scope, meetings, {"notes": Notes.SENT.value}, id=meeting)
        doing.note(scope, "notes-sent", meeting)
        for each in panel_rows.members_of(scope, found.round.panel):
            if each.state != "left":
                told_of(scope, each.person, "meeting-notes", meeting, doing)
        return again(scope, meeting)

    return store.write(send) if is_id(meeting) else NoMeeting.UNKNOWN


def end_checking(store: Store, meeting: str, doing: Doing) -> Meeting | NoMeeting:
    """End the time in which notes are checked; what nobody confirmed goes on saying so."""

    def end(scope: Scope) -> Meeting | NoMeeting:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return found
        if found.row.notes != Notes.SENT:
            return NoMeeting.STAGE
        plain.change(scope, meetings, {"notes": Notes.CHECKED.value}, id=meeting)
        photos.forget_all(scope, meeting)
        comment_sounds.forget_all(scope, meeting, doing.now)
        doing.note(scope, "notes-checked", meeting)
        return again(scope, meeting)

    return store.write(end) if is_id(meeting) else NoMeeting.UNKNOWN


def read_notes(scope: Scope, meeting: str) -> tuple[Note, ...]:
    """Return the notes of a meeting by question, then as they came."""
    found, of = rows.notes_of(scope, meeting), look_up(scope, meeting)
    asked = [each.place for each in round_rows.questions_of(scope, of.round.id)] if of else []
    at = {place: number for number, place in enumerate(asked)}
    checks = rows.checks_of(scope, [row.id for row in found])
    told = with_words(scope, found)
    notes = zip(found, told, strict=True)
    order = sorted(notes, key=lambda each: (_number(each[0], at), each[0].made_at, each[0].id))
    return tuple(Note(point, with_check_words(scope, checks.get(row.id, ()))) for row, point in order)


def with_check_words(scope: Scope, found: tuple[CheckRow, ...]) -> tuple[Check, ...]:
    """Return what was said of a note with its words."""
    texts = spoken.spoken(scope, frozenset(row.words for row in found if row.words)) if found else {}
    return tuple(
        Check(
            person=row.person,
            says=Says(row.says),
            words=texts.get(row.words or "", ""),
            in_the_room=row.in_the_room,
        )
        for row in found
    )


def _number(row: PointRow, at: Mapping[str, int]) -> int:
    return at.get(looked_at(row.place, at), len(at))


def _note(scope: Scope, row: PointRow) -> Note:
    checks = rows.checks_of(scope, (row.id,)).get(row.id, ())
    return Note(with_words(scope, (row,))[0], with_check_words(scope, checks))


def _wrong(new: NewNote) -> frozenset[NoMeeting]:
    words = _wrong_words(new.writing)
    faults = {WRONG_VOICE[fault] for fault in voice_faults(new.voice)}
    return frozenset({*faults, *((words,) if words else ())})


def _wrong_words(writing: Writing) -> NoMeeting | None:
    if writing.is_empty:
        return NoMeeting.EMPTY
    why = too_much(writing)
    return None if why is None else NoMeeting.MANY if why is NoPoint.MANY_CHANGES else NoMeeting.LONG


def _why_not(scope: Scope, found: Found, new: NewNote, today: date) -> NoMeeting | None:
    places = {each.place for each in round_rows.questions_of(scope, found.round.id)}
    known = new.spot.place == WHOLE_FORM or looked_at(new.spot.place, places) in places
    said_by = panel_rows.find_member(scope, found.round.panel, new.author) if new.author else None
    wrong = {
        NoMeeting.STAGE: found.row.notes != Notes.OPEN or (found.plan is not None and bool(found.plan.called_off_at)),
        NoMeeting.CLOSED: stage_of(found.round, today) not in TAKES_POINTS,
        NoMeeting.UNKNOWN: not known,
        NoMeeting.PERSON: new.author is not None and (said_by is None or said_by.state == "left"),
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _row(found: Found, new: NewNote, doing: Doing) -> PointRow:
    row, round_ = found.row, found.round
    return PointRow(
        id=new.id,
        panel=round_.panel,
        round=round_.id,
        meeting=row.id,
        form=round_.form,
        version=round_.version,
        revision=round_.revision,
        place=new.spot.place,
        quote="",
        slot_hash=bytes.fromhex(words_row(new.spot.text)),
        slot_text=new.spot.text,
        words=None,
        author=new.author,
        entered_by=doing.by,
        route=row.route,
        basis=row.basis,
        basis_checked=row.basis_checked,
        consent=row.consent,
        weight=new.voice.weight.value,
        speaks_for=new.voice.people,
        gathered_by=new.voice.gathered.strip(),
        said_on=min(row.day, doing.now.date()),
        language=row.language,
        state="sent",
        late=_is_late(round_, doing.now.date()),
        verified=Verified.NOT_YET.value,
        made_at=doing.now,
        changed_at=doing.now,
        sent_at=doing.now,
    )


def _is_late(round_: RoundRow, today: date) -> bool:
    return stage_of(round_, today) is Stage.LATE


def _own_note(scope: Scope, id_: str, doing: Doing, *stages: Notes) -> PointRow | NoMeeting:
    """Return a note, locked, for a facilitator of its panel, while its meeting’s notes are at one of these stages."""
    row = point_rows.find(scope, id_, lock=True)
    if row is None or row.meeting is None or row.state == "withdrawn":
        return NoMeeting.UNKNOWN
    found = led(scope, row.meeting, doing, Post.FACILITATOR)
    if isinstance(found, NoMeeting):
        return found
    return row if found.row.notes in (stages or (Notes.OPEN, Notes.SENT)) else NoMeeting.STAGE
