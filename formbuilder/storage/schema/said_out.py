"""The pages “You said, we did”: which versions have one, and what everybody reads there."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

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
    of_person("sent_by", "said_pages"),
    of_person("published_by", "said_pages"),
    one_of("state", "making", "with_chair", "published"),
)
"""The page of one version; ``published`` is what everybody reads, as it was when it was published."""
