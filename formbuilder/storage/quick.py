"""Statements of the paths that every request takes: written once with SQLAlchemy, run by the driver itself.

A third of the cost of the ordinary way, which compiles a key, sets up events and wraps each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Delete, Select, Update
from sqlalchemy.dialects.sqlite.pysqlite import dialect as sqlite
from sqlalchemy.exc import DBAPIError

from formbuilder.storage.engine import Scope

SQLITE_MOMENT = "%Y-%m-%d %H:%M:%S.%f"
"""As SQLAlchemy writes it; strings of this shape sort by time."""


class Quick:
    """One statement, compiled at its first use for each kind of database."""

    def __init__(self, statement: Select[Any] | Update | Delete) -> None:
        self._statement = statement
        self._texts: dict[str, str] = {}

    def text(self, connection: Connection) -> str:
        """Return the statement in the words of this database, with named parameters."""
        name = connection.dialect.name
        if name not in self._texts:
            dialect = sqlite(paramstyle="named") if name == "sqlite" else connection.dialect
            self._texts[name] = str(self._statement.compile(dialect=dialect))
        return self._texts[name]

    def first(self, scope: Scope, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """Run it and return the first row, as the driver gives it."""
        return self._run(scope.connection, values, fetch=True)

    def run(self, scope: Scope, values: Mapping[str, object]) -> None:
        """Run it."""
        self._run(scope.connection, values, fetch=False)

    def _run(self, connection: Connection, values: Mapping[str, object], *, fetch: bool) -> tuple[Any, ...] | None:
        text = self.text(connection)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(text, _sqlite_values(values) if connection.dialect.name == "sqlite" else values)
            row: tuple[Any, ...] | None = cursor.fetchone() if fetch else None
        except connection.dialect.loaded_dbapi.Error as fault:
            raise _as_callers_know_it(connection, fault) from None
        finally:
            cursor.close()
        return row


def moment(value: Any) -> datetime:  # noqa: ANN401 - what a driver gives
    """Return a moment in UTC from what a driver gives for it."""
    if isinstance(value, str):
        return datetime.fromisoformat(f"{value}+00:00")
    found: datetime = value.astimezone(UTC)
    return found


def _sqlite_values(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.astimezone(UTC).strftime(SQLITE_MOMENT) if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _as_callers_know_it(connection: Connection, fault: Exception) -> BaseException:
    """Return SQLAlchemy's error for the driver's, without the values; a connection that is gone leaves the pool."""
    gone = connection.dialect.is_disconnect(fault, connection.connection.driver_connection, None)  # type: ignore[arg-type]  # a driver
    if gone:
        connection.invalidate(fault)
    return DBAPIError.instance(
        None,
        None,
        fault,
        connection.dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=gone,
        dialect=connection.dialect,
    )
