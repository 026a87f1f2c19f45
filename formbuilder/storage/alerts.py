"""Alerts, as rows: one for each submission with an answer that means danger, until somebody opens it and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import alerts


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """An alert."""

    reference: str
    raised_at: datetime
    rota: str | None
    """The list that was told last."""
    round: int
    """How many times that list was told, since it was its turn."""
    told: int
    """How many times anybody was told."""
    told_at: datetime | None
    told_whom: str | None
    """What the contact is called in the council's profile."""
    opened_at: datetime | None
    opened_by: str | None


_COLUMNS = [column for column in alerts.c if column.name != "council_id"]


def _is(scope: Scope, reference: str) -> ColumnElement[bool]:
    return and_(alerts.c.council_id == scope.council, alerts.c.reference == reference)


def add(scope: Scope, reference: str, now: datetime) -> None:
    """Raise the alert of a submission."""
    scope.connection.execute(
        insert(alerts).values(council_id=scope.council, reference=reference, raised_at=now, round=0, told=0)
    )


def find(scope: Scope, reference: str) -> AlertRow | None:
    """Return the alert of a submission, if an answer of it means danger."""
    row = scope.connection.execute(select(*_COLUMNS).where(_is(scope, reference))).mappings().first()
    return None if row is None else AlertRow(**row)


def every(scope: Scope) -> tuple[AlertRow, ...]:
    """Return all alerts: first those that nobody has opened, the longest wait first; then the last opened first."""
    found = (
        select(*_COLUMNS)
        .where(alerts.c.council_id == scope.council)
        .order_by(alerts.c.opened_at.is_not(None), alerts.c.opened_at.desc(), alerts.c.raised_at, alerts.c.reference)
    )
    return tuple(AlertRow(**row) for row in scope.connection.execute(found).mappings())


def unopened(scope: Scope) -> tuple[AlertRow, ...]:
    """Return the alerts that nobody has opened, the longest wait first."""
    found = (
        select(*_COLUMNS)
        .where(alerts.c.council_id == scope.council, alerts.c.opened_at.is_(None))
        .order_by(alerts.c.raised_at, alerts.c.reference)
    )
    return tuple(AlertRow(**row) for row in scope.connection.execute(found).mappings())


def tell(scope: Scope, reference: str, *, rota: str, round_: int, whom: str, now: datetime) -> None:
    """Note that somebody was told."""
    values = {"rota": rota, "round": round_, "told": alerts.c.told + 1, "told_at": now, "told_whom": whom}
    scope.connection.execute(update(alerts).where(_is(scope, reference)).values(values))


def pass_by(scope: Scope, reference: str, *, rota: str, round_: int) -> None:
    """Note that nobody could be told, so that the next time begins with the next person."""
    scope.connection.execute(update(alerts).where(_is(scope, reference)).values(rota=rota, round=round_))


def open_(scope: Scope, reference: str, by: str, now: datetime) -> bool:
    """Note who opened it first; False if somebody had already, or there is no alert."""
    first = and_(_is(scope, reference), alerts.c.opened_at.is_(None))
    return scope.connection.execute(update(alerts).where(first).values(opened_at=now, opened_by=by)).rowcount == 1
