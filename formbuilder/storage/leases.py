"""Work that one worker does at a time, as rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import leases


def take(scope: Scope, work: str, holder: str, now: datetime, until: datetime) -> bool:
    """Take work, or keep it longer; False while another worker has it."""
    mine = and_(leases.c.council_id == scope.council, leases.c.work == work)
    free = or_(leases.c.holder == holder, leases.c.until <= now)
    if scope.connection.execute(update(leases).where(mine, free).values(holder=holder, until=until)).rowcount:
        return True
    try:
        with scope.connection.begin_nested():
            values = {"work": work, "holder": holder, "until": until}
            scope.connection.execute(insert(leases).values(council_id=scope.council, **values))
    except IntegrityError:
        return False
    return True


def give_back(scope: Scope, work: str, holder: str) -> None:
    """Let others take the work."""
    mine = and_(leases.c.council_id == scope.council, leases.c.work == work, leases.c.holder == holder)
    scope.connection.execute(delete(leases).where(mine))
