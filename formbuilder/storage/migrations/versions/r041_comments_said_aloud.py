"""Comments that members said aloud."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r041"
down_revision = "r040"

NOTES = ("meeting", "paper", "postcard", "phone", "post", "email")
POINTS = ("screen", "email", "paper", "postcard", "phone", "post", "meeting", "import", "public")


def upgrade() -> None:
    """Add the tables, and a way on which notes come."""
    op.create_table(
        "comment_sounds",
        c.council(),
        c.text("id", 32),
        c.text("panel", 32),
        c.text("round", 32),
        c.text("place", 200),
        c.long_text("slot_text"),
        c.text("author", 32, nullable=True),
        c.text("language", 35),
        c.text("type", 40),
        c.number("size"),
        c.yes_no("late"),
        c.text("state", 20),
        c.text("reason", 20),
        c.text("point", 32, nullable=True),
        c.moment("sent_at"),
        c.moment("gone_at", nullable=True),
        c.key("comment_sounds", "council_id", "id"),
        c.of_council("comment_sounds"),
        c.of_person("comment_sounds", "author"),
        c.leads("comment_sounds", "panels", "council_id", "panel", to=("council_id", "id")),
        c.leads("comment_sounds", "rounds", "council_id", "round", to=("council_id", "id")),
        c.leads("comment_sounds", "points", "council_id", "point", to=("council_id", "id")),
        c.one_of("comment_sounds", "state", "waiting", "unheard", "written", "back"),
        c.one_of("comment_sounds", "reason", "", "silent", "quiet", "cut", "language"),
    )
    c.index("comment_sounds", "council_id", "round", "state", "sent_at")
    c.index("comment_sounds", "council_id", "author", "sent_at")
    c.index("comment_sounds", "council_id", "point")
    c.index("comment_sounds", "council_id", "gone_at", "sent_at")
    op.create_table(
        "sound_pieces",
        c.council(),
        c.text("sound", 32),
        c.number("number"),
        c.blob("sealed"),
        c.key("sound_pieces", "council_id", "sound", "number"),
        c.leads("sound_pieces", "comment_sounds", "council_id", "sound", to=("council_id", "id")),
    )
    _takes("meetings", *NOTES, "recording")
    _takes("points", *POINTS, "recording")


def downgrade() -> None:
    """Drop them; what was written down of a recording says that it came by phone."""
    op.drop_table("sound_pieces")
    op.drop_table("comment_sounds")
    for table in ("points", "meetings"):
        op.execute(f"UPDATE {table} SET route = 'phone' WHERE route = 'recording'")  # noqa: S608 - two fixed names
    _takes("points", *POINTS)
    _takes("meetings", *NOTES)


def _takes(table: str, *routes: str) -> None:
    """Let the route of a table be one of these; its rows stay."""
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(op.f(f"ck_{table}_route"), type_="check")
        changed.create_check_constraint(op.f(f"ck_{table}_route"), f"route IN ({', '.join(map(repr, routes))})")
