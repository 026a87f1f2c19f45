"""Decisions that changed words, counted on pages that everybody can read: where the words of a form come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, select

from formbuilder.review.outcomes import Outcome
from formbuilder.storage.engine import Scope
from formbuilder.storage.said import OF_LINE, OF_POINT
from formbuilder.storage.tables import (
    decided_points,
    decisions,
    points,
    said_lines,
    said_looks,
    said_pages,
    said_points,
)

CHANGED = tuple(each.value for each in Outcome if each.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """A decision, and a panel whose points it answers; None where it was the public."""

    id: str
    place: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    decided_at: datetime
    panel: str | None
    named: bool | None
    page: int
    """The version whose page counts the points."""


def origins(scope: Scope, form: str) -> tuple[OriginRow, ...]:
    """Return the decisions of a form that changed words which were opened, one row for each panel."""
    of_decision = and_(
        decided_points.c.council_id == said_points.c.council_id,
        decided_points.c.point == said_points.c.point,
        decided_points.c.ended_at.is_(None),
    )
    its_decision = and_(
        decisions.c.council_id == decided_points.c.council_id, decisions.c.id == decided_points.c.decision
    )
    of_page = and_(
        said_pages.c.council_id == said_lines.c.council_id,
        said_pages.c.form == said_lines.c.form,
        said_pages.c.version == said_lines.c.version,
        said_pages.c.published_at.is_not(None),
    )
    of_look = and_(
        said_looks.c.council_id == said_lines.c.council_id,
        said_looks.c.form == said_lines.c.form,
        said_looks.c.version == said_lines.c.version,
        said_looks.c.panel == points.c.panel,
    )
    columns = [decisions.c[name] for name in ("id", "place", "before", "after", "decided_at")]
    wanted = (
        select(*columns, points.c.panel, said_looks.c.named, said_lines.c.version.label("page"))
        .distinct()
        .select_from(said_points)
        .join(said_lines, OF_LINE)
        .join(said_pages, of_page)
        .join(points, OF_POINT)
        .join(decided_points, of_decision)
        .join(decisions, its_decision)
        .outerjoin(said_looks, of_look)
        .where(
            said_points.c.council_id == scope.council,
            said_lines.c.form == form,
            decisions.c.version.is_not(None),
            decisions.c.undone_at.is_(None),
            decisions.c.outcome.in_(CHANGED),
            decisions.c.after != "",
        )
        .order_by(decisions.c.decided_at, decisions.c.id, points.c.panel)
    )
    return tuple(OriginRow(**row) for row in scope.connection.execute(wanted).mappings())
