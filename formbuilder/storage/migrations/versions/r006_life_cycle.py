"""What a version goes through: sign-offs, publishing, plans; and the form of each row of the trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r006"
down_revision = "r005"
TABLES = (
    "form_versions_half_way",
    "withdrawals",
    "planned_moves",
    "asked_lines",
    "left_lines",
    "agreed_words",
    "sign_offs",
    "spoken_words",
    "chain_steps",
)


def upgrade() -> None:
    """Make the tables."""
    _sign_offs()
    _publishing()
    _plans()
    _trail()


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_trail_council_id_form_at", "trail")
    op.drop_column("trail", "form")
    for table in TABLES:
        op.drop_table(table)


def _sign_offs() -> None:
    op.create_table(
        "chain_steps",
        c.council(),
        c.text("form", 60),
        c.number("number"),
        c.text("name", 60),
        c.text("signer", 20),
        c.key("chain_steps", "council_id", "form", "number"),
        c.of_council("chain_steps"),
        c.one_of("chain_steps", "signer", "panel", "approver"),
    )
    op.create_table(
        "spoken_words",
        c.council(),
        c.text("id", 32),
        c.long_text("words", nullable=True),
        c.moment("erased_at", nullable=True),
        c.key("spoken_words", "council_id", "id"),
        c.of_council("spoken_words"),
    )
    op.create_table(
        "sign_offs",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.number("revision"),
        c.text("step", 180),
        c.text("outcome", 20),
        c.text("way", 20),
        c.blob("rows"),
        c.text("words", 32, nullable=True),
        c.text("given_by", 32),
        c.moment("given_at"),
        c.text("confirmed_by", 32, nullable=True),
        c.moment("confirmed_at", nullable=True),
        c.key("sign_offs", "council_id", "id"),
        _of_draft("sign_offs"),
        _of_words("sign_offs"),
        c.of_person("sign_offs", "given_by", name="given_by"),
        c.of_person("sign_offs", "confirmed_by", name="confirmed_by"),
        c.one_of("sign_offs", "outcome", "yes", "yes_if", "not_yet", "no", "in_spite"),
        c.one_of("sign_offs", "way", "signed", "minutes"),
    )
    c.index("sign_offs", "council_id", "form", "version", "given_at")
    op.create_table(
        "agreed_words",
        c.council(),
        c.text("sign_off", 32),
        c.text("address", 200),
        c.long_text("words"),
        c.key("agreed_words", "council_id", "sign_off", "address"),
        c.leads("agreed_words", "sign_offs", "council_id", "sign_off", to=("council_id", "id")),
    )


def _publishing() -> None:
    op.create_table(
        "left_lines",
        c.council(),
        c.text("form", 60),
        c.text("line", 32),
        c.text("about", 300),
        c.text("words", 32),
        c.text("left_by", 32),
        c.moment("left_at"),
        c.key("left_lines", "council_id", "form", "line"),
        _of_words("left_lines"),
        c.of_person("left_lines", "left_by", name="left_by"),
    )
    op.create_table(
        "asked_lines",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.text("line", 32),
        c.text("about", 300),
        c.text("place", 200),
        c.text("asked", 32),
        c.text("asked_by", 32),
        c.moment("asked_at"),
        c.moment("done_at", nullable=True),
        c.key("asked_lines", "council_id", "id"),
        _of_draft("asked_lines"),
        c.of_person("asked_lines", "asked", name="asked"),
        c.of_person("asked_lines", "asked_by", name="asked_by"),
    )
    c.index("asked_lines", "council_id", "asked", "done_at")
    c.index("asked_lines", "council_id", "form", "version")


def _plans() -> None:
    op.create_table(
        "planned_moves",
        c.council(),
        c.text("id", 32),
        c.text("form", 60),
        c.number("version"),
        c.text("what", 20),
        c.moment("due_at"),
        c.text("words", 32, nullable=True),
        c.text("planned_by", 32),
        c.moment("planned_at"),
        c.moment("ended_at", nullable=True),
        c.text("fate", 20, nullable=True),
        c.key("planned_moves", "council_id", "id"),
        _of_draft("planned_moves"),
        _of_words("planned_moves"),
        c.of_person("planned_moves", "planned_by", name="planned_by"),
        c.one_of("planned_moves", "what", "publish", "withdraw"),
        c.one_of("planned_moves", "fate", "done", "blocked", "cancelled"),
    )
    c.index("planned_moves", "council_id", "form", "version")
    op.create_table(
        "withdrawals",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("words", 32),
        c.text("withdrawn_by", 32),
        c.moment("withdrawn_at"),
        c.key("withdrawals", "council_id", "form", "version"),
        _of_words("withdrawals"),
        c.of_person("withdrawals", "withdrawn_by", name="withdrawn_by"),
    )
    op.create_table(
        "form_versions_half_way",
        c.council(),
        c.text("form", 60),
        c.number("version"),
        c.text("rule", 20),
        c.long_text("ids"),
        c.key("form_versions_half_way", "council_id", "form", "version"),
        _of_draft("form_versions_half_way"),
        c.one_of("form_versions_half_way", "rule", "finish", "ask_again"),
    )


def _trail() -> None:
    """Say of each row of the trail which form it is about, so that the trail of one form is found at once."""
    op.add_column("trail", c.text("form", 60, nullable=True))
    trail = sa.table("trail", *(sa.column(name, sa.String) for name in ("subject", "what", "form")))
    at = "instr(subject, '@')" if op.get_bind().dialect.name == "sqlite" else "strpos(subject, '@')"
    named = sa.func.substr(trail.c.subject, 1, sa.text(f"{at} - 1"))
    op.execute(trail.update().where(trail.c.subject.like("%@%")).values(form=named))
    whole = sa.and_(trail.c.what.like("form-%"), trail.c.subject.not_like("%@%"), trail.c.subject != "")
    op.execute(trail.update().where(whole).values(form=trail.c.subject))
    c.index("trail", "council_id", "form", "at")


def _of_draft(table: str) -> sa.ForeignKeyConstraint:
    return c.leads(table, "drafts", "council_id", "form", "version")


def _of_words(table: str) -> sa.ForeignKeyConstraint:
    return c.leads(table, "spoken_words", "council_id", "words", to=("council_id", "id"))
