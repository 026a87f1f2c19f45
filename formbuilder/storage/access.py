"""Requests of people to see all that is kept about them, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Table, and_, delete, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import access_members, access_references, access_requests, access_words, masks, trail


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A request; the words stand in a table of their own."""

    id: str
    received_on: date
    due_on: date
    opened_by: str | None
    opened_at: datetime
    done_by: str | None = None
    done_at: datetime | None = None
    who: str = field(repr=False, default="")
    note: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskRow:
    """One answer of another person’s that is not handed out, and why."""

    reference: str
    place: str
    why: str = field(repr=False)
    masked_by: str | None
    masked_at: datetime


@dataclass(frozen=True, slots=True)
class TrailRow:
    """Something that was done."""

    at: datetime
    what: str
    person: str | None


_COLUMNS = (
    *(column for column in access_requests.c if column.name != "council_id"),
    access_words.c.who,
    access_words.c.note,
)
_JOINED = access_requests.join(
    access_words,
    and_(access_words.c.council_id == access_requests.c.council_id, access_words.c.request == access_requests.c.id),
)


def add(scope: Scope, row: RequestRow) -> None:
    """Add a request."""
    values = {"id": row.id, "received_on": row.received_on, "due_on": row.due_on, "opened_by": row.opened_by}
    scope.connection.execute(
        insert(access_requests).values(council_id=scope.council, opened_at=row.opened_at, **values)
    )
    scope.connection.execute(
        insert(access_words).values(council_id=scope.council, request=row.id, who=row.who, note=row.note)
    )


def find(scope: Scope, id_: str, *, lock: bool = False) -> RequestRow | None:
    """Return one request."""
    found = _every(scope).where(access_requests.c.id == id_)
    rows = _rows(scope, found.with_for_update(of=access_requests) if lock else found)
    return next(iter(rows), None)


def every(scope: Scope, most: int, skip: int, *, done: bool = False) -> tuple[RequestRow, ...]:
    """Return what is open, the first due first; or what is done, the last first."""
    which = access_requests.c.done_at.is_not(None) if done else access_requests.c.done_at.is_(None)
    order = access_requests.c.done_at.desc() if done else access_requests.c.due_on
    return _rows(scope, _every(scope).where(which).order_by(order, access_requests.c.id).limit(most).offset(skip))


def finish(scope: Scope, id_: str, by: str | None, now: datetime) -> None:
    """Note that the answer went out."""
    mine = _of(access_requests, scope, access_requests.c.id == id_)
    scope.connection.execute(update(access_requests).where(mine).values(done_by=by, done_at=now))


def references(scope: Scope, id_: str) -> tuple[str, ...]:
    """Return what was gathered for a request."""
    mine = _of(access_references, scope, access_references.c.request == id_)
    found = select(access_references.c.reference).where(mine).order_by(access_references.c.reference)
    return tuple(scope.connection.execute(found).scalars())


def put_reference(scope: Scope, id_: str, reference: str) -> None:
    """Gather something for a request."""
    scope.connection.execute(
        insert(access_references).values(council_id=scope.council, request=id_, reference=reference)
    )


def drop_reference(scope: Scope, id_: str, reference: str) -> None:
    """Leave something out again, with what was masked in it."""
    for table in (masks, access_references):
        mine = _of(table, scope, table.c.request == id_, table.c.reference == reference)
        scope.connection.execute(delete(table).where(mine))


def members(scope: Scope, id_: str) -> tuple[str, ...]:
    """Return whose words from panels were gathered for a request."""
    mine = _of(access_members, scope, access_members.c.request == id_)
    found = select(access_members.c.person).where(mine).order_by(access_members.c.person)
    return tuple(scope.connection.execute(found).scalars())


def put_member(scope: Scope, id_: str, person: str) -> None:
    """Gather the words of a member for a request."""
    scope.connection.execute(insert(access_members).values(council_id=scope.council, request=id_, person=person))


def drop_member(scope: Scope, id_: str, person: str) -> None:
    """Leave them out again."""
    mine = _of(access_members, scope, access_members.c.request == id_, access_members.c.person == person)
    scope.connection.execute(delete(access_members).where(mine))


def masked(scope: Scope, id_: str) -> tuple[MaskRow, ...]:
    """Return what is masked in a request."""
    columns = tuple(masks.c[name] for name in MaskRow.__slots__)
    found = select(*columns).where(_of(masks, scope, masks.c.request == id_)).order_by(masks.c.reference, masks.c.place)
    return tuple(MaskRow(**row) for row in scope.connection.execute(found).mappings())


def replace_masks(scope: Scope, id_: str, reference: str, rows: tuple[MaskRow, ...]) -> None:
    """Mask these answers of one form and no others."""
    mine = _of(masks, scope, masks.c.request == id_, masks.c.reference == reference)
    scope.connection.execute(delete(masks).where(mine))
    for row in rows:
        values = {name: getattr(row, name) for name in MaskRow.__slots__}
        scope.connection.execute(insert(masks).values(council_id=scope.council, request=id_, **values))


def trail_of(scope: Scope, reference: str, most: int) -> tuple[TrailRow, ...]:
    """Return what the trail says about a reference, oldest first."""
    mine = _of(trail, scope, trail.c.subject == reference)
    found = select(trail.c.at, trail.c.what, trail.c.person).where(mine).order_by(trail.c.at, trail.c.id).limit(most)
    return tuple(TrailRow(*row) for row in scope.connection.execute(found))


def _of(table: Table, scope: Scope, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(table.c.council_id == scope.council, *which)


def _every(scope: Scope) -> Select[tuple[object, ...]]:
    return select(*_COLUMNS).select_from(_JOINED).where(access_requests.c.council_id == scope.council)


def _rows(scope: Scope, found: Select[tuple[object, ...]]) -> tuple[RequestRow, ...]:
    return tuple(RequestRow(**row) for row in scope.connection.execute(found).mappings())
