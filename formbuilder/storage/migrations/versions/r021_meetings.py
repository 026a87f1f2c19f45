"""Meetings that are planned, what members say of the notes, and what is not about the form."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r021"
down_revision = "r020"


def upgrade() -> None:
    """Make the tables."""
    _asides()
    _meeting_items()
    _meeting_plans()
    _note_checks()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "note_checks",
        "meeting_plans",
        "meeting_items",
        "asides",
    ):
        op.drop_table(table)


def _asides() -> None:
    op.create_table(
        "asides",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("meeting", 32, nullable=True),
        c.text("kind", 10),
        c.text("words", 32, nullable=True),
        c.text("told", 32, nullable=True),
        c.text("became", 32, nullable=True),
        c.text("owner", 32),
        c.text("added_by", 32),
        c.moment("added_at"),
        c.moment("done_at", nullable=True),
        c.key("asides", "council_id", "id"),
        c.leads("asides", "meetings", "council_id", "meeting", to=("council_id", "id")),
        c.leads("asides", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("asides", "added_by", "added_by"),
        c.of_person("asides", "owner", "owner"),
        c.leads("asides", "spoken_words", "council_id", "became", to=("council_id", "id"), name="became"),
        c.leads("asides", "spoken_words", "council_id", "told", to=("council_id", "id"), name="told"),
        c.leads("asides", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("asides", "kind", "worry", "council", "other"),
    )
    c.index("asides", "council_id", "owner", "done_at")
    c.index("asides", "council_id", "panel", "added_at")


def _meeting_items() -> None:
    op.create_table(
        "meeting_items",
        c.council(),
        c.text("id", 32),
        c.text("meeting", 32),
        c.number("number"),
        c.text("place", 200),
        c.text("words", 32, nullable=True),
        c.text("proposed_by", 32, nullable=True),
        c.text("state", 10),
        c.moment("added_at"),
        c.key("meeting_items", "council_id", "id"),
        c.leads("meeting_items", "meetings", "council_id", "meeting", to=("council_id", "id")),
        c.of_person("meeting_items", "proposed_by"),
        c.leads("meeting_items", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("meeting_items", "state", "proposed", "agreed", "out"),
    )
    c.index("meeting_items", "council_id", "meeting", "number")


def _meeting_plans() -> None:
    op.create_table(
        "meeting_plans",
        c.council(),
        c.text("meeting", 32),
        c.text("starts", 60),
        c.text("how", 10),
        c.long_text("access"),
        c.text("helpers", 200),
        c.long_text("offer"),
        c.moment("agreed_at", nullable=True),
        c.moment("called_off_at", nullable=True),
        c.key("meeting_plans", "council_id", "meeting"),
        c.leads("meeting_plans", "meetings", "council_id", "meeting", to=("council_id", "id")),
        c.one_of("meeting_plans", "how", "in_person", "online", "phone", "both"),
    )


def _note_checks() -> None:
    op.create_table(
        "note_checks",
        c.council(),
        c.text("point", 32),
        c.text("person", 32),
        c.text("says", 10),
        c.text("words", 32, nullable=True),
        c.yes_no("in_the_room"),
        c.moment("at"),
        c.key("note_checks", "council_id", "point", "person"),
        c.of_person("note_checks"),
        c.leads("note_checks", "points", "council_id", "point", to=("council_id", "id")),
        c.leads("note_checks", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("note_checks", "says", "right", "not_quite"),
    )
    c.index("note_checks", "council_id", "person")
