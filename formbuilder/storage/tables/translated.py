"""Editions: what the slots of forms say in other languages."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, String, Table, Text

from formbuilder.storage.tables.columns import Moment, council_key, metadata, of_council, of_person, person

translated_words = Table(
    "translated_words",
    metadata,
    council_key(),
    Column("owner", String(70), primary_key=True),
    Column("address", String(300), primary_key=True),
    Column("language", String(35), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("source", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("checked_by", String(120), nullable=False),
    Column("checked_on", Date),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    of_council(),
    of_person("set_by"),
    Index(None, "council_id", "language", "owner"),
)
"""``owner`` is a form or ``block.NAME``; ``mark`` the hash of the source words, so that older versions of a form keep
the words that were made for them, and newer ones never get them by mistake."""
