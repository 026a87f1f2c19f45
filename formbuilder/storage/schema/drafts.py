"""Drafts of forms: each save is a revision, and none is ever changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

drafts = Table(
    "drafts",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("came_from", String(80), nullable=False),
    person("begun_by"),
    Column("begun_at", Moment, nullable=False),
    Column("saved_at", Moment, nullable=False),
    of_council(),
    of_person("begun_by"),
    one_of("state", "draft", "in_review", "approved", "published", "dropped"),
    Index(None, "council_id", "state", "saved_at"),
)

revisions = Table(
    "revisions",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("aside", Boolean, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("about", String(200), nullable=False),
    person("saved_by"),
    Column("saved_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    of_person("saved_by"),
)

draft_comments = Table(
    "draft_comments",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("slot", String(300), nullable=False),
    Column("quote", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("author", String(100), nullable=False),
    Column("written_at", Moment),
    Column("state", String(20), nullable=False),
    person("brought_by"),
    Column("brought_at", Moment, nullable=False),
    person("done_by"),
    Column("done_at", Moment),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    of_person("brought_by"),
    of_person("done_by", "draft_comments"),
    one_of("kind", "comment", "change"),
    one_of("state", "open", "done"),
    Index(None, "council_id", "form", "version", "state", "brought_at", "position"),
)
"""What somebody wrote in Word about a draft: comments, and other words for a slot."""
