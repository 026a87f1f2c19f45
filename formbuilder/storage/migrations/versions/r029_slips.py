"""“Something is missing” of a note, photos of slips, and who wrote a story down for somebody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from formbuilder.storage.migrations import columns as c

revision = "r029"
down_revision = "r027"


def upgrade() -> None:
    """Make the table and the column, and let a check say what is missing."""
    op.create_table(
        "slip_photos",
        c.council(),
        c.text("point", 32),
        c.blob("picture"),
        c.text("kept_by", 32),
        c.moment("kept_at"),
        c.key("slip_photos", "council_id", "point"),
        c.leads("slip_photos", "points", "council_id", "point", to=("council_id", "id")),
        c.of_person("slip_photos", "kept_by"),
    )
    c.index("slip_photos", "council_id", "kept_at")
    c.index("asides", "council_id", "done_at")
    with op.batch_alter_table("stories") as stories:
        stories.add_column(sa.Column("written_by", sa.String(32)))
        stories.create_foreign_key(
            op.f("fk_stories_written_by"), "people", ["council_id", "written_by"], ["council_id", "id"]
        )
    with op.batch_alter_table("note_checks") as checks:
        _says(checks, "right", "not_quite", "missing")


def downgrade() -> None:
    """Undo it; what was missing is not quite right."""
    op.execute("UPDATE note_checks SET says = 'not_quite' WHERE says = 'missing'")
    with op.batch_alter_table("note_checks") as checks:
        _says(checks, "right", "not_quite")
    with op.batch_alter_table("stories") as stories:
        stories.drop_constraint(op.f("fk_stories_written_by"), type_="foreignkey")
        stories.drop_column("written_by")
    op.drop_index("ix_asides_council_id_done_at", "asides")
    op.drop_table("slip_photos")


def _says(checks: BatchOperations, *values: str) -> None:
    checks.drop_constraint(op.f("ck_note_checks_says"), type_="check")
    checks.create_check_constraint(op.f("ck_note_checks_says"), f"says IN ({', '.join(map(repr, values))})")
