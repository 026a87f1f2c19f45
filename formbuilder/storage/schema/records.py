"""How long records are kept: holds, what was deleted, leases of the worker, and requests to see what is kept."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

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

holds = Table(
    "holds",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    reference(),
    Column("form", String(60)),
    person("held_by"),
    Column("held_at", Moment, nullable=False),
    person("lifted_by"),
    Column("lifted_at", Moment),
    of_council(),
    of_person("held_by", "holds"),
    of_person("lifted_by", "holds"),
    CheckConstraint("(reference IS NULL) <> (form IS NULL)", name="one"),
    Index(None, "council_id", "reference"),
    Index(None, "council_id", "form"),
    Index(None, "council_id", "lifted_at"),
)

hold_reasons = Table(
    "hold_reasons",
    metadata,
    council_key(),
    Column("hold", String(32), primary_key=True),
    Column("why", Text, nullable=False),
    ForeignKeyConstraint(["council_id", "hold"], ["holds.council_id", "holds.id"]),
)

deleted_references = Table(
    "deleted_references",
    metadata,
    council_key(),
    Column("mark", String(64), primary_key=True),
    Column("what", String(10), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("listed", Boolean, nullable=False),
    of_council(),
    one_of("what", "all", "own_copy", "council"),
    Index(None, "council_id", "at"),
    Index(None, "council_id", "listed", "at"),
)

deletion_counts = Table(
    "deletion_counts",
    metadata,
    council_key(),
    Column("day", Date, primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("form", String(60), primary_key=True),
    Column("why", String(10), primary_key=True),
    Column("count", Integer, nullable=False),
    of_council(),
    one_of("why", "time", "person", "sent", "replay"),
)

leases = Table(
    "leases",
    metadata,
    council_key(),
    Column("work", String(40), primary_key=True),
    Column("holder", String(32), nullable=False),
    Column("until", Moment, nullable=False),
    of_council(),
)

access_requests = Table(
    "access_requests",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    person("opened_by"),
    Column("opened_at", Moment, nullable=False),
    person("done_by"),
    Column("done_at", Moment),
    of_council(),
    of_person("opened_by", "access_requests"),
    of_person("done_by", "access_requests"),
    Index(None, "council_id", "done_at", "due_on"),
)

access_words = Table(
    "access_words",
    metadata,
    council_key(),
    Column("request", String(32), primary_key=True),
    Column("who", String(200), nullable=False),
    Column("note", Text, nullable=False),
    ForeignKeyConstraint(["council_id", "request"], ["access_requests.council_id", "access_requests.id"]),
)

access_references = Table(
    "access_references",
    metadata,
    council_key(),
    Column("request", String(32), primary_key=True),
    reference(primary_key=True),
    ForeignKeyConstraint(["council_id", "request"], ["access_requests.council_id", "access_requests.id"]),
)

access_members = Table(
    "access_members",
    metadata,
    council_key(),
    Column("request", String(32), primary_key=True),
    person(primary_key=True),
    ForeignKeyConstraint(["council_id", "request"], ["access_requests.council_id", "access_requests.id"]),
    of_person(),
)
"""Members of panels whose own words go into the answer: those alone who have an e-mail address with us."""

masks = Table(
    "masks",
    metadata,
    council_key(),
    Column("request", String(32), primary_key=True),
    reference(primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("why", Text, nullable=False),
    person("masked_by"),
    Column("masked_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["council_id", "request", "reference"],
        ["access_references.council_id", "access_references.request", "access_references.reference"],
    ),
    of_person("masked_by"),
)
