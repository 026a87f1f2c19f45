"""Marks that find submissions again, as rows."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, delete, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import search_marks


def add(scope: Scope, reference: str, marks: Collection[bytes]) -> None:
    """Let a submission be found by these marks."""
    for mark in sorted(marks):
        values = {"council_id": scope.council, "mark": mark, "reference": reference}
        scope.connection.execute(insert(search_marks).values(values))


def forget(scope: Scope, reference: str) -> None:
    """Let a submission be found by no mark."""
    mine = and_(search_marks.c.council_id == scope.council, search_marks.c.reference == reference)
    scope.connection.execute(delete(search_marks).where(mine))


def find(scope: Scope, marks: Collection[bytes], most: int) -> tuple[str, ...]:
    """Return the references that have all of these marks, ``most`` at most."""
    first, *others = sorted(marks)
    found = select(search_marks.c.reference).where(
        search_marks.c.council_id == scope.council, search_marks.c.mark == first
    )
    for other in others:
        also = search_marks.alias()
        has_it = select(also.c.reference).where(also.c.council_id == scope.council, also.c.mark == other)
        found = found.where(search_marks.c.reference.in_(has_it))
    return tuple(scope.connection.execute(found.order_by(search_marks.c.reference.desc()).limit(most)).scalars())
