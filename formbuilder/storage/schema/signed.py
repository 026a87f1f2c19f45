"""What was said at a step of a chain: the one table of sign-offs that the start page of a form asks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import Moment, council_key, metadata, one_of, person


def _by(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", name], ["people.council_id", "people.id"], name=f"fk_sign_offs_{name}")


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
    ForeignKeyConstraint(["council_id", "words"], ["spoken_words.council_id", "spoken_words.id"]),
    _by("given_by"),
    _by("confirmed_by"),
    one_of("outcome", "yes", "yes_if", "not_yet", "no", "in_spite"),
    one_of("way", "signed", "minutes"),
    Index(None, "council_id", "form", "version", "given_at"),
)
