"""The quiet list, and who wants no messages about what they are given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from formbuilder.storage.migrations import columns as c

revision = "r013"
down_revision = "r012"
BEFORE = ("new", "being_checked", "checked", "closed", "taken_back")


def upgrade() -> None:
    """Make the table of counts, and let a submission be quiet."""
    op.create_table(
        "flood_marks",
        c.council(),
        c.blob("mark"),
        c.moment("since"),
        c.number("count"),
        c.key("flood_marks", "council_id", "mark"),
        c.of_council("flood_marks"),
    )
    c.index("flood_marks", "council_id", "since")
    op.create_table(
        "no_notices",
        c.council(),
        c.text("person", 32),
        c.key("no_notices", "council_id", "person"),
        c.of_person("no_notices"),
    )
    with op.batch_alter_table("queue") as queue:
        queue.add_column(sa.Column("signs", sa.String(40)))
        _states(queue, *BEFORE, "quiet", "not_real")


def downgrade() -> None:
    """Drop them; what was quiet is new again, and what was not real is closed."""
    op.execute("UPDATE queue SET state = 'new' WHERE state = 'quiet'")
    op.execute("UPDATE queue SET state = 'closed' WHERE state = 'not_real'")
    with op.batch_alter_table("queue") as queue:
        queue.drop_column("signs")
        _states(queue, *BEFORE)
    op.drop_table("no_notices")
    op.drop_table("flood_marks")


def _states(queue: BatchOperations, *states: str) -> None:
    queue.drop_constraint(op.f("ck_queue_state"), type_="check")
    queue.create_check_constraint(op.f("ck_queue_state"), f"state IN ({', '.join(map(repr, states))})")
