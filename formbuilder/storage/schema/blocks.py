"""Blocks that a council brought out itself, and which version of a form uses which block."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, person

blocks = Table(
    "blocks",
    metadata,
    council_key(),
    Column("block", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("file", LargeBinary, nullable=False),
    Column("came_from", String(80), nullable=False),
    person("made_by"),
    Column("made_at", Moment, nullable=False),
    of_council(),
    of_person("made_by"),
)
"""``came_from`` is the form whose correction made it, such as ``carers-assessment@3``; "" if it was published."""

block_uses = Table(
    "block_uses",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("block", String(60), primary_key=True),
    Column("pinned", Integer, nullable=False),
    ForeignKeyConstraint(["council_id", "form", "version"], ["forms.council_id", "forms.slug", "forms.version"]),
    Index(None, "council_id", "block", "form", "version"),
)
