"""What all tables are made of. Every table of a council has ``council_id`` in its primary, unique and foreign keys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its shape
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its shape
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def council_key() -> Column[int]:
    """Return the first part of the primary key of every table of a council."""
    return Column("council_id", Integer, primary_key=True, autoincrement=False)


def of_council() -> ForeignKeyConstraint:
    """Lead to the council of the row."""
    return ForeignKeyConstraint(["council_id"], ["councils.id"])


def of_journey() -> ForeignKeyConstraint:
    """Lead to the journey that the row’s reference names."""
    return ForeignKeyConstraint(["council_id", "reference"], ["journeys.council_id", "journeys.reference"])


def one_of(column: str, *values: str) -> CheckConstraint:
    """Let a column have these values and no others."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def reference(**options: Any) -> Column[str]:  # noqa: ANN401 - options of a column
    """Return the column for the reference of a journey."""
    return Column("reference", String(8), **options)


def person(name: str = "person", **options: Any) -> Column[str]:  # noqa: ANN401 - options of a column
    """Return a column for the id of a person."""
    return Column(name, String(32), **options)


def of_person(name: str = "person", table: str = "") -> ForeignKeyConstraint:
    """Lead from a column to a person of the same council; ``table`` is named where several columns do."""
    return ForeignKeyConstraint(["council_id", name], ["people.council_id", "people.id"], name=_called(table, name))


def of_words(name: str = "words", table: str = "") -> ForeignKeyConstraint:
    """Lead from a column to free text that is kept apart; ``table`` is named where several columns do."""
    theirs = ["spoken_words.council_id", "spoken_words.id"]
    return ForeignKeyConstraint(["council_id", name], theirs, name=_called(table, name))


def _called(table: str, column: str) -> str | None:
    return f"fk_{table}_{column}" if table else None
