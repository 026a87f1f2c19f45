"""The keys that councils have sealed to: the one of now is the first that is known."""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r015"
down_revision = "r014"


def upgrade() -> None:
    """Make the table, with the key that each council has."""
    keys = op.create_table(
        "council_keys",
        c.council(),
        c.text("name", 16),
        c.blob("public_key"),
        c.moment("since"),
        c.moment("split_at", nullable=True),
        c.number("shares", nullable=True),
        c.number("need", nullable=True),
        c.moment("rehearsed_at", nullable=True),
        c.text("rehearsed_with", 10, nullable=True),
        c.key("council_keys", "council_id", "name"),
        c.of_council("council_keys"),
        c.one_of("council_keys", "rehearsed_with", "shares", "file"),
    )
    councils = sa.table(
        "councils",
        sa.column("id", sa.Integer()),
        sa.column("public_key", sa.LargeBinary()),
        sa.column("added_at", sa.DateTime(timezone=True)),
        sa.column("preview_of", sa.Integer()),
    )
    held = sa.select(councils.c.id, councils.c.public_key, councils.c.added_at).where(
        councils.c.public_key.is_not(None), councils.c.preview_of.is_(None)
    )
    found = [
        {"council_id": id_, "name": sha256(public).hexdigest()[:16], "public_key": bytes(public), "since": since}
        for id_, public, since in op.get_bind().execute(held)
    ]
    if found:
        op.bulk_insert(keys, found)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("council_keys")
