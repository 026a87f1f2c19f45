"""Indexes for rounds of many points: what is counted by place, and what waits again."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r026"
down_revision = "r025"


def upgrade() -> None:
    """Make the indexes."""
    c.index("points", "council_id", "form", "state", "place", "round", "version", "ease", "ticks")
    c.index("decided_points", "council_id", "point", "ended_at")
    c.index("decided_points", "council_id", "ended_at")
    c.index("decided_points", "council_id", "tier", "author_at")


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_decided_points_council_id_tier_author_at", "decided_points")
    op.drop_index("ix_decided_points_council_id_ended_at", "decided_points")
    op.drop_index("ix_decided_points_council_id_point_ended_at", "decided_points")
    op.drop_index("ix_points_council_id_form_state_place_round_version_ease_ticks", "points")
