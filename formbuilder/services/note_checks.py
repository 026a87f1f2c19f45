"""Whether notes say what was said: asked in the room before people leave, and of every member on their own page."""

from __future__ import annotations

from formbuilder.accounts.people import is_id
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Meeting, NoMeeting, Note, Notes, Says, verdict
from formbuilder.services.meeting_notes import read_notes, with_check_words
from formbuilder.services.meetings import find_meeting, leads, look_up, takes_part
from formbuilder.services.panels import Post
from formbuilder.services.point_writing import happened
from formbuilder.storage import meetings as rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import CheckRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import note_checks, points

LONGEST = 2_000
HAPPENED = {Says.RIGHT: "verified", Says.NOT_QUITE: "not-quite"}


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
        if not takes_part(scope, found.round.panel, doing):
            return NoMeeting.NOT_MEMBER
        if found.row.notes != Notes.SENT:
            return NoMeeting.STAGE
        _keep(scope, row, says, words, doing, in_the_room=False)
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
        mine = {row.id: row for row in rows.notes_of(scope, meeting)}
        if not heard.keys() <= mine.keys():
            return NoMeeting.UNKNOWN
        for id_, says in heard.items():
            _keep(scope, mine[id_], says, "", doing, in_the_room=True)
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


def meeting_of_note(store: Store, note: str) -> Meeting | None:
    """Return the meeting at which a note was written."""
    row = store.read(lambda scope: point_rows.find(scope, note)) if is_id(note) else None
    return find_meeting(store, row.meeting) if row and row.meeting else None


def _shown(note: Note, doing: Doing) -> bool:
    own = doing.by in {note.point.author, note.point.entered_by}
    return own or (note.point.consent != "no" and note.point.state == "sent")


def _keep(scope: Scope, row: PointRow, says: Says | None, words: str, doing: Doing, *, in_the_room: bool) -> None:
    """Keep what somebody says in the place of what they said before, and what follows from all of it."""
    before = rows.checks_of(scope, (row.id,)).get(row.id, ())
    mine = next((each for each in before if each.person == doing.by), None)
    if mine and mine.words:
        plain.change(scope, note_checks, {"words": None}, point=row.id, person=doing.by)
        spoken.erase(scope, mine.words, doing.now)
    plain.remove(scope, note_checks, point=row.id, person=doing.by)
    if says:
        said = speak(scope, words, doing) if says is Says.NOT_QUITE else None
        check = CheckRow(
            point=row.id, person=doing.by or "", says=says.value, words=said, in_the_room=in_the_room, at=doing.now
        )
        plain.put(scope, note_checks, check)
        happened(scope, row.id, HAPPENED[says], doing)
    now = with_check_words(scope, rows.checks_of(scope, (row.id,)).get(row.id, ()))
    plain.change(scope, points, {"verified": verdict(now, row.author).value}, id=row.id)
