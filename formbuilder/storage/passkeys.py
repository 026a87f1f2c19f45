"""Passkeys, as rows: public keys, with which nobody can sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import passkeys


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyRow:
    """One passkey of a person."""

    id: str
    person: str
    credential: bytes
    public_key: bytes
    count: int
    """How often it was used, as it says itself; many passkeys always say 0."""
    name: str
    added_at: datetime
    last_used: datetime | None


def add(scope: Scope, row: PasskeyRow) -> None:
    """Add a passkey."""
    values = {name: getattr(row, name) for name in PasskeyRow.__slots__}
    scope.connection.execute(insert(passkeys).values(council_id=scope.council, **values))


def of_person(scope: Scope, person: str) -> tuple[PasskeyRow, ...]:
    """Return the passkeys of a person, the first one first."""
    mine = and_(passkeys.c.council_id == scope.council, passkeys.c.person == person)
    found = select(*_COLUMNS).where(mine).order_by(passkeys.c.added_at, passkeys.c.id)
    return tuple(PasskeyRow(**row) for row in scope.connection.execute(found).mappings())


def by_credential(scope: Scope, credential: bytes) -> PasskeyRow | None:
    """Return the passkey that calls itself so, held against others that use it too."""
    mine = and_(passkeys.c.council_id == scope.council, passkeys.c.credential == credential)
    row = scope.connection.execute(select(*_COLUMNS).where(mine).with_for_update()).mappings().first()
    return None if row is None else PasskeyRow(**row)


def use(scope: Scope, id_: str, count: int, now: datetime) -> None:
    """Keep that a passkey was used."""
    mine = and_(passkeys.c.council_id == scope.council, passkeys.c.id == id_)
    scope.connection.execute(update(passkeys).where(mine).values(count=count, last_used=now))


def remove(scope: Scope, person: str, id_: str) -> bool:
    """Take a passkey of a person away; False if they have none with this id."""
    mine = and_(passkeys.c.council_id == scope.council, passkeys.c.person == person, passkeys.c.id == id_)
    return scope.connection.execute(delete(passkeys).where(mine)).rowcount == 1


def remove_all(scope: Scope, person: str) -> None:
    """Take every passkey of a person away."""
    theirs = and_(passkeys.c.council_id == scope.council, passkeys.c.person == person)
    scope.connection.execute(delete(passkeys).where(theirs))


_COLUMNS = tuple(passkeys.c[name] for name in PasskeyRow.__slots__)
