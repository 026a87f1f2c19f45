"""Alerts that somebody in danger is heard, messages that cannot be sent, and what a demonstration sends to nobody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r003"
down_revision = "r002"

RAISE = """
    INSERT INTO alerts (council_id, reference, raised_at, round, told)
    SELECT council_id, reference, sent_at, 0, 0 FROM submissions WHERE level = 'today'
"""
"""What was sent before with an answer that means danger has its message in the outbox already; nobody was told yet."""


def upgrade() -> None:
    """Make the tables, and raise the alerts that nobody heard."""
    op.add_column("outbox", _moment("given_up_at"))
    op.add_column("outbox", sa.Column("fault", sa.String(20)))
    op.create_table(
        "alerts",
        *_key_columns(sa.Column("reference", sa.String(8), nullable=False)),
        _moment("raised_at", nullable=False),
        sa.Column("rota", sa.String(20)),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        _moment("told_at"),
        sa.Column("told_whom", sa.String(200)),
        _moment("opened_at"),
        sa.Column("opened_by", sa.String(200)),
        sa.PrimaryKeyConstraint("council_id", "reference", name=op.f("pk_alerts")),
        sa.ForeignKeyConstraint(
            ["council_id", "reference"],
            ["submissions.council_id", "submissions.reference"],
            name=op.f("fk_alerts_submissions"),
        ),
        sa.CheckConstraint("rota IN ('on_duty', 'out_of_hours')", name=op.f("ck_alerts_rota")),
    )
    op.create_index(op.f("ix_alerts_council_id_opened_at"), "alerts", ["council_id", "opened_at"])
    op.create_table(
        "shown_messages",
        *_key_columns(sa.Column("id", sa.String(32), nullable=False)),
        _moment("at", nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("to", sa.String(320), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("council_id", "id", name=op.f("pk_shown_messages")),
        sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name=op.f("fk_shown_messages_councils")),
        sa.CheckConstraint("way IN ('email', 'text')", name=op.f("ck_shown_messages_way")),
    )
    op.create_index(op.f("ix_shown_messages_council_id_at"), "shown_messages", ["council_id", "at"])
    op.execute(RAISE)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("shown_messages")
    op.drop_table("alerts")
    op.drop_column("outbox", "fault")
    op.drop_column("outbox", "given_up_at")


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _key_columns(second: sa.Column[str]) -> tuple[sa.Column[int], sa.Column[str]]:
    return sa.Column("council_id", sa.Integer(), autoincrement=False, nullable=False), second
