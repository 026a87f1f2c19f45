"""Passkeys, links that are used once, and previews."""

from __future__ import annotations

revision = "r011"
down_revision = "r010"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Drop them."""
