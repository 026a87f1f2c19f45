"""How often something came, by a keyed mark: counted by all processes together, and kept no longer than a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import flood_marks


def count(scope: Scope, mark: bytes, window: timedelta, now: datetime) -> int:
    """Count one more with this mark; return how many that makes in this window of time."""
    mine = and_(flood_marks.c.council_id == scope.council, flood_marks.c.mark == mark)
    look = select(flood_marks.c.since, flood_marks.c.count).where(mine).with_for_update()
    row = scope.connection.execute(look).first()
    if row is None and _begin(scope, mark, now):
        return 1
    since, before = scope.connection.execute(look).one() if row is None else row
    counted: int = before + 1 if now < since + window else 1
    values = {"count": counted} if counted > 1 else {"count": counted, "since": now}
    scope.connection.execute(update(flood_marks).where(mine).values(values))
    return counted


def _begin(scope: Scope, mark: bytes, now: datetime) -> bool:
    """Make the row; False if another transaction has made it at the same time."""
    try:
        with scope.connection.begin_nested():
            scope.connection.execute(
                insert(flood_marks).values(council_id=scope.council, mark=mark, since=now, count=1)
            )
    except IntegrityError:
        return False
    return True
