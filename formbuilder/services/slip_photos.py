"""A photo of the slip that a note was typed from, for whoever helps the panel, until the group has checked it."""

from __future__ import annotations

from formbuilder.accounts.people import is_id
from formbuilder.services.bringing import led_round
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import Notes, Verified
from formbuilder.services.note_kinds import NoNotes
from formbuilder.services.point_kinds import PointState
from formbuilder.storage import photos
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.meetings import MeetingRow
from formbuilder.storage.photos import PhotoRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import meetings, slip_photos


def keep_photo(store: Store, round_: str, note: str, picture: bytes, doing: Doing) -> NoNotes | None:
    """Keep a photo that was read, in the place of the one before; None if it is done, not once a note was checked."""

    def keep(scope: Scope) -> NoNotes | None:
        row = _note(scope, round_, note, doing)
        if isinstance(row, NoNotes):
            return row
        batch = plain.find(scope, meetings, MeetingRow, id=row.meeting) if row.meeting else None
        if batch is None or batch.notes == Notes.CHECKED or row.verified == Verified.RIGHT:
            return NoNotes.CHECKED
        photos.forget(scope, note)
        plain.put(scope, slip_photos, PhotoRow(point=note, picture=picture, kept_by=doing.by or "", kept_at=doing.now))
        doing.note(scope, "slip-photo-kept", note)
        return None

    return store.write(keep) if is_id(round_) and is_id(note) else NoNotes.UNKNOWN


def find_photo(store: Store, round_: str, note: str, doing: Doing) -> bytes | None:
    """Return the photo of a note, for whoever chairs or helps its panel."""

    def look(scope: Scope) -> bytes | None:
        row = _note(scope, round_, note, doing)
        found = plain.find(scope, slip_photos, PhotoRow, point=note) if not isinstance(row, NoNotes) else None
        return found.picture if found else None

    return store.read(look) if is_id(round_) and is_id(note) else None


def delete_photo(store: Store, round_: str, note: str, doing: Doing) -> None:
    """Delete the photo of a note."""

    def delete(scope: Scope) -> None:
        if not isinstance(_note(scope, round_, note, doing), NoNotes) and photos.forget(scope, note):
            doing.note(scope, "slip-photo-deleted", note)

    if is_id(round_) and is_id(note):
        store.write(delete)


def notes_with_photo(store: Store, batch: str) -> frozenset[str]:
    """Return which notes of a batch have a photo."""
    return store.read(lambda scope: photos.those_with(scope, batch)) if is_id(batch) else frozenset()


def _note(scope: Scope, round_: str, note: str, doing: Doing) -> PointRow | NoNotes:
    led, row = led_round(scope, round_, doing), point_rows.find(scope, note)
    if isinstance(led, NoNotes):
        return led
    gone = row is None or row.round != round_ or row.entered_by is None or row.state == PointState.WITHDRAWN
    return NoNotes.UNKNOWN if row is None or gone else row
