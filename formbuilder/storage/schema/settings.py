"""Every edition of a council’s settings, and its pictures."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

settings_editions = Table(
    "settings_editions",
    metadata,
    council_key(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("profile", LargeBinary, nullable=False),
    Column("about", String(200), nullable=False),
    person("saved_by"),
    Column("saved_at", Moment, nullable=False),
    of_council(),
    of_person("saved_by"),
    Index(None, "council_id", "saved_at"),
)

crests = Table(
    "crests",
    metadata,
    council_key(),
    Column("mark", String(16), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("picture", LargeBinary, nullable=False),
    Column("wide", Integer, nullable=False),
    Column("high", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    of_council(),
    one_of("type", "image/png", "image/webp"),
)
