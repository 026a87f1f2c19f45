"""Corrections of assessments, and decisions about charges, as rows: each is sealed, and none is ever changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Table, and_, func, insert, select, tuple_

from formbuilder.storage.engine import Scope
from formbuilder.storage.journeys import COUNCIL
from formbuilder.storage.tables import charge_corrections, charge_decisions, journey_keys, journeys, submissions


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A correction or a decision, still sealed; ``number`` counts those of one submission from 1."""

    number: int
    box: bytes = field(repr=False)
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision with what opens it, and the form that it is about."""

    reference: str
    number: int
    form: str
    version: int
    fingerprint: str
    box: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedRow:
    """What was sent with a form that works out a charge: what stands in clear."""

    reference: str
    form: str
    sent_at: datetime
    withdrawn_at: datetime | None


def add_correction(scope: Scope, reference: str, row: SealedRow) -> None:
    """Add a save of an officer's copy."""
    values = {"number": row.number, "box": row.box, "saved_by": row.by, "saved_at": row.at}
    scope.connection.execute(insert(charge_corrections).values(council_id=scope.council, reference=reference, **values))


def add_decision(scope: Scope, reference: str, row: SealedRow) -> None:
    """Add a decision."""
    values = {"number": row.number, "box": row.box, "decided_by": row.by, "decided_at": row.at}
    scope.connection.execute(insert(charge_decisions).values(council_id=scope.council, reference=reference, **values))


def corrections(scope: Scope, reference: str) -> tuple[SealedRow, ...]:
    """Return every save of an officer's copy, oldest first."""
    columns = charge_corrections.c
    found = select(columns.number, columns.box, columns.saved_by, columns.saved_at)
    mine = and_(columns.council_id == scope.council, columns.reference == reference)
    rows = scope.connection.execute(found.where(mine).order_by(columns.number))
    return tuple(SealedRow(number, box, by, at) for number, box, by, at in rows)


def decisions(scope: Scope, reference: str) -> tuple[SealedRow, ...]:
    """Return every decision about one submission, oldest first."""
    columns = charge_decisions.c
    found = select(columns.number, columns.box, columns.decided_by, columns.decided_at)
    mine = and_(columns.council_id == scope.council, columns.reference == reference)
    rows = scope.connection.execute(found.where(mine).order_by(columns.number))
    return tuple(SealedRow(number, box, by, at) for number, box, by, at in rows)


def decided_since(scope: Scope, since: datetime) -> tuple[DecisionRow, ...]:
    """Return every decision from a moment on, in the order in which they were made."""
    columns = charge_decisions.c
    found = _decided(scope).where(columns.decided_at >= since)
    return _rows(scope, found.order_by(columns.decided_at, columns.reference, columns.number))


def in_force(scope: Scope, after: str, most: int) -> tuple[DecisionRow, ...]:
    """Return the last decision about each submission, by reference: at most ``most``, of those ``after`` one."""
    columns = charge_decisions.c
    later = charge_decisions.alias("later")
    replaced = select(later.c.number).where(
        later.c.council_id == scope.council, later.c.reference == columns.reference, later.c.number > columns.number
    )
    found = _decided(scope).where(columns.reference > after, ~replaced.exists(), submissions.c.withdrawn_at.is_(None))
    return _rows(scope, found.order_by(columns.reference).limit(most))


def assessed(scope: Scope, form: str, before: tuple[datetime, str] | None, most: int) -> tuple[AssessedRow, ...]:
    """Return what was sent with a form, newest first: at most ``most``, of those ``before`` a moment and reference."""
    columns = journeys.c
    found = (
        select(columns.reference, columns.form, columns.sent_at, submissions.c.withdrawn_at)
        .select_from(journeys.join(submissions, _joined(submissions)))
        .where(columns.council_id == scope.council, columns.form == form, columns.sent_at.is_not(None))
        .order_by(columns.sent_at.desc(), columns.reference.desc())
        .limit(most)
    )
    if before:
        found = found.where(tuple_(columns.sent_at, columns.reference) < tuple_(*before))
    return tuple(AssessedRow(**row) for row in scope.connection.execute(found).mappings())


def last_decided(scope: Scope, references: Sequence[str]) -> dict[str, tuple[int, datetime]]:
    """Return how many decisions there are about each of these submissions, and when the last was made."""
    columns = charge_decisions.c
    counted = select(columns.reference, func.count().label("many"), func.max(columns.decided_at).label("last"))
    mine = and_(columns.council_id == scope.council, columns.reference.in_(references))
    rows = scope.connection.execute(counted.where(mine).group_by(columns.reference)).mappings()
    return {row["reference"]: (row["many"], row["last"]) for row in rows}


def with_corrections(scope: Scope, references: Sequence[str]) -> frozenset[str]:
    """Return which of these submissions an officer has corrected something in."""
    columns = charge_corrections.c
    mine = and_(columns.council_id == scope.council, columns.reference.in_(references))
    return frozenset(scope.connection.execute(select(columns.reference).where(mine).distinct()).scalars())


def _decided(scope: Scope) -> Select[tuple[object, ...]]:
    """Select decisions with the council's key to their submission."""
    columns, keys = charge_decisions.c, journey_keys
    joined = (
        charge_decisions.join(journeys, _same(journeys))
        .join(submissions, _same(submissions))
        .join(keys, and_(_same(keys), keys.c.kind == COUNCIL))
    )
    return (
        select(
            columns.reference,
            columns.number,
            journeys.c.form,
            journeys.c.version,
            journeys.c.fingerprint,
            columns.box,
            keys.c.wrapped,
            columns.decided_at.label("at"),
        )
        .select_from(joined)
        .where(columns.council_id == scope.council)
    )


def _rows(scope: Scope, found: Select[tuple[object, ...]]) -> tuple[DecisionRow, ...]:
    return tuple(DecisionRow(**row) for row in scope.connection.execute(found).mappings())


def _same(table: Table) -> ColumnElement[bool]:
    columns = charge_decisions.c
    return and_(table.c.council_id == columns.council_id, table.c.reference == columns.reference)


def _joined(table: Table) -> ColumnElement[bool]:
    return and_(table.c.council_id == journeys.c.council_id, table.c.reference == journeys.c.reference)
