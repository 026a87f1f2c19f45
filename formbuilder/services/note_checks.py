"""Whether notes say what was said: asked in the room, on a sheet of paper, and of every member on their own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from formbuilder.accounts.people import is_id
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Meeting, NoMeeting, Note, Notes, Says, Verified, verdict
from formbuilder.services.meeting_notes import read_notes, with_check_words
from formbuilder.services.meetings import leads, led, look_up, takes_part
from formbuilder.services.note_kinds import Route
from formbuilder.services.panels import Post
from formbuilder.services.point_kinds import PointState
from formbuilder.services.point_writing import happened
from formbuilder.storage import comment_sounds, photos, spoken
from formbuilder.storage import meetings as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import CheckRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import note_checks, points

LONGEST = 2_000
ON_A_SHEET = {Says.RIGHT: "sheet-right", Says.NOT_QUITE: "sheet-not-quite", Says.MISSING: "sheet-missing"}
"""Somebody typed in what others wrote on paper: it is not said that it was they who said it."""
ON_PAPER = frozenset({PointState.SENT, PointState.TO_PLACE})
HAPPENED = {Says.RIGHT: "verified", Says.NOT_QUITE: "not-quite", Says.MISSING: "something-missing"}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a note, None to take it back; ``person`` is the member who says it, None for the group."""

    says: Says | None
    words: str = field(default="", repr=False)
    person: str | None = None
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A note with its number on the sheet of its meeting: it never changes, whatever is taken out."""

    number: int
    note: Note


def notes_on_paper(store: Store, meeting: str, doing: Doing) -> tuple[Numbered, ...] | NoMeeting:
    """Return the notes that go to the group on a sheet, with their numbers; not those that no member may read."""

    def look(scope: Scope) -> tuple[Numbered, ...] | NoMeeting:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return found
        numbers = {id_: number for number, id_ in enumerate(rows.note_ids(scope, meeting), 1)}
        shown = (each for each in read_notes(scope, meeting) if each.point.consent != "no")
        there = (each for each in shown if each.point.state in ON_PAPER)
        return tuple(sorted((Numbered(numbers[e.point.id], e) for e in there), key=lambda each: each.number))

    return store.read(look) if is_id(meeting) else NoMeeting.UNKNOWN


def say_on_paper(store: Store, meeting: str, heard: Sequence[tuple[str, Said]], doing: Doing) -> NoMeeting | None:
    """Keep what members or the group wrote on a sheet, by note: all of it or nothing. None if it is done."""
    if any(len(said.words) > LONGEST for _, said in heard):
        return NoMeeting.LONG

    def say(scope: Scope) -> NoMeeting | None:
        found = led(scope, meeting, doing, Post.FACILITATOR)
        if isinstance(found, NoMeeting):
            return found
        if found.row.notes == Notes.CHECKED:
            return NoMeeting.STAGE
        mine = {row.id: row for row in rows.notes_of(scope, meeting) if row.consent != "no"}
        members = {each.person for each in panel_rows.members_of(scope, found.round.panel) if each.state != "left"}
        if not {id_ for id_, _ in heard} <= mine.keys() or not {s.person for _, s in heard} <= {None, *members}:
            return NoMeeting.UNKNOWN
        if not all(_may_say(mine[id_], said.person) for id_, said in heard):
            return NoMeeting.PERSON
        for id_, said in heard:
            _keep(scope, mine[id_], said, doing)
        doing.note(scope, "sheet-typed", meeting)
        return None

    return store.write(say) if heard and is_id(meeting) else NoMeeting.EMPTY


def notes_to_check(store: Store, meeting: str, doing: Doing) -> tuple[Note, ...] | NoMeeting:
    """Return the notes that a member is asked about; not those that may be used by nobody."""

    def look(scope: Scope) -> tuple[Note, ...] | NoMeeting:
        found = look_up(scope, meeting)
        if found is None:
            return NoMeeting.UNKNOWN
        if found.row.notes == Notes.OPEN:
            return NoMeeting.STAGE
        panel = found.round.panel
        if not (takes_part(scope, panel, doing) or leads(scope, panel, doing)):
            return NoMeeting.NOT_MEMBER
        return tuple(each for each in read_notes(scope, meeting) if _shown(each, doing))

    return store.read(look) if is_id(meeting) else NoMeeting.UNKNOWN


def say_of_note(store: Store, note: str, says: Says | None, words: str, doing: Doing) -> NoMeeting | None:
    """Say as a member whether a note is right; None for ``says`` takes back what was said. None if it is done."""
    if len(words) > LONGEST:
        return NoMeeting.LONG

    def say(scope: Scope) -> NoMeeting | None:
        row = point_rows.find(scope, note, lock=True)
        found = look_up(scope, row.meeting) if row and row.meeting else None
        if row is None or found is None or row.state == "withdrawn":
            return NoMeeting.UNKNOWN
        if not takes_part(scope, found.round.panel, doing) or not _may_say(row, doing.by):
            return NoMeeting.NOT_MEMBER
        if found.row.notes != Notes.SENT:
            return NoMeeting.STAGE
        _keep(scope, row, Said(says, words, doing.by), doing)
        return None

    return store.write(say) if is_id(note) else NoMeeting.UNKNOWN


def say_in_the_room(store: Store, meeting: str, heard: dict[str, Says], doing: Doing) -> NoMeeting | None:
    """Note what the group said of notes that were read out to it, by note; None if it is done."""

    def say(scope: Scope) -> NoMeeting | None:
        found = look_up(scope, meeting)
        if found is None:
            return NoMeeting.UNKNOWN
        if not leads(scope, found.round.panel, doing, Post.FACILITATOR):
            return NoMeeting.NOT_LEADING
        if found.row.notes == Notes.CHECKED:
            return NoMeeting.STAGE
        mine = {row.id: row for row in rows.notes_of(scope, meeting) if _may_say(row, None)}
        if not heard.keys() <= mine.keys():
            return NoMeeting.UNKNOWN
        for id_, says in heard.items():
            _keep(scope, mine[id_], Said(says), doing)
        return None

    return store.write(say) if is_id(meeting) else NoMeeting.UNKNOWN


def waiting_notes(store: Store, meetings: tuple[Meeting, ...], doing: Doing) -> dict[str, int]:
    """Return how many notes a member has said nothing of yet, by meeting."""
    sent = tuple(each.id for each in meetings if each.notes is Notes.SENT)
    if not sent or doing.by is None:
        return {}
    person = doing.by
    found = store.read(lambda scope: {id_: rows.left_to_check(scope, id_, person) for id_ in sent})
    return {id_: many for id_, many in found.items() if many}


def _shown(note: Note, doing: Doing) -> bool:
    own = doing.by in {note.point.author, note.point.entered_by}
    if note.point.route == Route.RECORDING:
        return doing.by == note.point.author and note.point.state == PointState.SENT
    return own or (note.point.consent != "no" and note.point.state == "sent")


def _may_say(row: PointRow, person: str | None) -> bool:
    """Say whether this member, or the group if it is None, can know: only its author knows what they said aloud."""
    return row.route != Route.RECORDING or person == row.author


def _keep(scope: Scope, row: PointRow, said: Said, doing: Doing) -> None:
    """Keep what somebody says in the place of what they said before, and what follows from all of it."""
    person = said.person or doing.by or ""
    before = rows.checks_of(scope, (row.id,)).get(row.id, ())
    mine = next((each for each in before if each.person == person), None)
    if mine and mine.words:
        plain.change(scope, note_checks, {"words": None}, point=row.id, person=person)
        spoken.erase(scope, mine.words, doing.now)
    plain.remove(scope, note_checks, point=row.id, person=person)
    if says := said.says:
        words = speak(scope, said.words, doing) if says is not Says.RIGHT else None
        in_the_room = said.person is None
        check = CheckRow(
            point=row.id, person=person, says=says.value, words=words, in_the_room=in_the_room, at=doing.now
        )
        plain.put(scope, note_checks, check)
        happened(scope, row.id, (ON_A_SHEET if said.on_paper else HAPPENED)[says], doing)
    now = with_check_words(scope, rows.checks_of(scope, (row.id,)).get(row.id, ()))
    found = verdict(now, row.author)
    plain.change(scope, points, {"verified": found.value}, id=row.id)
    if found is Verified.RIGHT:
        photos.forget(scope, row.id)
        comment_sounds.forget(scope, doing.now, point=row.id)
