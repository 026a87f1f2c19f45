"""Drafts of forms, and their revisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r005"
down_revision = "r004"


def upgrade() -> None:
    """Make the tables, and room for the names of revisions in the trail and in the outbox."""
    _make_subjects(80)
    op.create_table(
        "drafts",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("title", 200),
        c.text("state", 20),
        c.number("revision"),
        c.text("came_from", 80),
        c.text("begun_by", 32, nullable=True),
        c.moment("begun_at"),
        c.moment("saved_at"),
        c.key("drafts", "council_id", "form", "version"),
        c.of_council("drafts"),
        c.of_person("drafts", "begun_by"),
        c.one_of("drafts", "state", "draft", "in_review", "approved", "published", "dropped"),
    )
    c.index("drafts", "council_id", "state", "saved_at")
    op.create_table(
        "revisions",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.number("number"),
        c.yes_no("aside"),
        c.number("seen"),
        c.blob("file"),
        c.text("about", 200),
        c.text("saved_by", 32, nullable=True),
        c.moment("saved_at"),
        c.key("revisions", "council_id", "form", "version", "number"),
        c.leads("revisions", "drafts", "council_id", "form", "version"),
        c.of_person("revisions", "saved_by"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("revisions")
    op.drop_table("drafts")
    _make_subjects(40)


def _make_subjects(length: int) -> None:
    for table in ("trail", "outbox"):
        with op.batch_alter_table(table) as changed:
            changed.alter_column("subject", type_=sa.String(length), existing_nullable=False)
