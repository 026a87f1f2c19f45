"""What a promise said before it was changed, what was given for people's time, and who was appointed when."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r030"
down_revision = "r029"
TABLE, POSTS = "action_changes", "post_changes"


def upgrade() -> None:
    """Make the tables, and the column of rounds."""
    op.create_table(
        TABLE,
        c.council(),
        c.text("id", 32),
        c.text("action", 32),
        c.long_text("what"),
        c.long_text("known_by"),
        c.text("who", 32),
        c.day("by_when"),
        c.text("because", 32, nullable=True),
        c.moment("changed_at"),
        c.text("changed_by", 32, nullable=True),
        c.key(TABLE, "council_id", "id"),
        c.leads(TABLE, "actions", "council_id", "action", to=("council_id", "id")),
        c.of_person(TABLE, "who", "who"),
        c.leads(TABLE, "spoken_words", "council_id", "because", to=("council_id", "id"), name="because"),
        c.of_person(TABLE, "changed_by", "changed_by"),
    )
    c.index(TABLE, "council_id", "action", "changed_at")
    op.add_column("rounds", c.long_text("given", nullable=True))
    _posts()


def downgrade() -> None:
    """Drop them."""
    op.drop_table(POSTS)
    op.drop_column("rounds", "given")
    op.drop_table(TABLE)


def _posts() -> None:
    op.create_table(
        POSTS,
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("person", 32),
        c.text("post", 20),
        c.yes_no("begins"),
        c.text("changed_by", 32, nullable=True),
        c.moment("changed_at"),
        c.key(POSTS, "council_id", "id"),
        c.leads(POSTS, "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person(POSTS),
        c.of_person(POSTS, "changed_by", "by"),
        c.one_of(POSTS, "post", "chair", "facilitator"),
    )
    c.index(POSTS, "council_id", "panel", "changed_at")
