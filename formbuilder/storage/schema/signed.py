"""What was said at a step of a chain: the one table of sign-offs that the start page of a form asks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_person, of_words, one_of, person

sign_offs = Table(
    "sign_offs",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("step", String(180), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("way", String(20), nullable=False),
    Column("rows", LargeBinary, nullable=False),
    Column("words", String(32)),
    person("given_by", nullable=False),
    Column("given_at", Moment, nullable=False),
    person("confirmed_by"),
    Column("confirmed_at", Moment),
    Column("concern", Boolean),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    of_words(),
    of_person("given_by", "sign_offs"),
    of_person("confirmed_by", "sign_offs"),
    one_of("outcome", "yes", "yes_if", "not_yet", "no", "in_spite"),
    one_of("way", "signed", "minutes"),
    Index(None, "council_id", "form", "version", "given_at"),
)
