"""Alerts: a submission with an answer that means danger is told of until somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from formbuilder.councils.duty import Duty, DutyContact, Rota
from formbuilder.services.opening import Random
from formbuilder.services.outbox import PAUSES
from formbuilder.storage import alerts as rows
from formbuilder.storage import notes, outbox, queue
from formbuilder.storage.engine import Scope, Store

DANGER_TODAY = "danger-today"
"""The kind of message in the outbox that tells of an alert; its subject is the reference."""
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What is known of one alert."""

    reference: str
    raised_at: datetime
    told: int
    """How many times somebody was told."""
    told_at: datetime | None
    told_whom: str
    """Who was told last, as the profile calls them; "" if nobody was told yet."""
    opened_at: datetime | None
    opened_by: str

    def waits(self, now: datetime) -> timedelta | None:
        """Return how long nobody has opened it; None once somebody has."""
        return None if self.opened_at else now - self.raised_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose turn it is to be told: everybody to try, first to last."""

    alert: Alert
    rota: Rota
    round: int
    """How many times this list was told before."""
    contacts: tuple[DutyContact, ...]


def raise_alert(scope: Scope, reference: str, unique: bytes, now: datetime) -> None:
    """Begin to tell of a submission, in the transaction that sends it; ``unique`` is 16 unpredictable bytes."""
    rows.add(scope, reference, now)
    notes.put_out(scope, unique, DANGER_TODAY, reference, now)


def turn(store: Store, reference: str, duty: Duty, now: datetime) -> Turn | None:
    """Return who is told of a submission now; None if somebody has opened it, or it is gone."""
    row = store.read(lambda scope: rows.find(scope, reference))
    if row is None or row.opened_at is not None:
        return None
    rota = duty.rota(now)
    before = row.round if row.rota == rota else 0
    return Turn(alert=_alert(row), rota=rota, round=before, contacts=duty.next_to_tell(rota, before))


def told(turn: Turn, whom: str, duty: Duty, random: Random, now: datetime) -> Callable[[Scope], None]:
    """Return what follows when somebody was told: it is noted, and told again later unless somebody opens it."""
    reference, message, note = turn.alert.reference, random(notes.ID_BYTES), random(notes.ID_BYTES)

    def follow(scope: Scope) -> None:
        outbox.settle(scope, DANGER_TODAY, reference, now)
        rows.tell(scope, reference, rota=turn.rota, round_=turn.round + 1, whom=whom, now=now)
        notes.note(scope, note, "alert-told", reference, now)
        notes.put_out(scope, message, DANGER_TODAY, reference, duty.tell_again_at(now))

    return follow


def not_told(turn: Turn | None, reference: str, random: Random, now: datetime) -> Callable[[Scope], None]:
    """Return what follows when a message was given up: an alert never is, so the next one begins with the next person.

    ``turn`` is None where the council does not say who is told.
    """
    message = random(notes.ID_BYTES)

    def follow(scope: Scope) -> None:
        if turn is not None:
            rows.pass_by(scope, reference, rota=turn.rota, round_=turn.round + 1)
        notes.put_out(scope, message, DANGER_TODAY, reference, now + PAUSES[0])

    return follow


def open_alert(
    store: Store, reference: str, by: str, *, now: datetime, random: Random, person: str | None = None
) -> Alert | None:
    """Note who has opened a submission, so that nobody is told of it any more; who was first stays.

    ``by`` is a name, or the id of who signed in; then ``person`` is it too. Returns the alert; None if no answer of
    the submission means danger.
    """
    unique = random(notes.ID_BYTES)

    def open_(scope: Scope) -> Alert | None:
        outbox.finish_about(scope, DANGER_TODAY, reference, now)
        if rows.open_(scope, reference, by[:LONGEST_NAME], now):
            queue.set_opened(scope, reference)
            notes.note(scope, unique, "alert-opened", reference, now, person)
        return alert_in(scope, reference)

    return store.write(open_)


def find_alert(store: Store, reference: str) -> Alert | None:
    """Return the alert of a submission, if an answer of it means danger."""
    return store.read(lambda scope: alert_in(scope, reference))


def alert_in(scope: Scope, reference: str) -> Alert | None:
    """Return the same, for those who have a connection."""
    row = rows.find(scope, reference)
    return None if row is None else _alert(row)


def list_alerts(store: Store) -> tuple[Alert, ...]:
    """Return all alerts: first those that nobody has opened, the longest wait first; then the last opened first."""
    return tuple(_alert(row) for row in store.read(rows.every))


def unopened_alerts(store: Store) -> tuple[Alert, ...]:
    """Return the alerts that nobody has opened, the longest wait first."""
    return tuple(_alert(row) for row in store.read(rows.unopened))


def _alert(row: rows.AlertRow) -> Alert:
    return Alert(
        reference=row.reference,
        raised_at=row.raised_at,
        told=row.told,
        told_at=row.told_at,
        told_whom=row.told_whom or "",
        opened_at=row.opened_at,
        opened_by=row.opened_by or "",
    )
