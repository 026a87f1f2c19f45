"""Take rows away: those of one journey, and those that are due."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select

from formbuilder.storage.engine import Engine, Scope, reading
from formbuilder.storage.journeys import DEVICE
from formbuilder.storage.tables import (
    additions,
    alerts,
    apart_answers,
    assessor_notes,
    charge_corrections,
    charge_decisions,
    guesses,
    journey_keys,
    journeys,
    outbox,
    queue,
    search_marks,
    shown_messages,
    submissions,
)

GIVEN_UP = timedelta(days=7)
"""How much longer a message stands that nobody got, so that it is seen."""
OF_A_JOURNEY = (
    journey_keys,
    search_marks,
    assessor_notes,
    charge_corrections,
    charge_decisions,
    queue,
    additions,
    alerts,
    submissions,
)


def remove(scope: Scope, reference: str) -> None:
    """Remove a journey with everything that hangs on it, keys first."""
    for table in OF_A_JOURNEY:
        scope.connection.execute(delete(table).where(_of(table, reference, scope)))
    waiting = and_(outbox.c.council_id == scope.council, outbox.c.subject == reference)
    scope.connection.execute(delete(outbox).where(waiting))
    scope.connection.execute(delete(journeys).where(_of(journeys, reference, scope)))


def unsent_since(scope: Scope, before: datetime, most: int | None) -> tuple[str, ...]:
    """Return the references of unsent journeys last used before a moment."""
    return _references(scope, and_(journeys.c.state == "open", journeys.c.last_used < before), most)


def examples_since(scope: Scope, before: datetime, most: int | None) -> tuple[str, ...]:
    """Return the references of example journeys that were sent before a moment."""
    return _references(scope, and_(journeys.c.example, journeys.c.sent_at < before), most)


def left_devices(scope: Scope, before: datetime, most: int | None) -> tuple[str, ...]:
    """Return the references of journeys that a shared device can open, last used before a moment."""
    keyed = select(journey_keys.c.reference).where(
        journey_keys.c.council_id == scope.council, journey_keys.c.kind == DEVICE
    )
    left = and_(journeys.c.shared, journeys.c.last_used < before, journeys.c.reference.in_(keyed))
    return _references(scope, left, most)


def remove_example_apart(scope: Scope) -> None:
    """Remove the answers kept apart of example forms; no day is known of them, so all go."""
    examples = and_(apart_answers.c.council_id == scope.council, apart_answers.c.example)
    scope.connection.execute(delete(apart_answers).where(examples))


def remove_guesses(scope: Scope, before: datetime) -> None:
    """Remove counts whose hour is over."""
    over = and_(guesses.c.council_id == scope.council, guesses.c.since < before)
    scope.connection.execute(delete(guesses).where(over))


def remove_messages(scope: Scope, before: datetime) -> None:
    """Remove messages that were sent before a moment, or given up, and those that a demonstration showed."""
    over = or_(outbox.c.done_at < before, outbox.c.given_up_at < before - GIVEN_UP)
    scope.connection.execute(delete(outbox).where(outbox.c.council_id == scope.council, over))
    shown = and_(shown_messages.c.council_id == scope.council, shown_messages.c.at < before)
    scope.connection.execute(delete(shown_messages).where(shown))


def empty_log(engine: Engine) -> None:
    """Take what was deleted out of SQLite's write-ahead log too; PostgreSQL sees to its own."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _references(scope: Scope, due: ColumnElement[bool], most: int | None) -> tuple[str, ...]:
    """Return so many that are due; in a transaction they are locked, and those that somebody uses are left out."""
    found = select(journeys.c.reference).where(journeys.c.council_id == scope.council, due)
    if most is not None:
        found = found.limit(most).with_for_update(of=journeys, skip_locked=True)
    return tuple(scope.connection.execute(found).scalars())


def _of(table: Table, reference: str, scope: Scope) -> ColumnElement[bool]:
    return and_(table.c.council_id == scope.council, table.c.reference == reference)
