"""Versions of forms, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import forms


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A version of a form in a council."""

    slug: str
    version: int
    fingerprint: str
    state: str
    file: bytes = field(repr=False)
    loaded_at: datetime


def _is(slug: str, version: int, scope: Scope) -> ColumnElement[bool]:
    return and_(forms.c.council_id == scope.council, forms.c.slug == slug, forms.c.version == version)


def find(scope: Scope, slug: str, version: int, *, lock: bool = False) -> FormRow | None:
    """Return one version."""
    columns = [column for column in forms.c if column.name != "council_id"]
    found = select(*columns).where(_is(slug, version, scope))
    row = scope.connection.execute(found.with_for_update() if lock else found).mappings().first()
    return None if row is None else FormRow(**row)


def add(scope: Scope, row: FormRow) -> None:
    """Add a version."""
    scope.connection.execute(
        insert(forms).values(
            council_id=scope.council,
            slug=row.slug,
            version=row.version,
            fingerprint=row.fingerprint,
            state=row.state,
            file=row.file,
            loaded_at=row.loaded_at,
        )
    )


def replace(scope: Scope, row: FormRow) -> None:
    """Put other words in the place of a version's."""
    values = {"fingerprint": row.fingerprint, "state": row.state, "file": row.file, "loaded_at": row.loaded_at}
    scope.connection.execute(update(forms).where(_is(row.slug, row.version, scope)).values(values))


def set_state(scope: Scope, slug: str, version: int, state: str) -> bool:
    """Change the state of a version; False if there is no such version."""
    changed = scope.connection.execute(update(forms).where(_is(slug, version, scope)).values(state=state))
    return changed.rowcount == 1


def open_in(scope: Scope) -> tuple[tuple[str, int, str, str], ...]:
    """Return slug, version, fingerprint and state of what is not withdrawn, by slug, the newest version first."""
    found = (
        select(forms.c.slug, forms.c.version, forms.c.fingerprint, forms.c.state)
        .where(forms.c.council_id == scope.council, forms.c.state != "withdrawn")
        .order_by(forms.c.slug, forms.c.version.desc())
    )
    return tuple((row.slug, row.version, row.fingerprint, row.state) for row in scope.connection.execute(found))


def versions_of(scope: Scope, slug: str) -> tuple[tuple[int, str], ...]:
    """Return version and fingerprint of every version of a form, withdrawn ones too, the newest first."""
    found = (
        select(forms.c.version, forms.c.fingerprint)
        .where(forms.c.council_id == scope.council, forms.c.slug == slug)
        .order_by(forms.c.version.desc())
    )
    return tuple((row.version, row.fingerprint) for row in scope.connection.execute(found))
