"""One message a day to each member at most, about what they chose; and who took a word of a panel back, and why."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r025"
down_revision = "r024"


def upgrade() -> None:
    """Make the table and the columns; who chose nothing has the usual hour and topics."""
    op.create_table(
        "digests",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.day("day"),
        c.text("way", 10),
        c.text("link", 64, nullable=True),
        c.blob("token", nullable=True),
        c.moment("made_at"),
        c.moment("sent_at", nullable=True),
        c.key("digests", "council_id", "id"),
        c.of_person("digests"),
        c.one_of("digests", "way", "email", "slip"),
        c.unique("digests", "council_id", "person", "day"),
        c.unique("digests", "council_id", "token"),
    )
    op.add_column("members", c.number("digest_hour", nullable=True))
    op.add_column("members", c.text("topics", 120, nullable=True))
    with op.batch_alter_table("panel_words") as words:
        words.add_column(c.long_text("ended_because", nullable=True))
        words.add_column(c.text("ended_by", 32, nullable=True))
        words.create_foreign_key(
            op.f("fk_panel_words_ended_by"), "people", ["council_id", "ended_by"], ["council_id", "id"]
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("panel_words") as words:
        words.drop_constraint(op.f("fk_panel_words_ended_by"), type_="foreignkey")
        words.drop_column("ended_by")
        words.drop_column("ended_because")
    op.drop_column("members", "topics")
    op.drop_column("members", "digest_hour")
    op.drop_table("digests")
