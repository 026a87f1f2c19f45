"""What must not be deleted, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, insert, or_, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import hold_reasons, holds, journeys


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRow:
    """A hold on one form that was sent, by ``reference``, or on all that was sent of one form."""

    id: str
    reference: str | None
    form: str | None
    why: str | None = field(repr=False)
    """None where the words were erased since."""
    held_by: str | None
    held_at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None


_COLUMNS = (
    holds.c.id,
    holds.c.reference,
    holds.c.form,
    hold_reasons.c.why,
    holds.c.held_by,
    holds.c.held_at,
    holds.c.lifted_by,
    holds.c.lifted_at,
)
_JOINED = holds.outerjoin(
    hold_reasons, and_(hold_reasons.c.council_id == holds.c.council_id, hold_reasons.c.hold == holds.c.id)
)


def add(scope: Scope, row: HoldRow) -> None:
    """Hold something; the reason stands in a table of its own."""
    values = {"id": row.id, "reference": row.reference, "form": row.form}
    scope.connection.execute(
        insert(holds).values(council_id=scope.council, held_by=row.held_by, held_at=row.held_at, **values)
    )
    scope.connection.execute(insert(hold_reasons).values(council_id=scope.council, hold=row.id, why=row.why))


def find(scope: Scope, id_: str) -> HoldRow | None:
    """Return one hold."""
    return next(iter(_rows(scope, _every(scope).where(holds.c.id == id_))), None)


def every(scope: Scope, most: int, skip: int, *, lifted: bool = False) -> tuple[HoldRow, ...]:
    """Return those that hold, the last first; or those that were lifted."""
    which = holds.c.lifted_at.is_not(None) if lifted else holds.c.lifted_at.is_(None)
    return _rows(
        scope, _every(scope).where(which).order_by(holds.c.held_at.desc(), holds.c.id.desc()).limit(most).offset(skip)
    )


def on(scope: Scope, reference: str | None, form: str | None) -> HoldRow | None:
    """Return the hold on exactly this, if there is one."""
    found = _every(scope).where(holds.c.lifted_at.is_(None))
    same = holds.c.reference == reference if reference else holds.c.form == form
    return next(iter(_rows(scope, found.where(same))), None)


def about(scope: Scope, reference: str, form: str) -> tuple[HoldRow, ...]:
    """Return every hold that a submission came under, lifted or not, the first made first."""
    found = _every(scope).where(or_(holds.c.reference == reference, holds.c.form == form))
    return _rows(scope, found.order_by(holds.c.held_at, holds.c.id))


def lift(scope: Scope, id_: str, by: str | None, now: datetime) -> bool:
    """Let go what was held; False if somebody has done so already."""
    mine = and_(holds.c.council_id == scope.council, holds.c.id == id_, holds.c.lifted_at.is_(None))
    return scope.connection.execute(update(holds).where(mine).values(lifted_by=by, lifted_at=now)).rowcount == 1


def is_held(scope: Scope, reference: str) -> bool:
    """Say whether what was sent under a reference must be kept."""
    mine = and_(journeys.c.council_id == scope.council, journeys.c.reference == reference)
    return scope.connection.execute(select(journeys.c.form).where(mine, held())).first() is not None


def held() -> ColumnElement[bool]:
    """Return the condition that a row of ``journeys`` is held."""
    same = or_(holds.c.reference == journeys.c.reference, holds.c.form == journeys.c.form)
    return exists().where(holds.c.council_id == journeys.c.council_id, holds.c.lifted_at.is_(None), same)


def _every(scope: Scope) -> Select[tuple[object, ...]]:
    return select(*_COLUMNS).select_from(_JOINED).where(holds.c.council_id == scope.council)


def _rows(scope: Scope, found: Select[tuple[object, ...]]) -> tuple[HoldRow, ...]:
    return tuple(HoldRow(**row) for row in scope.connection.execute(found).mappings())
