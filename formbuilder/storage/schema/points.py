"""Points: what people say about words, where each stands, and what became of it."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from formbuilder.storage.schema.columns import (
    Moment,
    council_key,
    metadata,
    of_council,
    of_person,
    of_words,
    one_of,
    person,
)


def _of_point() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "point"], ["points.council_id", "points.id"])


points = Table(
    "points",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("panel", String(32)),
    Column("round", String(32)),
    Column("meeting", String(32)),
    Column("form", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer),
    Column("place", String(200), nullable=False),
    Column("quote", Text, nullable=False),
    Column("slot_hash", LargeBinary, nullable=False),
    Column("slot_text", Text, nullable=False),
    Column("words", String(32)),
    Column("meaning", String(32)),
    Column("ticks", String(120), nullable=False),
    Column("troubles", String(200), nullable=False),
    Column("ease", String(20)),
    person("author"),
    person("entered_by"),
    Column("route", String(20), nullable=False),
    Column("basis", String(20), nullable=False),
    Column("basis_checked", Boolean, nullable=False),
    Column("consent", String(20), nullable=False),
    Column("aided_by", String(120), nullable=False),
    Column("weight", String(20), nullable=False),
    Column("speaks_for", Integer, nullable=False),
    Column("gathered_by", String(120), nullable=False),
    Column("said_on", Date),
    Column("source", String(200), nullable=False),
    Column("language", String(35), nullable=False),
    Column("state", String(20), nullable=False),
    Column("hidden", String(32)),
    Column("late", Boolean, nullable=False),
    Column("verified", String(20), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("read_at", Moment),
    person("read_by"),
    of_council(),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    ForeignKeyConstraint(["council_id", "round"], ["rounds.council_id", "rounds.id"]),
    ForeignKeyConstraint(["council_id", "meeting"], ["meetings.council_id", "meetings.id"]),
    of_words("words", "points"),
    of_words("meaning", "points"),
    of_words("hidden", "points"),
    of_person("author", "points"),
    of_person("entered_by", "points"),
    of_person("read_by", "points"),
    one_of("ease", "easy", "ok", "hard", "dont_know", "prefer_not"),
    one_of(
        "route", "screen", "email", "paper", "postcard", "phone", "post", "meeting", "import", "public", "recording"
    ),
    one_of("basis", "own", "peer", "family", "staff"),
    one_of("consent", "use", "quote", "no"),
    one_of("weight", "one", "several", "group", "survey", "speaks_for"),
    one_of("state", "draft", "sent", "withdrawn", "hidden", "to_place"),
    one_of("verified", "not_needed", "not_yet", "right", "not_quite", "missing"),
    Index(None, "council_id", "round", "state", "place", "sent_at"),
    Index(None, "council_id", "author", "made_at"),
    Index(None, "council_id", "form", "place", "sent_at"),
    Index(None, "council_id", "form", "state", "place", "round", "version", "ease", "ticks"),
    Index(None, "council_id", "meeting"),
)
"""What somebody said of one place in the words of a revision (none: of a version that was opened)."""

point_changes = Table(
    "point_changes",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("place", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("before", Text, nullable=False),
    Column("words", String(32)),
    Column("answer", String(20)),
    _of_point(),
    of_words("words", "point_changes"),
    one_of(
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
"""What a point suggests instead; ``answer`` is another kind of answer, whose ``words`` are one on each line."""

point_places = Table(
    "point_places",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    Column("form", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("place", String(200), nullable=False),
    Column("status", String(20), nullable=False),
    person("confirmed_by"),
    Column("placed_at", Moment, nullable=False),
    Column("revision", Integer),
    Column("proposed", String(200)),
    _of_point(),
    of_person("confirmed_by", "point_places"),
    one_of("status", "same", "reworded", "changed_a_lot", "part_removed", "replaced", "renamed", "removed"),
    Index(None, "council_id", "form", "version", "status"),
)
"""Where a point stands on a later version; ``place`` is "" where it has none there, or waits for somebody’s yes.

``revision`` is the save of the version that it was carried to (none: a version that was loaded), and ``proposed``
where it may belong. A row with ``confirmed_by`` holds until its words change again.
"""

point_events = Table(
    "point_events",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("point", String(32), nullable=False),
    Column("what", String(30), nullable=False),
    person("by"),
    Column("words", String(32)),
    Column("at", Moment, nullable=False),
    _of_point(),
    of_person("by", "point_events"),
    of_words("words", "point_events"),
    Index(None, "council_id", "point", "at"),
)
"""What happened to a point, one row each; never changed."""

decisions = Table(
    "decisions",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("form", String(60), nullable=False),
    Column("place", String(200), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("because", String(32)),
    Column("theme", String(120), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    person("decider", nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("look_again_on", Date),
    Column("looked_again_at", Moment),
    Column("see", String(200), nullable=False),
    Column("draft", Integer),
    Column("revision", Integer),
    Column("version", Integer),
    Column("undone_at", Moment),
    of_council(),
    of_words("because", "decisions"),
    of_person("decider", "decisions"),
    one_of(
        "outcome", "done", "partly", "adapted", "not_now", "cannot_law", "cannot_money", "cannot_system", "already",
        "tried_failed", "variants",
    ),
    Index(None, "council_id", "form", "place", "decided_at"),
    Index(None, "council_id", "look_again_on"),
)  # fmt: skip  # the values in two lines
"""``draft`` and ``revision`` are the save with the words; ``version`` is the one in which they stand, once it is open.

``see`` is where the author finds what is there already.
"""

decided_points = Table(
    "decided_points",
    metadata,
    council_key(),
    Column("point", String(32), primary_key=True),
    Column("decision", String(32), primary_key=True),
    Column("answer_by", Date),
    Column("told_at", Moment),
    Column("author_says", String(20), nullable=False),
    Column("author_words", String(32)),
    Column("author_at", Moment),
    Column("tier", String(32)),
    Column("ended_at", Moment),
    _of_point(),
    ForeignKeyConstraint(["council_id", "decision"], ["decisions.council_id", "decisions.id"]),
    of_words("author_words", "decided_points"),
    one_of("author_says", "none", "right", "not_meant", "disagree", "mine_differs"),
    Index(None, "council_id", "decision"),
    Index(None, "council_id", "point", "ended_at"),
    Index(None, "council_id", "ended_at"),
    Index(None, "council_id", "tier", "author_at"),
)
"""Which decision answers a point, and what its author says to that; ``tier`` is the panel that has it next.

Once ``ended_at``, the decision does not answer the point any more, and ``answer_by`` is the day of the next answer.
"""

actions = Table(
    "actions",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("decision", String(32)),
    Column("form", String(60), nullable=False),
    Column("what", Text, nullable=False),
    Column("known_by", Text, nullable=False),
    person("who", nullable=False),
    Column("by_when", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("news", String(32)),
    Column("added_at", Moment, nullable=False),
    Column("done_at", Moment),
    of_council(),
    ForeignKeyConstraint(["council_id", "decision"], ["decisions.council_id", "decisions.id"]),
    of_words("news", "actions"),
    of_person("who", "actions"),
    one_of("state", "to_do", "done", "disputed", "dropped"),
    Index(None, "council_id", "form", "by_when"),
    Index(None, "council_id", "who", "state"),
)

panel_words = Table(
    "panel_words",
    metadata,
    council_key(),
    Column("id", String(32), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("word", String(80), nullable=False),
    Column("instead", String(200), nullable=False),
    Column("because", Text, nullable=False),
    Column("panel", String(32)),
    Column("decision", String(32)),
    person("added_by"),
    Column("added_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("ended_because", Text),
    person("ended_by"),
    of_council(),
    of_person("ended_by", "panel_words"),
    ForeignKeyConstraint(["council_id", "panel"], ["panels.council_id", "panels.id"]),
    ForeignKeyConstraint(["council_id", "decision"], ["decisions.council_id", "decisions.id"]),
    of_person("added_by", "panel_words"),
    one_of("kind", "avoid", "term"),
)
"""Words that a panel does not want, with what to say instead, and terms with their agreed meaning."""
