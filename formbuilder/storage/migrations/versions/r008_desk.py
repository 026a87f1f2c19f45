"""What assessors write beside what people sent, the queue that it stands in, and what finds it again."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r008"
down_revision = "r007"

ORDER = ("state", "urgency", "sent_at", "reference")
LISTS = ((), ("form",), ("team",), ("team", "form"), ("assigned",))
FILL = """
INSERT INTO queue (council_id, reference, form, state, urgency, sent_at)
SELECT s.council_id, s.reference, j.form,
  CASE
    WHEN s.withdrawn_at IS NOT NULL AND k.reference IS NULL THEN 'taken_back'
    WHEN s.stage = 'sent' THEN 'new'
    WHEN s.stage = 'done' THEN 'closed'
    ELSE 'being_checked'
  END,
  CASE
    WHEN s.stage = 'done' OR (s.withdrawn_at IS NOT NULL AND k.reference IS NULL) THEN 2
    WHEN a.reference IS NOT NULL AND a.opened_at IS NULL THEN 0
    WHEN s.level IS NOT NULL THEN 1
    ELSE 2
  END,
  s.sent_at
FROM submissions s
JOIN journeys j ON j.council_id = s.council_id AND j.reference = s.reference
LEFT JOIN journey_keys k ON k.council_id = s.council_id AND k.reference = s.reference AND k.kind = 'council'
LEFT JOIN alerts a ON a.council_id = s.council_id AND a.reference = s.reference
"""
"""What was sent before there was a queue goes into it."""


def upgrade() -> None:
    """Make the tables, and fill the queue."""
    op.create_table(
        "teams",
        c.council(),
        c.text("id", 32),
        c.text("name", 80),
        c.text("email", 254, nullable=True),
        c.moment("added_at"),
        c.moment("ended_at", nullable=True),
        c.key("teams", "council_id", "id"),
        c.of_council("teams"),
    )
    _make_queue()
    op.create_table(
        "assessor_notes",
        c.council(),
        c.text("reference", 8),
        c.number("number"),
        c.blob("wrapped"),
        c.blob("box"),
        c.text("written_by", 32, nullable=True),
        c.moment("written_at"),
        c.key("assessor_notes", "council_id", "reference", "number"),
        c.leads("assessor_notes", "submissions", "council_id", "reference"),
        c.of_person("assessor_notes", "written_by"),
    )
    op.create_table(
        "search_marks",
        c.council(),
        c.blob("mark"),
        c.text("reference", 8),
        c.key("search_marks", "council_id", "mark", "reference"),
        c.leads("search_marks", "submissions", "council_id", "reference"),
    )
    c.index("search_marks", "council_id", "reference")


def downgrade() -> None:
    """Drop them."""
    for table in ("search_marks", "assessor_notes", "queue", "teams"):
        op.drop_table(table)


def _make_queue() -> None:
    op.create_table(
        "queue",
        c.council(),
        c.text("reference", 8),
        c.text("form", 60),
        c.text("state", 20),
        c.number("urgency"),
        c.moment("sent_at"),
        c.text("team", 32, nullable=True),
        c.text("assigned", 32, nullable=True),
        c.text("record", 10, nullable=True),
        c.day("record_on", nullable=True),
        c.key("queue", "council_id", "reference"),
        c.leads("queue", "submissions", "council_id", "reference"),
        c.leads("queue", "teams", "council_id", "team", to=("council_id", "id")),
        c.of_person("queue", "assigned"),
        c.one_of("queue", "state", "new", "being_checked", "checked", "closed", "taken_back"),
        c.one_of("queue", "record", "given", "not_given"),
    )
    op.execute(FILL)
    for columns in LISTS:
        c.index("queue", "council_id", *columns, *ORDER)
