"""What assessors write beside what people sent."""

from __future__ import annotations

revision = "r008"
down_revision = "r007"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
