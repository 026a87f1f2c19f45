"""What is around publishing, as rows: lines that were left or asked about, plans, withdrawals, people half-way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import (
    asked_lines,
    drafts,
    form_versions_half_way,
    left_lines,
    planned_moves,
    revisions,
    withdrawals,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftRow:
    """A line that somebody left as it is."""

    form: str
    line: str
    about: str
    words: str
    left_by: str
    left_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A line that somebody was asked to see to."""

    id: str
    form: str
    version: int
    line: str
    about: str
    place: str
    asked: str
    asked_by: str
    asked_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A move that is to be made at a moment."""

    id: str
    form: str
    version: int
    what: str
    due_at: datetime
    words: str | None
    planned_by: str
    planned_at: datetime
    ended_at: datetime | None = None
    fate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnRow:
    """A version that was withdrawn, by whom and where the reason stands."""

    form: str
    version: int
    words: str
    withdrawn_by: str
    withdrawn_at: datetime


def _is(scope: Scope, table: Table, form: str, version: int) -> ColumnElement[bool]:
    return and_(table.c.council_id == scope.council, table.c.form == form, table.c.version == version)


def _add(scope: Scope, table: Table, row: LeftRow | AskedRow | PlannedRow | WithdrawnRow) -> None:
    values = {name: getattr(row, name) for name in row.__slots__}
    scope.connection.execute(insert(table).values(council_id=scope.council, **values))


def leave(scope: Scope, row: LeftRow) -> None:
    """Keep that a line was left; a reason given before for the same line gives way."""
    mine = and_(left_lines.c.council_id == scope.council, left_lines.c.form == row.form, left_lines.c.line == row.line)
    scope.connection.execute(delete(left_lines).where(mine))
    _add(scope, left_lines, row)


def take_up(scope: Scope, form: str, line: str) -> str | None:
    """Take back that a line was left; return where its reason stands, None if nobody had left it."""
    mine = and_(left_lines.c.council_id == scope.council, left_lines.c.form == form, left_lines.c.line == line)
    return scope.connection.execute(delete(left_lines).where(mine).returning(left_lines.c.words)).scalar()


def left(scope: Scope, form: str) -> tuple[LeftRow, ...]:
    """Return the lines of a form that were left, the last first."""
    columns = [left_lines.c[name] for name in LeftRow.__slots__]
    mine = and_(left_lines.c.council_id == scope.council, left_lines.c.form == form)
    found = select(*columns).where(mine).order_by(left_lines.c.left_at.desc(), left_lines.c.line)
    return tuple(LeftRow(**row) for row in scope.connection.execute(found).mappings())


def ask(scope: Scope, row: AskedRow) -> None:
    """Keep that somebody was asked."""
    _add(scope, asked_lines, row)


def asked(scope: Scope, id_: str) -> AskedRow | None:
    """Return one such row."""
    mine = and_(asked_lines.c.council_id == scope.council, asked_lines.c.id == id_)
    return next(iter(_asked(scope, mine, 1)), None)


def asked_of(scope: Scope, person: str, most: int) -> tuple[AskedRow, ...]:
    """Return what somebody was asked and is not done, the last first."""
    mine = and_(asked_lines.c.council_id == scope.council, asked_lines.c.asked == person)
    return _asked(scope, and_(mine, asked_lines.c.done_at.is_(None)), most)


def asked_about(scope: Scope, form: str, version: int, most: int) -> tuple[AskedRow, ...]:
    """Return who was asked about a draft, the last first."""
    return _asked(scope, _is(scope, asked_lines, form, version), most)


def set_done(scope: Scope, id_: str, person: str, now: datetime) -> bool:
    """Note that somebody did what they were asked; False if they were not asked, or had done it."""
    mine = and_(asked_lines.c.council_id == scope.council, asked_lines.c.id == id_, asked_lines.c.asked == person)
    open_ = and_(mine, asked_lines.c.done_at.is_(None))
    return scope.connection.execute(update(asked_lines).where(open_).values(done_at=now)).rowcount == 1


def plan(scope: Scope, row: PlannedRow) -> None:
    """Keep a plan."""
    _add(scope, planned_moves, row)


def planned(scope: Scope, id_: str, *, lock: bool = False) -> PlannedRow | None:
    """Return one plan."""
    columns = [planned_moves.c[name] for name in PlannedRow.__slots__]
    mine = and_(planned_moves.c.council_id == scope.council, planned_moves.c.id == id_)
    found = select(*columns).where(mine)
    row = scope.connection.execute(found.with_for_update() if lock else found).mappings().first()
    return None if row is None else PlannedRow(**row)


def plans(scope: Scope, form: str, version: int) -> tuple[PlannedRow, ...]:
    """Return the plans of a version, the last first."""
    columns = [planned_moves.c[name] for name in PlannedRow.__slots__]
    found = select(*columns).where(_is(scope, planned_moves, form, version))
    ordered = found.order_by(planned_moves.c.planned_at.desc(), planned_moves.c.id.desc())
    return tuple(PlannedRow(**row) for row in scope.connection.execute(ordered).mappings())


def end_plan(scope: Scope, id_: str, fate: str, now: datetime) -> bool:
    """Say what became of a plan; False if that was said before."""
    mine = and_(planned_moves.c.council_id == scope.council, planned_moves.c.id == id_)
    open_ = and_(mine, planned_moves.c.ended_at.is_(None))
    return scope.connection.execute(update(planned_moves).where(open_).values(ended_at=now, fate=fate)).rowcount == 1


def end_plans(scope: Scope, form: str, version: int, what: str, fate: str, now: datetime) -> None:
    """Say what became of every open plan of a kind for a version."""
    mine = and_(_is(scope, planned_moves, form, version), planned_moves.c.what == what)
    open_ = and_(mine, planned_moves.c.ended_at.is_(None))
    scope.connection.execute(update(planned_moves).where(open_).values(ended_at=now, fate=fate))


def close_asked(scope: Scope, form: str, version: int, now: datetime) -> None:
    """Take everything about a draft off people's lists: it is published or dropped."""
    open_ = and_(_is(scope, asked_lines, form, version), asked_lines.c.done_at.is_(None))
    scope.connection.execute(update(asked_lines).where(open_).values(done_at=now))


def withdraw(scope: Scope, row: WithdrawnRow) -> None:
    """Keep who withdrew a version."""
    _add(scope, withdrawals, row)


def withdrawn(scope: Scope, form: str, version: int) -> WithdrawnRow | None:
    """Return who withdrew a version."""
    columns = [withdrawals.c[name] for name in WithdrawnRow.__slots__]
    row = scope.connection.execute(select(*columns).where(_is(scope, withdrawals, form, version))).mappings().first()
    return None if row is None else WithdrawnRow(**row)


def withdrawals_of(scope: Scope, form: str) -> tuple[WithdrawnRow, ...]:
    """Return who withdrew which versions of a form."""
    columns = [withdrawals.c[name] for name in WithdrawnRow.__slots__]
    mine = and_(withdrawals.c.council_id == scope.council, withdrawals.c.form == form)
    return tuple(WithdrawnRow(**row) for row in scope.connection.execute(select(*columns).where(mine)).mappings())


def withdrawals_of_blocks(scope: Scope, prefix: str) -> tuple[WithdrawnRow, ...]:
    """Return who withdrew which versions of blocks; their names begin with ``prefix``, which no form’s does."""
    columns = [withdrawals.c[name] for name in WithdrawnRow.__slots__]
    mine = and_(withdrawals.c.council_id == scope.council, withdrawals.c.form.startswith(prefix, autoescape=True))
    return tuple(WithdrawnRow(**row) for row in scope.connection.execute(select(*columns).where(mine)).mappings())


def set_half_way(scope: Scope, form: str, version: int, rule: str, ids: tuple[str, ...]) -> None:
    """Say what a version means for people half-way through the one before."""
    scope.connection.execute(delete(form_versions_half_way).where(_is(scope, form_versions_half_way, form, version)))
    values = {"form": form, "version": version, "rule": rule, "ids": json.dumps(ids)}
    scope.connection.execute(insert(form_versions_half_way).values(council_id=scope.council, **values))


def half_way(scope: Scope, form: str, version: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the rule and the questions; None if nobody has said."""
    table = form_versions_half_way
    found = select(table.c.rule, table.c.ids).where(_is(scope, table, form, version))
    row = scope.connection.execute(found).first()
    return None if row is None else (row.rule, tuple(json.loads(row.ids)))


def writers(scope: Scope, form: str, version: int) -> frozenset[str]:
    """Return everybody who saved words of a draft, but for what was kept aside, and who began it."""
    mine = and_(revisions.c.council_id == scope.council, revisions.c.form == form, revisions.c.version == version)
    saved = select(revisions.c.saved_by).where(mine, revisions.c.aside.is_(False)).distinct()
    begun = select(drafts.c.begun_by).where(_is(scope, drafts, form, version))
    found = (*scope.connection.execute(saved).scalars(), *scope.connection.execute(begun).scalars())
    return frozenset(each for each in found if each)


def _asked(scope: Scope, which: ColumnElement[bool], most: int) -> tuple[AskedRow, ...]:
    columns = [asked_lines.c[name] for name in AskedRow.__slots__]
    found = select(*columns).where(asked_lines.c.council_id == scope.council, which)
    ordered = found.order_by(asked_lines.c.asked_at.desc(), asked_lines.c.id).limit(most)
    return tuple(AskedRow(**row) for row in scope.connection.execute(ordered).mappings())
