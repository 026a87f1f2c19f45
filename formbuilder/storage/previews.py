"""Previews and kept walks, as rows; and the councils that previews have to themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, Table, and_, delete, insert, select, update

from formbuilder.storage.engine import Connection, Scope
from formbuilder.storage.tables import councils, forms, kept_walks, preview_mails, previews, rates


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """A preview of one revision."""

    id: str
    form: str
    version: int
    revision: int
    apart: int
    """The id of the council that it has to itself."""
    made_by: str | None
    made_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRow:
    """A walk through a preview that somebody kept."""

    id: str
    form: str
    version: int
    revision: int
    name: str
    walk: str
    kept_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow:
    """Somebody who is sent a preview; ``link`` is what its addresses begin with, until it is sent."""

    id: str
    preview: str
    address: str = field(repr=False)
    link: str | None = field(repr=False)
    asked_by: str | None
    asked_at: datetime
    sent_at: datetime | None = None
    sealed: bytes | None = field(repr=False, default=None)
    sealed_to: bytes | None = field(repr=False, default=None)


def add_council_apart(scope: Scope, slug: str, public_key: bytes, now: datetime) -> int:
    """Add a council for one preview, with the name, the profile and the rates of this one; return its id."""
    mine = select(councils.c.name, councils.c.profile).where(councils.c.id == scope.council)
    name, profile = scope.connection.execute(mine).one()
    added = scope.connection.execute(
        insert(councils)
        .values(
            slug=slug,
            name=name,
            profile=profile,
            public_key=public_key,
            demonstration=True,
            preview_of=scope.council,
            added_at=now,
        )
        .returning(councils.c.id)
    )
    return int(added.scalar_one())


def copy_rates(scope: Scope, apart: Scope) -> None:
    """Give a council for a preview the rates of the real one."""
    found = scope.connection.execute(select(rates).where(rates.c.council_id == scope.council)).mappings()
    for row in found.all():
        apart.connection.execute(insert(rates).values({**row, "council_id": apart.council}))


def add(scope: Scope, row: PreviewRow) -> None:
    """Add a preview."""
    values = {name: getattr(row, name) for name in PreviewRow.__slots__}
    scope.connection.execute(insert(previews).values(council_id=scope.council, **values))


def of_draft(scope: Scope, form: str, version: int) -> tuple[PreviewRow, ...]:
    """Return the previews of a draft, the newest first."""
    found = _select(scope, previews, form, version).order_by(previews.c.made_at.desc(), previews.c.id)
    return tuple(PreviewRow(**_own(row)) for row in scope.connection.execute(found).mappings())


def end(scope: Scope, id_: str, now: datetime) -> bool:
    """Let nobody open a preview any more; False if it has ended, or there is none."""
    mine = and_(previews.c.council_id == scope.council, previews.c.id == id_, previews.c.ends_at > now)
    return scope.connection.execute(update(previews).where(mine).values(ends_at=now)).rowcount == 1


def at(connection: Connection, slug: str) -> tuple[Scope, PreviewRow] | None:
    """Return the preview whose council has this slug, in the scope of the real council."""
    apart = and_(councils.c.slug == slug, councils.c.preview_of.is_not(None))
    found = connection.execute(select(councils.c.id, councils.c.preview_of).where(apart)).first()
    if found is None:
        return None
    scope = Scope(connection, found.preview_of)
    mine = and_(previews.c.council_id == scope.council, previews.c.apart == found.id)
    row = connection.execute(select(previews).where(mine)).mappings().first()
    return None if row is None else (scope, PreviewRow(**_own(row)))


def ended_before(scope: Scope, before: datetime) -> tuple[tuple[str, int], ...]:
    """Return the id, and that of the council apart, of each preview that ended before a moment."""
    due = and_(previews.c.council_id == scope.council, previews.c.ends_at < before)
    found = select(previews.c.id, previews.c.apart).where(due)
    return tuple((row.id, row.apart) for row in scope.connection.execute(found))


def remove(scope: Scope, id_: str, apart: int) -> None:
    """Remove a preview, its council, and everything in it."""
    from formbuilder.storage.tables import metadata  # noqa: PLC0415 - with every table there is

    mine = and_(previews.c.council_id == scope.council, previews.c.id == id_)
    sent = and_(preview_mails.c.council_id == scope.council, preview_mails.c.preview == id_)
    scope.connection.execute(delete(preview_mails).where(sent))
    scope.connection.execute(delete(previews).where(mine))
    for table in reversed(metadata.sorted_tables):
        if "council_id" in table.c:
            scope.connection.execute(delete(table).where(table.c.council_id == apart))
    ours = and_(councils.c.id == apart, councils.c.preview_of == scope.council)
    scope.connection.execute(delete(councils).where(ours))


def find(scope: Scope, id_: str) -> PreviewRow | None:
    """Return one preview."""
    mine = and_(previews.c.council_id == scope.council, previews.c.id == id_)
    row = scope.connection.execute(select(previews).where(mine)).mappings().first()
    return None if row is None else PreviewRow(**_own(row))


def file_apart(scope: Scope, row: PreviewRow) -> tuple[str, bytes] | None:
    """Return the fingerprint and the file that a preview of this council shows."""
    mine = and_(forms.c.council_id == row.apart, forms.c.slug == row.form, forms.c.version == row.version)
    found = scope.connection.execute(select(forms.c.fingerprint, forms.c.file).where(mine)).first()
    return None if found is None else (found.fingerprint, found.file)


def add_mail(scope: Scope, row: MailRow) -> None:
    """Note that somebody is sent a preview."""
    values = {name: getattr(row, name) for name in MailRow.__slots__}
    scope.connection.execute(insert(preview_mails).values(council_id=scope.council, **values))


def mail(scope: Scope, id_: str) -> MailRow | None:
    """Return one of them."""
    mine = and_(preview_mails.c.council_id == scope.council, preview_mails.c.id == id_)
    row = scope.connection.execute(select(preview_mails).where(mine)).mappings().first()
    return None if row is None else MailRow(**_own(row))


def mails(scope: Scope, ids: Collection[str]) -> tuple[MailRow, ...]:
    """Return who is sent these previews, the first one first."""
    mine = and_(preview_mails.c.council_id == scope.council, preview_mails.c.preview.in_(ids))
    found = select(preview_mails).where(mine).order_by(preview_mails.c.asked_at, preview_mails.c.id)
    return tuple(MailRow(**_own(row)) for row in scope.connection.execute(found).mappings())


def end_mail(scope: Scope, id_: str, sent_at: datetime | None) -> None:
    """Forget the link of a mail, that was sent or given up."""
    mine = and_(preview_mails.c.council_id == scope.council, preview_mails.c.id == id_)
    scope.connection.execute(update(preview_mails).where(mine).values(link=None, sealed=None, sent_at=sent_at))


def add_walk(scope: Scope, row: WalkRow) -> None:
    """Keep a walk."""
    values = {name: getattr(row, name) for name in WalkRow.__slots__}
    scope.connection.execute(insert(kept_walks).values(council_id=scope.council, **values))


def walks(scope: Scope, form: str, version: int) -> tuple[WalkRow, ...]:
    """Return the walks that were kept of a draft, the first one first."""
    found = _select(scope, kept_walks, form, version).order_by(kept_walks.c.kept_at, kept_walks.c.id)
    return tuple(WalkRow(**_own(row)) for row in scope.connection.execute(found).mappings())


def drop_walk(scope: Scope, id_: str) -> bool:
    """Forget a walk; False if there is none."""
    mine = and_(kept_walks.c.council_id == scope.council, kept_walks.c.id == id_)
    return scope.connection.execute(delete(kept_walks).where(mine)).rowcount == 1


def _select(scope: Scope, table: Table, form: str, version: int) -> Select[Any]:
    return select(table).where(_of(scope, table, form, version))


def _of(scope: Scope, table: Table, form: str, version: int) -> ColumnElement[bool]:
    return and_(table.c.council_id == scope.council, table.c.form == form, table.c.version == version)


def _own(row: RowMapping) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "council_id"}
