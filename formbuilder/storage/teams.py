"""Teams of a council, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import teams


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team."""

    id: str
    name: str
    email: str | None
    """Where its daily count goes; None: nowhere."""
    ended_at: datetime | None


_COLUMNS = (teams.c.id, teams.c.name, teams.c.email, teams.c.ended_at)


def every(scope: Scope) -> tuple[TeamRow, ...]:
    """Return all teams by name, those that ended too."""
    found = select(*_COLUMNS).where(teams.c.council_id == scope.council).order_by(teams.c.name, teams.c.id)
    return tuple(TeamRow(**row) for row in scope.connection.execute(found).mappings())


def find(scope: Scope, id_: str) -> TeamRow | None:
    """Return a team."""
    mine = and_(teams.c.council_id == scope.council, teams.c.id == id_)
    row = scope.connection.execute(select(*_COLUMNS).where(mine)).mappings().first()
    return None if row is None else TeamRow(**row)


def add(scope: Scope, row: TeamRow, now: datetime) -> None:
    """Add a team."""
    values = {"id": row.id, "name": row.name, "email": row.email, "added_at": now}
    scope.connection.execute(insert(teams).values(council_id=scope.council, **values))


def change(scope: Scope, row: TeamRow) -> None:
    """Keep a team as it is now."""
    mine = and_(teams.c.council_id == scope.council, teams.c.id == row.id)
    values = {"name": row.name, "email": row.email, "ended_at": row.ended_at}
    scope.connection.execute(update(teams).where(mine).values(values))
