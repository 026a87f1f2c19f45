"""“We will …”: what is promised, by whom and by when, and who says that it did not happen; as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import action_changes, action_disputes, actions


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """A promise; ``news`` says where the words stand about how it went."""

    id: str
    decision: str | None = None
    form: str
    what: str
    known_by: str
    who: str
    by_when: date
    state: str = "to_do"
    news: str | None = None
    added_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A member says that it has not happened."""

    id: str
    action: str
    panel: str
    person: str
    words: str | None
    said_at: datetime
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What a promise said before it was changed, and where the words stand about why."""

    id: str
    action: str
    what: str
    known_by: str
    who: str
    by_when: date
    because: str | None
    changed_at: datetime
    changed_by: str | None


SOONEST = (actions.c.by_when, actions.c.added_at, actions.c.id)


def of_form(scope: Scope, form: str, most: int = 200) -> tuple[ActionRow, ...]:
    """Return what is promised about a form, the soonest first."""
    return rows.every(scope, actions, ActionRow, order=SOONEST, most=most, form=form)


def of_forms(scope: Scope, forms: Collection[str], who: str, window: tuple[int, int]) -> tuple[ActionRow, ...]:
    """Return what is promised about some forms, or is for somebody to see to, the soonest first."""
    which = or_(actions.c.form.in_(sorted(forms)), actions.c.who == who)
    return rows.some(scope, actions, ActionRow, which, order=SOONEST, window=window)


def every(scope: Scope, window: tuple[int, int]) -> tuple[ActionRow, ...]:
    """Return all that is promised, the soonest first."""
    return rows.some(scope, actions, ActionRow, order=SOONEST, window=window)


def disputes_of(scope: Scope, ids: Collection[str]) -> tuple[DisputeRow, ...]:
    """Return what members said against some promises, the oldest first."""
    which = action_disputes.c.action.in_(sorted(ids))
    order = (action_disputes.c.said_at, action_disputes.c.id)
    return rows.every(scope, action_disputes, DisputeRow, which, order=order)


def disputed_in(scope: Scope, panels: Collection[str], most: int = 100) -> tuple[ActionRow, ...]:
    """Return the promises of which members of these panels say that they were not kept, and nobody answered yet."""
    open_ = rows.mine(
        scope, action_disputes, action_disputes.c.panel.in_(sorted(panels)), action_disputes.c.answered_at.is_(None)
    )
    which = actions.c.id.in_(select(action_disputes.c.action).where(open_))
    return rows.every(scope, actions, ActionRow, which, order=SOONEST, most=most)


def changes_of(scope: Scope, ids: Collection[str]) -> tuple[ChangeRow, ...]:
    """Return what some promises said before they were changed, the oldest first."""
    which = action_changes.c.action.in_(sorted(ids))
    order = (action_changes.c.changed_at, action_changes.c.id)
    return rows.every(scope, action_changes, ChangeRow, which, order=order)


def of_person(scope: Scope, person: str, most: int = 100) -> tuple[ActionRow, ...]:
    """Return the promises that somebody sees to, those that were given up not, the soonest first."""
    held = actions.c.state != "dropped"
    return rows.every(scope, actions, ActionRow, held, order=SOONEST, most=most, who=person)
