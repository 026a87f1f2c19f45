"""The tables. Every table of a council has ``council_id`` in its primary, unique and foreign keys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    false,
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


def _council() -> Column[int]:
    return Column("council_id", Integer, primary_key=True, autoincrement=False)


def _of_council() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id"], ["councils.id"])


def _of_journey() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "reference"], ["journeys.council_id", "journeys.reference"])


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _reference(**options: Any) -> Column[str]:  # noqa: ANN401 - options of a column
    return Column("reference", String(8), **options)


councils = Table(
    "councils",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", String(60), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("public_key", LargeBinary),
    Column("profile", LargeBinary),
    Column("demonstration", Boolean, nullable=False, server_default=false()),
    Column("added_at", Moment, nullable=False),
)

forms = Table(
    "forms",
    metadata,
    _council(),
    Column("slug", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    _of_council(),
    _one_of("state", "example", "published", "withdrawn"),
)

rates = Table(
    "rates",
    metadata,
    _council(),
    Column("name", String(60), primary_key=True),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("file", LargeBinary, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    _of_council(),
)

journeys = Table(
    "journeys",
    metadata,
    _council(),
    _reference(primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("example", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("last_used", Moment, nullable=False),
    Column("sent_at", Moment),
    _of_council(),
    ForeignKeyConstraint(["council_id", "form", "version"], ["forms.council_id", "forms.slug", "forms.version"]),
    _one_of("state", "open", "sent", "withdrawn"),
    Index(None, "council_id", "state"),
)

journey_keys = Table(
    "journey_keys",
    metadata,
    _council(),
    _reference(primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("salt", LargeBinary),
    Column("wrapped", LargeBinary, nullable=False),
    _of_journey(),
    _one_of("kind", "device", "code", "council"),
)

submissions = Table(
    "submissions",
    metadata,
    _council(),
    _reference(primary_key=True),
    Column("sent_at", Moment, nullable=False),
    Column("level", String(10)),
    Column("stage", String(20), nullable=False),
    Column("contact_by", Date),
    Column("withdrawn_at", Moment),
    Column("receipt", LargeBinary),
    _of_journey(),
    _one_of("stage", "sent", "being_read", "contact_by", "done"),
    _one_of("level", "today"),
    Index(None, "council_id", "sent_at"),
)

additions = Table(
    "additions",
    metadata,
    _council(),
    _reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("added_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    _one_of("kind", "more", "reach"),
)

apart_answers = Table(
    "apart_answers",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("month", String(7), nullable=False),
    Column("example", Boolean, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("box", LargeBinary, nullable=False),
    _of_council(),
    sqlite_with_rowid=False,  # row numbers would tell the order of sending
)

outbox = Table(
    "outbox",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("tries", Integer, nullable=False),
    Column("done_at", Moment),
    _of_council(),
    Index(None, "council_id", "due_at"),
)

guesses = Table(
    "guesses",
    metadata,
    _council(),
    Column("subject", String(8), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    _of_council(),
)

trail = Table(
    "trail",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(40), nullable=False),
    _of_council(),
    Index(None, "council_id", "at"),
)
