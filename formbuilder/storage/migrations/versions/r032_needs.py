"""Another kind of answer that a point suggests, who looked at equality, and when; what waits is sealed."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r032"
down_revision = "r034"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("point_changes", c.text("answer", 20, nullable=True))
    op.add_column("pack_facts", c.text("equality_by", 200, nullable=True))
    op.add_column("pack_facts", c.day("equality_on", nullable=True))
    for table in ("charge_news", "preview_mails"):
        op.add_column(table, c.blob("sealed", nullable=True))


def downgrade() -> None:
    """Drop them."""
    for table in ("preview_mails", "charge_news"):
        op.drop_column(table, "sealed")
    for name in ("equality_on", "equality_by"):
        op.drop_column("pack_facts", name)
    op.drop_column("point_changes", "answer")
