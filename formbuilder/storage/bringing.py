"""What somebody brought into a round from paper, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.meetings import MeetingRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import meetings, points, spoken_words


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A note that was brought in before, as far as knowing it again needs it."""

    author: str | None
    place: str
    state: str
    ticks: str
    ease: str | None
    words: str | None


NEWEST = (meetings.c.day.desc(), meetings.c.entered_at.desc(), meetings.c.id.desc())
IN_ORDER = (points.c.made_at, points.c.id)


def batches_of(scope: Scope, round_: str, most: int) -> tuple[MeetingRow, ...]:
    """Return what was brought into a round, the newest day first."""
    return rows.every(scope, meetings, MeetingRow, order=NEWEST, most=most, round=round_)


def counts(scope: Scope, round_: str) -> Mapping[str, int]:
    """Return how many notes were brought in with each batch of a round; what was taken back counts no more."""
    kept = points.c.state.not_in(("draft", "withdrawn"))
    mine = rows.mine(scope, points, points.c.meeting.is_not(None), kept, round=round_)
    found = select(points.c.meeting, func.count()).where(mine).group_by(points.c.meeting)
    return {row[0]: row[1] for row in scope.connection.execute(found)}


def last_of(scope: Scope, batch: str) -> PointRow | None:
    """Return the note that was typed last."""
    order = (points.c.made_at.desc(), points.c.id.desc())
    return next(iter(rows.every(scope, points, PointRow, order=order, most=1, meeting=batch)), None)


def notes_of(scope: Scope, batch: str, window: tuple[int, int]) -> tuple[PointRow, ...]:
    """Return some notes of a batch that were not taken back, as they came: how many at most, after how many."""
    kept = points.c.state.not_in(("draft", "withdrawn"))
    return rows.some(scope, points, PointRow, kept, order=IN_ORDER, window=window, meeting=batch)


def to_place(scope: Scope, round_: str, most: int) -> tuple[PointRow, ...]:
    """Return the notes of a round that have no place yet, as they came."""
    return rows.every(scope, points, PointRow, order=IN_ORDER, most=most, round=round_, state="to_place")


def count_to_place(scope: Scope, round_: str) -> int:
    """Return how many notes of a round have no place yet."""
    return rows.count(scope, points, round=round_, state="to_place")


def brought(scope: Scope, round_: str, texts: Collection[str]) -> tuple[BroughtRow, ...]:
    """Return the notes of a round that say one of these texts, or nothing but ticks: one query."""
    theirs = and_(spoken_words.c.council_id == points.c.council_id, spoken_words.c.id == points.c.words)
    said = or_(spoken_words.c.words.in_(texts), points.c.words.is_(None))
    mine = rows.mine(scope, points, points.c.entered_by.is_not(None), points.c.state != "draft", said, round=round_)
    columns = [*(points.c[name] for name in ("author", "place", "state", "ticks", "ease")), spoken_words.c.words]
    found = select(*columns).select_from(points.outerjoin(spoken_words, theirs)).where(mine)
    return tuple(BroughtRow(*row) for row in scope.connection.execute(found))
