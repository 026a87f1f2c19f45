"""Points: what people say about words, where each stands, and what happened to it."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r019"
down_revision = "r018"


def upgrade() -> None:
    """Make the tables."""
    _stories()
    _points()
    _point_changes()
    _point_events()
    _point_places()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "point_places",
        "point_events",
        "point_changes",
        "points",
        "stories",
    ):
        op.drop_table(table)


def _stories() -> None:
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


def _points() -> None:
    op.create_table(
        "points",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32, nullable=True),
        c.text("round", 32, nullable=True),
        c.text("meeting", 32, nullable=True),
        c.text("form", 60),
        c.number("version"),
        c.number("revision", nullable=True),
        c.text("place", 200),
        c.long_text("quote"),
        c.blob("slot_hash"),
        c.long_text("slot_text"),
        c.text("words", 32, nullable=True),
        c.text("meaning", 32, nullable=True),
        c.text("ticks", 120),
        c.text("troubles", 200),
        c.text("ease", 20, nullable=True),
        c.text("author", 32, nullable=True),
        c.text("entered_by", 32, nullable=True),
        c.text("route", 20),
        c.text("basis", 20),
        c.yes_no("basis_checked"),
        c.text("consent", 20),
        c.text("aided_by", 120),
        c.text("weight", 20),
        c.number("speaks_for"),
        c.text("gathered_by", 120),
        c.day("said_on", nullable=True),
        c.text("source", 200),
        c.text("language", 35),
        c.text("state", 20),
        c.text("hidden", 32, nullable=True),
        c.yes_no("late"),
        c.text("verified", 20),
        c.moment("made_at"),
        c.moment("changed_at"),
        c.moment("sent_at", nullable=True),
        c.moment("read_at", nullable=True),
        c.text("read_by", 32, nullable=True),
        c.key("points", "council_id", "id"),
        c.of_council("points"),
        c.leads("points", "meetings", "council_id", "meeting", to=("council_id", "id")),
        c.leads("points", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("points", "author", "author"),
        c.of_person("points", "entered_by", "entered_by"),
        c.of_person("points", "read_by", "read_by"),
        c.leads("points", "rounds", "council_id", "round", to=("council_id", "id")),
        c.leads("points", "spoken_words", "council_id", "hidden", to=("council_id", "id"), name="hidden"),
        c.leads("points", "spoken_words", "council_id", "meaning", to=("council_id", "id"), name="meaning"),
        c.leads("points", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("points", "basis", "own", "peer", "family", "staff"),
        c.one_of("points", "consent", "use", "quote", "no"),
        c.one_of("points", "ease", "easy", "ok", "hard", "dont_know", "prefer_not"),
        c.one_of(
            "points",
            "route",
            "screen",
            "email",
            "paper",
            "postcard",
            "phone",
            "post",
            "meeting",
            "import",
            "public",
        ),
        c.one_of("points", "state", "draft", "sent", "withdrawn", "hidden", "to_place"),
        c.one_of("points", "verified", "not_needed", "not_yet", "right", "not_quite", "missing"),
        c.one_of("points", "weight", "one", "several", "group", "survey", "speaks_for"),
    )
    c.index("points", "council_id", "author", "made_at")
    c.index("points", "council_id", "form", "place", "sent_at")
    c.index("points", "council_id", "meeting")
    c.index("points", "council_id", "round", "state", "place", "sent_at")


def _point_changes() -> None:
    op.create_table(
        "point_changes",
        c.council(),
        c.text("point", 32),
        c.number("number"),
        c.text("place", 200),
        c.text("kind", 20),
        c.long_text("before"),
        c.text("words", 32, nullable=True),
        c.key("point_changes", "council_id", "point", "number"),
        c.leads("point_changes", "points", "council_id", "point", to=("council_id", "id")),
        c.leads("point_changes", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of(
            "point_changes",
            "kind",
            "words",
            "preface",
            "simpler",
            "plainer_word",
            "explain",
            "picture",
            "add_question",
            "split",
            "remove",
            "other_answer",
            "other_order",
        ),
    )


def _point_events() -> None:
    op.create_table(
        "point_events",
        c.council(),
        c.text("id", 32),
        c.text("point", 32),
        c.text("what", 30),
        c.text("by", 32, nullable=True),
        c.text("words", 32, nullable=True),
        c.moment("at"),
        c.key("point_events", "council_id", "id"),
        c.of_person("point_events", "by", "by"),
        c.leads("point_events", "points", "council_id", "point", to=("council_id", "id")),
        c.leads("point_events", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
    )
    c.index("point_events", "council_id", "point", "at")


def _point_places() -> None:
    op.create_table(
        "point_places",
        c.council(),
        c.text("point", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("number"),
        c.text("place", 200),
        c.text("status", 20),
        c.text("confirmed_by", 32, nullable=True),
        c.moment("placed_at"),
        c.key("point_places", "council_id", "point", "form", "version", "number"),
        c.of_person("point_places", "confirmed_by", "confirmed_by"),
        c.leads("point_places", "points", "council_id", "point", to=("council_id", "id")),
        c.one_of(
            "point_places",
            "status",
            "same",
            "reworded",
            "changed_a_lot",
            "part_removed",
            "replaced",
            "renamed",
            "removed",
        ),
    )
    c.index("point_places", "council_id", "form", "version", "status")
