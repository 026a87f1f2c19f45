"""Forms that panels asked for, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import form_wishes


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWishRow:
    """A form that a panel asked for, and the answer."""

    id: str
    panel: str
    form: str
    words: str | None
    asked_by: str | None
    asked_at: datetime
    answer_by: date
    """Until when there is an answer; once there is one, the day that it names."""
    answer: str | None = None
    because: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


NEWEST = (form_wishes.c.asked_at.desc(), form_wishes.c.id.desc())


def of_panel(scope: Scope, panel: str, most: int) -> tuple[FormWishRow, ...]:
    """Return what a panel asked for, the newest first."""
    return rows.every(scope, form_wishes, FormWishRow, order=NEWEST, most=most, panel=panel)


def waiting(scope: Scope, today: date, window: tuple[int, int]) -> tuple[FormWishRow, ...]:
    """Return what waits for an answer, or for another one because its day has come, the soonest first: a part of it."""
    order = (form_wishes.c.answer_by, form_wishes.c.id.desc())
    return rows.some(scope, form_wishes, FormWishRow, _due(today), order=order, window=window)


def count_waiting(scope: Scope, today: date) -> int:
    """Return how many wait."""
    return rows.count(scope, form_wishes, _due(today))


def _due(today: date) -> ColumnElement[bool]:
    later = and_(form_wishes.c.answer == "later", form_wishes.c.answer_by <= today)
    return or_(form_wishes.c.answer.is_(None), later)
