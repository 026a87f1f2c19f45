"""Councils, as rows: the one table that has no council of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, insert, select, update

from formbuilder.storage.engine import Connection, Scope
from formbuilder.storage.tables import councils


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """A council."""

    id: int
    slug: str
    name: str
    public_key: bytes | None
    profile: bytes | None
    demonstration: bool
    added_at: datetime


_COLUMNS = tuple(councils.c[name] for name in CouncilRow.__slots__)


def every(connection: Connection) -> tuple[CouncilRow, ...]:
    """Return every council, by slug, but not those of previews."""
    found = select(*_COLUMNS).where(councils.c.preview_of.is_(None)).order_by(councils.c.slug)
    return tuple(CouncilRow(**row) for row in connection.execute(found).mappings())


def find(connection: Connection, slug: str) -> CouncilRow | None:
    """Return the council with this slug; that of a preview is found by its address alone."""
    mine = and_(councils.c.slug == slug, councils.c.preview_of.is_(None))
    row = connection.execute(select(*_COLUMNS).where(mine)).mappings().first()
    return None if row is None else CouncilRow(**row)


def add(connection: Connection, slug: str, name: str, now: datetime, *, demonstration: bool) -> int:
    """Add a council without a key; returns its id."""
    added = connection.execute(
        insert(councils)
        .values(slug=slug, name=name, added_at=now, demonstration=demonstration)
        .returning(councils.c.id)
    )
    return int(added.scalar_one())


def rename(connection: Connection, slug: str, name: str) -> None:
    """Change what a council is called."""
    connection.execute(update(councils).where(councils.c.slug == slug).values(name=name))


def set_key(scope: Scope, public_key: bytes) -> None:
    """Seal to this key from now on."""
    scope.connection.execute(update(councils).where(councils.c.id == scope.council).values(public_key=public_key))


def set_profile(scope: Scope, profile: bytes) -> None:
    """Keep what the council says about itself: its YAML file as it came."""
    scope.connection.execute(update(councils).where(councils.c.id == scope.council).values(profile=profile))


def profile(scope: Scope) -> bytes | None:
    """Return the council's profile."""
    return scope.connection.execute(select(councils.c.profile).where(councils.c.id == scope.council)).scalar()


def is_demonstration(scope: Scope) -> bool:
    """Say whether the council was added as a demonstration; its profile cannot make it one later."""
    found = select(councils.c.demonstration).where(councils.c.id == scope.council)
    return scope.connection.execute(found).scalar() is True


def public_key(scope: Scope, *, hold: bool = False) -> bytes | None:
    """Return the key to seal to, if the council has one; ``hold`` lets nobody change it until the end of this."""
    found = select(councils.c.public_key).where(councils.c.id == scope.council)
    return scope.connection.execute(found.with_for_update(read=True) if hold else found).scalar()
