"""Photos of the slips that notes were typed from, as rows: one for a note, until the group has checked it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import points, slip_photos


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """One photo."""

    point: str
    picture: bytes = field(repr=False)
    kept_by: str
    kept_at: datetime


def forget(scope: Scope, point: str) -> bool:
    """Delete the photo of a note; False if there is none."""
    return rows.remove(scope, slip_photos, point=point) > 0


def forget_all(scope: Scope, meeting: str) -> None:
    """Delete the photos of all notes of a meeting."""
    theirs = select(points.c.id).where(rows.mine(scope, points, meeting=meeting))
    rows.remove(scope, slip_photos, slip_photos.c.point.in_(theirs))


def those_with(scope: Scope, meeting: str) -> frozenset[str]:
    """Return which notes of a meeting have a photo."""
    theirs = select(points.c.id).where(rows.mine(scope, points, meeting=meeting))
    mine = rows.mine(scope, slip_photos, slip_photos.c.point.in_(theirs))
    return frozenset(scope.connection.execute(select(slip_photos.c.point).where(mine)).scalars())
