"""What the public says of a question: taps are counted, words wait until an officer or a facilitator has read them."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, String, Table

from formbuilder.storage.schema.columns import (
    Moment,
    council_key,
    metadata,
    of_council,
    of_person,
    of_words,
    one_of,
    person,
)

TAPS = ("hard_word", "not_clear", "answer_missing", "upset")

taps = Table(
    "taps",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("question", String(60), primary_key=True),
    Column("tap", String(20), primary_key=True),
    Column("times", Integer, nullable=False),
    of_council(),
    one_of("tap", *TAPS),
)

remarks = Table(
    "remarks",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("question", String(60), nullable=False),
    Column("tap", String(20), nullable=False),
    Column("words", String(32)),
    Column("passed", String(32)),
    Column("state", String(20), nullable=False),
    Column("made_on", Date, nullable=False),
    person("read_by"),
    Column("read_at", Moment),
    of_council(),
    of_person("read_by"),
    of_words(),
    ForeignKeyConstraint(["council_id", "passed"], ["points.council_id", "points.id"]),
    one_of("tap", *TAPS),
    one_of("state", "waiting", "passed", "cut", "help", "dropped"),
    Index(None, "council_id", "state", "made_on"),
    Index(None, "council_id", "form", "version", "question"),
)
"""Never linked to a journey; ``passed`` is the point that it became."""
