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
    Text,
    TypeDecorator,
    UniqueConstraint,
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
    Column("given_up_at", Moment),
    Column("fault", String(20)),
    _of_council(),
    Index(None, "council_id", "due_at"),
)

alerts = Table(
    "alerts",
    metadata,
    _council(),
    _reference(primary_key=True),
    Column("raised_at", Moment, nullable=False),
    Column("rota", String(20)),
    Column("round", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("told_at", Moment),
    Column("told_whom", String(200)),
    Column("opened_at", Moment),
    Column("opened_by", String(200)),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    _one_of("rota", "on_duty", "out_of_hours"),
    Index(None, "council_id", "opened_at"),
)

shown_messages = Table(
    "shown_messages",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("way", String(10), nullable=False),
    Column("to", String(320), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    _of_council(),
    _one_of("way", "email", "text"),
    Index(None, "council_id", "at"),
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
    Column("person", String(32)),
    _of_council(),
    Index(None, "council_id", "at"),
)


def _person(name: str = "person", **options: Any) -> Column[str]:  # noqa: ANN401 - options of a column
    return Column(name, String(32), **options)


def _of_person(name: str = "person") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", name], ["people.council_id", "people.id"])


people = Table(
    "people",
    metadata,
    _council(),
    _person("id", primary_key=True),
    Column("sealed", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),
    _of_council(),
)

person_names = Table(
    "person_names",
    metadata,
    _council(),
    _person(primary_key=True),
    Column("name", String(120), nullable=False),
    Column("email", String(254)),
    _of_person(),
    UniqueConstraint("council_id", "email"),
)

roles = Table(
    "roles",
    metadata,
    _council(),
    _person(primary_key=True),
    Column("role", String(20), primary_key=True),
    _of_person(),
    _one_of("role", "administrator", "officer", "approver", "assessor", "chair", "facilitator", "member"),
)

identities = Table(
    "identities",
    metadata,
    _council(),
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    _person(nullable=False),
    _of_person(),
    UniqueConstraint("council_id", "issuer", "person"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    _council(),
    Column("state", String(43), primary_key=True),
    Column("browser", LargeBinary, nullable=False),
    Column("nonce", String(43), nullable=False),
    Column("verifier", String(43), nullable=False),
    Column("began_at", Moment, nullable=False),
    _of_council(),
    Index(None, "council_id", "began_at"),
)

sessions = Table(
    "sessions",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("token", LargeBinary, nullable=False),
    _person(nullable=False),
    Column("way", String(20), nullable=False),
    Column("device", String(60), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("last_used", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("ended_at", Moment),
    _of_person(),
    _one_of("way", "provider", "sealed", "demonstration"),
    UniqueConstraint("council_id", "token"),
    Index(None, "council_id", "person"),
)

seals = Table(
    "seals",
    metadata,
    _council(),
    _person(nullable=False),
    Column("begins", String(8), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("stretched", LargeBinary, nullable=False),
    Column("sealed_at", Moment, nullable=False),
    _of_person(),
)

seal_uses = Table(
    "seal_uses",
    metadata,
    _council(),
    Column("id", String(32), primary_key=True),
    Column("used_at", Moment, nullable=False),
    Column("device", String(60), nullable=False),
    _of_council(),
    Index(None, "council_id", "used_at"),
)

form_people = Table(
    "form_people",
    metadata,
    _council(),
    Column("form", String(60), primary_key=True),
    _person("owner", nullable=False),
    _person("deputy", nullable=False),
    ForeignKeyConstraint(["council_id", "owner"], ["people.council_id", "people.id"], name="fk_form_people_owner"),
    ForeignKeyConstraint(["council_id", "deputy"], ["people.council_id", "people.id"], name="fk_form_people_deputy"),
    CheckConstraint("owner <> deputy", name="two"),
)
