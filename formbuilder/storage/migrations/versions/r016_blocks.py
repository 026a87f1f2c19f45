"""Blocks of a council, which versions use them, and who was sent a preview."""

from __future__ import annotations

import json
import re

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r016"
down_revision = "r015"
_BLOCK = re.compile(r"shared/([a-z][a-z0-9-]{0,59})/([0-9]{1,6})\.yaml")


def upgrade() -> None:
    """Make the tables, and note which blocks the versions that are there use."""
    op.create_table(
        "blocks",
        c.council(),
        c.text("block", 60),
        c.number("version"),
        c.blob("file"),
        c.text("came_from", 80),
        c.text("made_by", 32, nullable=True),
        c.moment("made_at"),
        c.key("blocks", "council_id", "block", "version"),
        c.of_council("blocks"),
        c.of_person("blocks", "made_by"),
    )
    op.create_table(
        "block_uses",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("block", 60),
        c.number("pinned"),
        c.key("block_uses", "council_id", "form", "version", "block"),
        c.leads("block_uses", "forms", "council_id", "form", "version", to=("council_id", "slug", "version")),
    )
    c.index("block_uses", "council_id", "block", "form", "version")
    op.create_table(
        "preview_mails",
        c.council(),
        c.text("id", 32),
        c.text("preview", 32),
        c.text("address", 254),
        c.text("link", 80, nullable=True),
        c.text("asked_by", 32, nullable=True),
        c.moment("asked_at"),
        c.moment("sent_at", nullable=True),
        c.key("preview_mails", "council_id", "id"),
        c.leads("preview_mails", "previews", "council_id", "preview", to=("council_id", "id")),
        c.of_person("preview_mails", "asked_by"),
    )
    c.index("preview_mails", "council_id", "preview")
    _note_uses()


def downgrade() -> None:
    """Drop them."""
    op.drop_table("preview_mails")
    op.drop_table("block_uses")
    op.drop_table("blocks")


def _note_uses() -> None:
    """Read each version once: what it was published with stands beside its file."""
    bind = op.get_bind()
    forms = sa.table("forms", *(sa.column(name) for name in ("council_id", "slug", "version", "file")))
    uses = sa.table("block_uses", *(sa.column(name) for name in ("council_id", "form", "version", "block", "pinned")))
    names = bind.execute(sa.select(forms.c.council_id, forms.c.slug, forms.c.version)).all()
    for council, slug, version in names:
        mine = sa.and_(forms.c.council_id == council, forms.c.slug == slug, forms.c.version == version)
        for block, pinned in _used(bind.execute(sa.select(forms.c.file).where(mine)).scalar_one()):
            values = {"council_id": council, "form": slug, "version": version, "block": block, "pinned": pinned}
            bind.execute(sa.insert(uses).values(values))


def _used(file: bytes) -> list[tuple[str, int]]:
    try:
        beside = json.loads(file)["beside"]
    except (ValueError, KeyError, TypeError):
        return []
    found = (_BLOCK.fullmatch(name) for name in beside)
    return [(match[1], int(match[2])) for match in found if match]
