"""Chains of sign-offs, and what was said at each step, as rows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, insert, or_, select, tuple_, union, update

from formbuilder.drafting.heads import OF_BLOCK
from formbuilder.publishing.sign_offs import Agreed, Signer, Step
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import (
    agreed_words,
    chain_steps,
    drafts,
    forms,
    minutes_set_aside,
    sign_offs,
    spoken_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideRow:
    """Minutes that were refused or taken back before they counted."""

    sign_off: str
    way: str
    words: str | None
    """Where the reason stands."""
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffRow:
    """What was said at one step; from minutes it counts once it is confirmed."""

    id: str
    form: str
    version: int
    revision: int
    step: str
    outcome: str
    way: str
    rows: Mapping[str, str] = field(repr=False)
    words: str | None
    """Where the free text of it stands."""
    given_by: str
    given_at: datetime
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    concern: bool | None = None
    """A yes with words of concern."""
    agreed: tuple[Agreed, ...] = ()
    aside: AsideRow | None = None

    @property
    def counts(self) -> bool:
        """Whether it was signed by signing in, or confirmed by a second person."""
        return self.way == "signed" or self.confirmed_at is not None


_BESIDE = frozenset({"agreed", "aside"})
_COLUMNS = tuple(sign_offs.c[name] for name in SignOffRow.__slots__ if name not in _BESIDE)


def _of(scope: Scope, form: str) -> ColumnElement[bool]:
    return and_(chain_steps.c.council_id == scope.council, chain_steps.c.form == form)


def chain(scope: Scope, form: str) -> tuple[Step, ...]:
    """Return the chain that was set for a form, or for all ("")."""
    columns = (chain_steps.c.name, chain_steps.c.signer, chain_steps.c.panel)
    found = select(*columns).where(_of(scope, form)).order_by(chain_steps.c.number)
    return tuple(Step(row.name, Signer(row.signer), row.panel or "") for row in scope.connection.execute(found))


def chains_of(scope: Scope, forms_: frozenset[str]) -> Mapping[str, tuple[Step, ...]]:
    """Return the chains that were set for some forms, and for all (""), in one query."""
    mine = and_(chain_steps.c.council_id == scope.council, chain_steps.c.form.in_({*forms_, ""}))
    columns = (chain_steps.c.form, chain_steps.c.name, chain_steps.c.signer, chain_steps.c.panel)
    found: dict[str, tuple[Step, ...]] = {}
    for row in scope.connection.execute(select(*columns).where(mine).order_by(chain_steps.c.number)):
        found[row.form] = (*found.get(row.form, ()), Step(row.name, Signer(row.signer), row.panel or ""))
    return found


def set_chain(scope: Scope, form: str, steps: tuple[Step, ...]) -> None:
    """Put a chain in the place of the one that was set; () takes it away."""
    scope.connection.execute(delete(chain_steps).where(_of(scope, form)))
    for number, step in enumerate(steps, 1):
        values = {"form": form, "number": number, "name": step.name, "signer": step.signer, "panel": step.panel or None}
        scope.connection.execute(insert(chain_steps).values(council_id=scope.council, **values))


def forms_with_chains(scope: Scope) -> tuple[str, ...]:
    """Return the forms that have a chain of their own, by name."""
    mine = and_(chain_steps.c.council_id == scope.council, chain_steps.c.form != "")
    found = select(chain_steps.c.form).where(mine).distinct().order_by(chain_steps.c.form)
    return tuple(scope.connection.execute(found).scalars())


def known_forms(scope: Scope, after: str, most: int) -> tuple[str, ...]:
    """Return the forms with a version or a draft, by name, those that come after one."""
    drafted = select(drafts.c.form).where(
        drafts.c.council_id == scope.council, drafts.c.form > after, drafts.c.form.not_like(f"{OF_BLOCK}%")
    )
    loaded = select(forms.c.slug).where(forms.c.council_id == scope.council, forms.c.slug > after)
    found = union(drafted, loaded).subquery()
    names = select(found.c.form).order_by(found.c.form).limit(most)
    return tuple(scope.connection.execute(names).scalars())


def add(scope: Scope, row: SignOffRow) -> None:
    """Add what was said, with the words that were agreed."""
    values = {name: getattr(row, name) for name in SignOffRow.__slots__ if name not in {*_BESIDE, "rows"}}
    packed = zlib.compress(json.dumps(row.rows, separators=(",", ":")).encode())
    scope.connection.execute(insert(sign_offs).values(council_id=scope.council, rows=packed, **values))
    for each in row.agreed:
        item = {"sign_off": row.id, "address": each.address, "words": each.words}
        scope.connection.execute(insert(agreed_words).values(council_id=scope.council, **item))


def of_draft(scope: Scope, form: str, version: int) -> tuple[SignOffRow, ...]:
    """Return all that was said of a draft, oldest first; three queries, however much that is."""
    return of_drafts(scope, ((form, version),))


def of_drafts(scope: Scope, drafts_: Sequence[tuple[str, int]]) -> tuple[SignOffRow, ...]:
    """Return all that was said of several drafts, oldest first; three queries, however many they are."""
    these = tuple_(sign_offs.c.form, sign_offs.c.version).in_(drafts_)
    order = (sign_offs.c.given_at, sign_offs.c.revision, sign_offs.c.id)
    return _read(scope, select(*_COLUMNS).where(these).order_by(*order))


def with_words(scope: Scope, most: int, skip: int) -> tuple[SignOffRow, ...]:
    """Return what was said with free text that is still there, the newest first."""
    there = select(spoken_words.c.id).where(
        spoken_words.c.council_id == scope.council, spoken_words.c.words.is_not(None)
    )
    aside = select(minutes_set_aside.c.sign_off).where(
        minutes_set_aside.c.council_id == scope.council, minutes_set_aside.c.words.in_(there)
    )
    these = or_(sign_offs.c.words.in_(there), sign_offs.c.id.in_(aside))
    order = (sign_offs.c.given_at.desc(), sign_offs.c.id)
    return _read(scope, select(*_COLUMNS).where(these).order_by(*order).limit(most).offset(skip))


def _read(scope: Scope, wanted: Select[Any]) -> tuple[SignOffRow, ...]:
    said = scope.connection.execute(wanted.where(sign_offs.c.council_id == scope.council)).mappings().all()
    ids = frozenset(row["id"] for row in said)
    agreed, aside = _agreed(scope, ids), _aside(scope, ids)
    return tuple(
        SignOffRow(
            **{**row, "rows": json.loads(zlib.decompress(row["rows"]))},
            agreed=agreed.get(row["id"], ()),
            aside=aside.get(row["id"]),
        )
        for row in said
    )


def one(scope: Scope, id_: str) -> SignOffRow | None:
    """Return one thing that was said."""
    return next(iter(_read(scope, select(*_COLUMNS).where(sign_offs.c.id == id_))), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSaid:
    """What was said last of a draft, and at which step."""

    step: str
    outcome: str
    given_at: datetime


def last_said(scope: Scope, drafts_: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], LastSaid]:
    """Return what was said last of each of these drafts, by form and version; what waits for a second person is not."""
    counts = or_(sign_offs.c.way != "minutes", sign_offs.c.confirmed_at.is_not(None))
    mine = and_(sign_offs.c.council_id == scope.council, tuple_(sign_offs.c.form, sign_offs.c.version).in_(drafts_))
    columns = (sign_offs.c.form, sign_offs.c.version, sign_offs.c.step, sign_offs.c.outcome, sign_offs.c.given_at)
    found = select(*columns).where(mine, counts).order_by(sign_offs.c.given_at, sign_offs.c.revision, sign_offs.c.id)
    return {
        (row.form, row.version): LastSaid(step=row.step, outcome=row.outcome, given_at=row.given_at)
        for row in scope.connection.execute(found)
    }


def confirm(scope: Scope, id_: str, by: str, now: datetime) -> None:
    """Note who confirmed what was recorded from minutes."""
    mine = and_(sign_offs.c.council_id == scope.council, sign_offs.c.id == id_)
    scope.connection.execute(update(sign_offs).where(mine).values(confirmed_by=by, confirmed_at=now))


def set_aside(scope: Scope, row: AsideRow) -> None:
    """Note that what was recorded from minutes never counts."""
    values = {name: getattr(row, name) for name in AsideRow.__slots__}
    scope.connection.execute(insert(minutes_set_aside).values(council_id=scope.council, **values))


def _aside(scope: Scope, ids: frozenset[str]) -> Mapping[str, AsideRow]:
    mine = and_(minutes_set_aside.c.council_id == scope.council, minutes_set_aside.c.sign_off.in_(ids))
    columns = [minutes_set_aside.c[name] for name in AsideRow.__slots__]
    found = (AsideRow(**row) for row in scope.connection.execute(select(*columns).where(mine)).mappings())
    return {row.sign_off: row for row in found}


def _agreed(scope: Scope, ids: frozenset[str]) -> Mapping[str, tuple[Agreed, ...]]:
    mine = and_(agreed_words.c.council_id == scope.council, agreed_words.c.sign_off.in_(ids))
    found: dict[str, tuple[Agreed, ...]] = {}
    for row in scope.connection.execute(select(agreed_words).where(mine).order_by(agreed_words.c.address)):
        found[row.sign_off] = (*found.get(row.sign_off, ()), Agreed(row.address, row.words))
    return found
