"""Earlier feedback: what people said elsewhere, before a round; it is shown beside words and is no point."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_person, of_words, person

earlier_words = Table(
    "earlier_words",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("batch", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("form", String(60), nullable=False),
    Column("place", String(200), nullable=False),
    Column("slot_text", Text, nullable=False),
    Column("words", String(32)),
    Column("source", String(200), nullable=False),
    Column("said_on", Date, nullable=False),
    Column("gathered_by", String(120), nullable=False),
    person("brought_by", nullable=False),
    Column("brought_at", Moment, nullable=False),
    Column("taken_up", String(32)),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    of_words(),
    ForeignKeyConstraint(["council_id", "taken_up"], ["points.council_id", "points.id"]),
    of_person("brought_by"),
    Index(None, "council_id", "form", "said_on"),
    Index(None, "council_id", "panel", "brought_at"),
)
"""``batch`` is what was brought in together; ``taken_up`` is the point that it became, in a round."""
