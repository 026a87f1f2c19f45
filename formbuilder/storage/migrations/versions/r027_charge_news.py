"""Whether the person was told that a decision about their charge is there to read."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r027"
down_revision = "r026"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "charge_news",
        c.council(),
        c.text("reference", 8),
        c.number("number"),
        c.text("address", 320, nullable=True),
        c.text("state", 20),
        c.moment("since"),
        c.key("charge_news", "council_id", "reference", "number"),
        c.leads("charge_news", "charge_decisions", "council_id", "reference", "number"),
        c.one_of("charge_news", "state", "waiting", "sent", "not_sent"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("charge_news")
