"""People who sign in, their roles and sign-ins, the sealed account, and who looks after each form."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r004"
down_revision = "r003"

TABLES = (
    "people",
    "person_names",
    "roles",
    "identities",
    "sign_ins",
    "sessions",
    "seals",
    "seal_uses",
    "form_people",
)
ROLES = "'administrator', 'officer', 'approver', 'assessor', 'chair', 'facilitator', 'member'"


def upgrade() -> None:
    """Make the tables, those that others point at first."""
    op.add_column("trail", sa.Column("person", sa.String(32), nullable=True))
    _people()
    _sign_ins()
    _seals()
    _form_people()


def downgrade() -> None:
    """Drop them, the last made first."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("trail", "person")


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _council() -> sa.Column[int]:
    return sa.Column("council_id", sa.Integer(), autoincrement=False, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _one(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _of_council(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["council_id"], ["councils.id"], name=op.f(f"fk_{table}_councils"))


def _of_person(table: str, column: str = "person", name: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["council_id", column], ["people.council_id", "people.id"], name=op.f(f"fk_{table}_{name}")
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _people() -> None:
    op.create_table(
        "people",
        _council(),
        _text("id", 32),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        _moment("added_at"),
        _moment("ended_at", nullable=True),
        _key("people", "council_id", "id"),
        _of_council("people"),
    )
    op.create_table(
        "person_names",
        _council(),
        _text("person", 32),
        _text("name", 120),
        _text("email", 254, nullable=True),
        _key("person_names", "council_id", "person"),
        _of_person("person_names"),
        _one("person_names", "council_id", "email"),
    )
    op.create_table(
        "roles",
        _council(),
        _text("person", 32),
        _text("role", 20),
        _key("roles", "council_id", "person", "role"),
        _of_person("roles"),
        sa.CheckConstraint(f"role IN ({ROLES})", name=op.f("ck_roles_role")),
    )
    op.create_table(
        "identities",
        _council(),
        _text("issuer", 255),
        _text("subject", 255),
        _text("person", 32),
        _key("identities", "council_id", "issuer", "subject"),
        _of_person("identities"),
        _one("identities", "council_id", "issuer", "person"),
    )


def _sign_ins() -> None:
    op.create_table(
        "sign_ins",
        _council(),
        _text("state", 43),
        _bytes("browser"),
        _text("nonce", 43),
        _text("verifier", 43),
        _moment("began_at"),
        _key("sign_ins", "council_id", "state"),
        _of_council("sign_ins"),
    )
    _index("sign_ins", "council_id", "began_at")
    op.create_table(
        "sessions",
        _council(),
        _text("id", 32),
        _bytes("token"),
        _text("person", 32),
        _text("way", 20),
        _text("device", 60),
        _moment("began_at"),
        _moment("last_used"),
        _moment("ends_at"),
        _moment("ended_at", nullable=True),
        _key("sessions", "council_id", "id"),
        _of_person("sessions"),
        sa.CheckConstraint("way IN ('provider', 'sealed', 'demonstration')", name=op.f("ck_sessions_way")),
        _one("sessions", "council_id", "token"),
    )
    _index("sessions", "council_id", "person")


def _seals() -> None:
    op.create_table(
        "seals",
        _council(),
        _text("person", 32),
        _text("begins", 8),
        _bytes("salt"),
        _bytes("stretched"),
        _moment("sealed_at"),
        _key("seals", "council_id"),
        _of_person("seals"),
    )
    op.create_table(
        "seal_uses",
        _council(),
        _text("id", 32),
        _moment("used_at"),
        _text("device", 60),
        _key("seal_uses", "council_id", "id"),
        _of_council("seal_uses"),
    )
    _index("seal_uses", "council_id", "used_at")


def _form_people() -> None:
    op.create_table(
        "form_people",
        _council(),
        _text("form", 60),
        _text("owner", 32),
        _text("deputy", 32),
        _key("form_people", "council_id", "form"),
        _of_person("form_people", "owner", "owner"),
        _of_person("form_people", "deputy", "deputy"),
        sa.CheckConstraint("owner <> deputy", name=op.f("ck_form_people_two")),
    )
