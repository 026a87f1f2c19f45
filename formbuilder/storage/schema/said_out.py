"""The pages “You said, we did”: which versions have one, and what everybody reads there."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, one_of, person


def _by(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", name], ["people.council_id", "people.id"], name=f"fk_said_pages_{name}")


said_pages = Table(
    "said_pages",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("state", String(10), nullable=False),
    Column("published", Text),
    Column("sent_at", Moment),
    person("sent_by"),
    Column("published_at", Moment),
    person("published_by"),
    Column("changed_at", Moment, nullable=False),
    of_council(),
    _by("sent_by"),
    _by("published_by"),
    one_of("state", "making", "with_chair", "published"),
)
"""The page of one version; ``published`` is what everybody reads, as it was when it was published."""
