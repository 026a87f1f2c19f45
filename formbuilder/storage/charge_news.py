"""Whether people were told of decisions about their charges, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import charge_news


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow:
    """A message about one decision, and how far it is."""

    reference: str
    number: int
    address: str | None = field(repr=False)
    state: str
    since: datetime
    sealed: bytes | None = field(repr=False, default=None)


def put_out(scope: Scope, row: NewsRow) -> None:
    """Keep that somebody is told of a decision."""
    rows.put(scope, charge_news, row)


def find(scope: Scope, reference: str, number: int) -> NewsRow | None:
    """Return how far the message about one decision is."""
    return rows.find(scope, charge_news, NewsRow, reference=reference, number=number)


def of_charge(scope: Scope, reference: str) -> tuple[NewsRow, ...]:
    """Return the messages about the decisions on one charge, by number."""
    return rows.every(scope, charge_news, NewsRow, order=[charge_news.c.number], reference=reference)


def end(scope: Scope, reference: str, number: int, state: str, now: datetime) -> None:
    """Say what became of a message; its address goes."""
    values: dict[str, object] = {"state": state, "since": now, "address": None, "sealed": None}
    rows.change(scope, charge_news, values, reference=reference, number=number)
