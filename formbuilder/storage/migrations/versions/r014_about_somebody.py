"""Find what the trail and the outbox say about one form that was sent, and read the trail in its order."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r014"
down_revision = "r013"
ORDERS = (("council_id", "at"), ("council_id", "form", "at"))


def upgrade() -> None:
    """Make the indexes."""
    c.index("trail", "council_id", "subject", "at")
    c.index("outbox", "council_id", "subject")
    for names in ORDERS:
        op.drop_index(op.f(f"ix_trail_{'_'.join(names)}"), "trail")
        c.index("trail", *names, "id")


def downgrade() -> None:
    """Drop them."""
    for names in ORDERS:
        op.drop_index(op.f(f"ix_trail_{'_'.join(names)}_id"), "trail")
        c.index("trail", *names)
    op.drop_index(op.f("ix_outbox_council_id_subject"), "outbox")
    op.drop_index(op.f("ix_trail_council_id_subject_at"), "trail")
