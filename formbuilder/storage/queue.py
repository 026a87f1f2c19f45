"""The queue of the office, as rows: each submission’s place in it, found by an index however long it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, tuple_, union_all, update

from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import alerts, journeys, queue, submissions

OPEN_DANGER, DANGER, REST = 0, 1, 2
"""Urgency: an answer means danger and nobody has opened it; it means danger; everything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A place in the queue."""

    reference: str
    form: str
    state: str
    urgency: int
    sent_at: datetime
    team: str | None
    assigned: str | None
    record: str | None
    record_on: date | None
    signs: str | None
    to_translate: datetime | None
    """Since when it waits for somebody who puts it into English; None if it does not."""
    translated_at: datetime | None
    """When all of it was in English first; None if it was written so, or is not yet."""
    translation: int | None
    """The note that holds the newest translation."""

    @property
    def other_language(self) -> bool:
        """Whether it was written in another language."""
        return self.to_translate is not None or self.translated_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What else stands in clear about a submission."""

    version: int
    example: bool
    level: str | None
    contact_by: date | None
    withdrawn_at: datetime | None
    opened_at: datetime | None
    """When somebody opened it first, where an answer means danger."""
    opened_by: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a list goes on: the last line of the page before."""

    urgency: int
    sent_at: datetime
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines are listed: of these states, and, where said, of a form, a team or a person."""

    states: tuple[str, ...]
    form: str | None = None
    team: str | None = None
    assigned: str | None = None
    newest_first: bool = False


_COLUMNS = [column for column in queue.c if column.name != "council_id"]
_ORDER = (queue.c.urgency, queue.c.sent_at, queue.c.reference)


def _is(scope: Scope, reference: str) -> ColumnElement[bool]:
    return and_(queue.c.council_id == scope.council, queue.c.reference == reference)


@dataclass(frozen=True, slots=True)
class Came:
    """What is seen of a submission when it comes: ``signs`` of a flood, and whether it is in another language."""

    signs: str = ""
    to_translate: bool = False


def add(scope: Scope, reference: str, form: str, urgency: int, now: datetime, came: Came) -> None:
    """Put a submission into the queue; with signs of a flood it waits in the quiet list."""
    values = {"reference": reference, "form": form, "state": "new", "urgency": urgency, "sent_at": now}
    quiet = {"state": "quiet", "signs": came.signs} if came.signs else {}
    waits = {"to_translate": now} if came.to_translate else {}
    scope.connection.execute(insert(queue).values(council_id=scope.council, **(values | quiet | waits)))


def count_given(scope: Scope, most: int, *, team: str | None = None, person: str | None = None) -> int:
    """Return how many new ones a person has, or a team, ``most`` at most."""
    whose = queue.c.assigned == person if person is not None else queue.c.team == team
    mine = and_(queue.c.council_id == scope.council, whose, queue.c.state == "new")
    some = select(queue.c.reference).where(mine).limit(most).subquery()
    return int(scope.connection.execute(select(func.count()).select_from(some)).scalar_one())


def count_quiet(scope: Scope, most: int) -> int:
    """Return how many wait in the quiet list, ``most`` at most."""
    mine = and_(queue.c.council_id == scope.council, queue.c.state == "quiet")
    some = select(queue.c.reference).where(mine).limit(most).subquery()
    return int(scope.connection.execute(select(func.count()).select_from(some)).scalar_one())


def find(scope: Scope, reference: str, *, lock: bool = False) -> QueueRow | None:
    """Return the place of a submission; ``lock`` keeps other transactions away until the end of this."""
    found = select(*_COLUMNS).where(_is(scope, reference))
    row = scope.connection.execute(found.with_for_update() if lock else found).mappings().first()
    return None if row is None else QueueRow(**row)


def listed(scope: Scope, wanted: Wanted, after: Spot | None, most: int) -> tuple[QueueRow, ...]:
    """Return lines in their order, from a spot on: what is urgent first and then the longest wait, or newest first.

    Each state is looked up by its own stretch of an index, so that no line is read that is not shown.
    """
    parts = [_of_state(scope, wanted, state, after, most).subquery() for state in wanted.states]
    every = union_all(*(select(part) for part in parts)).subquery()
    order = (every.c.urgency, every.c.sent_at, every.c.reference)
    found = select(every).order_by(*(each.desc() if wanted.newest_first else each for each in order)).limit(most)
    return tuple(QueueRow(**row) for row in scope.connection.execute(found).mappings())


def _of_state(scope: Scope, wanted: Wanted, state: str, after: Spot | None, most: int) -> Select[Any]:
    which = {"form": wanted.form, "team": wanted.team, "assigned": wanted.assigned}
    named = [queue.c[name] == value for name, value in which.items() if value is not None]
    found = select(*_COLUMNS).where(queue.c.council_id == scope.council, queue.c.state == state, *named)
    if after is not None:
        here, there = (
            tuple_(*_ORDER),
            tuple_(after.urgency, after.sent_at, after.reference, types=[c.type for c in _ORDER]),
        )
        found = found.where(here < there if wanted.newest_first else here > there)
    return found.order_by(*(each.desc() if wanted.newest_first else each for each in _ORDER)).limit(most)


def places(scope: Scope, references: Collection[str]) -> tuple[QueueRow, ...]:
    """Return the places of some submissions, the newest first."""
    mine = and_(queue.c.council_id == scope.council, queue.c.reference.in_(references))
    found = select(*_COLUMNS).where(mine).order_by(queue.c.sent_at.desc(), queue.c.reference)
    return tuple(QueueRow(**row) for row in scope.connection.execute(found).mappings())


def facts(scope: Scope, references: Collection[str]) -> Mapping[str, Facts]:
    """Return what else stands in clear about some submissions, by reference."""
    joined = submissions.join(
        journeys,
        and_(journeys.c.council_id == submissions.c.council_id, journeys.c.reference == submissions.c.reference),
    ).outerjoin(
        alerts, and_(alerts.c.council_id == submissions.c.council_id, alerts.c.reference == submissions.c.reference)
    )
    opened = (alerts.c.opened_at, alerts.c.opened_by)
    clear = (submissions.c.level, submissions.c.contact_by, submissions.c.withdrawn_at, *opened)
    found = (
        select(submissions.c.reference, journeys.c.version, journeys.c.example, *clear)
        .select_from(joined)
        .where(submissions.c.council_id == scope.council, submissions.c.reference.in_(references))
    )
    rows = (dict(row) for row in scope.connection.execute(found).mappings())
    return {str(row.pop("reference")): Facts(**row) for row in rows}


def change(scope: Scope, reference: str, values: Mapping[str, object]) -> bool:
    """Change a place; False if there is none."""
    return scope.connection.execute(update(queue).where(_is(scope, reference)).values(values)).rowcount == 1


def set_opened(scope: Scope, reference: str) -> None:
    """Note that somebody has opened what was most urgent."""
    waiting = and_(_is(scope, reference), queue.c.urgency == OPEN_DANGER)
    scope.connection.execute(update(queue).where(waiting).values(urgency=DANGER))


def forms(scope: Scope) -> tuple[str, ...]:
    """Return the forms that were sent, each once, however many were: one step in an index for each."""
    first = select(func.min(queue.c.form).label("form")).where(queue.c.council_id == scope.council).cte(recursive=True)
    after = select(func.min(queue.c.form)).where(queue.c.council_id == scope.council, queue.c.form > first.c.form)
    steps = first.union_all(select(after.scalar_subquery()).where(first.c.form.is_not(None)))
    found = scope.connection.execute(select(steps.c.form).where(steps.c.form.is_not(None)))
    return tuple(found.scalars())


def leave_team(scope: Scope, team: str, states: Collection[str]) -> None:
    """Take the open work of a team out of it."""
    theirs = and_(queue.c.council_id == scope.council, queue.c.team == team, queue.c.state.in_(states))
    scope.connection.execute(update(queue).where(theirs).values(team=None))


def waiting(scope: Scope, team: str | None, urgency: int | None, most: int) -> tuple[int, datetime | None]:
    """Return how many new ones a team (None: no team) has, ``most`` at most, and since when the first waits."""
    mine = [queue.c.council_id == scope.council, queue.c.state == "new", queue.c.team == team]
    if urgency is not None:
        mine.append(queue.c.urgency == urgency)
    some = select(queue.c.sent_at).where(*mine).limit(most).subquery()
    row = scope.connection.execute(select(func.count(), func.min(some.c.sent_at)).select_from(some)).one()
    return int(row[0]), row[1]


def not_opened(scope: Scope) -> tuple[int, datetime | None]:
    """Return how many mean danger and nobody has opened, and since when the first waits."""
    mine = and_(queue.c.council_id == scope.council, queue.c.state == "new", queue.c.urgency == OPEN_DANGER)
    row = scope.connection.execute(select(func.count(), func.min(queue.c.sent_at)).where(mine)).one()
    return int(row[0]), row[1]


def count_to_translate(scope: Scope, teams: Collection[str | None], states: Collection[str], most: int) -> int:
    """Return how many of these teams (None: no team) wait to be put into English in these states, ``most`` at most."""
    theirs = or_(*(queue.c.team == team for team in teams))
    waits = queue.c.to_translate.is_not(None), queue.c.state.in_(states)
    some = select(queue.c.reference).where(queue.c.council_id == scope.council, theirs, *waits).limit(most).subquery()
    return int(scope.connection.execute(select(func.count()).select_from(some)).scalar_one())


def translate_since(scope: Scope, states: Collection[str]) -> Mapping[str, datetime]:
    """Return since when each submission in these states waits to be put into English."""
    waits = queue.c.to_translate.is_not(None), queue.c.state.in_(states)
    found = select(queue.c.reference, queue.c.to_translate).where(queue.c.council_id == scope.council, *waits)
    return {row[0]: row[1] for row in scope.connection.execute(found)}


def to_translate(scope: Scope, states: Collection[str], most: int) -> tuple[QueueRow, ...]:
    """Return what waits to be put into English in these states, the longest wait first."""
    waits = queue.c.to_translate.is_not(None), queue.c.state.in_(states)
    order = queue.c.to_translate, queue.c.reference
    found = select(*_COLUMNS).where(queue.c.council_id == scope.council, *waits).order_by(*order).limit(most)
    return tuple(QueueRow(**row) for row in scope.connection.execute(found).mappings())
