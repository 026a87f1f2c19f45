"""What leaves the house, and the trail of what was done."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, one_of, reference

outbox = Table(
    "outbox",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("tries", Integer, nullable=False),
    Column("done_at", Moment),
    Column("given_up_at", Moment),
    Column("fault", String(20)),
    of_council(),
    Index(None, "council_id", "due_at"),
    Index(None, "council_id", "subject"),
)

alerts = Table(
    "alerts",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("raised_at", Moment, nullable=False),
    Column("rota", String(20)),
    Column("round", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("told_at", Moment),
    Column("told_whom", String(200)),
    Column("opened_at", Moment),
    Column("opened_by", String(200)),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    one_of("rota", "on_duty", "out_of_hours"),
    Index(None, "council_id", "opened_at"),
)

shown_messages = Table(
    "shown_messages",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("way", String(10), nullable=False),
    Column("to", String(320), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    of_council(),
    one_of("way", "email", "text"),
    Index(None, "council_id", "at"),
)

trail = Table(
    "trail",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("form", String(60)),
    Column("person", String(32)),
    of_council(),
    Index(None, "council_id", "at", "id"),
    Index(None, "council_id", "form", "at", "id"),
    Index(None, "council_id", "subject", "at"),
)
