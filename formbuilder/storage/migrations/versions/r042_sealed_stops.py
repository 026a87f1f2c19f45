"""The links in messages to members that stop such messages, sealed."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r042"
down_revision = "r041"


def upgrade() -> None:
    """Add the column."""
    op.add_column("digests", c.blob("sealed", nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("digests", "sealed")
