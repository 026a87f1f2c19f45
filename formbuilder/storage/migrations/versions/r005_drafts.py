"""Drafts of forms, their revisions and what comes back from Word; forms are listed by their titles."""

from __future__ import annotations

import json
import re

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
    _make_comments()
    _add_titles()


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_forms_listed", "forms")
    with op.batch_alter_table("forms") as changed:
        changed.drop_column("title")
    op.drop_table("draft_comments")
    op.drop_table("revisions")
    op.drop_table("drafts")
    _make_subjects(40)


def _make_subjects(length: int) -> None:
    for table in ("trail", "outbox"):
        with op.batch_alter_table(table) as changed:
            changed.alter_column("subject", type_=sa.String(length), existing_nullable=False)


def _make_comments() -> None:
    op.create_table(
        "draft_comments",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("id", 32),
        c.number("position"),
        c.text("kind", 20),
        c.text("slot", 300),
        c.long_text("quote"),
        c.long_text("words"),
        c.text("author", 100),
        c.moment("written_at", nullable=True),
        c.text("state", 20),
        c.text("brought_by", 32, nullable=True),
        c.moment("brought_at"),
        c.text("done_by", 32, nullable=True),
        c.moment("done_at", nullable=True),
        c.key("draft_comments", "council_id", "form", "version", "id"),
        c.leads("draft_comments", "drafts", "council_id", "form", "version"),
        c.of_person("draft_comments", "brought_by"),
        c.of_person("draft_comments", "done_by", "done_by"),
        c.one_of("draft_comments", "kind", "comment", "change"),
        c.one_of("draft_comments", "state", "open", "done"),
    )
    c.index("draft_comments", "council_id", "form", "version", "state", "brought_at", "position")


def _add_titles() -> None:
    """Give every version its title, from the piece that it is kept as."""
    with op.batch_alter_table("forms") as changed:
        changed.add_column(c.text("title", 200, nullable=True))
    table = sa.table("forms", *map(sa.column, ("council_id", "slug", "version", "file", "title")))
    key = (table.c.council_id, table.c.slug, table.c.version)
    connection = op.get_bind()
    for council, slug, version in connection.execute(sa.select(*key)).all():
        mine = sa.and_(key[0] == council, key[1] == slug, key[2] == version)
        file = connection.execute(sa.select(table.c.file).where(mine)).scalar()
        connection.execute(sa.update(table).where(mine).values(title=_title(bytes(file or b""))))
    with op.batch_alter_table("forms") as changed:
        changed.alter_column("title", existing_type=sa.String(200), nullable=False)
    op.create_index("ix_forms_listed", "forms", ["council_id", "slug", "version", "state", "title"])


def _title(file: bytes) -> str:
    """Return the title in the file of a version; "" if it has none on a line of its own."""
    try:
        text = str(json.loads(file)["form"])
    except (ValueError, KeyError, TypeError):
        return ""
    found = re.search(r"^title:[ \t]*([\"']?)(.+?)\1[ \t]*$", text, re.MULTILINE)
    return found[2][:200] if found else ""
