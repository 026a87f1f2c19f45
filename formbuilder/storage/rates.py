"""Tables of rates, as rows: each edition of a table is kept as it came, and the newest counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import rates


def editions(scope: Scope) -> Mapping[str, int]:
    """Return the number of the newest edition of each table, by its name."""
    newest = select(rates.c.name, func.max(rates.c.edition).label("edition")).where(rates.c.council_id == scope.council)
    found = scope.connection.execute(newest.group_by(rates.c.name)).mappings()
    return {row["name"]: row["edition"] for row in found}


def newest(scope: Scope, *, lock: bool = False) -> Mapping[str, bytes]:
    """Return the newest edition of each table, as it came; ``lock`` keeps others from adding one meanwhile."""
    found = (
        select(rates.c.name, rates.c.file)
        .where(rates.c.council_id == scope.council)
        .order_by(rates.c.name, rates.c.edition)
    )
    rows = scope.connection.execute(found.with_for_update() if lock else found)
    return {row["name"]: row["file"] for row in rows.mappings()}


def add(scope: Scope, name: str, file: bytes, now: datetime) -> None:
    """Add the next edition of a table."""
    edition = editions(scope).get(name, 0) + 1
    scope.connection.execute(
        insert(rates).values(council_id=scope.council, name=name, edition=edition, file=file, loaded_at=now)
    )
