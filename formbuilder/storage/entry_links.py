"""Links that let somebody in once, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import entry_links


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link; token, code and browser are kept as hashes, and ``unsent`` only until the message has left."""

    id: str
    person: str
    kind: str
    token: bytes = field(repr=False)
    code: bytes = field(repr=False)
    browser: bytes = field(repr=False)
    unsent: str | None = field(repr=False)
    tries: int
    made_at: datetime
    used_at: datetime | None


def add(scope: Scope, row: LinkRow) -> None:
    """Add a link."""
    values = {name: getattr(row, name) for name in LinkRow.__slots__}
    scope.connection.execute(insert(entry_links).values(council_id=scope.council, **values))


def find(scope: Scope, id_: str, *, lock: bool = False) -> LinkRow | None:
    """Return a link by its id."""
    return _found(scope, entry_links.c.id == id_, lock=lock)


def by_token(scope: Scope, token: bytes, *, lock: bool = False) -> LinkRow | None:
    """Return the link whose token has this hash."""
    return _found(scope, entry_links.c.token == token, lock=lock)


def use(scope: Scope, id_: str, now: datetime) -> None:
    """Use a link up, and every other one of the same person."""
    who = select(entry_links.c.person).where(_is(scope, id_)).scalar_subquery()
    theirs = and_(entry_links.c.council_id == scope.council, entry_links.c.person == who)
    scope.connection.execute(update(entry_links).where(theirs).values(used_at=now, unsent=None))


def count_try(scope: Scope, id_: str) -> None:
    """Count one more code that was wrong."""
    scope.connection.execute(update(entry_links).where(_is(scope, id_)).values(tries=entry_links.c.tries + 1))


def mark_sent(scope: Scope, id_: str) -> None:
    """Forget what the message said."""
    scope.connection.execute(update(entry_links).where(_is(scope, id_)).values(unsent=None))


def remove_old(scope: Scope, before: datetime) -> None:
    """Remove the links that were made before a moment."""
    old = and_(entry_links.c.council_id == scope.council, entry_links.c.made_at < before)
    scope.connection.execute(delete(entry_links).where(old))


def _is(scope: Scope, id_: str) -> ColumnElement[bool]:
    return and_(entry_links.c.council_id == scope.council, entry_links.c.id == id_)


def _found(scope: Scope, which: ColumnElement[bool], *, lock: bool) -> LinkRow | None:
    columns = [entry_links.c[name] for name in LinkRow.__slots__]
    found = select(*columns).where(entry_links.c.council_id == scope.council, which)
    row = scope.connection.execute(found.with_for_update() if lock else found).mappings().first()
    return None if row is None else LinkRow(**row)
