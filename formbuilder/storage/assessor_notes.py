"""What assessors write, still sealed, as rows; none is ever changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import assessor_notes


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note; its key is sealed to the council."""

    number: int
    wrapped: bytes = field(repr=False)
    box: bytes = field(repr=False)
    written_by: str | None
    written_at: datetime


def next_number(scope: Scope, reference: str) -> int:
    """Return the number of the next note; the submission’s place in the queue must be locked."""
    mine = assessor_notes.c.council_id == scope.council, assessor_notes.c.reference == reference
    return (
        int(
            scope.connection.execute(
                select(func.coalesce(func.max(assessor_notes.c.number), 0)).where(*mine)
            ).scalar_one()
        )
        + 1
    )


def add(scope: Scope, reference: str, row: NoteRow) -> None:
    """Add a note."""
    scope.connection.execute(
        insert(assessor_notes).values(
            council_id=scope.council,
            reference=reference,
            number=row.number,
            wrapped=row.wrapped,
            box=row.box,
            written_by=row.written_by,
            written_at=row.written_at,
        )
    )


def every(scope: Scope, reference: str) -> tuple[NoteRow, ...]:
    """Return the notes of a submission, oldest first."""
    columns = [column for column in assessor_notes.c if column.name not in {"council_id", "reference"}]
    mine = assessor_notes.c.council_id == scope.council, assessor_notes.c.reference == reference
    found = select(*columns).where(*mine).order_by(assessor_notes.c.number)
    return tuple(NoteRow(**row) for row in scope.connection.execute(found).mappings())
