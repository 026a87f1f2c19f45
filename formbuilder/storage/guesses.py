"""How often a return code was tried, for each reference and for the whole council; and how many forms were started."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import guesses

WINDOW = timedelta(hours=1)


def _is(subject: str, scope: Scope) -> ColumnElement[bool]:
    return and_(guesses.c.council_id == scope.council, guesses.c.subject == subject)


def count(scope: Scope, subject: str, most: int, now: datetime, window: timedelta = WINDOW) -> datetime | None:
    """Count one more; if there were ``most`` in this ``window``, count nothing and return when it ends."""
    _begin(scope, subject, now)
    found = select(guesses.c.since, guesses.c.count).where(_is(subject, scope)).with_for_update()
    since, counted = scope.connection.execute(found).one()
    ends: datetime = since + window
    if now < ends and counted >= most:
        return ends
    values = {"count": counted + 1} if now < ends else {"count": 1, "since": now}
    scope.connection.execute(update(guesses).where(_is(subject, scope)).values(values))
    return None


def clear(scope: Scope, subject: str) -> None:
    """Forget the guesses at a reference."""
    scope.connection.execute(delete(guesses).where(_is(subject, scope)))


def give_back(scope: Scope, subject: str) -> None:
    """Take one guess off the count: it was right."""
    right = and_(_is(subject, scope), guesses.c.count > 0)
    scope.connection.execute(update(guesses).where(right).values(count=guesses.c.count - 1))


def _begin(scope: Scope, subject: str, now: datetime) -> None:
    """Make the row if it is not there; another transaction may make it at the same time."""
    if scope.connection.execute(select(guesses.c.count).where(_is(subject, scope))).first():
        return
    try:
        with scope.connection.begin_nested():
            scope.connection.execute(
                insert(guesses).values(council_id=scope.council, subject=subject, since=now, count=0)
            )
    except IntegrityError:
        return
