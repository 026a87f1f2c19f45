"""Versions of forms, and rates."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, one_of

forms = Table(
    "forms",
    metadata,
    council_key(),
    Column("slug", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    Column("title", String(200), nullable=False),
    of_council(),
    one_of("state", "example", "published", "withdrawn"),
    Index("ix_forms_listed", "council_id", "slug", "version", "state", "title"),
)
"""The index has all that lists of forms show: they never read the files."""

rates = Table(
    "rates",
    metadata,
    council_key(),
    Column("name", String(60), primary_key=True),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("file", LargeBinary, nullable=False),
    Column("loaded_at", Moment, nullable=False),
    of_council(),
)
