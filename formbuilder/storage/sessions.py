"""Sign-ins that wait for the provider, sessions, and the sealed account, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import seal_uses, seals, sessions, sign_ins

PROVIDER = "provider"
SEALED = "sealed"
DEMONSTRATION = "demonstration"
LINK = "link"
PASSKEY = "passkey"
SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """A sign-in that the provider has not answered yet."""

    state: str
    browser: bytes = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session; the token is kept as its hash."""

    id: str
    token: bytes = field(repr=False)
    person: str
    way: str
    device: str
    began_at: datetime
    last_used: datetime
    ends_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SealRow:
    """The sealed account: whose it is, and its code, stretched."""

    person: str
    begins: str
    """The first signs of the code: what begins otherwise is not worth the slow check, and is not counted."""
    salt: bytes = field(repr=False)
    stretched: bytes = field(repr=False)
    sealed_at: datetime


def add_sign_in(scope: Scope, row: SignInRow) -> None:
    """Remember what a sign-in must come back with."""
    scope.connection.execute(
        insert(sign_ins).values(
            council_id=scope.council,
            state=row.state,
            browser=row.browser,
            nonce=row.nonce,
            verifier=row.verifier,
            began_at=row.began_at,
        )
    )


def sign_in(scope: Scope, state: str) -> SignInRow | None:
    """Return the sign-in that waits with this state, held against others that want it too."""
    mine = and_(sign_ins.c.council_id == scope.council, sign_ins.c.state == state)
    columns = [column for column in sign_ins.c if column.name != "council_id"]
    row = scope.connection.execute(select(*columns).where(mine).with_for_update()).mappings().first()
    return None if row is None else SignInRow(**row)


def remove_sign_in(scope: Scope, state: str) -> bool:
    """Use a sign-in up; False if somebody else did before."""
    mine = and_(sign_ins.c.council_id == scope.council, sign_ins.c.state == state)
    return scope.connection.execute(delete(sign_ins).where(mine)).rowcount == 1


def remove_old(scope: Scope, began_before: datetime, ended_before: datetime) -> None:
    """Remove sign-ins that nobody came back from, and sessions that are long over."""
    waiting = and_(sign_ins.c.council_id == scope.council, sign_ins.c.began_at < began_before)
    scope.connection.execute(delete(sign_ins).where(waiting))
    over = and_(sessions.c.council_id == scope.council, sessions.c.ends_at < ended_before)
    scope.connection.execute(delete(sessions).where(over))


def add(scope: Scope, row: SessionRow) -> None:
    """Add a session."""
    scope.connection.execute(
        insert(sessions).values(
            council_id=scope.council,
            id=row.id,
            token=row.token,
            person=row.person,
            way=row.way,
            device=row.device,
            began_at=row.began_at,
            last_used=row.last_used,
            ends_at=row.ends_at,
        )
    )


def by_token(scope: Scope, token: bytes) -> SessionRow | None:
    """Return the session whose token has this hash, over or not."""
    return next(iter(_found(scope, sessions.c.token == token)), None)


def open_of(scope: Scope, person: str, now: datetime, used_since: datetime) -> tuple[SessionRow, ...]:
    """Return the sessions of a person that are not over, the one used last first."""
    return _found(
        scope,
        and_(
            sessions.c.person == person,
            sessions.c.ended_at.is_(None),
            sessions.c.ends_at > now,
            sessions.c.last_used > used_since,
        ),
    )


def touch(scope: Scope, id_: str, now: datetime) -> None:
    """Keep when a session was last used."""
    scope.connection.execute(update(sessions).where(_is(scope, id_)).values(last_used=now))


def end(scope: Scope, id_: str, person: str, now: datetime) -> bool:
    """End one session of a person; False if they have none with this id that is not ended."""
    mine = and_(_is(scope, id_), sessions.c.person == person, sessions.c.ended_at.is_(None))
    return scope.connection.execute(update(sessions).where(mine).values(ended_at=now)).rowcount == 1


def end_all(scope: Scope, person: str, now: datetime, but: str = "") -> int:
    """End every session of a person, but for the one with the id ``but``; return how many that were."""
    mine = and_(
        sessions.c.council_id == scope.council,
        sessions.c.person == person,
        sessions.c.ended_at.is_(None),
        sessions.c.ends_at > now,
        sessions.c.id != but,
    )
    return scope.connection.execute(update(sessions).where(mine).values(ended_at=now)).rowcount


def end_way(scope: Scope, person: str, way: str, now: datetime) -> int:
    """End every session of a person that began in one way; return how many that were."""
    mine = and_(
        sessions.c.council_id == scope.council,
        sessions.c.person == person,
        sessions.c.way == way,
        sessions.c.ended_at.is_(None),
        sessions.c.ends_at > now,
    )
    return scope.connection.execute(update(sessions).where(mine).values(ended_at=now)).rowcount


def seal(scope: Scope) -> SealRow | None:
    """Return the sealed account of the council."""
    found = select(seals.c.person, seals.c.begins, seals.c.salt, seals.c.stretched, seals.c.sealed_at)
    row = scope.connection.execute(found.where(seals.c.council_id == scope.council)).first()
    return None if row is None else SealRow(*row)


def put_seal(scope: Scope, row: SealRow) -> None:
    """Seal the account with another code; the one before opens nothing any more."""
    scope.connection.execute(delete(seals).where(seals.c.council_id == scope.council))
    scope.connection.execute(
        insert(seals).values(
            council_id=scope.council,
            person=row.person,
            begins=row.begins,
            salt=row.salt,
            stretched=row.stretched,
            sealed_at=row.sealed_at,
        )
    )


def add_seal_use(scope: Scope, id_: str, now: datetime, device: str) -> None:
    """Write down that the sealed account was used."""
    scope.connection.execute(insert(seal_uses).values(council_id=scope.council, id=id_, used_at=now, device=device))


def seal_uses_of(scope: Scope, most: int) -> tuple[tuple[datetime, str], ...]:
    """Return when and on what device the sealed account was used, the last first."""
    found = (
        select(seal_uses.c.used_at, seal_uses.c.device)
        .where(seal_uses.c.council_id == scope.council)
        .order_by(seal_uses.c.used_at.desc())
        .limit(most)
    )
    return tuple((row.used_at, row.device) for row in scope.connection.execute(found))


def _is(scope: Scope, id_: str) -> ColumnElement[bool]:
    return and_(sessions.c.council_id == scope.council, sessions.c.id == id_)


def _found(scope: Scope, which: ColumnElement[bool]) -> tuple[SessionRow, ...]:
    columns = [column for column in sessions.c if column.name != "council_id"]
    found = (
        select(*columns)
        .where(sessions.c.council_id == scope.council, which)
        .order_by(sessions.c.last_used.desc(), sessions.c.id)
    )
    return tuple(SessionRow(**row) for row in scope.connection.execute(found).mappings())
