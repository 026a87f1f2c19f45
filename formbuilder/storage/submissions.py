"""Submissions, what was added to them, and answers kept apart, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import additions, apart_answers, journeys, submissions


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRow:
    """What stands in clear about a submission."""

    reference: str
    form: str
    version: int
    fingerprint: str
    example: bool
    sent_at: datetime
    level: str | None
    stage: str
    contact_by: date | None
    withdrawn_at: datetime | None
    receipt: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class AdditionRow:
    """Something added, still sealed."""

    number: int
    kind: str
    box: bytes = field(repr=False)
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartRow:
    """Answers kept apart, still sealed, with their key sealed to the council."""

    id: str
    form: str
    version: int
    month: str
    example: bool
    wrapped: bytes = field(repr=False)
    box: bytes = field(repr=False)


_COLUMNS = (
    submissions.c.reference,
    journeys.c.form,
    journeys.c.version,
    journeys.c.fingerprint,
    journeys.c.example,
    submissions.c.sent_at,
    submissions.c.level,
    submissions.c.stage,
    submissions.c.contact_by,
    submissions.c.withdrawn_at,
    submissions.c.receipt,
)
_JOINED = submissions.join(
    journeys, and_(journeys.c.council_id == submissions.c.council_id, journeys.c.reference == submissions.c.reference)
)


def _is(reference: str, scope: Scope) -> ColumnElement[bool]:
    return and_(submissions.c.council_id == scope.council, submissions.c.reference == reference)


def add(scope: Scope, reference: str, level: str | None, receipt: bytes, now: datetime) -> None:
    """Add the submission of a journey."""
    scope.connection.execute(
        insert(submissions).values(
            council_id=scope.council, reference=reference, sent_at=now, level=level, stage="sent", receipt=receipt
        )
    )


def find(scope: Scope, reference: str, *, lock: bool = False) -> SubmissionRow | None:
    """Return a submission; ``lock`` keeps other transactions away until the end of this."""
    found = select(*_COLUMNS).select_from(_JOINED).where(_is(reference, scope))
    if lock:
        found = found.with_for_update(of=submissions)
    row = scope.connection.execute(found).mappings().first()
    return None if row is None else SubmissionRow(**row)


def every(scope: Scope) -> tuple[SubmissionRow, ...]:
    """Return all submissions: those that mean danger first, then the newest first."""
    found = (
        select(*_COLUMNS)
        .select_from(_JOINED)
        .where(submissions.c.council_id == scope.council)
        .order_by(submissions.c.level.is_(None), submissions.c.sent_at.desc(), submissions.c.reference)
    )
    return tuple(SubmissionRow(**row) for row in scope.connection.execute(found).mappings())


def withdraw(scope: Scope, reference: str, now: datetime) -> None:
    """Note that it was taken back."""
    scope.connection.execute(update(submissions).where(_is(reference, scope)).values(withdrawn_at=now))


def move(scope: Scope, reference: str, stage: str, contact_by: date | None) -> bool:
    """Note how far the council is; False if there is no such submission."""
    moved = scope.connection.execute(
        update(submissions).where(_is(reference, scope)).values(stage=stage, contact_by=contact_by)
    )
    return moved.rowcount == 1


def forget_receipt(scope: Scope, reference: str) -> None:
    """Let no device show any more that it sent this."""
    scope.connection.execute(update(submissions).where(_is(reference, scope)).values(receipt=None))


def taken_back_unread(scope: Scope, reference: str | None, form: str | None, stage: str) -> tuple[str, ...]:
    """Return what was taken back before anybody read it and means no danger: one reference, or all of a form."""
    which = submissions.c.reference == reference if reference else journeys.c.form == form
    found = (
        select(submissions.c.reference)
        .select_from(_JOINED)
        .where(submissions.c.council_id == scope.council, which)
        .where(submissions.c.withdrawn_at.is_not(None), submissions.c.stage == stage, submissions.c.level.is_(None))
    )
    return tuple(scope.connection.execute(found).scalars())


def next_number(scope: Scope, reference: str) -> int:
    """Return the number of the next addition; the submission must be locked."""
    found = select(func.coalesce(func.max(additions.c.number), 0)).where(
        additions.c.council_id == scope.council, additions.c.reference == reference
    )
    return int(scope.connection.execute(found).scalar_one()) + 1


def add_addition(scope: Scope, reference: str, row: AdditionRow) -> None:
    """Add something to a submission."""
    scope.connection.execute(
        insert(additions).values(
            council_id=scope.council,
            reference=reference,
            number=row.number,
            kind=row.kind,
            box=row.box,
            added_at=row.added_at,
        )
    )


def additions_of(scope: Scope, reference: str) -> tuple[AdditionRow, ...]:
    """Return what was added, oldest first."""
    found = (
        select(additions.c.number, additions.c.kind, additions.c.box, additions.c.added_at)
        .where(additions.c.council_id == scope.council, additions.c.reference == reference)
        .order_by(additions.c.number)
    )
    return tuple(AdditionRow(*row) for row in scope.connection.execute(found))


def add_apart(scope: Scope, row: ApartRow) -> None:
    """Add answers kept apart."""
    scope.connection.execute(
        insert(apart_answers).values(
            council_id=scope.council,
            id=row.id,
            form=row.form,
            version=row.version,
            month=row.month,
            example=row.example,
            wrapped=row.wrapped,
            box=row.box,
        )
    )


def every_apart(scope: Scope) -> tuple[ApartRow, ...]:
    """Return all answers kept apart, ordered by their random ids."""
    columns = [column for column in apart_answers.c if column.name != "council_id"]
    found = select(*columns).where(apart_answers.c.council_id == scope.council).order_by(apart_answers.c.id)
    return tuple(ApartRow(**row) for row in scope.connection.execute(found).mappings())
