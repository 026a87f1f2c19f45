"""Urgent corrections, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import corrections


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """One correction."""

    id: str
    form: str
    version: int
    becomes: int | None
    address: str
    before: str
    words: str
    reason: str
    state: str
    asked_by: str
    asked_at: datetime
    settled_by: str | None
    settled_at: datetime | None
    signed_by: str | None
    signed_at: datetime | None


_COLUMNS = tuple(corrections.c[name] for name in CorrectionRow.__slots__)


def _is(scope: Scope, id_: str) -> ColumnElement[bool]:
    return and_(corrections.c.council_id == scope.council, corrections.c.id == id_)


def add(scope: Scope, row: CorrectionRow) -> None:
    """Add a correction."""
    values = {name: getattr(row, name) for name in CorrectionRow.__slots__}
    scope.connection.execute(insert(corrections).values(council_id=scope.council, **values))


def find(scope: Scope, id_: str, *, lock: bool = False) -> CorrectionRow | None:
    """Return one correction."""
    found = select(*_COLUMNS).where(_is(scope, id_))
    row = scope.connection.execute(found.with_for_update() if lock else found).mappings().first()
    return None if row is None else CorrectionRow(**row)


def settle(scope: Scope, id_: str, state: str, by: str, now: datetime, becomes: int | None = None) -> None:
    """Say what became of a correction that was asked for."""
    values = {"state": state, "settled_by": by, "settled_at": now, "becomes": becomes}
    scope.connection.execute(update(corrections).where(_is(scope, id_)).values(values))


def sign(scope: Scope, id_: str, by: str, now: datetime) -> None:
    """Note that the panel signed a correction."""
    scope.connection.execute(update(corrections).where(_is(scope, id_)).values(signed_by=by, signed_at=now))


def of_forms(scope: Scope, forms: Collection[str], states: Collection[str]) -> tuple[CorrectionRow, ...]:
    """Return the corrections of some forms in these states, the one that was asked for first first."""
    of_them = corrections.c.form.in_(forms)
    mine = and_(corrections.c.council_id == scope.council, of_them, corrections.c.state.in_(states))
    found = scope.connection.execute(select(*_COLUMNS).where(mine).order_by(corrections.c.asked_at, corrections.c.id))
    return tuple(CorrectionRow(**row) for row in found.mappings())


def newest(scope: Scope, most: int, skip: int) -> tuple[CorrectionRow, ...]:
    """Return corrections, those that wait for a second person first, then the newest first."""
    waits = case((corrections.c.state == "asked", 0), else_=1)
    found = select(*_COLUMNS).where(corrections.c.council_id == scope.council)
    in_order = found.order_by(waits, corrections.c.asked_at.desc(), corrections.c.id.desc()).limit(most).offset(skip)
    return tuple(CorrectionRow(**row) for row in scope.connection.execute(in_order).mappings())


def unsigned(scope: Scope, most: int, skip: int) -> tuple[CorrectionRow, ...]:
    """Return live corrections that the panel has not signed, the oldest first."""
    mine = and_(
        corrections.c.council_id == scope.council, corrections.c.state == "live", corrections.c.signed_at.is_(None)
    )
    found = select(*_COLUMNS).where(mine).order_by(corrections.c.asked_at, corrections.c.id)
    return tuple(CorrectionRow(**row) for row in scope.connection.execute(found.limit(most).offset(skip)).mappings())
