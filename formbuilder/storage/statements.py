"""What is counted for the statement of how people took part: rounds, people, points and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, union

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.rounds import NEWEST, RoundRow
from formbuilder.storage.tables import decided_points, decisions, meetings, members, points, round_steps, rounds

SAID = ("sent", "hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """A decision that answers points now, and how many."""

    decision: str
    outcome: str
    because: str | None
    place: str
    theme: str
    decided_at: datetime
    points: int
    disagreed: int
    """So many authors do not agree, and the answer stands."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One bringing in of notes."""

    round: str
    route: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How points came, by the way and whether they were late."""

    route: str
    points: int
    late: int = field(default=0)
    speak_for: int = field(default=0)
    """So many more people somebody spoke for."""


def rounds_for(scope: Scope, form: str, version: int, before: int) -> tuple[RoundRow, ...]:
    """Return the rounds that were opened on what led to a version; ``before`` is the one that was open until then."""
    led = or_(
        rounds.c.version == version,
        and_(rounds.c.version > before, rounds.c.version < version),
        and_(rounds.c.version == before, rounds.c.revision.is_(None)),
    )
    return rows.every(scope, rounds, RoundRow, rounds.c.opened_at.is_not(None), led, order=NEWEST, form=form)


def people_in(scope: Scope, round_ids: Collection[str]) -> Mapping[str, int]:
    """Return how many people took part, by panel: who sent something, or said that they have nothing to add."""
    done = and_(round_steps.c.round.in_(round_ids), round_steps.c.state.in_(("sent", "nothing")))
    stepped = (
        select(rounds.c.panel, round_steps.c.person)
        .join(rounds, and_(rounds.c.council_id == round_steps.c.council_id, rounds.c.id == round_steps.c.round))
        .where(rows.mine(scope, round_steps, done))
    )
    sent = select(points.c.panel, points.c.author).where(_in(scope, round_ids), points.c.author.is_not(None))
    both = union(stepped, sent.where(points.c.panel.is_not(None))).subquery()
    counted = select(both.c[0], func.count()).group_by(both.c[0])
    return {row[0]: row[1] for row in scope.connection.execute(counted)}


def ways_in(scope: Scope, panels: Collection[str]) -> tuple[Mapping[str, int], int]:
    """Return how the members of panels take part, by way, and how many told us what helps them."""
    here = (members.c.panel.in_(panels), members.c.state != "left")
    found = select(members.c.way, func.count(), func.count(members.c.adjustments)).where(
        rows.mine(scope, members, *here)
    )
    every = scope.connection.execute(found.group_by(members.c.way)).all()
    return {row[0]: row[1] for row in every}, sum(row[2] for row in every)


def meetings_in(scope: Scope, round_ids: Collection[str]) -> tuple[MeetingRow, ...]:
    """Return what was brought in from meetings, paper and talks."""
    return rows.every(scope, meetings, MeetingRow, meetings.c.round.in_(round_ids), order=(meetings.c.day,))


def said_in(scope: Scope, round_ids: Collection[str]) -> tuple[Said, ...]:
    """Return how many points came, by the way that they came."""
    late = func.count().filter(points.c.late)
    found = select(points.c.route, func.count(), late, func.sum(points.c.speaks_for)).where(_in(scope, round_ids))
    return tuple(
        Said(route=row[0], points=row[1], late=row[2], speak_for=int(row[3] or 0))
        for row in scope.connection.execute(found.group_by(points.c.route).order_by(points.c.route))
    )


def decided_in(scope: Scope, round_ids: Collection[str]) -> tuple[DecidedRow, ...]:
    """Return the decisions that answer points of rounds now, the oldest first."""
    its = and_(points.c.council_id == decided_points.c.council_id, points.c.id == decided_points.c.point)
    made = and_(decisions.c.council_id == decided_points.c.council_id, decisions.c.id == decided_points.c.decision)
    columns = [decisions.c[name] for name in ("outcome", "because", "place", "theme", "decided_at")]
    disagreed = func.count().filter(decided_points.c.author_says == "disagree")
    found = (
        select(decisions.c.id.label("decision"), *columns, func.count().label("points"), disagreed.label("disagreed"))
        .select_from(decided_points.join(points, its).join(decisions, made))
        .where(_in(scope, round_ids), decided_points.c.ended_at.is_(None), decisions.c.undone_at.is_(None))
        .group_by(decisions.c.id, *columns)
        .order_by(decisions.c.decided_at, decisions.c.id)
    )
    return tuple(DecidedRow(**row) for row in scope.connection.execute(found).mappings())


def _in(scope: Scope, round_ids: Collection[str]) -> ColumnElement[bool]:
    return rows.mine(scope, points, points.c.round.in_(round_ids), points.c.state.in_(SAID))
