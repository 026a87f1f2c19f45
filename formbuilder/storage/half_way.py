"""What each version means for people half-way through an earlier one, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import forms, half_way


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWayRow:
    """What one version means."""

    form: str
    version: int
    rule: str
    ids: str
    """Ids of questions, with a space between two."""
    cut_off: date | None
    set_by: str | None
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version without its file."""

    version: int
    fingerprint: str
    state: str
    loaded_at: datetime


_COLUMNS = tuple(half_way.c[name] for name in HalfWayRow.__slots__)


def _is(scope: Scope, form: str, version: int) -> ColumnElement[bool]:
    return and_(half_way.c.council_id == scope.council, half_way.c.form == form, half_way.c.version == version)


def put(scope: Scope, row: HalfWayRow) -> None:
    """Put a row in the place of the one before."""
    scope.connection.execute(delete(half_way).where(_is(scope, row.form, row.version)))
    values = {name: getattr(row, name) for name in HalfWayRow.__slots__}
    scope.connection.execute(insert(half_way).values(council_id=scope.council, **values))


def of_form(scope: Scope, form: str) -> tuple[HalfWayRow, ...]:
    """Return every row of a form, by version."""
    mine = and_(half_way.c.council_id == scope.council, half_way.c.form == form)
    found = scope.connection.execute(select(*_COLUMNS).where(mine).order_by(half_way.c.version)).mappings()
    return tuple(HalfWayRow(**row) for row in found)


def versions(scope: Scope, form: str) -> tuple[VersionRow, ...]:
    """Return the versions of a form, the one that was opened first first."""
    mine = and_(forms.c.council_id == scope.council, forms.c.slug == form)
    columns = [forms.c[name] for name in VersionRow.__slots__]
    found = scope.connection.execute(select(*columns).where(mine).order_by(forms.c.loaded_at, forms.c.version))
    return tuple(VersionRow(**row) for row in found.mappings())


def open_slugs(scope: Scope) -> tuple[str, ...]:
    """Return the names of the forms that have a version which is not withdrawn."""
    mine = and_(forms.c.council_id == scope.council, forms.c.state != "withdrawn")
    found = select(forms.c.slug).where(mine).distinct().order_by(forms.c.slug)
    return tuple(scope.connection.execute(found).scalars())
