"""Versions of forms, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, tuple_, update

from formbuilder.definition.bundle import original, pins
from formbuilder.drafting.heads import title_of
from formbuilder.storage import blocks
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


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version as lists show it, without its file."""

    slug: str
    version: int
    state: str
    title: str


def _title(file: bytes) -> str:
    """Return the title that a version is listed by; "" if it says none on a line of its own."""
    try:
        return title_of(original(file).decode())
    except (ValueError, KeyError):
        return ""


def _is(slug: str, version: int, scope: Scope) -> ColumnElement[bool]:
    return and_(forms.c.council_id == scope.council, forms.c.slug == slug, forms.c.version == version)


def find(scope: Scope, slug: str, version: int, *, lock: bool = False) -> FormRow | None:
    """Return one version."""
    columns = [column for column in forms.c if column.name in FormRow.__slots__]
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
            title=_title(row.file),
        )
    )
    blocks.set_uses(scope, row.slug, row.version, pins(row.file))


def replace(scope: Scope, row: FormRow) -> None:
    """Put other words in the place of a version's."""
    values: dict[str, object] = {
        "fingerprint": row.fingerprint,
        "state": row.state,
        "file": row.file,
        "loaded_at": row.loaded_at,
    }
    values["title"] = _title(row.file)
    scope.connection.execute(update(forms).where(_is(row.slug, row.version, scope)).values(values))
    blocks.set_uses(scope, row.slug, row.version, pins(row.file))


def set_state(scope: Scope, slug: str, version: int, state: str) -> bool:
    """Change the state of a version; False if there is no such version."""
    changed = scope.connection.execute(update(forms).where(_is(slug, version, scope)).values(state=state))
    return changed.rowcount == 1


def open_in(scope: Scope) -> tuple[tuple[str, int, str, str], ...]:
    """Return slug, version, fingerprint and state of what can be begun, by slug: what was opened last comes first."""
    found = _can_be_begun(scope, forms.c.slug, forms.c.version, forms.c.fingerprint, forms.c.state)
    return tuple((row.slug, row.version, row.fingerprint, row.state) for row in scope.connection.execute(found))


def _can_be_begun(scope: Scope, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select what can be begun.

    What was opened before the last version that was ever published can be begun no more, even if that one is
    withdrawn. A draft keeps its number, so one that is published after an urgent correction may have the lower one.
    """
    older = forms.alias()
    lived = and_(older.c.council_id == scope.council, older.c.state != "example")
    newest = select(older.c.slug, func.max(older.c.loaded_at).label("opened")).where(lived).group_by(older.c.slug)
    last = newest.subquery("last")
    return (
        select(*columns)
        .select_from(forms.outerjoin(last, last.c.slug == forms.c.slug))
        .where(forms.c.council_id == scope.council, forms.c.state != "withdrawn")
        .where(or_(last.c.opened.is_(None), forms.c.loaded_at >= last.c.opened))
        .order_by(forms.c.slug, forms.c.loaded_at.desc(), forms.c.version.desc())
    )


def newest(scope: Scope, slugs: Collection[str] | None = None) -> tuple[VersionRow, ...]:
    """Return the newest version of every form, or of these, by slug."""
    mine = forms.c.council_id == scope.council
    last = (
        select(forms.c.slug, func.max(forms.c.version).label("version"))
        .where(mine if slugs is None else and_(mine, forms.c.slug.in_(slugs)))
        .group_by(forms.c.slug)
        .subquery()
    )
    same = and_(forms.c.slug == last.c.slug, forms.c.version == last.c.version)
    found = select(forms.c.slug, forms.c.version, forms.c.state, forms.c.title).join(last, same)
    listed = found.where(forms.c.council_id == scope.council).order_by(forms.c.slug)
    return tuple(VersionRow(**row) for row in scope.connection.execute(listed).mappings())


def open_of(scope: Scope, slugs: tuple[str, ...]) -> tuple[VersionRow, ...]:
    """Return the versions of these forms that can be begun, what was opened last first."""
    found = _can_be_begun(scope, forms.c.slug, forms.c.version, forms.c.state, forms.c.title)
    listed = scope.connection.execute(found.where(forms.c.slug.in_(slugs))).mappings()
    return tuple(VersionRow(**row) for row in listed)


def of_form(scope: Scope, slug: str) -> tuple[tuple[VersionRow, datetime], ...]:
    """Return every version of a form, the newest first, and when it was put in."""
    columns = (forms.c.slug, forms.c.version, forms.c.state, forms.c.title, forms.c.loaded_at)
    found = select(*columns).where(forms.c.council_id == scope.council, forms.c.slug == slug)
    listed = scope.connection.execute(found.order_by(forms.c.version.desc()))
    return tuple(
        (VersionRow(slug=row.slug, version=row.version, state=row.state, title=row.title), row.loaded_at)
        for row in listed
    )


def versions_of(scope: Scope, slug: str) -> tuple[tuple[int, str], ...]:
    """Return version and fingerprint of every version of a form, withdrawn ones too, the newest first."""
    found = (
        select(forms.c.version, forms.c.fingerprint)
        .where(forms.c.council_id == scope.council, forms.c.slug == slug)
        .order_by(forms.c.version.desc())
    )
    return tuple((row.version, row.fingerprint) for row in scope.connection.execute(found))


def files(scope: Scope, versions: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], bytes]:
    """Return the files of these versions."""
    found = select(forms.c.slug, forms.c.version, forms.c.file).where(
        forms.c.council_id == scope.council, tuple_(forms.c.slug, forms.c.version).in_(versions)
    )
    return {(row["slug"], row["version"]): row["file"] for row in scope.connection.execute(found).mappings()}
