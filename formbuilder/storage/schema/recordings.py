"""Recordings of questions: sound, and video in sign language, in pieces that are read one by one."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

recordings = Table(
    "recordings",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("owner", String(70), nullable=False),
    Column("address", String(300), nullable=False),
    Column("language", String(35), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("parts", Text, nullable=False),
    Column("type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("captions", Text, nullable=False),
    Column("transcript", Text, nullable=False),
    Column("checked_by", String(120), nullable=False),
    Column("checked_on", Date),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    of_council(),
    of_person("set_by"),
    one_of("kind", "sound", "signed"),
    Index(None, "council_id", "owner", "language"),
)
"""``owner`` is a form or ``block.NAME``; ``parts`` the words that it was recorded from (``editions.heard``)."""

recording_pieces = Table(
    "recording_pieces",
    metadata,
    council_key(),
    Column("recording", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    ForeignKeyConstraint(["council_id", "recording"], ["recordings.council_id", "recordings.id"]),
)
