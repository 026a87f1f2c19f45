"""What people half-way meet, and papers for the board."""

from __future__ import annotations

revision = "r007"
down_revision = "r006"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
