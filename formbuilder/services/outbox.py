"""Messages that wait to leave the house: one worker takes one at a time, and tries again with growing pauses."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from formbuilder.storage import outbox as rows
from formbuilder.storage.engine import Scope, Store

LEASE = timedelta(minutes=5)
"""How long a worker has for a message: longer than every sender waits for an answer. Then another one may take it."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15))
"""After each try in vain; after one more the message is given up."""
MOST_TRIES = len(PAUSES) + 1


class Fault(StrEnum):
    """Why a message was not sent."""

    UNREACHABLE = "unreachable"
    """The service that carries it cannot be reached, or does not let us in."""
    REFUSED = "refused"
    """The service does not take it for this address."""
    NO_SENDER = "no_sender"
    """No service is set up that carries it."""
    NOBODY = "nobody"
    """The council does not say who is told."""
    OURS = "ours"
    """Our own program failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """A message that this worker has."""

    id: str
    kind: str
    subject: str
    tries: int
    """With this one."""
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldUp:
    """A message that could not be sent so far."""

    kind: str
    subject: str
    fault: Fault
    tries: int
    due_at: datetime
    """When it is tried again."""
    given_up: bool


def take(store: Store, kinds: Collection[str], now: datetime) -> Leased | None:
    """Take the message of these kinds that has been due the longest; None if none is due, or other workers have them.

    Looking locks nothing, so that a worker that finds nothing to do stands in nobody's way.
    """
    if store.read(lambda scope: rows.due(scope, kinds, now)) is None:
        return None

    def lease(scope: Scope) -> Leased | None:
        found, until = rows.due(scope, kinds, now, lock=True), now + LEASE
        if found is None:
            return None
        rows.lease(scope, found.id, until)
        return Leased(id=found.id, kind=found.kind, subject=found.subject, tries=found.tries + 1, until=until)

    return store.write(lease)


def done(store: Store, leased: Leased, now: datetime, follow: Callable[[Scope], None] | None = None) -> bool:
    """Note that a message needs nothing more, and do what follows from it in the same transaction.

    False, and nothing follows, if another worker has it by now.
    """

    def finish(scope: Scope) -> bool:
        mine = rows.finish(scope, leased.id, leased.until, now)
        if mine and follow is not None:
            follow(scope)
        return mine

    return store.write(finish)


def failed(store: Store, leased: Leased, fault: Fault, now: datetime, follow: Callable[[Scope], None]) -> bool:
    """Let a message be tried again after a pause; after the last try give it up, and do what follows from that.

    Says whether it was given up.
    """

    def put_back(scope: Scope) -> bool:
        if leased.tries < MOST_TRIES:
            due_at = now + PAUSES[leased.tries - 1]
            rows.put_back(scope, leased.id, leased.until, due_at=due_at, fault=fault)
            return False
        mine = rows.give_up(scope, leased.id, leased.until, now=now, fault=fault)
        if mine:
            follow(scope)
        return mine

    return store.write(put_back)


def held_up(store: Store) -> tuple[HeldUp, ...]:
    """Return what could not be sent so far, the longest due first."""
    return tuple(
        HeldUp(
            kind=row.kind,
            subject=row.subject,
            fault=Fault(row.fault),
            tries=row.tries,
            due_at=row.due_at,
            given_up=row.given_up_at is not None,
        )
        for row in store.read(rows.held_up)
        if row.fault
    )
