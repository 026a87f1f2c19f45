"""Councils."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, false

from formbuilder.storage.schema.columns import Moment, metadata

councils = Table(
    "councils",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", String(60), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("public_key", LargeBinary),
    Column("profile", LargeBinary),
    Column("demonstration", Boolean, nullable=False, server_default=false()),
    Column("added_at", Moment, nullable=False),
    Column("preview_of", Integer),
)
