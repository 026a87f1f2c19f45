"""What a version goes through: chains of sign-offs, what was said, what is planned, what was asked and left."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, String, Table, Text

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


def _of_draft() -> ForeignKeyConstraint:
    theirs = ["drafts.council_id", "drafts.form", "drafts.version"]
    return ForeignKeyConstraint(["council_id", "form", "version"], theirs)


chain_steps = Table(
    "chain_steps",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(60), nullable=False),
    Column("signer", String(20), nullable=False),
    Column("panel", String(32)),
    of_council(),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    one_of("signer", "panel", "approver"),
)
"""``form`` is "" for the chain of all forms that have none of their own; ``panel`` is none where any panel may sign."""

spoken_words = Table(
    "spoken_words",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("words", Text),
    Column("erased_at", Moment),
    of_council(),
)
"""Free text, apart from everything else, so that it can be erased: minutes as JSON, and reasons."""

agreed_words = Table(
    "agreed_words",
    metadata,
    council_key(),
    Column("sign_off", String(32), primary_key=True),
    Column("address", String(200), primary_key=True),
    Column("words", Text, nullable=False),
    ForeignKeyConstraint(["council_id", "sign_off"], ["sign_offs.council_id", "sign_offs.id"]),
)

minutes_set_aside = Table(
    "minutes_set_aside",
    metadata,
    council_key(),
    Column("sign_off", String(32), primary_key=True),
    Column("way", String(20), nullable=False),
    Column("words", String(32)),
    person("set_by", nullable=False),
    Column("set_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "sign_off"], ["sign_offs.council_id", "sign_offs.id"]),
    of_words(),
    of_person("set_by"),
    one_of("way", "refused", "taken_back"),
)
"""What was recorded from minutes and never counted: a second person refused it, or whoever recorded it took it back."""

left_lines = Table(
    "left_lines",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("line", String(32), primary_key=True),
    Column("about", String(300), nullable=False),
    Column("words", String(32), nullable=False),
    person("left_by", nullable=False),
    Column("left_at", Moment, nullable=False),
    of_words(),
    of_person("left_by", "left_lines"),
)
"""Lines of “should” that somebody left, with a reason; ``line`` hashes the words that it is about."""

asked_lines = Table(
    "asked_lines",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("line", String(32), nullable=False),
    Column("about", String(300), nullable=False),
    Column("place", String(200), nullable=False),
    person("asked", nullable=False),
    person("asked_by", nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("done_at", Moment),
    _of_draft(),
    of_person("asked", "asked_lines"),
    of_person("asked_by", "asked_lines"),
    Index(None, "council_id", "asked", "done_at"),
    Index(None, "council_id", "form", "version"),
)

planned_moves = Table(
    "planned_moves",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("what", String(20), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("words", String(32)),
    person("planned_by", nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("fate", String(20)),
    _of_draft(),
    of_words(),
    of_person("planned_by", "planned_moves"),
    one_of("what", "publish", "withdraw"),
    one_of("fate", "done", "blocked", "cancelled"),
    Index(None, "council_id", "form", "version"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("words", String(32), nullable=False),
    person("withdrawn_by", nullable=False),
    Column("withdrawn_at", Moment, nullable=False),
    of_words(),
    of_person("withdrawn_by", "withdrawals"),
)

form_versions_half_way = Table(
    "form_versions_half_way",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("rule", String(20), nullable=False),
    Column("ids", Text, nullable=False),
    _of_draft(),
    one_of("rule", "finish", "ask_again"),
)
"""What a version means for people half-way through the one before; ``ids`` is a JSON list of questions."""
