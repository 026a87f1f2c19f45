"""Tables of rates, published apart from the forms that read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r002"
down_revision = "r001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "rates",
        sa.Column("council_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("council_id", "name", "edition", name=op.f("pk_rates")),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name=op.f("fk_rates_councils")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("rates")
