"""Where points were carried to, which panel signs a step, and a yes with words of concern."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r023"
down_revision = "r022"
KEY = "fk_chain_steps_panels"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("point_places", c.number("revision", nullable=True))
    op.add_column("point_places", c.text("proposed", 200, nullable=True))
    op.add_column("sign_offs", sa.Column("concern", sa.Boolean(), nullable=True))
    with op.batch_alter_table("chain_steps") as changed:
        changed.add_column(c.text("panel", 32, nullable=True))
        changed.create_foreign_key(op.f(KEY), "panels", ["council_id", "panel"], ["council_id", "id"])


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("chain_steps") as changed:
        changed.drop_constraint(op.f(KEY), type_="foreignkey")
        changed.drop_column("panel")
    op.drop_column("sign_offs", "concern")
    op.drop_column("point_places", "proposed")
    op.drop_column("point_places", "revision")
