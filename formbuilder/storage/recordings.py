"""Recordings of questions, as rows; a file lies in pieces, so that none of it is read that nobody asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, insert, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import recording_pieces, recordings

PIECE = 256 * 1024
"""Bytes."""
NEWEST = (recordings.c.set_at.desc(), recordings.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRow:
    """A recording without its file."""

    id: str
    owner: str
    address: str
    language: str
    kind: str
    parts: str
    type: str
    size: int
    captions: str = field(repr=False)
    transcript: str = field(repr=False)
    checked_by: str = ""
    checked_on: date | None = None
    set_by: str | None = None
    set_at: datetime


def add(scope: Scope, row: RecordingRow, data: bytes) -> None:
    """Put a recording in with its file."""
    rows.put(scope, recordings, row)
    for number, start in enumerate(range(0, len(data), PIECE)):
        values = {"recording": row.id, "number": number, "data": data[start : start + PIECE]}
        scope.connection.execute(insert(recording_pieces).values(council_id=scope.council, **values))


def of_owners(scope: Scope, owners: Collection[str]) -> tuple[RecordingRow, ...]:
    """Return every recording of some owners, the newest first."""
    return rows.every(scope, recordings, RecordingRow, recordings.c.owner.in_(sorted(owners)), order=NEWEST)


def find(scope: Scope, id_: str, *, lock: bool = False) -> RecordingRow | None:
    """Return one recording."""
    return rows.find(scope, recordings, RecordingRow, lock=lock, id=id_)


def piece(scope: Scope, id_: str, number: int) -> bytes:
    """Return one piece of a file; b"" if there is none."""
    mine = rows.mine(scope, recording_pieces, recording=id_, number=number)
    found: bytes | None = scope.connection.execute(select(recording_pieces.c.data).where(mine)).scalar()
    return found or b""


def check(scope: Scope, id_: str, by: str, on: date, now: datetime, person: str | None) -> None:
    """Note who says that it is right."""
    values: dict[str, object] = {"checked_by": by, "checked_on": on, "set_at": now, "set_by": person}
    rows.change(scope, recordings, values, id=id_)


def remove(scope: Scope, id_: str) -> None:
    """Take a recording out with its file."""
    rows.remove(scope, recording_pieces, recording=id_)
    rows.remove(scope, recordings, id=id_)


def stamp(scope: Scope) -> str:
    """Return a text that is another one once any recording has changed: one query for a council."""
    wanted = select(func.count(), func.max(recordings.c.set_at)).where(rows.mine(scope, recordings))
    count, last = scope.connection.execute(wanted).one()
    return f"{count} {last}"
