"""Meetings of a round that are planned: their agenda, what members say of the notes, and what is not about the form."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_person, of_words, one_of, person


def _of_meeting() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "meeting"], ["meetings.council_id", "meetings.id"])


meeting_plans = Table(
    "meeting_plans",
    metadata,
    council_key(),
    Column("meeting", String(32), primary_key=True),
    Column("starts", String(60), nullable=False),
    Column("how", String(10), nullable=False),
    Column("access", Text, nullable=False),
    Column("helpers", String(200), nullable=False),
    Column("offer", Text, nullable=False),
    Column("agreed_at", Moment),
    Column("called_off_at", Moment),
    _of_meeting(),
    one_of("how", "in_person", "online", "phone", "both"),
)
"""What people know before they come. A row of ``meetings`` without one is only a bringing in of notes."""

meeting_items = Table(
    "meeting_items",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("meeting", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", String(200), nullable=False),
    Column("words", String(32)),
    person("proposed_by"),
    Column("state", String(10), nullable=False),
    Column("added_at", Moment, nullable=False),
    _of_meeting(),
    of_words("words", "meeting_items"),
    of_person("proposed_by"),
    one_of("state", "proposed", "agreed", "out"),
    Index(None, "council_id", "meeting", "number"),
)
"""What is talked about: a question of the round (``place``), or something that somebody proposed in words."""

note_checks = Table(
    "note_checks",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    person(primary_key=True),
    Column("says", String(10), nullable=False),
    Column("words", String(32)),
    Column("in_the_room", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "point"], ["points.council_id", "points.id"]),
    of_words("words", "note_checks"),
    of_person(),
    one_of("says", "right", "not_quite", "missing"),
    Index(None, "council_id", "person"),
)
"""Whether a note says what was said: a row for each member, and one for what was said in the room."""

slip_photos = Table(
    "slip_photos",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    Column("picture", LargeBinary, nullable=False),
    person("kept_by", nullable=False),
    Column("kept_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "point"], ["points.council_id", "points.id"]),
    of_person("kept_by"),
    Index(None, "council_id", "kept_at"),
)
"""A photo of the slip that a note was typed from: a JPEG, only until the group has checked the note."""

asides = Table(
    "asides",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("meeting", String(32)),
    Column("kind", String(10), nullable=False),
    Column("words", String(32)),
    Column("told", String(32)),
    Column("became", String(32)),
    person("owner", nullable=False),
    person("added_by", nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("done_at", Moment),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    _of_meeting(),
    of_words("words", "asides"),
    of_words("told", "asides"),
    of_words("became", "asides"),
    of_person("owner", "asides"),
    of_person("added_by", "asides"),
    one_of("kind", "worry", "council", "other"),
    Index(None, "council_id", "owner", "done_at"),
    Index(None, "council_id", "panel", "added_at"),
    Index(None, "council_id", "done_at"),
)
"""What was said that is not about the form: never a point, and shown to no panel.

``told`` says who was told of a worry, and ``became`` what became of it.
"""
