"""The keys of a council, and the data keys that are sealed to them, as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, and_, func, insert, select, tuple_, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.journeys import COUNCIL
from formbuilder.storage.tables import apart_answers, assessor_notes, council_keys, journey_keys

NAME_BYTES = 8
Place: TypeAlias = tuple[str | int, ...]
"""The primary key of a row without its council."""


class Sealed(StrEnum):
    """What is sealed to a council."""

    FORMS = "forms"
    APART = "apart"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A key that the council has sealed to."""

    name: str
    public_key: bytes
    since: datetime
    split_at: datetime | None
    shares: int | None
    need: int | None
    rehearsed_at: datetime | None
    rehearsed_with: str | None


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A data key as it is sealed to a council."""

    place: Place
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Home:
    """A table with data keys that are sealed to a council."""

    table: Table
    place: tuple[Column[Any], ...]
    only: Callable[[], tuple[ColumnElement[bool], ...]] = tuple


_HOMES: Mapping[Sealed, _Home] = {
    Sealed.FORMS: _Home(journey_keys, (journey_keys.c.reference,), lambda: (journey_keys.c.kind == COUNCIL,)),
    Sealed.APART: _Home(apart_answers, (apart_answers.c.id,)),
    Sealed.NOTES: _Home(assessor_notes, (assessor_notes.c.reference, assessor_notes.c.number)),
}
_COLUMNS = tuple(council_keys.c[name] for name in KeyRow.__slots__)


def add(scope: Scope, name: str, public_key: bytes, now: datetime) -> None:
    """Note that the council seals to this key; of one that it had before, everything stays."""
    if find(scope, name) is None:
        row = {"council_id": scope.council, "name": name, "public_key": public_key, "since": now}
        scope.connection.execute(insert(council_keys).values(row))


def every(scope: Scope) -> tuple[KeyRow, ...]:
    """Return all keys, the newest first."""
    found = (
        select(*_COLUMNS)
        .where(council_keys.c.council_id == scope.council)
        .order_by(council_keys.c.since.desc(), council_keys.c.name)
    )
    return tuple(KeyRow(**row) for row in scope.connection.execute(found).mappings())


def find(scope: Scope, name: str) -> KeyRow | None:
    """Return a key of the council."""
    row = scope.connection.execute(select(*_COLUMNS).where(_is(scope, name))).mappings().first()
    return None if row is None else KeyRow(**row)


def note_split(scope: Scope, name: str, shares: int, need: int, now: datetime) -> None:
    """Note that a key was split."""
    values = {"split_at": now, "shares": shares, "need": need}
    scope.connection.execute(update(council_keys).where(_is(scope, name)).values(values))


def note_rehearsal(scope: Scope, name: str, with_: str, now: datetime) -> None:
    """Note that shares, or a file kept elsewhere, were shown to open what is sealed to a key."""
    values = {"rehearsed_at": now, "rehearsed_with": with_}
    scope.connection.execute(update(council_keys).where(_is(scope, name)).values(values))


def counts(scope: Scope, what: Sealed) -> Mapping[str, int]:
    """Count what is sealed to each key, by the name of the key."""
    home = _HOMES[what]
    name = _key_name(home)
    found = select(name, func.count()).where(*_mine(scope, home)).group_by(name)
    return {bytes(key).hex(): count for key, count in scope.connection.execute(found)}


def sealed_to_others(scope: Scope, what: Sealed, name: bytes, after: Place | None, most: int) -> tuple[SealedRow, ...]:
    """Return what is sealed to any other key than this, in the order of its places, after one of them."""
    home = _HOMES[what]
    found = select(*home.place, home.table.c.wrapped).where(*_mine(scope, home), _key_name(home) != name)
    if after is not None:
        found = found.where(tuple_(*home.place) > tuple_(*after))
    ordered = found.order_by(*home.place).limit(most)
    return tuple(SealedRow(tuple(row[:-1]), row[-1]) for row in scope.connection.execute(ordered))


def seal_anew(scope: Scope, what: Sealed, row: SealedRow, wrapped: bytes) -> bool:
    """Put a data key as it is sealed now in its place; False if it was deleted or sealed anew meanwhile."""
    home = _HOMES[what]
    here = [column == value for column, value in zip(home.place, row.place, strict=True)]
    same = and_(*_mine(scope, home), *here, home.table.c.wrapped == row.wrapped)
    return scope.connection.execute(update(home.table).where(same).values(wrapped=wrapped)).rowcount == 1


def _is(scope: Scope, name: str) -> ColumnElement[bool]:
    return and_(council_keys.c.council_id == scope.council, council_keys.c.name == name)


def _mine(scope: Scope, home: _Home) -> tuple[ColumnElement[bool], ...]:
    return (home.table.c.council_id == scope.council, *home.only())


def _key_name(home: _Home) -> ColumnElement[bytes]:
    return func.substr(home.table.c.wrapped, 1, NAME_BYTES, type_=LargeBinary)
