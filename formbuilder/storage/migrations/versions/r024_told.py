"""“You said, we did” as it is made, looked at and published; promises that are disputed; stories and their uses."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r024"
down_revision = "r023"


def upgrade() -> None:
    """Make the tables; the three that stood for them were never filled."""
    for table in ("said_points", "said_lines", "stories"):
        op.drop_table(table)
    _pages()
    _looks()
    _lines()
    _points()
    _disputes()
    _stories()
    _uses()


def downgrade() -> None:
    """Put back what was there before."""
    for table in (
        "story_uses",
        "stories",
        "action_disputes",
        "said_points",
        "said_lines",
        "said_looks",
        "said_pages",
    ):
        op.drop_table(table)
    _old_lines()
    _old_points()
    _old_stories()


def _pages() -> None:
    op.create_table(
        "said_pages",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("state", 10),
        c.long_text("published", nullable=True),
        c.moment("sent_at", nullable=True),
        c.text("sent_by", 32, nullable=True),
        c.moment("published_at", nullable=True),
        c.text("published_by", 32, nullable=True),
        c.moment("changed_at"),
        c.key("said_pages", "council_id", "form", "version"),
        c.of_council("said_pages"),
        c.of_person("said_pages", "sent_by", "sent_by"),
        c.of_person("said_pages", "published_by", "published_by"),
        c.one_of("said_pages", "state", "making", "with_chair", "published"),
    )


def _looks() -> None:
    op.create_table(
        "said_looks",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("panel", 32),
        c.text("verdict", 10),
        c.text("words", 32, nullable=True),
        c.yes_no("named"),
        c.moment("looked_at", nullable=True),
        c.text("looked_by", 32, nullable=True),
        c.key("said_looks", "council_id", "form", "version", "panel"),
        c.leads("said_looks", "said_pages", "council_id", "form", "version"),
        c.leads("said_looks", "panels", "council_id", "panel", to=("council_id", "id")),
        c.leads("said_looks", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.of_person("said_looks", "looked_by", "looked_by"),
        c.one_of("said_looks", "verdict", "waiting", "right", "wrong"),
    )
    c.index("said_looks", "council_id", "panel", "verdict")


def _lines() -> None:
    op.create_table(
        "said_lines",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("number"),
        c.long_text("said"),
        c.long_text("did"),
        c.key("said_lines", "council_id", "id"),
        c.leads("said_lines", "said_pages", "council_id", "form", "version"),
    )
    c.index("said_lines", "council_id", "form", "version", "number")


def _points() -> None:
    op.create_table(
        "said_points",
        c.council(),
        c.text("point", 32),
        c.text("line", 32),
        c.text("own_words", 10),
        c.text("words", 32, nullable=True),
        c.key("said_points", "council_id", "point"),
        c.leads("said_points", "points", "council_id", "point", to=("council_id", "id")),
        c.leads("said_points", "said_lines", "council_id", "line", to=("council_id", "id")),
        c.leads("said_points", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("said_points", "own_words", "not_asked", "asked", "yes", "no"),
    )
    c.index("said_points", "council_id", "line")


def _disputes() -> None:
    table = "action_disputes"
    op.create_table(
        table,
        c.council(),
        c.text("id", 32),
        c.text("action", 32),
        c.text("panel", 32),
        c.text("person", 32),
        c.text("words", 32, nullable=True),
        c.moment("said_at"),
        c.text("answer", 32, nullable=True),
        c.text("answered_by", 32, nullable=True),
        c.moment("answered_at", nullable=True),
        c.key(table, "council_id", "id"),
        c.leads(table, "actions", "council_id", "action", to=("council_id", "id")),
        c.leads(table, "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person(table, "person", "person"),
        c.leads(table, "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.leads(table, "spoken_words", "council_id", "answer", to=("council_id", "id"), name="answer"),
        c.of_person(table, "answered_by", "answered_by"),
    )
    c.index(table, "council_id", "action", "said_at")
    c.index(table, "council_id", "panel", "answered_at")


def _stories() -> None:
    op.create_table(
        "stories",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.text("words", 32, nullable=True),
        c.moment("told_at"),
        c.moment("changed_at"),
        c.moment("ended_at", nullable=True),
        c.key("stories", "council_id", "id"),
        c.of_person("stories"),
        c.leads("stories", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
    )
    c.index("stories", "council_id", "person", "told_at")


def _uses() -> None:
    op.create_table(
        "story_uses",
        c.council(),
        c.text("id", 32),
        c.text("story", 32),
        c.text("purpose", 10),
        c.text("panel", 32, nullable=True),
        c.text("point", 32, nullable=True),
        c.moment("agreed_at"),
        c.moment("ended_at", nullable=True),
        c.key("story_uses", "council_id", "id"),
        c.leads("story_uses", "stories", "council_id", "story", to=("council_id", "id")),
        c.leads("story_uses", "panels", "council_id", "panel", to=("council_id", "id")),
        c.leads("story_uses", "points", "council_id", "point", to=("council_id", "id")),
        c.one_of("story_uses", "purpose", "panel", "comment", "learn"),
    )
    c.index("story_uses", "council_id", "story")
    c.index("story_uses", "council_id", "purpose", "ended_at")
    c.index("story_uses", "council_id", "point")


def _old_lines() -> None:
    op.create_table(
        "said_lines",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("number"),
        c.long_text("said"),
        c.long_text("did"),
        c.moment("shown_to_chair_at", nullable=True),
        c.moment("published_at", nullable=True),
        c.key("said_lines", "council_id", "id"),
        c.of_council("said_lines"),
    )
    c.index("said_lines", "council_id", "form", "version", "number")


def _old_points() -> None:
    op.create_table(
        "said_points",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("point", 32),
        c.text("line", 32),
        c.text("own_words", 10),
        c.long_text("sentence"),
        c.key("said_points", "council_id", "form", "version", "point"),
        c.leads("said_points", "points", "council_id", "point", to=("council_id", "id")),
        c.leads("said_points", "said_lines", "council_id", "line", to=("council_id", "id")),
        c.one_of("said_points", "own_words", "not_asked", "asked", "yes", "no"),
    )
    c.index("said_points", "council_id", "line")


def _old_stories() -> None:
    op.create_table(
        "stories",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.text("words", 32, nullable=True),
        c.moment("told_at"),
        c.text("shared_with", 32, nullable=True),
        c.key("stories", "council_id", "id"),
        c.of_person("stories"),
        c.leads("stories", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
    )
    c.index("stories", "council_id", "person")
