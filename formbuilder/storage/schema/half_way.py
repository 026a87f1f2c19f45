"""What a version means for people half-way, urgent corrections, and what the board reads beside a draft."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKeyConstraint, Index, Integer, String, Table, Text

from formbuilder.storage.schema.columns import Moment, council_key, metadata, of_council, of_person, one_of, person

half_way = Table(
    "half_way",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("rule", String(10), nullable=False),
    Column("ids", Text, nullable=False),
    Column("cut_off", Date),
    person("set_by"),
    Column("set_at", Moment, nullable=False),
    of_council(),
    of_person("set_by"),
    one_of("rule", "finish", "ask_again", "move"),
)

corrections = Table(
    "corrections",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("becomes", Integer),
    Column("address", String(200), nullable=False),
    Column("before", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("reason", String(500), nullable=False),
    Column("state", String(10), nullable=False),
    person("asked_by", nullable=False),
    Column("asked_at", Moment, nullable=False),
    person("settled_by"),
    Column("settled_at", Moment),
    person("signed_by"),
    Column("signed_at", Moment),
    ForeignKeyConstraint(["council_id", "form", "version"], ["forms.council_id", "forms.slug", "forms.version"]),
    ForeignKeyConstraint(["council_id", "asked_by"], ["people.council_id", "people.id"], name="fk_corrections_asked"),
    ForeignKeyConstraint(
        ["council_id", "settled_by"], ["people.council_id", "people.id"], name="fk_corrections_settled"
    ),
    ForeignKeyConstraint(["council_id", "signed_by"], ["people.council_id", "people.id"], name="fk_corrections_signed"),
    one_of("state", "asked", "live", "dropped"),
    Index(None, "council_id", "form", "state"),
    Index("ix_corrections_council_id_asked_at", "council_id", "asked_at"),
)

pack_facts = Table(
    "pack_facts",
    metadata,
    council_key(),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("asked", Text, nullable=False),
    Column("equality", Text, nullable=False),
    Column("equality_by", String(200)),
    Column("equality_on", Date),
    Column("data_protection", Text, nullable=False),
    Column("cost", Text, nullable=False),
    Column("why", Text),
    Column("go_live", Date),
    Column("review", Date),
    Column("saves", Integer, nullable=False),
    person("saved_by"),
    Column("saved_at", Moment, nullable=False),
    ForeignKeyConstraint(["council_id", "form", "version"], ["drafts.council_id", "drafts.form", "drafts.version"]),
    of_person("saved_by"),
)
