"""What panels decided about words, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import decided_points, decisions, panel_words, points


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A word that a panel does not want, or a term whose meaning it agreed."""

    id: str
    kind: str
    word: str
    instead: str
    because: str
    panel: str | None
    decision: str | None
    added_by: str | None
    added_at: datetime
    ended_at: datetime | None = None
    ended_because: str | None = None
    ended_by: str | None = None


NEWEST = (panel_words.c.added_at.desc(), panel_words.c.id.desc())


def in_force(scope: Scope) -> frozenset[str]:
    """Return what stands: neither taken back itself, nor with the decision that it came from."""
    found = select(panel_words.c.id).select_from(panel_words.outerjoin(decisions, _came_from())).where(_stands(scope))
    return frozenset(scope.connection.execute(found).scalars())


def standing(scope: Scope) -> tuple[WordRow, ...]:
    """Return all that stands, the newest first."""
    return rows.every(scope, panel_words, WordRow, panel_words.c.id.in_(in_force(scope)), order=NEWEST)


def page(scope: Scope, most: int, skip: int) -> tuple[WordRow, ...]:
    """Return what was decided about words, the newest first, what was taken back too."""
    return rows.some(scope, panel_words, WordRow, order=NEWEST, window=(most, skip))


def panels_of(scope: Scope, decision: str) -> set[str | None]:
    """Return the panels whose points a decision answers; None among them for points of none."""
    theirs = and_(points.c.council_id == decided_points.c.council_id, points.c.id == decided_points.c.point)
    found = select(points.c.panel).select_from(decided_points.join(points, theirs))
    return set(scope.connection.execute(found.where(rows.mine(scope, decided_points, decision=decision))).scalars())


def _came_from() -> ColumnElement[bool]:
    return and_(decisions.c.council_id == panel_words.c.council_id, decisions.c.id == panel_words.c.decision)


def _stands(scope: Scope) -> ColumnElement[bool]:
    return rows.mine(scope, panel_words, decisions.c.undone_at.is_(None), ended_at=None)
