"""Those who lead a panel listen to what members said aloud, and write it down; each member then says if it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from formbuilder.accounts.people import is_id
from formbuilder.definition.fingerprint import words_row
from formbuilder.services.comment_sounds import leads, sound_of
from formbuilder.services.deciding import speak
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Notes
from formbuilder.services.note_kinds import Route
from formbuilder.services.point_writing import LONGEST, happened
from formbuilder.services.sound_kinds import CommentSound, NoSound, Reason, SoundState
from formbuilder.services.telling_authors import told_of
from formbuilder.storage import comment_sounds as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.comment_sounds import SoundRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import MeetingRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import RoundRow
from formbuilder.storage.tables import comment_sounds, meetings, points, rounds


def sounds_to_hear(store: Store, round_: str, doing: Doing) -> tuple[CommentSound, ...]:
    """Return what waits to be written down in a round, the oldest first, for whoever leads its panel."""

    def look(scope: Scope) -> tuple[CommentSound, ...]:
        return tuple(sound_of(row) for row in rows.to_hear(scope, round=round_) if leads(scope, row, doing))

    return store.read(look) if is_id(round_) else ()


def sounds_waiting(store: Store, doing: Doing) -> Mapping[str, int]:
    """Return how many recordings nobody has listened to, by round, in the panels that somebody leads."""

    def look(scope: Scope) -> Mapping[str, int]:
        led = {each.panel for each in panel_rows.posts(scope, person=doing.by or "-")}
        mine = comment_sounds.c.panel.in_(sorted(led)), comment_sounds.c.state == SoundState.WAITING.value
        return Counter(row.round for row in rows.to_hear(scope, *mine)) if led else {}

    return store.read(look)


def write_sound_down(store: Store, id_: str, words: str, doing: Doing) -> str | NoSound:
    """Write down what somebody said aloud, as a comment of theirs; return its id. Its author is asked if it is right.

    A round that has closed since takes it too: it was said in time.
    """
    if len(words) > LONGEST:
        return NoSound.LONG

    def write(scope: Scope) -> str | NoSound:
        found = _to_hear(scope, id_, doing)
        if isinstance(found, NoSound):
            return found
        row, round_ = found
        point = _point(row, round_, _batch(scope, round_, doing), doing)
        plain.put(scope, points, point)
        plain.change(scope, points, {"words": speak(scope, words, doing)}, id=point.id)
        rows.change(scope, id_, state=SoundState.WRITTEN.value, point=point.id)
        happened(scope, point.id, "entered", doing)
        doing.note(scope, "comment-said-written", id_)
        told_of(scope, row.author, "sound-written", point.id, doing)
        return point.id

    if not words.strip():
        return NoSound.EMPTY
    return store.write(write) if is_id(id_) else NoSound.UNKNOWN


def cannot_hear(store: Store, id_: str, reason: Reason, doing: Doing) -> NoSound | None:
    """Tell whoever said it that it cannot be heard, and why; None if it is done. It can still be written down."""

    def say(scope: Scope) -> NoSound | None:
        found = _to_hear(scope, id_, doing)
        if isinstance(found, NoSound):
            return found
        rows.change(scope, id_, state=SoundState.UNHEARD.value, reason=reason.value)
        doing.note(scope, "comment-said-unheard", id_)
        told_of(scope, found[0].author, "sound-unheard", id_, doing)
        return None

    return store.write(say) if is_id(id_) else NoSound.UNKNOWN


def _to_hear(scope: Scope, id_: str, doing: Doing) -> tuple[SoundRow, RoundRow] | NoSound:
    row = rows.find(scope, id_, lock=True)
    if row is None or not leads(scope, row, doing):
        return NoSound.UNKNOWN if row is None else NoSound.NOT_LEADING
    round_ = plain.find(scope, rounds, RoundRow, lock=True, id=row.round)
    if row.state not in rows.NOT_WRITTEN or row.gone_at is not None or round_ is None:
        return NoSound.WRITTEN
    return row, round_


def _batch(scope: Scope, round_: RoundRow, doing: Doing) -> MeetingRow:
    """Return where the recordings of a round are written down; its notes are with their authors from the first on."""
    route, notes = Route.RECORDING.value, Notes.SENT.value
    if found := plain.find(scope, meetings, MeetingRow, round=round_.id, route=route, notes=notes):
        return found
    row = MeetingRow(
        id=doing.next_id(),
        round=round_.id,
        day=doing.now.date(),
        place="",
        route=route,
        notes=notes,
        entered_by=doing.by,
        entered_at=doing.now,
    )
    plain.put(scope, meetings, row)
    return row


def _point(row: SoundRow, round_: RoundRow, batch: MeetingRow, doing: Doing) -> PointRow:
    return PointRow(
        id=doing.next_id(),
        panel=row.panel,
        round=row.round,
        meeting=batch.id,
        form=round_.form,
        version=round_.version,
        revision=round_.revision,
        place=row.place,
        quote="",
        slot_hash=bytes.fromhex(words_row(row.slot_text)),
        slot_text=row.slot_text,
        words=None,
        author=row.author,
        entered_by=doing.by,
        route=Route.RECORDING.value,
        said_on=row.sent_at.date(),
        language=row.language,
        state="sent",
        late=row.late,
        verified="not_yet",
        made_at=doing.now,
        changed_at=doing.now,
        sent_at=doing.now,
    )
