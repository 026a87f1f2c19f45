"""What people will be told of in their next digest, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import news


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow:
    """One thing to tell somebody."""

    id: str
    person: str
    what: str
    subject: str
    at: datetime
    told_at: datetime | None = None


OLDEST = (news.c.at, news.c.id)


def tell(scope: Scope, row: NewsRow) -> None:
    """Let somebody be told."""
    rows.put(scope, news, row)


def waiting_for(scope: Scope, person: str) -> tuple[NewsRow, ...]:
    """Return what somebody was not told of yet, oldest first."""
    return rows.every(scope, news, NewsRow, order=OLDEST, person=person, told_at=None)


def subjects_waiting(scope: Scope, what: str, subjects: Collection[str]) -> frozenset[str]:
    """Return of which of these somebody will be told that this happened."""
    mine = rows.mine(scope, news, news.c.subject.in_(subjects), what=what, told_at=None)
    return frozenset(scope.connection.execute(select(news.c.subject).where(mine)).scalars())
