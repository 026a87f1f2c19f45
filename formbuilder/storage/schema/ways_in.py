"""Links that let somebody in once, and passkeys."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

entry_links = Table(
    "entry_links",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    person(nullable=False),
    Column("kind", String(10), nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("code", LargeBinary, nullable=False),
    Column("browser", LargeBinary, nullable=False),
    Column("unsent", String(60)),
    Column("tries", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("used_at", Moment),
    of_council(),
    of_person(),
    one_of("kind", "come_in", "passkey"),
    UniqueConstraint("council_id", "token"),
    Index(None, "council_id", "made_at"),
)

passkeys = Table(
    "passkeys",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    person(nullable=False),
    Column("credential", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("count", Integer, nullable=False),
    Column("name", String(60), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("last_used", Moment),
    of_council(),
    of_person(),
    UniqueConstraint("council_id", "credential"),
    Index(None, "council_id", "person"),
)
