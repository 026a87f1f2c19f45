"""Earlier feedback, with its source and its day."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r022"
down_revision = "r021"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "earlier_words",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("batch", 32),
        c.number("number"),
        c.text("form", 60),
        c.text("place", 200),
        c.long_text("slot_text"),
        c.text("words", 32, nullable=True),
        c.text("source", 200),
        c.day("said_on"),
        c.text("gathered_by", 120),
        c.text("brought_by", 32),
        c.moment("brought_at"),
        c.text("taken_up", 32, nullable=True),
        c.key("earlier_words", "council_id", "id"),
        c.leads("earlier_words", "panels", "council_id", "panel", to=("council_id", "id")),
        c.leads("earlier_words", "spoken_words", "council_id", "words", to=("council_id", "id")),
        c.leads("earlier_words", "points", "council_id", "taken_up", to=("council_id", "id")),
        c.of_person("earlier_words", "brought_by"),
    )
    c.index("earlier_words", "council_id", "form", "said_on")
    c.index("earlier_words", "council_id", "panel", "brought_at")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("earlier_words")
