"""What people answer: journeys, submissions, and what belongs to them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_journey, one_of, reference

journeys = Table(
    "journeys",
    metadata,
    council_key(),
    reference(primary_key=True),
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
    of_council(),
    ForeignKeyConstraint(["council_id", "form", "version"], ["forms.council_id", "forms.slug", "forms.version"]),
    one_of("state", "open", "sent", "withdrawn"),
    Index(None, "council_id", "state"),
    Index(None, "council_id", "form", "sent_at"),
    Index(None, "council_id", "form", "state", "sent_at"),
)

journey_keys = Table(
    "journey_keys",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("salt", LargeBinary),
    Column("wrapped", LargeBinary, nullable=False),
    of_journey(),
    one_of("kind", "device", "code", "council"),
)

submissions = Table(
    "submissions",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("sent_at", Moment, nullable=False),
    Column("level", String(10)),
    Column("stage", String(20), nullable=False),
    Column("contact_by", Date),
    Column("withdrawn_at", Moment),
    Column("receipt", LargeBinary),
    of_journey(),
    one_of("stage", "sent", "being_read", "contact_by", "done"),
    one_of("level", "today"),
    Index(None, "council_id", "sent_at"),
)

additions = Table(
    "additions",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False),
    Column("box", LargeBinary, nullable=False),
    Column("added_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    one_of("kind", "more", "reach"),
)

apart_answers = Table(
    "apart_answers",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("month", String(7), nullable=False),
    Column("example", Boolean, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("box", LargeBinary, nullable=False),
    of_council(),
    sqlite_with_rowid=False,  # row numbers would tell the order of sending
)

flood_marks = Table(
    "flood_marks",
    metadata,
    council_key(),
    Column("mark", LargeBinary, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    of_council(),
    Index(None, "council_id", "since"),
)

guesses = Table(
    "guesses",
    metadata,
    council_key(),
    Column("subject", String(8), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("count", Integer, nullable=False),
    of_council(),
)
