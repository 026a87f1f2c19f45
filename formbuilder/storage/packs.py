"""What officers write for the board beside a draft, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import pack_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsRow:
    """What was written about one draft; ``saves`` counts how often."""

    form: str
    version: int
    asked: str
    equality: str
    equality_by: str | None
    equality_on: date | None
    data_protection: str
    cost: str
    why: str | None
    go_live: date | None
    review: date | None
    saves: int
    saved_by: str | None
    saved_at: datetime


def _is(scope: Scope, form: str, version: int) -> ColumnElement[bool]:
    return and_(pack_facts.c.council_id == scope.council, pack_facts.c.form == form, pack_facts.c.version == version)


def find(scope: Scope, form: str, version: int) -> FactsRow | None:
    """Return what was written about a draft."""
    found = select(*(pack_facts.c[name] for name in FactsRow.__slots__)).where(_is(scope, form, version))
    row = scope.connection.execute(found).mappings().first()
    return None if row is None else FactsRow(**row)


def put(scope: Scope, row: FactsRow) -> None:
    """Put what was written in the place of what was there."""
    scope.connection.execute(delete(pack_facts).where(_is(scope, row.form, row.version)))
    values = {name: getattr(row, name) for name in FactsRow.__slots__}
    scope.connection.execute(insert(pack_facts).values(council_id=scope.council, **values))
