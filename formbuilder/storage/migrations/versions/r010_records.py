"""How long records are kept, and the settings of councils."""

from __future__ import annotations

revision = "r010"
down_revision = "r009"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
