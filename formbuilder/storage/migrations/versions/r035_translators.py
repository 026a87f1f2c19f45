"""Translators and their languages, who wrote words, and the words that are agreed for terms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r035"
down_revision = "r032"
WORDS, TRANSLATORS, RULES, TERMS = "translated_words", "translators", "checking_rules", "agreed_terms"
ROLES = ("administrator", "officer", "approver", "assessor", "finance officer", "chair", "facilitator", "member")


def upgrade() -> None:
    """Make the tables; what nobody has checked was written by whoever set it."""
    _roles(*ROLES, "translator")
    with op.batch_alter_table(WORDS) as words:
        words.add_column(sa.Column("written_by", sa.String(32)))
        words.create_foreign_key(
            op.f(f"fk_{WORDS}_written_by"), "people", ["council_id", "written_by"], ["council_id", "id"]
        )
    op.execute("UPDATE translated_words SET written_by = set_by WHERE checked_by = ''")
    op.create_table(
        TRANSLATORS,
        c.council(),
        c.text("person", 32),
        c.text("language", 35),
        c.key(TRANSLATORS, "council_id", "person", "language"),
        c.of_person(TRANSLATORS),
    )
    op.create_table(
        RULES,
        c.council(),
        c.text("language", 35),
        c.yes_no("by_writer"),
        c.text("set_by", 32, nullable=True),
        c.moment("set_at"),
        c.key(RULES, "council_id", "language"),
        c.of_council(RULES),
        c.of_person(RULES, "set_by"),
    )
    op.create_table(
        TERMS,
        c.council(),
        c.text("language", 35),
        c.text("term", 120),
        c.long_text("words"),
        c.long_text("note"),
        c.text("set_by", 32, nullable=True),
        c.moment("set_at"),
        c.key(TERMS, "council_id", "language", "term"),
        c.of_council(TERMS),
        c.of_person(TERMS, "set_by"),
    )


def downgrade() -> None:
    """Undo it; nobody is a translator any more."""
    for table in (TERMS, RULES, TRANSLATORS):
        op.drop_table(table)
    with op.batch_alter_table(WORDS) as words:
        words.drop_constraint(op.f(f"fk_{WORDS}_written_by"), type_="foreignkey")
        words.drop_column("written_by")
    op.execute("DELETE FROM roles WHERE role = 'translator'")
    _roles(*ROLES)


def _roles(*values: str) -> None:
    with op.batch_alter_table("roles") as roles:
        roles.drop_constraint(op.f("ck_roles_role"), type_="check")
        roles.create_check_constraint(op.f("ck_roles_role"), f"role IN ({', '.join(map(repr, values))})")
