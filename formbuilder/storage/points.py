"""Points, what they suggest, and what happened to them, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import point_changes, point_events, points


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A point; ``words``, ``meaning`` and ``hidden`` say where its free texts stand."""

    id: str
    panel: str | None
    round: str | None
    meeting: str | None = None
    form: str
    version: int
    revision: int | None
    place: str
    quote: str = field(repr=False)
    slot_hash: bytes = field(repr=False)
    slot_text: str = field(repr=False)
    words: str | None
    meaning: str | None = None
    ticks: str = ""
    troubles: str = ""
    ease: str | None = None
    author: str | None
    entered_by: str | None = None
    route: str = "screen"
    basis: str = "own"
    basis_checked: bool = False
    consent: str = "use"
    aided_by: str = ""
    weight: str = "one"
    speaks_for: int = 0
    gathered_by: str = ""
    said_on: date | None = None
    source: str = ""
    language: str = "en"
    state: str = "draft"
    hidden: str | None = None
    late: bool = False
    verified: str = "not_needed"
    made_at: datetime
    changed_at: datetime
    sent_at: datetime | None = None
    read_at: datetime | None = None
    read_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One thing that a point suggests instead."""

    point: str
    number: int
    place: str
    kind: str
    before: str = field(repr=False)
    words: str | None
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """What happened to a point."""

    id: str
    point: str
    what: str
    by: str | None
    words: str | None
    at: datetime


TRANSLATED = "translated"
"""What happened to a point of which somebody noted what it says in English."""
IN_ORDER = (points.c.sent_at, points.c.id)
AS_IT_HAPPENED = (point_events.c.at, point_events.c.id)
NEWEST = (points.c.made_at.desc(), points.c.id.desc())


def find(scope: Scope, id_: str, *, lock: bool = False) -> PointRow | None:
    """Return a point."""
    return rows.find(scope, points, PointRow, lock=lock, id=id_)


def changes_of(scope: Scope, ids: Collection[str]) -> Mapping[str, tuple[ChangeRow, ...]]:
    """Return what some points suggest: one query, however many they are."""
    those = point_changes.c.point.in_(ids)
    order = (point_changes.c.point, point_changes.c.number)
    found: dict[str, tuple[ChangeRow, ...]] = {}
    for row in rows.every(scope, point_changes, ChangeRow, those, order=order):
        found[row.point] = (*found.get(row.point, ()), row)
    return found


def events_of(scope: Scope, point: str) -> tuple[EventRow, ...]:
    """Return what happened to a point, oldest first."""
    return rows.every(scope, point_events, EventRow, order=AS_IT_HAPPENED, point=point)


def events_of_all(scope: Scope, ids: Collection[str]) -> Mapping[str, tuple[EventRow, ...]]:
    """Return what happened to some points, oldest first: one query, however many they are."""
    found: dict[str, tuple[EventRow, ...]] = {}
    for row in rows.every(scope, point_events, EventRow, point_events.c.point.in_(ids), order=AS_IT_HAPPENED):
        found[row.point] = (*found.get(row.point, ()), row)
    return found


def was_read_by(scope: Scope, point: str, person: str | None) -> bool:
    """Say whether somebody noted that they read a point."""
    return rows.count(scope, point_events, point=point, what="read", by=person) > 0


def readings(scope: Scope, ids: Collection[str]) -> tuple[EventRow, ...]:
    """Return who of those who answer read these points, and when, oldest first: one query."""
    return rows.every(scope, point_events, EventRow, point_events.c.point.in_(ids), order=AS_IT_HAPPENED, what="read")


def translations(scope: Scope, ids: Collection[str]) -> Mapping[str, EventRow]:
    """Return the newest note of what each point says in English: one query."""
    those = point_events.c.point.in_(ids)
    found = rows.every(scope, point_events, EventRow, those, order=AS_IT_HAPPENED, what=TRANSLATED)
    return {each.point: each for each in found}


def count_by_home(scope: Scope, *also: ColumnElement[bool], **same: object) -> Mapping[str, int]:
    """Return how many points there are, by what they are about: all that is said of a question’s words is about it."""
    found: Counter[str] = Counter()
    mine = rows.mine(scope, points, *also, **same)
    for place, many in scope.connection.execute(
        select(points.c.place, func.count()).where(mine).group_by(points.c.place)
    ):
        found[place.split(".")[0]] += many
    return found


def authors_of(scope: Scope, ids: Collection[str]) -> Mapping[str, str]:
    """Return who said these points, of those of whom it is known."""
    mine = rows.mine(scope, points, points.c.id.in_(ids), points.c.author.is_not(None))
    return {row[0]: row[1] for row in scope.connection.execute(select(points.c.id, points.c.author).where(mine))}
