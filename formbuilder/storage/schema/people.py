"""People who work with the forms, and how they come in."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

people = Table(
    "people",
    metadata,
    council_key(),
    person("id", primary_key=True),
    Column("sealed", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),
    of_council(),
)

person_names = Table(
    "person_names",
    metadata,
    council_key(),
    person(primary_key=True),
    Column("name", String(120), nullable=False),
    Column("email", String(254)),
    of_person(),
    UniqueConstraint("council_id", "email"),
)

no_notices = Table(
    "no_notices",
    metadata,
    council_key(),
    person(primary_key=True),
    of_person(),
)

roles = Table(
    "roles",
    metadata,
    council_key(),
    person(primary_key=True),
    Column("role", String(20), primary_key=True),
    of_person(),
    one_of(
        "role",
        "administrator",
        "officer",
        "approver",
        "assessor",
        "finance officer",
        "chair",
        "facilitator",
        "member",
        "translator",
    ),
)

identities = Table(
    "identities",
    metadata,
    council_key(),
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    person(nullable=False),
    of_person(),
    UniqueConstraint("council_id", "issuer", "person"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    council_key(),
    Column("state", String(43), primary_key=True),
    Column("browser", LargeBinary, nullable=False),
    Column("nonce", String(43), nullable=False),
    Column("verifier", String(43), nullable=False),
    Column("began_at", Moment, nullable=False),
    of_council(),
    Index(None, "council_id", "began_at"),
)

sessions = Table(
    "sessions",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("token", LargeBinary, nullable=False),
    person(nullable=False),
    Column("way", String(20), nullable=False),
    Column("device", String(60), nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("last_used", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("ended_at", Moment),
    of_person(),
    one_of("way", "provider", "sealed", "demonstration", "link", "passkey", "slip"),
    UniqueConstraint("council_id", "token"),
    Index(None, "council_id", "person"),
)

seals = Table(
    "seals",
    metadata,
    council_key(),
    person(nullable=False),
    Column("begins", String(8), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("stretched", LargeBinary, nullable=False),
    Column("sealed_at", Moment, nullable=False),
    of_person(),
)

seal_uses = Table(
    "seal_uses",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("used_at", Moment, nullable=False),
    Column("device", String(60), nullable=False),
    of_council(),
    Index(None, "council_id", "used_at"),
)

form_people = Table(
    "form_people",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    person("owner", nullable=False),
    person("deputy", nullable=False),
    of_person("owner", "form_people"),
    of_person("deputy", "form_people"),
    CheckConstraint("owner <> deputy", name="two"),
)
