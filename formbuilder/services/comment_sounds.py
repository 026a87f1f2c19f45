"""Comments that members say aloud: sealed as they come, heard by those who lead the panel, deleted once confirmed.

The key is that of what waits to be sent (``sealing.waiting``): a panel has none of its own, and the private key of the
council is with officers, who do not listen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from formbuilder.accounts.people import is_id
from formbuilder.editions.media import SPOKEN, UNPLAYED, VIDEOS, type_of
from formbuilder.sealing.box import NONCE_BYTES, Label, NotOpenedError, seal, unseal
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import NoPoint, Spot
from formbuilder.services.point_writing import open_to
from formbuilder.services.points import looked_at
from formbuilder.services.round_kinds import Stage, Step
from formbuilder.services.rounds import stage_of
from formbuilder.services.sound_kinds import (
    MOST_BYTES,
    MOST_WAITING,
    CommentSound,
    NoSound,
    Reason,
    SoundState,
)
from formbuilder.storage import comment_sounds as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rounds as round_rows
from formbuilder.storage.comment_sounds import SoundRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.rounds import StepRow
from formbuilder.storage.tables import comment_sounds

PIECE = 240 * 1024
"""Bytes; a box holds no more than 255 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSound:
    """A recording as it came; ``id`` is one that nothing has yet: what is sent twice is there once."""

    id: str
    spot: Spot
    language: str
    data: bytes = field(repr=False)


def wrong_sound(data: bytes) -> NoSound | None:
    """Say why a file cannot be taken; None if it can."""
    type_ = type_of(data)
    wrong = {
        NoSound.NONE: not data,
        NoSound.TOO_BIG: len(data) > MOST_BYTES,
        NoSound.PICTURES: type_ in VIDEOS,
        NoSound.UNPLAYED: type_ == UNPLAYED,
        NoSound.TYPE: type_ not in SPOKEN,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def say_aloud(store: Store, new: NewSound, doing: Doing) -> CommentSound | NoSound | NoPoint:
    """Send a recording to those who lead the panel: as much as a comment, as far as others’ comments wait for it.

    What the same member said here before, and nobody could hear, is deleted for it.
    """
    why, type_ = wrong_sound(new.data), type_of(new.data)
    if why or type_ is None or not doing.key:
        return why or NoSound.NO_KEY

    def send(scope: Scope) -> CommentSound | NoSound | NoPoint:
        round_ = open_to(scope, new.spot, doing)
        if isinstance(round_, NoPoint):
            return round_
        if before := rows.find(scope, new.id):
            return sound_of(before) if before.author == doing.by else NoSound.UNKNOWN
        waits = comment_sounds.c.state.in_(rows.NOT_WRITTEN), comment_sounds.c.gone_at.is_(None)
        if len(rows.of_author(scope, doing.by or "", *waits, round=round_.id)) >= MOST_WAITING:
            return NoSound.MANY
        row = SoundRow(
            id=new.id,
            panel=round_.panel,
            round=round_.id,
            place=new.spot.place,
            slot_text=new.spot.text,
            author=doing.by,
            language=new.language,
            type=type_,
            size=len(new.data),
            late=stage_of(round_, doing.now.date()) is Stage.LATE,
            sent_at=doing.now,
        )
        here = {"round": row.round, "place": row.place, "author": row.author, "state": SoundState.UNHEARD.value}
        rows.forget(scope, doing.now, **here)
        rows.add(scope, row, _sealed(scope, row, new.data, doing))
        at = looked_at(row.place, {each.place for each in round_rows.questions_of(scope, round_.id)})
        round_rows.set_step(scope, StepRow(round_.id, doing.by or "", at, Step.SENT, doing.now))
        doing.note(scope, "comment-said", row.id)
        return sound_of(row)

    return store.write(send) if is_id(new.id) and is_id(new.spot.round) else NoPoint.UNKNOWN


def own_sounds(store: Store, doing: Doing, round_: str = "") -> tuple[CommentSound, ...]:
    """Return what somebody said aloud and nobody has written down: also what was deleted before that."""
    here = {"round": round_} if round_ else {}

    def look(scope: Scope) -> tuple[CommentSound, ...]:
        left = comment_sounds.c.state.in_(rows.NOT_WRITTEN)
        return tuple(sound_of(row) for row in rows.of_author(scope, doing.by or "", left, **here))

    return store.read(look)


def find_sound(store: Store, id_: str, doing: Doing) -> CommentSound | None:
    """Return what was said aloud, for its author and for those who lead its panel; None for everybody else."""

    def look(scope: Scope) -> CommentSound | None:
        row = rows.find(scope, id_)
        return sound_of(row) if row and (row.author == doing.by or leads(scope, row, doing)) else None

    return store.read(look) if is_id(id_) else None


def piece_of(store: Store, sound: CommentSound, start: int, end: int, key: bytes) -> bytes:
    """Return bytes of a sound from ``start`` on, up to ``end`` or to where the next piece begins; b"" if it is gone."""
    number, first = divmod(start, PIECE)

    def look(scope: Scope) -> bytes:
        sealed = rows.piece(scope, sound.id, number)
        try:
            return unseal(key, sealed, _label(scope, sound.id, number)) if sealed else b""
        except NotOpenedError:
            return b""

    return store.read(look)[first : first + end - start]


def take_sound_back(store: Store, id_: str, doing: Doing) -> NoSound | None:
    """Delete what one said aloud, on any day before it is written down; None if it is done."""

    def take(scope: Scope) -> NoSound | None:
        row = rows.find(scope, id_, lock=True)
        if row is None or row.author != doing.by:
            return NoSound.UNKNOWN
        if row.state not in rows.NOT_WRITTEN:
            return NoSound.WRITTEN
        rows.forget(scope, doing.now, id=id_)
        rows.change(scope, id_, state=SoundState.BACK.value)
        doing.note(scope, "comment-said-back", id_)
        return None

    return store.write(take) if is_id(id_) else NoSound.UNKNOWN


def leads(scope: Scope, row: SoundRow, doing: Doing) -> bool:
    """Say whether somebody chairs or helps the panel of what was said aloud."""
    return bool(panel_rows.posts(scope, panel=row.panel, person=doing.by or "-"))


def sound_of(row: SoundRow) -> CommentSound:
    """Return a row as services speak of it."""
    return CommentSound(
        id=row.id,
        panel=row.panel,
        round=row.round,
        place=row.place,
        slot_text=row.slot_text,
        author=row.author or "",
        language=row.language,
        type=row.type,
        size=row.size,
        state=SoundState(row.state),
        reason=Reason(row.reason) if row.reason else None,
        point=row.point,
        sent_at=row.sent_at,
        gone_at=row.gone_at,
    )


def _sealed(scope: Scope, row: SoundRow, data: bytes, doing: Doing) -> Iterator[bytes]:
    for number, start in enumerate(range(0, len(data), PIECE)):
        label, nonce = _label(scope, row.id, number), doing.random(NONCE_BYTES)
        yield seal(doing.key, data[start : start + PIECE], label, nonce)


def _label(scope: Scope, id_: str, number: int) -> Label:
    return Label(scope.council, id_, f"comment sound {number}")
