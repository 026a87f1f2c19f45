"""Decisions about points, and which points wait for one, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, and_, case, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import decided_points, decisions, points, rounds

USUAL_DAYS = 28
"""Until when a point is answered that belongs to no round."""
TO_ANSWER = ("sent", "hidden", "to_place")
"""What is hidden is answered all the same; what was taken back is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision; ``because`` says where its reason stands."""

    id: str
    form: str
    place: str
    outcome: str
    because: str | None
    theme: str = ""
    before: str = ""
    after: str = ""
    decider: str
    decided_at: datetime
    look_again_on: date | None = None
    looked_again_at: datetime | None = None
    see: str = ""
    draft: int | None = None
    revision: int | None = None
    version: int | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """A point that a decision answers; once it ended, it does so no more."""

    point: str
    decision: str
    answer_by: date | None = None
    told_at: datetime | None = None
    author_says: str = "none"
    author_words: str | None = None
    author_at: datetime | None = None
    tier: str | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A point without an answer, and the day by which it gets one."""

    id: str
    form: str
    version: int
    round: str | None
    place: str
    late: bool
    state: str
    text: str = field(repr=False)
    """The words that it is about."""
    due: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many points of a round wait, and for how many the day has passed."""

    round: str | None
    form: str
    points: int
    overdue: int


class _DayAfter(FunctionElement[date]):
    """The day some days after a moment, in UTC."""

    name = "day_after"
    type = Date()
    inherit_cache = True


@compiles(_DayAfter, "sqlite")
def _in_sqlite(element: _DayAfter, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - of SQLAlchemy
    moment, days = (compiler.process(each, **more) for each in element.clauses)
    return f"date({moment}, '+' || {days} || ' days')"


@compiles(_DayAfter, "postgresql")
def _in_postgresql(element: _DayAfter, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - of SQLAlchemy
    moment, days = (compiler.process(each, **more) for each in element.clauses)
    return f"(CAST({moment} AT TIME ZONE 'UTC' AS date) + {days})"


OLDEST = (decisions.c.decided_at, decisions.c.id)


def of_point(scope: Scope, point: str) -> tuple[DecidedRow, ...]:
    """Return every decision that was made about a point, in no order."""
    return rows.every(scope, decided_points, DecidedRow, order=(decided_points.c.decision,), point=point)


def of_points(scope: Scope, ids: Collection[str]) -> tuple[DecidedRow, ...]:
    """Return the decisions that answer these points: one query, however many they are."""
    those = (decided_points.c.point.in_(ids), decided_points.c.ended_at.is_(None))
    order = (decided_points.c.point, decided_points.c.decision)
    return rows.every(scope, decided_points, DecidedRow, *those, order=order)


def points_of(scope: Scope, decision: str) -> tuple[DecidedRow, ...]:
    """Return the points that a decision was made about."""
    return rows.every(scope, decided_points, DecidedRow, order=(decided_points.c.point,), decision=decision)


def those(scope: Scope, ids: Collection[str]) -> tuple[DecisionRow, ...]:
    """Return decisions, oldest first: one query, however many they are."""
    return rows.every(scope, decisions, DecisionRow, decisions.c.id.in_(ids), order=OLDEST)


def to_look_at_again(scope: Scope, today: date, most: int) -> tuple[DecisionRow, ...]:
    """Return decisions whose day to look again has come."""
    due = (decisions.c.look_again_on <= today, decisions.c.looked_again_at.is_(None), decisions.c.undone_at.is_(None))
    return rows.every(scope, decisions, DecisionRow, *due, order=(decisions.c.look_again_on, *OLDEST), most=most)


def disagreements(scope: Scope, tiers: Collection[str], most: int) -> tuple[DecidedRow, ...]:
    """Return what authors do not agree with and nobody settled, for these panels, the oldest first."""
    which = decided_points.c.tier.in_(tiers)
    order = (decided_points.c.author_at, decided_points.c.point)
    return rows.every(scope, decided_points, DecidedRow, which, order=order, most=most)


def not_open_yet(scope: Scope, form: str, draft: int) -> tuple[DecisionRow, ...]:
    """Return decisions about words of a draft that stand and were not seen in a version yet."""
    still = (decisions.c.version.is_(None), decisions.c.undone_at.is_(None))
    return rows.every(scope, decisions, DecisionRow, *still, order=OLDEST, form=form, draft=draft)


def waiting(scope: Scope, today: date, *also: ColumnElement[bool]) -> tuple[Waiting, ...]:
    """Return how many points wait in each round: one query."""
    again = _again(scope)
    overdue = func.sum(case((_due(again) < today, 1), else_=0))
    form = func.coalesce(rounds.c.form, points.c.form)
    found = _of_waiting(scope, again, points.c.round, form, func.count(), overdue, also=also)
    in_order = found.group_by(points.c.round, form).order_by(form, points.c.round)
    return tuple(Waiting(*row) for row in scope.connection.execute(in_order))


def waiting_points(scope: Scope, window: tuple[int, int], *also: ColumnElement[bool]) -> tuple[WaitingRow, ...]:
    """Return some of the points that wait, by their days; ``window`` is how many at most, and after how many."""
    (most, skip), again = window, _again(scope)
    columns = (points.c[name] for name in ("id", "form", "version", "round", "place", "late", "state", "slot_text"))
    due = _due(again).label("due")
    found = _of_waiting(scope, again, *columns, due, also=also).order_by(due, points.c.place, points.c.id)
    return tuple(WaitingRow(*row) for row in scope.connection.execute(found.limit(most).offset(skip)))


def not_agreed(scope: Scope, ids: Collection[str]) -> frozenset[str]:
    """Return with whose answer of now its author does not agree: one query, however many points they are."""
    return frozenset(each.point for each in of_points(scope, ids) if each.author_says == "disagree")


def due_days(scope: Scope, ids: Collection[str]) -> Mapping[str, date]:
    """Return by which day each of these points is answered, those that wait alone."""
    again = _again(scope)
    found = _of_waiting(scope, again, points.c.id, _due(again), also=(points.c.id.in_(ids),))
    return {row[0]: row[1] for row in scope.connection.execute(found)}


def _of_waiting(
    scope: Scope, again: Subquery, *columns: ColumnElement[Any], also: Collection[ColumnElement[bool]]
) -> Select[Any]:
    its_round = and_(rounds.c.council_id == points.c.council_id, rounds.c.id == points.c.round)
    joined = points.outerjoin(rounds, its_round).outerjoin(again, again.c.point == points.c.id)
    its_own = and_(decided_points.c.council_id == points.c.council_id, decided_points.c.point == points.c.id)
    answered = select(decided_points.c.point).where(its_own, decided_points.c.ended_at.is_(None)).exists()
    wanted = rows.mine(scope, points, points.c.state.in_(TO_ANSWER), ~answered, *also)
    return select(*columns).select_from(joined).where(wanted)


def _again(scope: Scope) -> Subquery:
    """Return by which day points are answered that wait once more: few do, so they are found first, all at once."""
    ended = rows.mine(scope, decided_points, decided_points.c.ended_at.is_not(None))
    newest = func.max(decided_points.c.answer_by).label("answer_by")
    return select(decided_points.c.point, newest).where(ended).group_by(decided_points.c.point).subquery()


def _due(again: Subquery) -> ColumnElement[date]:
    since = func.coalesce(points.c.sent_at, points.c.made_at)
    first = _DayAfter(since, func.coalesce(rounds.c.answer_days, USUAL_DAYS))
    return func.coalesce(again.c.answer_by, first, type_=Date())
