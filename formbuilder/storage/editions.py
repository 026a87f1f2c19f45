"""Editions of a council’s settings, and its pictures, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, func, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import councils, crests, settings_editions


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """The settings as they were from one moment on."""

    number: int
    profile: bytes = field(repr=False)
    about: str
    saved_by: str | None
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrestRow:
    """A picture."""

    mark: str
    type: str
    picture: bytes = field(repr=False)
    wide: int
    high: int
    saved_at: datetime


_COLUMNS = tuple(settings_editions.c[name] for name in EditionRow.__slots__)


def lock(scope: Scope) -> bytes | None:
    """Return the settings that count, and let nobody else change them until the transaction ends."""
    found = select(councils.c.profile).where(councils.c.id == scope.council).with_for_update()
    return scope.connection.execute(found).scalar()


def newest(scope: Scope) -> EditionRow | None:
    """Return the last edition."""
    number = select(func.max(settings_editions.c.number)).where(settings_editions.c.council_id == scope.council)
    last = scope.connection.execute(number).scalar()
    return None if last is None else find(scope, last)


def find(scope: Scope, number: int) -> EditionRow | None:
    """Return one edition."""
    mine = and_(settings_editions.c.council_id == scope.council, settings_editions.c.number == number)
    row = scope.connection.execute(select(*_COLUMNS).where(mine)).mappings().first()
    return None if row is None else EditionRow(**row)


def every(scope: Scope, most: int, skip: int) -> tuple[EditionRow, ...]:
    """Return editions, the last first, without the settings themselves."""
    columns = [column for column in _COLUMNS if column.name != "profile"]
    found = (
        select(*columns)
        .where(settings_editions.c.council_id == scope.council)
        .order_by(settings_editions.c.number.desc())
        .limit(most)
        .offset(skip)
    )
    return tuple(EditionRow(profile=b"", **row) for row in scope.connection.execute(found).mappings())


def add(scope: Scope, row: EditionRow) -> None:
    """Add an edition."""
    values = {name: getattr(row, name) for name in EditionRow.__slots__}
    scope.connection.execute(insert(settings_editions).values(council_id=scope.council, **values))


def crest(scope: Scope, mark: str) -> CrestRow | None:
    """Return a picture by its mark."""
    columns = tuple(crests.c[name] for name in CrestRow.__slots__)
    mine = and_(crests.c.council_id == scope.council, crests.c.mark == mark)
    row = scope.connection.execute(select(*columns).where(mine)).mappings().first()
    return None if row is None else CrestRow(**row)


def add_crest(scope: Scope, row: CrestRow) -> None:
    """Keep a picture."""
    values = {name: getattr(row, name) for name in CrestRow.__slots__}
    scope.connection.execute(insert(crests).values(council_id=scope.council, **values))
