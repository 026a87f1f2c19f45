"""How the office works on what people sent: teams, the queue, what assessors write, and what finds it again."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import (
    Moment,
    council_key,
    metadata,
    of_council,
    of_person,
    one_of,
    person,
    reference,
)

teams = Table(
    "teams",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("email", String(254)),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),
    of_council(),
)

queue = Table(
    "queue",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("form", String(60), nullable=False),
    Column("state", String(20), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("team", String(32)),
    person("assigned"),
    Column("record", String(10)),
    Column("record_on", Date),
    Column("signs", String(40)),
    Column("to_translate", Moment),
    Column("translated_at", Moment),
    Column("translation", Integer),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    ForeignKeyConstraint(["council_id", "team"], ["teams.council_id", "teams.id"]),
    of_person("assigned"),
    one_of("state", "new", "being_checked", "checked", "closed", "taken_back", "quiet", "not_real"),
    one_of("record", "given", "not_given"),
    Index(None, "council_id", "state", "urgency", "sent_at", "reference"),
    Index(None, "council_id", "form", "state", "urgency", "sent_at", "reference"),
    Index(None, "council_id", "team", "state", "urgency", "sent_at", "reference"),
    Index(None, "council_id", "team", "form", "state", "urgency", "sent_at", "reference"),
    Index(None, "council_id", "assigned", "state", "urgency", "sent_at", "reference"),
    Index(None, "council_id", "to_translate", "reference"),
)

assessor_notes = Table(
    "assessor_notes",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("box", LargeBinary, nullable=False),
    person("written_by"),
    Column("written_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    of_person("written_by"),
)

search_marks = Table(
    "search_marks",
    metadata,
    council_key(),
    Column("mark", LargeBinary, primary_key=True),
    reference(primary_key=True),
    ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"]),
    Index(None, "council_id", "reference"),
)
