"""How long records are kept, and the settings of councils."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r010"
down_revision = "r009"


def upgrade() -> None:
    """Make the tables, and an index that finds what is due, form by form."""
    _holds()
    _deletions()
    _requests()
    _settings()
    c.index("journeys", "council_id", "form", "state", "sent_at")


def downgrade() -> None:
    """Drop them."""
    op.drop_index(op.f("ix_journeys_council_id_form_state_sent_at"), "journeys")
    for table in (
        "crests", "settings_editions", "masks", "access_references", "access_words", "access_requests", "leases",
        "deletion_counts", "deleted_references", "hold_reasons", "holds",
    ):  # fmt: skip  # a table
        op.drop_table(table)


def _holds() -> None:
    op.create_table(
        "holds",
        c.council(),
        c.text("id", 32),
        c.text("reference", 8, nullable=True),
        c.text("form", 60, nullable=True),
        c.text("held_by", 32, nullable=True),
        c.moment("held_at"),
        c.text("lifted_by", 32, nullable=True),
        c.moment("lifted_at", nullable=True),
        c.key("holds", "council_id", "id"),
        c.of_council("holds"),
        c.of_person("holds", "held_by", "held_by"),
        c.of_person("holds", "lifted_by", "lifted_by"),
        sa.CheckConstraint("(reference IS NULL) <> (form IS NULL)", name=op.f("ck_holds_one")),
    )
    for column in ("reference", "form", "lifted_at"):
        c.index("holds", "council_id", column)
    op.create_table(
        "hold_reasons",
        c.council(),
        c.text("hold", 32),
        c.long_text("why"),
        c.key("hold_reasons", "council_id", "hold"),
        c.leads("hold_reasons", "holds", "council_id", "hold", to=("council_id", "id")),
    )


def _deletions() -> None:
    op.create_table(
        "deleted_references",
        c.council(),
        c.text("mark", 64),
        c.text("what", 10),
        c.moment("at"),
        c.yes_no("listed"),
        c.key("deleted_references", "council_id", "mark", "what"),
        c.of_council("deleted_references"),
        c.one_of("deleted_references", "what", "all", "own_copy", "council"),
    )
    c.index("deleted_references", "council_id", "at")
    c.index("deleted_references", "council_id", "listed", "at")
    op.create_table(
        "deletion_counts",
        c.council(),
        c.day("day"),
        c.text("kind", 20),
        c.text("form", 60),
        c.text("why", 10),
        c.number("count"),
        c.key("deletion_counts", "council_id", "day", "kind", "form", "why"),
        c.of_council("deletion_counts"),
        c.one_of("deletion_counts", "why", "time", "person", "sent", "replay"),
    )
    op.create_table(
        "leases",
        c.council(),
        c.text("work", 40),
        c.text("holder", 32),
        c.moment("until"),
        c.key("leases", "council_id", "work"),
        c.of_council("leases"),
    )


def _requests() -> None:
    op.create_table(
        "access_requests",
        c.council(),
        c.text("id", 32),
        c.day("received_on"),
        c.day("due_on"),
        c.text("opened_by", 32, nullable=True),
        c.moment("opened_at"),
        c.text("done_by", 32, nullable=True),
        c.moment("done_at", nullable=True),
        c.key("access_requests", "council_id", "id"),
        c.of_council("access_requests"),
        c.of_person("access_requests", "opened_by", "opened_by"),
        c.of_person("access_requests", "done_by", "done_by"),
    )
    c.index("access_requests", "council_id", "done_at", "due_on")
    of_request = ("council_id", "request")
    op.create_table(
        "access_words",
        c.council(),
        c.text("request", 32),
        c.text("who", 200),
        c.long_text("note"),
        c.key("access_words", *of_request),
        c.leads("access_words", "access_requests", *of_request, to=("council_id", "id")),
    )
    op.create_table(
        "access_references",
        c.council(),
        c.text("request", 32),
        c.text("reference", 8),
        c.key("access_references", *of_request, "reference"),
        c.leads("access_references", "access_requests", *of_request, to=("council_id", "id")),
    )
    op.create_table(
        "masks",
        c.council(),
        c.text("request", 32),
        c.text("reference", 8),
        c.text("place", 200),
        c.long_text("why"),
        c.text("masked_by", 32, nullable=True),
        c.moment("masked_at"),
        c.key("masks", *of_request, "reference", "place"),
        c.leads("masks", "access_references", *of_request, "reference"),
        c.of_person("masks", "masked_by"),
    )


def _settings() -> None:
    op.create_table(
        "settings_editions",
        c.council(),
        c.number("number"),
        c.blob("profile"),
        c.text("about", 200),
        c.text("saved_by", 32, nullable=True),
        c.moment("saved_at"),
        c.key("settings_editions", "council_id", "number"),
        c.of_council("settings_editions"),
        c.of_person("settings_editions", "saved_by"),
    )
    c.index("settings_editions", "council_id", "saved_at")
    op.create_table(
        "crests",
        c.council(),
        c.text("mark", 16),
        c.text("type", 20),
        c.blob("picture"),
        c.number("wide"),
        c.number("high"),
        c.moment("saved_at"),
        c.key("crests", "council_id", "mark"),
        c.of_council("crests"),
        c.one_of("crests", "type", "image/png", "image/webp"),
    )
