"""What finance officers correct, decide and confirm; and their role."""

from __future__ import annotations

from alembic import op

from formbuilder.storage.migrations import columns as c

revision = "r009"
down_revision = "r008"

ROLES = ("administrator", "officer", "approver", "assessor", "chair", "facilitator", "member")
FINANCE = "finance officer"


def upgrade() -> None:
    """Make the tables, let people have the new role, and find what was sent with a form, newest first."""
    _let_roles_be(*ROLES[:4], FINANCE, *ROLES[4:])
    op.create_table(
        "charge_corrections",
        c.council(),
        c.text("reference", 8),
        c.number("number"),
        c.blob("box"),
        c.text("saved_by", 32),
        c.moment("saved_at"),
        c.key("charge_corrections", "council_id", "reference", "number"),
        c.leads("charge_corrections", "submissions", "council_id", "reference"),
        c.of_person("charge_corrections", "saved_by"),
    )
    op.create_table(
        "charge_decisions",
        c.council(),
        c.text("reference", 8),
        c.number("number"),
        c.blob("box"),
        c.text("decided_by", 32),
        c.moment("decided_at"),
        c.key("charge_decisions", "council_id", "reference", "number"),
        c.leads("charge_decisions", "submissions", "council_id", "reference"),
        c.of_person("charge_decisions", "decided_by"),
    )
    c.index("charge_decisions", "council_id", "decided_at")
    op.create_table(
        "rate_confirmations",
        c.council(),
        c.text("figure", 130),
        c.number("year"),
        c.text("value", 64),
        c.text("source", 300),
        c.text("confirmed_by", 32),
        c.moment("confirmed_at"),
        c.key("rate_confirmations", "council_id", "figure", "year", "value"),
        c.of_council("rate_confirmations"),
        c.of_person("rate_confirmations", "confirmed_by"),
    )
    c.index("journeys", "council_id", "form", "sent_at")


def downgrade() -> None:
    """Drop them; whoever had the new role alone has none."""
    op.drop_index(op.f("ix_journeys_council_id_form_sent_at"), "journeys")
    for table in ("rate_confirmations", "charge_decisions", "charge_corrections"):
        op.drop_table(table)
    op.execute(f"DELETE FROM roles WHERE role = '{FINANCE}'")  # noqa: S608 - a name of ours
    _let_roles_be(*ROLES)


def _let_roles_be(*roles: str) -> None:
    with op.batch_alter_table("roles") as changed:
        changed.drop_constraint(op.f("ck_roles_role"), type_="check")
        changed.create_check_constraint(op.f("ck_roles_role"), "role IN ({})".format(", ".join(map(repr, roles))))
