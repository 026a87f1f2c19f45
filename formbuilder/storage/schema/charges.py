"""What finance officers correct, decide and confirm."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Table

from formbuilder.storage.schema.columns import (
    Moment,
    council_key,
    metadata,
    of_council,
    of_person,
    one_of,
    person,
    reference,
)


def _of_submission() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["council_id", "reference"], ["submissions.council_id", "submissions.reference"])


charge_corrections = Table(
    "charge_corrections",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("box", LargeBinary, nullable=False),
    person("saved_by", nullable=False),
    Column("saved_at", Moment, nullable=False),
    _of_submission(),
    of_person("saved_by"),
)

charge_decisions = Table(
    "charge_decisions",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("box", LargeBinary, nullable=False),
    person("decided_by", nullable=False),
    Column("decided_at", Moment, nullable=False),
    _of_submission(),
    of_person("decided_by"),
    Index(None, "council_id", "decided_at"),
)

charge_news = Table(
    "charge_news",
    metadata,
    council_key(),
    reference(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("address", String(320)),
    Column("sealed", LargeBinary),
    Column("state", String(20), nullable=False),
    Column("since", Moment, nullable=False),
    ForeignKeyConstraint(
        ["council_id", "reference", "number"],
        ["charge_decisions.council_id", "charge_decisions.reference", "charge_decisions.number"],
    ),
    one_of("state", "waiting", "sent", "not_sent"),
)
"""That the person is told of a decision by e-mail; the address goes as soon as the message is sent or given up.

It stands in ``sealed``; in ``address`` only where it was kept before it was sealed.
"""

rate_confirmations = Table(
    "rate_confirmations",
    metadata,
    council_key(),
    Column("figure", String(130), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("value", String(64), primary_key=True),
    Column("source", String(300), nullable=False),
    person("confirmed_by", nullable=False),
    Column("confirmed_at", Moment, nullable=False),
    of_council(),
    of_person("confirmed_by"),
)
