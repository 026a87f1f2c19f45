"""Since when what somebody sent waits to be put into English, and since when it is."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r034"
down_revision = "r033"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("queue", c.moment("to_translate", nullable=True))
    op.add_column("queue", c.moment("translated_at", nullable=True))
    op.add_column("queue", c.number("translation", nullable=True))
    c.index("queue", "council_id", "to_translate", "reference")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_queue_council_id_to_translate_reference"), "queue")
    for name in ("translation", "translated_at", "to_translate"):
        op.drop_column("queue", name)
