"""What finance officers decide."""

from __future__ import annotations

revision = "r009"
down_revision = "r008"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
