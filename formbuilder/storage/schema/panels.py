"""Panels, who belongs to them, and the slips by which members come in."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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

panels = Table(
    "panels",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("organisation", String(120), nullable=False),
    Column("about", Text, nullable=False),
    Column("nameless", Boolean, nullable=False),
    Column("independent", Boolean, nullable=False),
    Column("next_tier", String(32)),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),
    of_council(),
    one_of("kind", "local", "alliance", "board"),
)
"""A panel that works for several councils has a row in each of them, with one id."""

panel_posts = Table(
    "panel_posts",
    metadata,
    council_key(),
    Column("panel", String(32), primary_key=True),
    person(primary_key=True),
    Column("post", String(20), primary_key=True),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    of_person(),
    one_of("post", "chair", "facilitator"),
    Index(None, "council_id", "person"),
)

post_changes = Table(
    "post_changes",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    person(nullable=False),
    Column("post", String(20), nullable=False),
    Column("begins", Boolean, nullable=False),
    person("changed_by"),
    Column("changed_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    of_person(),
    ForeignKeyConstraint(["council_id", "changed_by"], ["people.council_id", "people.id"], name="fk_post_changes_by"),
    one_of("post", "chair", "facilitator"),
    Index(None, "council_id", "panel", "changed_at"),
)
"""Who was appointed and dismissed, by whom and when: the panel sees it."""

members = Table(
    "members",
    metadata,
    council_key(),
    Column("panel", String(32), primary_key=True),
    person(primary_key=True),
    Column("number", Integer, nullable=False),
    Column("called", String(60), nullable=False),
    Column("way", String(20), nullable=False),
    Column("adjustments", String(32)),
    Column("digest", String(10), nullable=False),
    Column("digest_day", Integer),
    Column("digest_hour", Integer),
    Column("topics", String(120)),
    Column("state", String(20), nullable=False),
    Column("break_until", Date),
    Column("joined_at", Moment, nullable=False),
    Column("ended_at", Moment),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    of_person(),
    of_words("adjustments"),
    one_of("way", "screen", "email", "paper", "phone", "meeting"),
    one_of("digest", "off", "daily", "weekly"),
    one_of("state", "active", "break", "not_caring", "left"),
    UniqueConstraint("council_id", "panel", "number"),
    Index(None, "council_id", "person"),
)
"""``called`` is a name or a word that the member chose; "" for the number alone. Somebody nameless is a person without
a row in the table of names. ``digest_hour`` none is the usual hour; ``topics`` none are the usual ones."""

slips = Table(
    "slips",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    person(nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("ended_at", Moment),
    ForeignKeyConstraint(["council_id", "panel", "person"], ["members.council_id", "members.panel", "members.person"]),
    UniqueConstraint("council_id", "token"),
    Index(None, "council_id", "panel", "person"),
)
"""A link or a printed code that lets a member in again and again, on any day, until it ends."""

panel_codes = Table(
    "panel_codes",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32), nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("used_at", Moment),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    UniqueConstraint("council_id", "token"),
    Index(None, "council_id", "panel"),
)
"""A code by which another council takes a panel in, once."""

news = Table(
    "news",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    person(nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("told_at", Moment),
    of_person(),
    Index(None, "council_id", "person", "told_at"),
    Index(None, "council_id", "told_at", "at"),
)
"""What somebody will be told of in their next digest."""

digests = Table(
    "digests",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    person(nullable=False),
    Column("day", Date, nullable=False),
    Column("way", String(10), nullable=False),
    Column("link", String(64)),
    Column("sealed", LargeBinary),
    Column("token", LargeBinary),
    Column("made_at", Moment, nullable=False),
    Column("sent_at", Moment),
    of_person(),
    one_of("way", "email", "slip"),
    UniqueConstraint("council_id", "person", "day"),
    UniqueConstraint("council_id", "token"),
)
"""One message to somebody: at most one a day. ``sealed`` is what stops them, until it is sent; ``token`` is its hash.

``link`` is what was kept before it was sealed.
"""
