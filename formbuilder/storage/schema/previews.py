"""Previews of drafts: each has a council of its own, so that nothing typed there is ever among real answers."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, person

previews = Table(
    "previews",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("apart", Integer, nullable=False, unique=True),
    person("made_by"),
    Column("made_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    of_council(),
    of_person("made_by"),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    Index(None, "council_id", "form", "version"),
)

preview_mails = Table(
    "preview_mails",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("preview", String(32), nullable=False),
    Column("address", String(254), nullable=False),
    Column("link", String(80)),
    Column("sealed", LargeBinary),
    Column("sealed_to", LargeBinary),
    person("asked_by"),
    Column("asked_at", Moment, nullable=False),
    Column("sent_at", Moment),
    ForeignKeyConstraint(["council_id", "preview"], ["previews.council_id", "previews.id"]),
    of_person("asked_by"),
    Index(None, "council_id", "preview"),
)
"""Who is sent a preview, by a link that goes once it is sent; the row goes with the preview.

Until then the link stands in ``sealed``, and ``link`` is "".
The address stands in ``sealed_to``, and ``address`` is "".
What was kept before it was sealed stands in ``link`` and in ``address``.
"""

kept_walks = Table(
    "kept_walks",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("name", String(120), nullable=False),
    Column("walk", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
    of_council(),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    Index(None, "council_id", "form", "version"),
)
