"""Previews of drafts, and the walks that were kept there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r012"
down_revision = "r011"


def upgrade() -> None:
    """Make the tables."""
    op.add_column("councils", sa.Column("preview_of", sa.Integer()))
    op.create_table(
        "previews",
        c.council(),
        c.text("id", 32),
        *_draft(),
        c.number("apart"),
        c.text("made_by", 32, nullable=True),
        c.moment("made_at"),
        c.moment("ends_at"),
        c.key("previews", "council_id", "id"),
        c.unique("previews", "apart"),
        c.of_council("previews"),
        c.of_person("previews", "made_by"),
        c.leads("previews", "drafts", "council_id", "form", "version"),
    )
    c.index("previews", "council_id", "form", "version")
    op.create_table(
        "kept_walks",
        c.council(),
        c.text("id", 32),
        *_draft(),
        c.text("name", 120),
        c.long_text("walk"),
        c.moment("kept_at"),
        c.key("kept_walks", "council_id", "id"),
        c.of_council("kept_walks"),
        c.leads("kept_walks", "drafts", "council_id", "form", "version"),
    )
    c.index("kept_walks", "council_id", "form", "version")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("kept_walks")
    op.drop_table("previews")
    op.drop_column("councils", "preview_of")


def _draft() -> tuple[sa.Column[str], sa.Column[int], sa.Column[int]]:
    return c.text("form", 60), c.number("version"), c.number("revision")
