"""Passkeys, and links that are used once."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r011"
down_revision = "r010"
BEFORE = ("provider", "sealed", "demonstration")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "entry_links",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.text("kind", 10),
        c.blob("token"),
        c.blob("code"),
        c.blob("browser"),
        c.text("unsent", 60, nullable=True),
        c.number("tries"),
        c.moment("made_at"),
        c.moment("used_at", nullable=True),
        c.key("entry_links", "council_id", "id"),
        c.of_council("entry_links"),
        c.of_person("entry_links"),
        c.one_of("entry_links", "kind", "come_in", "passkey"),
        c.unique("entry_links", "council_id", "token"),
    )
    c.index("entry_links", "council_id", "made_at")
    op.create_table(
        "passkeys",
        c.council(),
        c.text("id", 32),
        c.text("person", 32),
        c.blob("credential"),
        c.blob("public_key"),
        c.number("count"),
        c.text("name", 60),
        c.moment("added_at"),
        c.moment("last_used", nullable=True),
        c.key("passkeys", "council_id", "id"),
        c.of_council("passkeys"),
        c.of_person("passkeys"),
        c.unique("passkeys", "council_id", "credential"),
    )
    c.index("passkeys", "council_id", "person")
    _ways(*BEFORE, "link", "passkey")


def downgrade() -> None:
    """Drop them."""
    op.execute("DELETE FROM sessions WHERE way IN ('link', 'passkey')")
    _ways(*BEFORE)
    op.drop_table("passkeys")
    op.drop_table("entry_links")


def _ways(*ways: str) -> None:
    """Say by which ways a session may have begun."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_constraint(op.f("ck_sessions_way"), type_="check")
        sessions.create_check_constraint(op.f("ck_sessions_way"), f"way IN ({', '.join(map(repr, ways))})")
