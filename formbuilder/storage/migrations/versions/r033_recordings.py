"""Recordings of questions: sound, and video in sign language."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r033"
down_revision = "r031"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "recordings",
        c.council(),
        c.text("id", 32),
        c.text("owner", 70),
        c.text("address", 300),
        c.text("language", 35),
        c.text("kind", 10),
        c.long_text("parts"),
        c.text("type", 40),
        c.number("size"),
        c.long_text("captions"),
        c.long_text("transcript"),
        c.text("checked_by", 120),
        c.day("checked_on", nullable=True),
        c.text("set_by", 32, nullable=True),
        c.moment("set_at"),
        c.key("recordings", "council_id", "id"),
        c.of_council("recordings"),
        c.of_person("recordings", "set_by"),
        c.one_of("recordings", "kind", "sound", "signed"),
    )
    c.index("recordings", "council_id", "owner", "language")
    op.create_table(
        "recording_pieces",
        c.council(),
        c.text("recording", 32),
        c.number("number"),
        c.blob("data"),
        c.key("recording_pieces", "council_id", "recording", "number"),
        c.leads("recording_pieces", "recordings", "council_id", "recording", to=("council_id", "id")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("recording_pieces")
    op.drop_table("recordings")
