"""Comments that were said aloud, as rows; the sound of each lies in sealed pieces, of which one is read at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import comment_sounds, points, sound_pieces

OLDEST = (comment_sounds.c.sent_at, comment_sounds.c.id)
NOT_WRITTEN = ("waiting", "unheard")


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundRow:
    """One comment that was said aloud, without its sound."""

    id: str
    panel: str
    round: str
    place: str
    slot_text: str = field(repr=False)
    author: str | None
    language: str
    type: str
    size: int
    late: bool
    state: str = "waiting"
    reason: str = ""
    point: str | None = None
    sent_at: datetime
    gone_at: datetime | None = None


def add(scope: Scope, row: SoundRow, sealed: Iterable[bytes]) -> None:
    """Put one in with the sealed pieces of its sound."""
    rows.put(scope, comment_sounds, row)
    for number, piece in enumerate(sealed):
        values = {"sound": row.id, "number": number, "sealed": piece}
        scope.connection.execute(insert(sound_pieces).values(council_id=scope.council, **values))


def find(scope: Scope, id_: str, *, lock: bool = False) -> SoundRow | None:
    """Return one."""
    return rows.find(scope, comment_sounds, SoundRow, lock=lock, id=id_)


def piece(scope: Scope, id_: str, number: int) -> bytes:
    """Return one sealed piece; b"" if there is none."""
    mine = rows.mine(scope, sound_pieces, sound=id_, number=number)
    found: bytes | None = scope.connection.execute(select(sound_pieces.c.sealed).where(mine)).scalar()
    return found or b""


def of_author(scope: Scope, person: str, *also: ColumnElement[bool], **same: str) -> tuple[SoundRow, ...]:
    """Return what somebody said aloud, the oldest first."""
    return rows.every(scope, comment_sounds, SoundRow, *also, order=OLDEST, most=None, author=person, **same)


def to_hear(scope: Scope, *also: ColumnElement[bool], **same: str) -> tuple[SoundRow, ...]:
    """Return what nobody has written down yet, as long as its sound is kept; the oldest first."""
    left = comment_sounds.c.state.in_(NOT_WRITTEN), comment_sounds.c.gone_at.is_(None)
    return rows.every(scope, comment_sounds, SoundRow, *also, *left, order=OLDEST, most=None, **same)


def change(scope: Scope, id_: str, **values: object) -> None:
    """Change what is known of one."""
    rows.change(scope, comment_sounds, values, id=id_)


def forget(scope: Scope, now: datetime, *also: ColumnElement[bool], **same: object) -> int:
    """Delete the sounds of all with these values; that they were sent stays. Return how many there were."""
    there = rows.mine(scope, comment_sounds, comment_sounds.c.gone_at.is_(None), *also, **same)
    rows.remove(scope, sound_pieces, sound_pieces.c.sound.in_(select(comment_sounds.c.id).where(there)))
    return rows.change(scope, comment_sounds, {"gone_at": now}, comment_sounds.c.gone_at.is_(None), *also, **same)


def forget_all(scope: Scope, meeting: str, now: datetime) -> None:
    """Delete the sounds of all that was written down in one place."""
    theirs = select(points.c.id).where(rows.mine(scope, points, meeting=meeting))
    forget(scope, now, comment_sounds.c.point.in_(theirs))


def let_go(scope: Scope, panel: str, person: str, now: datetime) -> None:
    """Delete the sounds of somebody who leaves a panel; what was not written down counts as taken back."""
    forget(scope, now, panel=panel, author=person)
    left = comment_sounds.c.state.in_(NOT_WRITTEN)
    rows.change(scope, comment_sounds, {"state": "back"}, left, panel=panel, author=person)
