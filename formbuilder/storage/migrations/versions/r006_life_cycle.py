"""What a version goes through: sign-offs, publishing, corrections."""

from __future__ import annotations

revision = "r006"
down_revision = "r005"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
