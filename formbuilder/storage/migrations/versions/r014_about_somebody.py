"""Find what the trail and the outbox say about one form that was sent."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r014"
down_revision = "r013"


def upgrade() -> None:
    """Make the indexes."""
    c.index("trail", "council_id", "subject", "at")
    c.index("outbox", "council_id", "subject")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_outbox_council_id_subject"), "outbox")
    op.drop_index(op.f("ix_trail_council_id_subject_at"), "trail")
