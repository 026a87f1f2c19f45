"""What people half-way meet, urgent corrections, and papers for the board."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r007"
down_revision = "r006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "half_way",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("rule", 10),
        c.long_text("ids"),
        c.day("cut_off", nullable=True),
        c.text("set_by", 32, nullable=True),
        c.moment("set_at"),
        c.key("half_way", "council_id", "form", "version"),
        c.of_council("half_way"),
        c.of_person("half_way", "set_by"),
        c.one_of("half_way", "rule", "finish", "ask_again", "move"),
    )
    _corrections()
    op.create_table(
        "pack_facts",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.long_text("asked"),
        c.long_text("equality"),
        c.long_text("data_protection"),
        c.long_text("cost"),
        c.day("go_live", nullable=True),
        c.day("review", nullable=True),
        c.number("saves"),
        c.text("saved_by", 32, nullable=True),
        c.moment("saved_at"),
        c.key("pack_facts", "council_id", "form", "version"),
        c.leads("pack_facts", "drafts", "council_id", "form", "version"),
        c.of_person("pack_facts", "saved_by"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("pack_facts", "corrections", "half_way"):
        op.drop_table(table)


def _corrections() -> None:
    op.create_table(
        "corrections",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("becomes", nullable=True),
        c.text("address", 200),
        c.long_text("before"),
        c.long_text("words"),
        c.text("reason", 500),
        c.text("state", 10),
        c.text("asked_by", 32),
        c.moment("asked_at"),
        c.text("settled_by", 32, nullable=True),
        c.moment("settled_at", nullable=True),
        c.text("signed_by", 32, nullable=True),
        c.moment("signed_at", nullable=True),
        c.key("corrections", "council_id", "id"),
        c.leads("corrections", "forms", "council_id", "form", "version", to=("council_id", "slug", "version")),
        c.of_person("corrections", "asked_by", "asked"),
        c.of_person("corrections", "settled_by", "settled"),
        c.of_person("corrections", "signed_by", "signed"),
        c.one_of("corrections", "state", "asked", "live", "dropped"),
    )
    c.index("corrections", "council_id", "form", "state")
    c.index("corrections", "council_id", "asked_at")
