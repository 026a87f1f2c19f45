"""Councils, their forms, and a person's answers from the first page to the council's desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r001"
down_revision = None

TABLES = (
    "councils",
    "forms",
    "journeys",
    "journey_keys",
    "submissions",
    "additions",
    "apart_answers",
    "outbox",
    "guesses",
    "trail",
)


def upgrade() -> None:
    """Make the tables, those that others point at first."""
    _councils_and_forms()
    _journeys()
    _submissions()
    _apart_answers()
    _outbox()
    _guesses()
    _trail()


def downgrade() -> None:
    """Drop them, the last made first."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _truth(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _of(table: str, target: str, columns: list[str], targets: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns, [f"{target}.{column}" for column in targets], name=op.f(f"fk_{table}_{target}")
    )


def _of_council(table: str) -> sa.ForeignKeyConstraint:
    return _of(table, "councils", ["council_id"], ["id"])


def _one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _councils_and_forms() -> None:
    op.create_table(
        "councils",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("slug", 60),
        _text("name", 200),
        _bytes("public_key", nullable=True),
        _bytes("profile", nullable=True),
        sa.Column("demonstration", sa.Boolean(), server_default=sa.false(), nullable=False),
        _moment("added_at"),
        _key("councils", "id"),
        sa.UniqueConstraint("slug", name=op.f("uq_councils_slug")),
    )
    op.create_table(
        "forms",
        _number("council_id"),
        _text("slug", 60),
        _number("version"),
        _text("fingerprint", 64),
        _text("state", 20),
        _bytes("file"),
        _moment("loaded_at"),
        _key("forms", "council_id", "slug", "version"),
        _of_council("forms"),
        _one_of("forms", "state", "example", "published", "withdrawn"),
    )


def _journeys() -> None:
    op.create_table(
        "journeys",
        _number("council_id"),
        _text("reference", 8),
        _text("form", 60),
        _number("version"),
        _text("fingerprint", 64),
        _truth("example"),
        _text("state", 20),
        _truth("shared"),
        _number("counter"),
        _bytes("box"),
        _moment("started_at"),
        _moment("last_used"),
        _moment("sent_at", nullable=True),
        _key("journeys", "council_id", "reference"),
        _of_council("journeys"),
        _of("journeys", "forms", ["council_id", "form", "version"], ["council_id", "slug", "version"]),
        _one_of("journeys", "state", "open", "sent", "withdrawn"),
    )
    _index("journeys", "council_id", "state")
    op.create_table(
        "journey_keys",
        _number("council_id"),
        _text("reference", 8),
        _text("kind", 10),
        _bytes("salt", nullable=True),
        _bytes("wrapped"),
        _key("journey_keys", "council_id", "reference", "kind"),
        _of("journey_keys", "journeys", ["council_id", "reference"], ["council_id", "reference"]),
        _one_of("journey_keys", "kind", "device", "code", "council"),
    )


def _submissions() -> None:
    op.create_table(
        "submissions",
        _number("council_id"),
        _text("reference", 8),
        _moment("sent_at"),
        _text("level", 10, nullable=True),
        _text("stage", 20),
        sa.Column("contact_by", sa.Date(), nullable=True),
        _moment("withdrawn_at", nullable=True),
        _bytes("receipt", nullable=True),
        _key("submissions", "council_id", "reference"),
        _of("submissions", "journeys", ["council_id", "reference"], ["council_id", "reference"]),
        _one_of("submissions", "level", "today"),
        _one_of("submissions", "stage", "sent", "being_read", "contact_by", "done"),
    )
    _index("submissions", "council_id", "sent_at")
    op.create_table(
        "additions",
        _number("council_id"),
        _text("reference", 8),
        _number("number"),
        _text("kind", 10),
        _bytes("box"),
        _moment("added_at"),
        _key("additions", "council_id", "reference", "number"),
        _of("additions", "submissions", ["council_id", "reference"], ["council_id", "reference"]),
        _one_of("additions", "kind", "more", "reach"),
    )


def _apart_answers() -> None:
    op.create_table(
        "apart_answers",
        _number("council_id"),
        _text("id", 32),
        _text("form", 60),
        _number("version"),
        _text("month", 7),
        _truth("example"),
        _bytes("wrapped"),
        _bytes("box"),
        _key("apart_answers", "council_id", "id"),
        _of_council("apart_answers"),
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        _number("council_id"),
        _text("id", 32),
        _text("kind", 40),
        _text("subject", 40),
        _moment("due_at"),
        _moment("leased_until", nullable=True),
        _number("tries"),
        _moment("done_at", nullable=True),
        _key("outbox", "council_id", "id"),
        _of_council("outbox"),
    )
    _index("outbox", "council_id", "due_at")


def _guesses() -> None:
    op.create_table(
        "guesses",
        _number("council_id"),
        _text("subject", 8),
        _moment("since"),
        _number("count"),
        _key("guesses", "council_id", "subject"),
        _of_council("guesses"),
    )


def _trail() -> None:
    op.create_table(
        "trail",
        _number("council_id"),
        _text("id", 32),
        _moment("at"),
        _text("what", 40),
        _text("subject", 40),
        _key("trail", "council_id", "id"),
        _of_council("trail"),
    )
    _index("trail", "council_id", "at")
