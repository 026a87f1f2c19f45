"""Panels, their rounds and their meetings."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r018"
down_revision = "r017"
WAYS = ("provider", "sealed", "demonstration", "link", "passkey")


def upgrade() -> None:
    """Make the tables."""
    _ways(*WAYS, "slip")
    _panels()
    _form_wishes()
    _members()
    _news()
    _panel_codes()
    _panel_posts()
    _rounds()
    _meetings()
    _round_questions()
    _round_steps()
    _slips()
    _time_wishes()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "time_wishes",
        "slips",
        "round_steps",
        "round_questions",
        "meetings",
        "rounds",
        "panel_posts",
        "panel_codes",
        "news",
        "members",
        "form_wishes",
        "panels",
    ):
        op.drop_table(table)
    op.execute("DELETE FROM sessions WHERE way = 'slip'")
    _ways(*WAYS)


def _ways(*ways: str) -> None:
    """Say by which ways a session may have begun."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_constraint(op.f("ck_sessions_way"), type_="check")
        sessions.create_check_constraint(op.f("ck_sessions_way"), f"way IN ({', '.join(map(repr, ways))})")


def _panels() -> None:
    op.create_table(
        "panels",
        c.council(),
        c.text("id", 32),
        c.text("name", 120),
        c.text("kind", 10),
        c.text("organisation", 120),
        c.long_text("about"),
        c.yes_no("nameless"),
        c.yes_no("independent"),
        c.text("next_tier", 32, nullable=True),
        c.moment("added_at"),
        c.moment("ended_at", nullable=True),
        c.key("panels", "council_id", "id"),
        c.of_council("panels"),
        c.one_of("panels", "kind", "local", "alliance", "board"),
    )


def _form_wishes() -> None:
    op.create_table(
        "form_wishes",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("form", 120),
        c.text("words", 32, nullable=True),
        c.text("asked_by", 32, nullable=True),
        c.moment("asked_at"),
        c.day("answer_by"),
        c.text("answer", 10, nullable=True),
        c.text("because", 32, nullable=True),
        c.text("answered_by", 32, nullable=True),
        c.moment("answered_at", nullable=True),
        c.key("form_wishes", "council_id", "id"),
        c.leads("form_wishes", "panels", "council_id", "panel", to=("council_id", "id")),
        c.leads("form_wishes", "spoken_words", "council_id", "because", to=("council_id", "id"), name="because"),
        c.leads("form_wishes", "spoken_words", "council_id", "words", to=("council_id", "id"), name="words"),
        c.one_of("form_wishes", "answer", "yes", "later", "no"),
    )
    c.index("form_wishes", "council_id", "answered_at")
    c.index("form_wishes", "council_id", "panel", "asked_at")


def _members() -> None:
    op.create_table(
        "members",
        c.council(),
        c.text("panel", 32),
        c.text("person", 32),
        c.number("number"),
        c.text("called", 60),
        c.text("way", 20),
        c.text("adjustments", 32, nullable=True),
        c.text("digest", 10),
        c.number("digest_day", nullable=True),
        c.text("state", 20),
        c.day("break_until", nullable=True),
        c.moment("joined_at"),
        c.moment("ended_at", nullable=True),
        c.key("members", "council_id", "panel", "person"),
        c.unique("members", "council_id", "panel", "number"),
        c.leads("members", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("members"),
        c.leads("members", "spoken_words", "council_id", "adjustments", to=("council_id", "id")),
        c.one_of("members", "digest", "off", "daily", "weekly"),
        c.one_of("members", "state", "active", "break", "not_caring", "left"),
        c.one_of("members", "way", "screen", "email", "paper", "phone", "meeting"),
    )
    c.index("members", "council_id", "person")


def _news() -> None:
    op.create_table(
        "news",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.text("what", 40),
        c.text("subject", 80),
        c.moment("at"),
        c.moment("told_at", nullable=True),
        c.key("news", "council_id", "id"),
        c.of_person("news"),
    )
    c.index("news", "council_id", "person", "told_at")
    c.index("news", "council_id", "told_at", "at")


def _panel_codes() -> None:
    op.create_table(
        "panel_codes",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.blob("token"),
        c.moment("made_at"),
        c.moment("ends_at"),
        c.moment("used_at", nullable=True),
        c.key("panel_codes", "council_id", "id"),
        c.unique("panel_codes", "council_id", "token"),
        c.leads("panel_codes", "panels", "council_id", "panel", to=("council_id", "id")),
    )
    c.index("panel_codes", "council_id", "panel")


def _panel_posts() -> None:
    op.create_table(
        "panel_posts",
        c.council(),
        c.text("panel", 32),
        c.text("person", 32),
        c.text("post", 20),
        c.key("panel_posts", "council_id", "panel", "person", "post"),
        c.leads("panel_posts", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("panel_posts"),
        c.one_of("panel_posts", "post", "chair", "facilitator"),
    )
    c.index("panel_posts", "council_id", "person")


def _rounds() -> None:
    op.create_table(
        "rounds",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("revision", nullable=True),
        c.text("title", 120),
        c.text("state", 10),
        c.day("opens_on", nullable=True),
        c.day("closes_on", nullable=True),
        c.day("late_until", nullable=True),
        c.number("answer_days"),
        c.long_text("can_change"),
        c.long_text("offer"),
        c.number("minutes", nullable=True),
        c.text("rung", 20),
        c.text("after", 32, nullable=True),
        c.text("proposed_by", 32, nullable=True),
        c.moment("proposed_at"),
        c.text("opened_by", 32, nullable=True),
        c.moment("opened_at", nullable=True),
        c.moment("closed_at", nullable=True),
        c.key("rounds", "council_id", "id"),
        c.leads("rounds", "panels", "council_id", "panel", to=("council_id", "id")),
        c.of_person("rounds", "opened_by", "opened"),
        c.of_person("rounds", "proposed_by", "proposed"),
        c.one_of("rounds", "state", "proposed", "open", "late", "closed", "dropped"),
    )
    c.index("rounds", "council_id", "form", "version")
    c.index("rounds", "council_id", "panel", "proposed_at")
    c.index("rounds", "council_id", "state", "closes_on")


def _meetings() -> None:
    op.create_table(
        "meetings",
        c.council(),
        c.text("id", 32),
        c.text("round", 32),
        c.day("day"),
        c.text("place", 120),
        c.text("route", 20),
        c.number("people"),
        c.text("basis", 20),
        c.yes_no("basis_checked"),
        c.text("consent", 20),
        c.text("language", 35),
        c.long_text("agenda"),
        c.text("notes", 10),
        c.text("entered_by", 32, nullable=True),
        c.moment("entered_at"),
        c.key("meetings", "council_id", "id"),
        c.of_person("meetings", "entered_by"),
        c.leads("meetings", "rounds", "council_id", "round", to=("council_id", "id")),
        c.one_of("meetings", "basis", "own", "peer", "family", "staff"),
        c.one_of("meetings", "consent", "use", "quote", "no"),
        c.one_of("meetings", "notes", "open", "sent", "checked"),
        c.one_of("meetings", "route", "meeting", "paper", "postcard", "phone", "post", "email"),
    )
    c.index("meetings", "council_id", "round", "day")


def _round_questions() -> None:
    op.create_table(
        "round_questions",
        c.council(),
        c.text("round", 32),
        c.text("place", 200),
        c.number("number"),
        c.text("why", 10),
        c.key("round_questions", "council_id", "round", "place"),
        c.leads("round_questions", "rounds", "council_id", "round", to=("council_id", "id")),
        c.one_of("round_questions", "why", "chosen", "hard", "changed"),
    )


def _round_steps() -> None:
    op.create_table(
        "round_steps",
        c.council(),
        c.text("round", 32),
        c.text("person", 32),
        c.text("place", 200),
        c.text("state", 10),
        c.moment("at"),
        c.key("round_steps", "council_id", "round", "person", "place"),
        c.of_person("round_steps"),
        c.leads("round_steps", "rounds", "council_id", "round", to=("council_id", "id")),
        c.one_of("round_steps", "state", "sent", "nothing", "skipped"),
    )


def _slips() -> None:
    op.create_table(
        "slips",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("person", 32),
        c.blob("token"),
        c.moment("made_at"),
        c.moment("ends_at"),
        c.moment("ended_at", nullable=True),
        c.key("slips", "council_id", "id"),
        c.unique("slips", "council_id", "token"),
        c.leads("slips", "members", "council_id", "panel", "person"),
    )
    c.index("slips", "council_id", "panel", "person")


def _time_wishes() -> None:
    op.create_table(
        "time_wishes",
        c.council(),
        c.text("round", 32),
        c.text("person", 32),
        c.moment("asked_at"),
        c.key("time_wishes", "council_id", "round", "person"),
        c.of_person("time_wishes"),
        c.leads("time_wishes", "rounds", "council_id", "round", to=("council_id", "id")),
    )
