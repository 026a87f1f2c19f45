"""Members of panels who ask for all that is held about them."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r040"
down_revision = "r039"


def upgrade() -> None:
    """Add the table."""
    of_request = ("council_id", "request")
    op.create_table(
        "access_members",
        c.council(),
        c.text("request", 32),
        c.text("person", 32),
        c.key("access_members", *of_request, "person"),
        c.leads("access_members", "access_requests", *of_request, to=("council_id", "id")),
        c.of_person("access_members"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("access_members")
