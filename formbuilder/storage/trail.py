"""The trail, as rows: what was done, when and by whom, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import trail


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRow:
    """One happening; ``person`` is the id of who did it, None at the command line."""

    id: str
    at: datetime
    what: str
    subject: str
    form: str | None
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows: of a form, between two moments, after the last one of the page before."""

    form: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, str] | None = None


def newest(scope: Scope, wanted: Wanted, most: int) -> tuple[TrailRow, ...]:
    """Return so many rows, the newest first."""
    columns = [trail.c[name] for name in TrailRow.__slots__]
    found = select(*columns).where(trail.c.council_id == scope.council, *_that_are(wanted))
    ordered = found.order_by(trail.c.at.desc(), trail.c.id.desc()).limit(most)
    return tuple(TrailRow(**row) for row in scope.connection.execute(ordered).mappings())


def _that_are(wanted: Wanted) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if wanted.form:
        which.append(trail.c.form == wanted.form)
    if wanted.since:
        which.append(trail.c.at >= wanted.since)
    if wanted.until:
        which.append(trail.c.at < wanted.until)
    if wanted.before:
        at, id_ = wanted.before
        which.append(and_(trail.c.at <= at, or_(trail.c.at < at, trail.c.id < id_)))
    return which
