"""Messages that wait to leave the house, as rows: kind and ids, never words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message; ``leased_until`` is the sign of the worker that has it."""

    id: str
    kind: str
    subject: str
    due_at: datetime
    leased_until: datetime | None
    tries: int
    done_at: datetime | None
    given_up_at: datetime | None
    fault: str | None


_COLUMNS = [column for column in outbox.c if column.name != "council_id"]


def _is(scope: Scope, unique: str) -> ColumnElement[bool]:
    return and_(outbox.c.council_id == scope.council, outbox.c.id == unique)


def _waits(scope: Scope) -> ColumnElement[bool]:
    return and_(outbox.c.council_id == scope.council, outbox.c.done_at.is_(None), outbox.c.given_up_at.is_(None))


def due(scope: Scope, kinds: Collection[str], now: datetime, *, lock: bool = False) -> MessageRow | None:
    """Return the message that has been due the longest and that no worker has; ``lock`` keeps other workers away."""
    free = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= now)
    found = (
        select(*_COLUMNS)
        .where(_waits(scope), outbox.c.kind.in_(kinds), outbox.c.due_at <= now, free)
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(1)
    )
    row = scope.connection.execute(found.with_for_update(skip_locked=True) if lock else found).mappings().first()
    return None if row is None else MessageRow(**row)


def about(scope: Scope, subject: str) -> tuple[MessageRow, ...]:
    """Return every message about something, done or not, the first due first."""
    mine = and_(outbox.c.council_id == scope.council, outbox.c.subject == subject)
    found = select(*_COLUMNS).where(mine).order_by(outbox.c.due_at, outbox.c.id)
    return tuple(MessageRow(**row) for row in scope.connection.execute(found).mappings())


def those_there(scope: Scope, uniques: Collection[str]) -> frozenset[str]:
    """Return which of some messages were put out, done or not."""
    mine = and_(outbox.c.council_id == scope.council, outbox.c.id.in_(uniques))
    return frozenset(scope.connection.execute(select(outbox.c.id).where(mine)).scalars())


def lease(scope: Scope, unique: str, until: datetime) -> None:
    """Keep a message for one worker; the try counts from here, so that one which always kills its worker ends too."""
    values = {"leased_until": until, "tries": outbox.c.tries + 1}
    scope.connection.execute(update(outbox).where(_is(scope, unique)).values(values))


def finish(scope: Scope, unique: str, leased_until: datetime, now: datetime) -> bool:
    """Note that a message needs nothing more; False if it was not this worker's any more."""
    values = {"done_at": now, "leased_until": None, "fault": None}
    return _change(scope, unique, leased_until, values)


def put_back(scope: Scope, unique: str, leased_until: datetime, *, due_at: datetime, fault: str) -> bool:
    """Let a message be tried again later; False if it was not this worker's any more."""
    return _change(scope, unique, leased_until, {"due_at": due_at, "leased_until": None, "fault": fault})


def give_up(scope: Scope, unique: str, leased_until: datetime, *, now: datetime, fault: str) -> bool:
    """Try a message no more; False if it was not this worker's any more."""
    return _change(scope, unique, leased_until, {"given_up_at": now, "leased_until": None, "fault": fault})


def finish_about(scope: Scope, kind: str, subject: str, now: datetime) -> None:
    """Note that nothing more of this kind needs to be said about a subject."""
    about = and_(outbox.c.council_id == scope.council, outbox.c.kind == kind, outbox.c.subject == subject)
    not_done = and_(about, outbox.c.done_at.is_(None))
    scope.connection.execute(update(outbox).where(not_done).values(done_at=now, leased_until=None))


def settle(scope: Scope, kind: str, subject: str, now: datetime) -> None:
    """Note that what was given up of this kind was said about the subject after all."""
    about = and_(outbox.c.council_id == scope.council, outbox.c.kind == kind, outbox.c.subject == subject)
    given_up = and_(about, outbox.c.done_at.is_(None), outbox.c.given_up_at.is_not(None))
    scope.connection.execute(update(outbox).where(given_up).values(done_at=now))


def held_up(scope: Scope) -> tuple[MessageRow, ...]:
    """Return what could not be sent: tried in vain at least once, or given up; the longest due first."""
    found = (
        select(*_COLUMNS)
        .where(outbox.c.council_id == scope.council, outbox.c.done_at.is_(None), outbox.c.fault.is_not(None))
        .order_by(outbox.c.due_at, outbox.c.id)
    )
    return tuple(MessageRow(**row) for row in scope.connection.execute(found).mappings())


def _change(scope: Scope, unique: str, leased_until: datetime, values: Mapping[str, object]) -> bool:
    mine = and_(_is(scope, unique), _waits(scope), outbox.c.leased_until == leased_until)
    return scope.connection.execute(update(outbox).where(mine).values(values)).rowcount == 1
