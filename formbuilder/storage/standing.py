"""Work that stands still, as rows: drafts, rounds and answers without movement, and forms whose people are away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select

from formbuilder.storage.decisions import TO_ANSWER
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import (
    decided_points,
    drafts,
    form_people,
    people,
    points,
    rounds,
    sessions,
    sign_offs,
)

OPEN = ("draft", "in_review", "approved")


@dataclass(frozen=True, slots=True, kw_only=True)
class StillRow:
    """Something of a form that stands still."""

    form: str
    version: int
    title: str
    since: date
    id: str = ""
    """Of a round."""


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Who looks after a form and does not come; ``since`` is when they were here last, or were added."""

    form: str
    person: str
    ended: bool
    since: datetime


def drafts_still(scope: Scope, before: datetime, most: int) -> tuple[StillRow, ...]:
    """Return drafts that nobody saved or signed since then, the longest first."""
    same = and_(
        sign_offs.c.council_id == drafts.c.council_id,
        sign_offs.c.form == drafts.c.form,
        sign_offs.c.version == drafts.c.version,
    )
    moved = exists().where(same, sign_offs.c.given_at >= before)
    mine = and_(drafts.c.council_id == scope.council, drafts.c.state.in_(OPEN), drafts.c.saved_at < before, ~moved)
    columns = (drafts.c.form, drafts.c.version, drafts.c.title, drafts.c.saved_at.label("since"))
    order = (drafts.c.saved_at, drafts.c.form, drafts.c.version)
    return _rows(scope, select(*columns).where(mine).order_by(*order).limit(most))


def rounds_proposed(scope: Scope, before: datetime, most: int) -> tuple[StillRow, ...]:
    """Return rounds that were proposed before then and that no chair opened or dropped, the longest first."""
    mine = and_(rounds.c.council_id == scope.council, rounds.c.state == "proposed", rounds.c.proposed_at < before)
    columns = (
        rounds.c.form,
        rounds.c.version,
        rounds.c.title,
        rounds.c.proposed_at.label("since"),
        rounds.c.id,
    )
    return _rows(scope, select(*columns).where(mine).order_by(rounds.c.proposed_at, rounds.c.id).limit(most))


def rounds_unanswered(scope: Scope, ended: date, most: int) -> tuple[StillRow, ...]:
    """Return rounds that took no more points before a day, with points that nobody answered, the longest first."""
    its_own = and_(decided_points.c.council_id == points.c.council_id, decided_points.c.point == points.c.id)
    answered = exists().where(its_own, decided_points.c.ended_at.is_(None))
    of_round = and_(points.c.council_id == rounds.c.council_id, points.c.round == rounds.c.id)
    waits = exists().where(of_round, points.c.state.in_(TO_ANSWER), ~answered)
    mine = and_(rounds.c.council_id == scope.council, rounds.c.late_until < ended, rounds.c.state != "dropped", waits)
    columns = (rounds.c.form, rounds.c.version, rounds.c.title, rounds.c.late_until.label("since"), rounds.c.id)
    return _rows(scope, select(*columns).where(mine).order_by(rounds.c.late_until, rounds.c.id).limit(most))


def away(scope: Scope, before: datetime) -> tuple[AwayRow, ...]:
    """Return who looks after a form and left, or was not here since then, by form."""
    last = (
        select(sessions.c.person, func.max(sessions.c.last_used).label("used"))
        .where(sessions.c.council_id == scope.council)
        .group_by(sessions.c.person)
        .subquery()
    )
    found = []
    for column in (form_people.c.owner, form_people.c.deputy):
        here = func.coalesce(last.c.used, people.c.added_at, type_=people.c.added_at.type)
        same = and_(people.c.council_id == form_people.c.council_id, people.c.id == column)
        gone = or_(people.c.ended_at.is_not(None), here < before)
        wanted = (
            select(form_people.c.form, people.c.id, people.c.ended_at, here.label("here"))
            .join(people, same)
            .outerjoin(last, last.c.person == people.c.id)
            .where(form_people.c.council_id == scope.council, gone)
        )
        found += [
            AwayRow(row.form, row.id, row.ended_at is not None, row.ended_at or row.here)
            for row in scope.connection.execute(wanted)
        ]
    return tuple(sorted(found, key=lambda row: (row.form, row.person)))


def _rows(scope: Scope, wanted: Select[Any]) -> tuple[StillRow, ...]:
    found = (dict(row) for row in scope.connection.execute(wanted).mappings())
    return tuple(StillRow(**{**row, "since": _day(row["since"])}) for row in found)


def _day(since: date) -> date:
    return since.date() if isinstance(since, datetime) else since
