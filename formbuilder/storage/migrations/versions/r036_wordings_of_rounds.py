"""Which wordings of a question a panel looks at, besides the usual words; none for all that the form has."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r036"
down_revision = "r035"


def upgrade() -> None:
    """Add the column."""
    op.add_column("round_questions", c.text("wordings", 200, nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("round_questions", "wordings")
