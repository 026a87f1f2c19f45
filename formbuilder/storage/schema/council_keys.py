"""The keys that a council has sealed to, and how each was rehearsed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, one_of

council_keys = Table(
    "council_keys",
    metadata,
    council_key(),
    Column("name", String(16), primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("since", Moment, nullable=False),
    Column("split_at", Moment),
    Column("shares", Integer),
    Column("need", Integer),
    Column("rehearsed_at", Moment),
    Column("rehearsed_with", String(10)),
    of_council(),
    one_of("rehearsed_with", "shares", "file"),
)
