"""Comments that members said aloud, until somebody has written them down: sealed, in pieces."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

comment_sounds = Table(
    "comment_sounds",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("round", String(32), nullable=False),
    Column("place", String(200), nullable=False),
    Column("slot_text", Text, nullable=False),
    person("author"),
    Column("language", String(35), nullable=False),
    Column("type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("point", String(32)),
    Column("sent_at", Moment, nullable=False),
    Column("gone_at", Moment),
    of_council(),
    of_person("author"),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    ForeignKeyConstraint(["council_id", "round"], ["rounds.council_id", "rounds.id"]),
    ForeignKeyConstraint(["council_id", "point"], ["points.council_id", "points.id"]),
    one_of("state", "waiting", "unheard", "written", "back"),
    one_of("reason", "", "silent", "quiet", "cut", "language"),
    Index(None, "council_id", "round", "state", "sent_at"),
    Index(None, "council_id", "author", "sent_at"),
    Index(None, "council_id", "point"),
    Index(None, "council_id", "gone_at", "sent_at"),
)
"""``reason`` is why nobody could hear it, or ""; ``point`` what was written down of it; ``gone_at`` when its sound
was deleted: the row stays, so that its author reads what became of it."""

sound_pieces = Table(
    "sound_pieces",
    metadata,
    council_key(),
    Column("sound", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["council_id", "sound"], ["comment_sounds.council_id", "comment_sounds.id"]),
)
"""Each piece is a box of its own, bound to its sound and its number (``sealing.box``)."""
