"""Drafts and their revisions, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import councils, drafts, form_people, forms, revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A version that is being written, without its words."""

    form: str
    version: int
    title: str
    state: str
    revision: int
    came_from: str
    begun_by: str | None
    begun_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One save of a draft."""

    number: int
    aside: bool
    seen: int
    file: bytes = field(repr=False)
    about: str
    saved_by: str | None
    saved_at: datetime


_COLUMNS = tuple(column for column in drafts.c if column.name != "council_id")
_OF_REVISIONS = tuple(revisions.c[name] for name in RevisionRow.__slots__)


def _is(scope: Scope, form: str, version: int) -> ColumnElement[bool]:
    return and_(drafts.c.council_id == scope.council, drafts.c.form == form, drafts.c.version == version)


def _saves(scope: Scope, form: str, version: int) -> ColumnElement[bool]:
    return and_(revisions.c.council_id == scope.council, revisions.c.form == form, revisions.c.version == version)


def lock_numbers(scope: Scope) -> None:
    """Let nobody else take a number for a version until the transaction ends."""
    scope.connection.execute(select(councils.c.id).where(councils.c.id == scope.council).with_for_update())


def highest(scope: Scope, form: str) -> int:
    """Return the highest number that a version of a form ever had here; 0 if there is none."""
    loaded = select(func.max(forms.c.version)).where(forms.c.council_id == scope.council, forms.c.slug == form)
    drafted = select(func.max(drafts.c.version)).where(drafts.c.council_id == scope.council, drafts.c.form == form)
    return max(scope.connection.execute(each).scalar() or 0 for each in (loaded, drafted))


def add(scope: Scope, row: DraftRow) -> None:
    """Add a draft; its first revision is added apart."""
    values = {name: getattr(row, name) for name in DraftRow.__slots__}
    scope.connection.execute(insert(drafts).values(council_id=scope.council, **values))


def find(scope: Scope, form: str, version: int, *, lock: bool = False) -> DraftRow | None:
    """Return one draft."""
    found = select(*_COLUMNS).where(_is(scope, form, version))
    return next(_rows(scope, found.with_for_update() if lock else found), None)


def of_form(scope: Scope, form: str) -> tuple[DraftRow, ...]:
    """Return every draft of a form, the newest version first."""
    mine = and_(drafts.c.council_id == scope.council, drafts.c.form == form)
    return tuple(_rows(scope, select(*_COLUMNS).where(mine).order_by(drafts.c.version.desc())))


def in_states(scope: Scope, states: tuple[str, ...], most: int) -> tuple[DraftRow, ...]:
    """Return the drafts in these states, the one saved last first."""
    wanted = and_(drafts.c.council_id == scope.council, drafts.c.state.in_(states))
    found = select(*_COLUMNS).where(wanted).order_by(drafts.c.saved_at.desc(), drafts.c.form, drafts.c.version)
    return tuple(_rows(scope, found.limit(most)))


def of_person(scope: Scope, person: str, states: tuple[str, ...], most: int) -> tuple[DraftRow, ...]:
    """Return the drafts in these states that somebody began, or whose forms they look after, the last saved first."""
    theirs = select(form_people.c.form).where(
        form_people.c.council_id == scope.council,
        or_(form_people.c.owner == person, form_people.c.deputy == person),
    )
    mine = or_(drafts.c.begun_by == person, drafts.c.form.in_(theirs))
    wanted = and_(drafts.c.council_id == scope.council, drafts.c.state.in_(states), mine)
    found = select(*_COLUMNS).where(wanted).order_by(drafts.c.saved_at.desc(), drafts.c.form, drafts.c.version)
    return tuple(_rows(scope, found.limit(most)))


def newest(scope: Scope, names: Collection[str] | None = None) -> tuple[tuple[str, int, str], ...]:
    """Return form, version and title of the newest draft of every form, or of these, not dropped, by form."""
    alive = and_(drafts.c.council_id == scope.council, drafts.c.state != "dropped")
    alive = alive if names is None else and_(alive, drafts.c.form.in_(names))
    last = select(drafts.c.form, func.max(drafts.c.version).label("version")).where(alive).group_by(drafts.c.form)
    newest = last.subquery()
    same = and_(drafts.c.form == newest.c.form, drafts.c.version == newest.c.version)
    found = select(drafts.c.form, drafts.c.version, drafts.c.title).join(newest, same)
    listed = found.where(drafts.c.council_id == scope.council).order_by(drafts.c.form)
    return tuple((row.form, row.version, row.title) for row in scope.connection.execute(listed))


def of_forms(scope: Scope, names: tuple[str, ...], states: tuple[str, ...]) -> tuple[DraftRow, ...]:
    """Return the drafts of these forms that are in these states, by form, the newest version first."""
    wanted = and_(drafts.c.council_id == scope.council, drafts.c.form.in_(names), drafts.c.state.in_(states))
    return tuple(_rows(scope, select(*_COLUMNS).where(wanted).order_by(drafts.c.form, drafts.c.version.desc())))


def texts_of(scope: Scope, names: tuple[str, ...], states: tuple[str, ...]) -> tuple[tuple[str, int, bytes], ...]:
    """Return the newest words of the drafts of these forms in these states, by form, the newest version first."""
    same = and_(
        revisions.c.council_id == drafts.c.council_id,
        revisions.c.form == drafts.c.form,
        revisions.c.version == drafts.c.version,
        revisions.c.number == drafts.c.revision,
    )
    wanted = and_(drafts.c.council_id == scope.council, drafts.c.form.in_(names), drafts.c.state.in_(states))
    found = select(drafts.c.form, drafts.c.version, revisions.c.file).join(revisions, same).where(wanted)
    in_order = found.order_by(drafts.c.form, drafts.c.version.desc())
    return tuple((row.form, row.version, row.file) for row in scope.connection.execute(in_order))


def forms_in(scope: Scope, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms that have a draft in one of these states."""
    wanted = and_(drafts.c.council_id == scope.council, drafts.c.state.in_(states))
    return tuple(scope.connection.execute(select(drafts.c.form).distinct().where(wanted)).scalars())


def set_state(scope: Scope, form: str, version: int, state: str) -> None:
    """Say how far a draft is."""
    scope.connection.execute(update(drafts).where(_is(scope, form, version)).values(state=state))


def set_newest(scope: Scope, draft: DraftRow) -> None:
    """Keep what a save changed about a draft."""
    values = {"title": draft.title, "revision": draft.revision, "saved_at": draft.saved_at, "state": draft.state}
    scope.connection.execute(update(drafts).where(_is(scope, draft.form, draft.version)).values(values))


def add_revision(scope: Scope, form: str, version: int, row: RevisionRow) -> None:
    """Add a save."""
    values = {name: getattr(row, name) for name in RevisionRow.__slots__}
    scope.connection.execute(insert(revisions).values(council_id=scope.council, form=form, version=version, **values))


def last_number(scope: Scope, form: str, version: int) -> int:
    """Return the highest number of a save, those kept aside too."""
    found = select(func.max(revisions.c.number)).where(_saves(scope, form, version))
    return scope.connection.execute(found).scalar() or 0


def revision(scope: Scope, form: str, version: int, number: int) -> RevisionRow | None:
    """Return one save."""
    found = select(*_OF_REVISIONS).where(_saves(scope, form, version), revisions.c.number == number)
    row = scope.connection.execute(found).mappings().first()
    return None if row is None else RevisionRow(**row)


def saves(scope: Scope, form: str, version: int, most: int, before: int) -> tuple[RevisionRow, ...]:
    """Return the newest saves with numbers below ``before``, newest first, without their words."""
    columns = [column for column in _OF_REVISIONS if column.name != "file"]
    found = select(*columns).where(_saves(scope, form, version), revisions.c.number < before)
    listed = scope.connection.execute(found.order_by(revisions.c.number.desc()).limit(most)).mappings()
    return tuple(RevisionRow(file=b"", **row) for row in listed)


def _rows(scope: Scope, found: Select[Any]) -> Iterator[DraftRow]:
    return (DraftRow(**row) for row in scope.connection.execute(found).mappings())
