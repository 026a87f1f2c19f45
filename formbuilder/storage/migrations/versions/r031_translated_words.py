"""What the slots of forms say in other languages."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r031"
down_revision = "r030"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "translated_words",
        c.council(),
        c.text("owner", 70),
        c.text("address", 300),
        c.text("language", 35),
        c.text("mark", 64),
        c.long_text("source"),
        c.long_text("words"),
        c.text("checked_by", 120),
        c.day("checked_on", nullable=True),
        c.text("set_by", 32, nullable=True),
        c.moment("set_at"),
        c.key("translated_words", "council_id", "owner", "address", "language", "mark"),
        c.of_council("translated_words"),
        c.of_person("translated_words", "set_by"),
    )
    c.index("translated_words", "council_id", "language", "owner")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("translated_words")
