"""Messages that a demonstration sends to nobody, as rows: the only ones that are kept with their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import councils, shown_messages


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A message as it would have been sent."""

    id: str
    at: datetime
    way: str
    to: str
    subject: str
    body: str


_COLUMNS = [column for column in shown_messages.c if column.name != "council_id"]


def add(scope: Scope, row: ShownRow) -> bool:
    """Keep a message, once if it comes twice; False, and nothing is kept, if the council is no demonstration."""
    if not pretends(scope):
        return False
    mine = and_(shown_messages.c.council_id == scope.council, shown_messages.c.id == row.id)
    if not scope.connection.execute(select(exists().where(mine))).scalar():
        values = {column.name: getattr(row, column.name) for column in _COLUMNS}
        scope.connection.execute(insert(shown_messages).values(council_id=scope.council, **values))
    return True


def pretends(scope: Scope) -> bool:
    """Whether the council is a demonstration."""
    found = select(councils.c.demonstration).where(councils.c.id == scope.council)
    return bool(scope.connection.execute(found).scalar())


def newest(scope: Scope, most: int) -> tuple[ShownRow, ...]:
    """Return so many, the newest first."""
    found = (
        select(*_COLUMNS)
        .where(shown_messages.c.council_id == scope.council)
        .order_by(shown_messages.c.at.desc(), shown_messages.c.id)
        .limit(most)
    )
    return tuple(ShownRow(**row) for row in scope.connection.execute(found).mappings())
