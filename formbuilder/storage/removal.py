"""Take rows away: those of journeys, keys first, each counted and marked for a backup that is restored later."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Table, and_, delete, func, select

from formbuilder.storage import deletions
from formbuilder.storage.deletions import Gone, What
from formbuilder.storage.engine import Engine, Scope, reading
from formbuilder.storage.tables import (
    additions,
    alerts,
    apart_answers,
    assessor_notes,
    charge_corrections,
    charge_decisions,
    charge_news,
    flood_marks,
    guesses,
    journey_keys,
    journeys,
    outbox,
    queue,
    search_marks,
    shown_messages,
    submissions,
)

LONDON = ZoneInfo("Europe/London")
OF_A_JOURNEY = (
    journey_keys,
    search_marks,
    assessor_notes,
    charge_corrections,
    charge_news,
    charge_decisions,
    queue,
    additions,
    alerts,
    submissions,
)


def remove(scope: Scope, references: Collection[str], gone: Gone) -> None:
    """Remove journeys with everything that hangs on them, keys first; the report counts them by form."""
    mine = and_(journeys.c.council_id == scope.council, journeys.c.reference.in_(references))
    by_form = select(journeys.c.form, func.count()).where(mine).group_by(journeys.c.form)
    counts = {str(form): int(number) for form, number in scope.connection.execute(by_form)}
    for table in OF_A_JOURNEY:
        scope.connection.execute(delete(table).where(_of(table, references, scope)))
    waiting = and_(outbox.c.council_id == scope.council, outbox.c.subject.in_(references))
    scope.connection.execute(delete(outbox).where(waiting))
    scope.connection.execute(delete(journeys).where(mine))
    deletions.add_marks(scope, references, What.ALL, gone.at)
    deletions.count(scope, gone, gone.at.astimezone(LONDON).date(), counts)


def left_devices(scope: Scope, before: datetime, most: int | None) -> tuple[str, ...]:
    """Return the references of journeys that a shared device can open, last used before a moment."""
    keyed = select(journey_keys.c.reference).where(
        journey_keys.c.council_id == scope.council, journey_keys.c.kind == "device"
    )
    left = and_(journeys.c.shared, journeys.c.last_used < before, journeys.c.reference.in_(keyed))
    found = select(journeys.c.reference).where(journeys.c.council_id == scope.council, left)
    if most is not None:
        found = found.limit(most).with_for_update(of=journeys, skip_locked=True)
    return tuple(scope.connection.execute(found).scalars())


def remove_example_apart(scope: Scope) -> None:
    """Remove the answers kept apart of example forms; no day is known of them, so all go."""
    examples = and_(apart_answers.c.council_id == scope.council, apart_answers.c.example)
    scope.connection.execute(delete(apart_answers).where(examples))


def remove_guesses(scope: Scope, before: datetime) -> None:
    """Remove counts whose hour is over."""
    over = and_(guesses.c.council_id == scope.council, guesses.c.since < before)
    scope.connection.execute(delete(guesses).where(over))


def remove_flood_marks(scope: Scope, before: datetime) -> None:
    """Remove what was counted to see a flood: marks of network addresses and of words, and how many came."""
    over = and_(flood_marks.c.council_id == scope.council, flood_marks.c.since < before)
    scope.connection.execute(delete(flood_marks).where(over))


def remove_shown(scope: Scope, before: datetime) -> None:
    """Remove messages that a demonstration showed."""
    shown = and_(shown_messages.c.council_id == scope.council, shown_messages.c.at < before)
    scope.connection.execute(delete(shown_messages).where(shown))


def empty_log(engine: Engine) -> None:
    """Take what was deleted out of SQLite's write-ahead log too; PostgreSQL sees to its own."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _of(table: Table, references: Collection[str], scope: Scope) -> ColumnElement[bool]:
    return and_(table.c.council_id == scope.council, table.c.reference.in_(references))
