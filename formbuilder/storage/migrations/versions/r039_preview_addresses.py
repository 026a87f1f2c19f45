"""The addresses that previews are sent to, sealed."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r039"
down_revision = "r036"


def upgrade() -> None:
    """Add the column."""
    op.add_column("preview_mails", c.blob("sealed_to", nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("preview_mails", "sealed_to")
