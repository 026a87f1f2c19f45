"""What the tables of migrations from r005 on are made of; never changed: old migrations must stay as they were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def council() -> sa.Column[int]:
    """Return the column of the council."""
    return sa.Column("council_id", sa.Integer(), autoincrement=False, nullable=False)


def text(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    """Return a column of at most ``length`` signs."""
    return sa.Column(name, sa.String(length), nullable=nullable)


def long_text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """Return a column of any length."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """Return a column of whole numbers."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def yes_no(name: str) -> sa.Column[bool]:
    """Return a column of yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def blob(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    """Return a column of bytes."""
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """Return a column of moments in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    """Return a column of days."""
    return sa.Column(name, sa.Date(), nullable=nullable)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the primary key of a table."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Let no two rows of a table be alike in these columns."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    """Let a column have these values and no others."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def of_council(table: str) -> sa.ForeignKeyConstraint:
    """Lead to the council of the row."""
    return leads(table, "councils", "council_id", to=("id",))


def of_person(table: str, column: str = "person", name: str = "people") -> sa.ForeignKeyConstraint:
    """Lead from a column to a person; ``name`` ends the name of the rule, if a table has several of them."""
    return leads(table, "people", "council_id", column, to=("council_id", "id"), name=name)


def leads(table: str, other: str, *columns: str, to: tuple[str, ...] = (), name: str = "") -> sa.ForeignKeyConstraint:
    """Lead from columns to those of the same name in another table, or ``to`` others."""
    theirs = [f"{other}.{column}" for column in to or columns]
    return sa.ForeignKeyConstraint(columns, theirs, name=op.f(f"fk_{table}_{name or other}"))


def index(table: str, *columns: str) -> None:
    """Make an index on columns of a table."""
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))
