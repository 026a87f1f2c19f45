"""The sealed account, for the day when nobody can sign in: a long code in an envelope, whose use everybody can see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest

from formbuilder.accounts.claims import Refusal
from formbuilder.accounts.people import Person, Role
from formbuilder.sealing.long_code import new_long_code, read_long_code
from formbuilder.services.doing import Doing
from formbuilder.services.opening import new_salt, stretched
from formbuilder.services.sign_ins import Arrival, Refused, SignedIn, let_in
from formbuilder.storage import guesses, notes, people
from formbuilder.storage import sessions as rows
from formbuilder.storage.engine import Scope, Store

NAME = "Sealed account"
LASTS = timedelta(minutes=60)
SEAL = "seal"
"""Beside the references in the table of guesses: no reference has small letters."""
MOST_TRIES = 20
"""An hour, of codes that begin rightly: nobody else can use them up, so the envelope helps on the worst of days."""
BEGINS = 8
MOST_USES = 100


@dataclass(frozen=True, slots=True)
class SealUse:
    """One use of the sealed account."""

    used_at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class Seal:
    """When the account was sealed last, and its last hundred uses, the newest first."""

    sealed_at: datetime | None
    uses: tuple[SealUse, ...]

    @property
    def opened(self) -> SealUse | None:
        """The last use, if no new envelope was made since."""
        last = self.uses[0] if self.uses else None
        return last if last and (self.sealed_at is None or last.used_at >= self.sealed_at) else None


def seal_account(store: Store, doing: Doing) -> str:
    """Return a new code for the sealed account; the code before, and whoever is in with it, are out."""
    code, salt = new_long_code(doing.random), new_salt(store, doing.random)
    locked = _Locked(code[:BEGINS], salt, stretched(code, salt))
    store.write(lambda scope: _seal(scope, locked, doing))
    return code


def open_seal(store: Store, typed: str, arrival: Arrival) -> SignedIn | Refused:
    """Let in whoever has the code, for 60 minutes, and write it down; tries are counted before the slow check."""
    code = read_long_code(typed)
    if code is None:
        return Refused(Refusal.WRONG_CODE)
    row = store.read(rows.seal)
    if row is None or not compare_digest(row.begins, code[:BEGINS]):
        return Refused(Refusal.WRONG_CODE)
    until = store.write(lambda scope: guesses.count(scope, SEAL, MOST_TRIES, arrival.now))
    if until is not None:
        return Refused(Refusal.TOO_MANY, until)
    if not compare_digest(stretched(code, row.salt), row.stretched):
        return Refused(Refusal.WRONG_CODE)
    return store.write(lambda scope: _open(scope, row, arrival))


def seal_of(store: Store) -> Seal:
    """Return what administrators see of the sealed account."""
    return store.read(_seen)


@dataclass(frozen=True, slots=True)
class _Locked:
    begins: str
    salt: bytes
    stretched: bytes


def _seal(scope: Scope, locked: _Locked, doing: Doing) -> None:
    people.lock(scope)
    before = rows.seal(scope)
    id_ = before.person if before else doing.random(notes.ID_BYTES).hex()
    if before is None:
        roles = frozenset({Role.ADMINISTRATOR})
        people.add(scope, Person(id=id_, council=scope.council, roles=roles, sealed=True, name=NAME), doing.now)
    rows.end_all(scope, id_, doing.now)
    rows.put_seal(scope, rows.SealRow(id_, locked.begins, locked.salt, locked.stretched, doing.now))
    guesses.clear(scope, SEAL)
    doing.note(scope, "sealed", id_)


def _open(scope: Scope, tried: rows.SealRow, arrival: Arrival) -> SignedIn | Refused:
    people.lock(scope)
    row = rows.seal(scope)
    person = people.find(scope, tried.person) if row == tried else None
    if person is None:
        return Refused(Refusal.WRONG_CODE)
    unique = arrival.random(notes.ID_BYTES)
    rows.add_seal_use(scope, unique.hex(), arrival.now, arrival.device)
    notes.note(scope, arrival.random(notes.ID_BYTES), "seal-used", person.id, arrival.now, person.id)
    return let_in(scope, person, rows.SEALED, arrival.now + LASTS, arrival)


def _seen(scope: Scope) -> Seal:
    row = rows.seal(scope)
    uses = tuple(SealUse(*each) for each in rows.seal_uses_of(scope, MOST_USES))
    return Seal(row.sealed_at if row else None, uses)
