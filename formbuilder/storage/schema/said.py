"""“You said, we did”: its lines, what each counts, who looked first; promises that changed or are disputed; stories."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Index, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_person, of_words, one_of, person


def _to(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", column], [f"{table}.council_id", f"{table}.id"])


said_looks = Table(
    "said_looks",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("panel", String(32), primary_key=True),
    Column("verdict", String(10), nullable=False),
    Column("words", String(32)),
    Column("named", Boolean, nullable=False),
    Column("looked_at", Moment),
    person("looked_by"),
    ForeignKeyConstraint(
        ["council_id", "form", "version"], ["said_pages.council_id", "said_pages.form", "said_pages.version"]
    ),
    _to("panels", "panel"),
    of_words("words", "said_looks"),
    of_person("looked_by", "said_looks"),
    one_of("verdict", "waiting", "right", "wrong"),
    Index(None, "council_id", "panel", "verdict"),
)
"""What the chair of a panel says of a page; ``named`` is whether the page may name the panel."""

said_lines = Table(
    "said_lines",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("did", Text, nullable=False),
    ForeignKeyConstraint(
        ["council_id", "form", "version"], ["said_pages.council_id", "said_pages.form", "said_pages.version"]
    ),
    Index(None, "council_id", "form", "version", "number"),
)
"""One line of “You said, we did”, as it is being made."""

said_points = Table(
    "said_points",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    Column("line", String(32), nullable=False),
    Column("own_words", String(10), nullable=False),
    Column("words", String(32)),
    _to("points", "point"),
    _to("said_lines", "line"),
    of_words("words", "said_points"),
    one_of("own_words", "not_asked", "asked", "yes", "no"),
    Index(None, "council_id", "line"),
)
"""Each point is counted in exactly one line: the key is the point. ``words`` is the sentence that was asked for."""

action_changes = Table(
    "action_changes",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("action", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("known_by", Text, nullable=False),
    person("who", nullable=False),
    Column("by_when", Date, nullable=False),
    Column("because", String(32)),
    Column("changed_at", Moment, nullable=False),
    person("changed_by"),
    _to("actions", "action"),
    of_person("who", "action_changes"),
    of_words("because", "action_changes"),
    of_person("changed_by", "action_changes"),
    Index(None, "council_id", "action", "changed_at"),
)
"""What a promise said before it was changed; ``because`` says why it was."""

action_disputes = Table(
    "action_disputes",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("action", String(32), nullable=False),
    Column("panel", String(32), nullable=False),
    person(nullable=False),
    Column("words", String(32)),
    Column("said_at", Moment, nullable=False),
    Column("answer", String(32)),
    person("answered_by"),
    Column("answered_at", Moment),
    _to("actions", "action"),
    _to("panels", "panel"),
    of_person("person", "action_disputes"),
    of_words("words", "action_disputes"),
    of_words("answer", "action_disputes"),
    of_person("answered_by", "action_disputes"),
    Index(None, "council_id", "action", "said_at"),
    Index(None, "council_id", "panel", "answered_at"),
)
"""“This has not happened”, said by a member; it stands beside the promise until it is answered."""

stories = Table(
    "stories",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    person(nullable=False),
    Column("words", String(32)),
    Column("told_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("ended_at", Moment),
    person("written_by"),
    of_person(),
    of_words("words", "stories"),
    of_person("written_by", "stories"),
    Index(None, "council_id", "person", "told_at"),
)
"""“My story”: private to its author, but for the uses to which they said yes; ``written_by`` typed it for them."""

story_uses = Table(
    "story_uses",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("story", String(32), nullable=False),
    Column("purpose", String(10), nullable=False),
    Column("panel", String(32)),
    Column("point", String(32)),
    Column("agreed_at", Moment, nullable=False),
    Column("ended_at", Moment),
    _to("stories", "story"),
    _to("panels", "panel"),
    _to("points", "point"),
    one_of("purpose", "panel", "comment", "learn"),
    Index(None, "council_id", "story"),
    Index(None, "council_id", "purpose", "ended_at"),
    Index(None, "council_id", "point"),
)
"""One yes to one use of a story, until it is taken back."""
