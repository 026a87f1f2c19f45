"""What became of points, and what the public says of questions."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r020"
down_revision = "r019"


def upgrade() -> None:
    """Make the tables."""
    _said_lines()
    _taps()
    _decisions()
    _actions()
    _panel_words()
    _decided_points()
    _remarks()
    _said_points()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "said_points",
        "remarks",
        "decided_points",
        "panel_words",
        "actions",
        "decisions",
        "taps",
        "said_lines",
    ):
        op.drop_table(table)


def _said_lines() -> None:
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


def _taps() -> None:
    op.create_table(
        "taps",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("question", 60),
        c.text("tap", 20),
        c.number("times"),
        c.key("taps", "council_id", "form", "version", "question", "tap"),
        c.of_council("taps"),
        c.one_of("taps", "tap", "hard_word", "not_clear", "answer_missing", "upset"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.text("place", 200),
        c.text("outcome", 20),
        c.text("because", 32, nullable=True),
        c.text("theme", 120),
        c.long_text("before"),
        c.long_text("after"),
        c.text("decider", 32),
        c.moment("decided_at"),
        c.day("look_again_on", nullable=True),
        c.moment("looked_again_at", nullable=True),
        c.text("see", 200),
        c.number("draft", nullable=True),
        c.number("revision", nullable=True),
        c.number("version", nullable=True),
        c.moment("undone_at", nullable=True),
        c.key("decisions", "council_id", "id"),
        c.of_council("decisions"),
        c.of_person("decisions", "decider", "decider"),
        c.leads("decisions", "spoken_words", "council_id", "because", to=("council_id", "id"), name="because"),
        c.one_of(
            "decisions",
            "outcome",
            "done",
            "partly",
            "adapted",
            "not_now",
            "cannot_law",
            "cannot_money",
            "cannot_system",
            "already",
            "tried_failed",
            "variants",
        ),
    )
    c.index("decisions", "council_id", "form", "place", "decided_at")
    c.index("decisions", "council_id", "look_again_on")


def _actions() -> None:
    op.create_table(
        "actions",
        c.council(),
        c.text("id", 32),
        c.text("decision", 32, nullable=True),
        c.text("form", 60),
        c.long_text("what"),
        c.long_text("known_by"),
        c.text("who", 32),
        c.day("by_when"),
        c.text("state", 20),
        c.text("news", 32, nullable=True),
        c.moment("added_at"),
        c.moment("done_at", nullable=True),
        c.key("actions", "council_id", "id"),
        c.of_council("actions"),
        c.leads("actions", "decisions", "council_id", "decision", to=("council_id", "id")),
        c.of_person("actions", "who", "who"),
        c.leads("actions", "spoken_words", "council_id", "news", to=("council_id", "id"), name="news"),
        c.one_of("actions", "state", "to_do", "done", "disputed", "dropped"),
    )
    c.index("actions", "council_id", "form", "by_when")
    c.index("actions", "council_id", "who", "state")


def _panel_words() -> None:
    op.create_table(
        "panel_words",
        c.council(),
        c.text("id", 32),
        c.text("kind", 10),
        c.text("word", 80),
        c.text("instead", 200),
        c.long_text("because"),
        c.text("panel", 32, nullable=True),
        c.text("decision", 32, nullable=True),
        c.text("added_by", 32, nullable=True),
        c.moment("added_at"),
        c.moment("ended_at", nullable=True),
        c.key("panel_words", "council_id", "id"),
        c.of_council("panel_words"),
        c.leads("panel_words", "decisions", "council_id", "decision", to=("council_id", "id")),
        c.leads("panel_words", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("panel_words", "added_by", "added_by"),
        c.one_of("panel_words", "kind", "avoid", "term"),
    )


def _decided_points() -> None:
    op.create_table(
        "decided_points",
        c.council(),
        c.text("point", 32),
        c.text("decision", 32),
        c.day("answer_by", nullable=True),
        c.moment("told_at", nullable=True),
        c.text("author_says", 20),
        c.text("author_words", 32, nullable=True),
        c.moment("author_at", nullable=True),
        c.text("tier", 32, nullable=True),
        c.moment("ended_at", nullable=True),
        c.key("decided_points", "council_id", "point", "decision"),
        c.leads("decided_points", "decisions", "council_id", "decision", to=("council_id", "id")),
        c.leads("decided_points", "points", "council_id", "point", to=("council_id", "id")),
        c.leads(
            "decided_points",
            "spoken_words",
            "council_id",
            "author_words",
            to=("council_id", "id"),
            name="author_words",
        ),
        c.one_of("decided_points", "author_says", "none", "right", "not_meant", "disagree", "mine_differs"),
    )
    c.index("decided_points", "council_id", "decision")


def _remarks() -> None:
    op.create_table(
        "remarks",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.text("question", 60),
        c.text("tap", 20),
        c.text("words", 32, nullable=True),
        c.text("passed", 32, nullable=True),
        c.text("state", 20),
        c.day("made_on"),
        c.text("read_by", 32, nullable=True),
        c.moment("read_at", nullable=True),
        c.key("remarks", "council_id", "id"),
        c.of_council("remarks"),
        c.of_person("remarks", "read_by"),
        c.leads("remarks", "points", "council_id", "passed", to=("council_id", "id")),
        c.leads("remarks", "spoken_words", "council_id", "words", to=("council_id", "id")),
        c.one_of("remarks", "state", "waiting", "passed", "cut", "help", "dropped"),
        c.one_of("remarks", "tap", "hard_word", "not_clear", "answer_missing", "upset"),
    )
    c.index("remarks", "council_id", "form", "version", "question")
    c.index("remarks", "council_id", "state", "made_on")


def _said_points() -> None:
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
