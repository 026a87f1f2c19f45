"""Rows of a table as frozen things: put one in, find some, change them; always of one council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, select, update

from formbuilder.storage.engine import Scope

T = TypeVar("T")


def mine(scope: Scope, table: Table, *also: ColumnElement[bool], **same: object) -> ColumnElement[bool]:
    """Return what picks the rows of the council with these values."""
    named = (table.c[name] == value for name, value in same.items())
    return and_(table.c.council_id == scope.council, *named, *also)


def put(scope: Scope, table: Table, row: Any) -> None:  # noqa: ANN401 - any frozen thing with the columns as fields
    """Put a row in."""
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    scope.connection.execute(insert(table).values(council_id=scope.council, **values))


def find(scope: Scope, table: Table, kind: type[T], *, lock: bool = False, **same: object) -> T | None:
    """Return the row with these values; ``lock`` keeps other transactions away from it until the end of this."""
    wanted = select(*_columns(table, kind)).where(mine(scope, table, **same))
    row = scope.connection.execute(wanted.with_for_update() if lock else wanted).mappings().first()
    return None if row is None else kind(**row)


def every(
    scope: Scope,
    table: Table,
    kind: type[T],
    *also: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    most: int | None = None,
    **same: object,
) -> tuple[T, ...]:
    """Return the rows with these values in their order, ``most`` at most."""
    wanted = select(*_columns(table, kind)).where(mine(scope, table, *also, **same)).order_by(*order).limit(most)
    return tuple(kind(**row) for row in scope.connection.execute(wanted).mappings())


def some(
    scope: Scope,
    table: Table,
    kind: type[T],
    *also: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]],
    window: tuple[int, int],
    **same: object,
) -> tuple[T, ...]:
    """Return rows with these values in their order: how many at most, after how many."""
    most, skip = window
    wanted = select(*_columns(table, kind)).where(mine(scope, table, *also, **same)).order_by(*order)
    return tuple(kind(**row) for row in scope.connection.execute(wanted.limit(most).offset(skip)).mappings())


def count(scope: Scope, table: Table, *also: ColumnElement[bool], **same: object) -> int:
    """Return how many rows have these values."""
    wanted = select(func.count()).select_from(table).where(mine(scope, table, *also, **same))
    return int(scope.connection.execute(wanted).scalar() or 0)


def change(scope: Scope, table: Table, values: dict[str, object], *also: ColumnElement[bool], **same: object) -> int:
    """Change the rows with these values; return how many there were."""
    return scope.connection.execute(update(table).where(mine(scope, table, *also, **same)).values(values)).rowcount


def remove(scope: Scope, table: Table, *also: ColumnElement[bool], **same: object) -> int:
    """Take the rows with these values out; return how many there were."""
    return scope.connection.execute(delete(table).where(mine(scope, table, *also, **same))).rowcount


def _columns(table: Table, kind: type) -> list[ColumnElement[Any]]:
    return [table.c[each.name] for each in fields(kind)]
