"""Meetings, their agendas, what members say of the notes, and what is not about the form, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import (
    asides,
    meeting_items,
    meeting_plans,
    meetings,
    note_checks,
    panel_posts,
    points,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One meeting, or one bringing in of notes: what is said once for all of them."""

    id: str
    round: str
    day: date
    place: str
    route: str = "meeting"
    people: int = 0
    basis: str = "own"
    basis_checked: bool = False
    consent: str = "use"
    language: str = "en"
    agenda: str = ""
    notes: str = "open"
    entered_by: str | None
    entered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """What people know of a meeting before they come."""

    meeting: str
    starts: str
    how: str
    access: str
    helpers: str
    offer: str
    agreed_at: datetime | None = None
    called_off_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One thing to talk about."""

    id: str
    meeting: str
    number: int
    place: str
    words: str | None
    proposed_by: str | None
    state: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """What somebody says of a note."""

    point: str
    person: str
    says: str
    words: str | None
    in_the_room: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideRow:
    """Something that was said and is not about the form."""

    id: str
    panel: str
    meeting: str | None
    kind: str
    words: str | None
    told: str | None
    became: str | None = None
    owner: str
    added_by: str
    added_at: datetime
    done_at: datetime | None = None


FIRST = (meetings.c.day, meetings.c.entered_at, meetings.c.id)
AS_THEY_CAME = (points.c.made_at, points.c.id)
OLDEST = (asides.c.added_at, asides.c.id)
MOST = 500
"""Notes of one meeting that are read at once."""


def find(scope: Scope, id_: str, *, lock: bool = False) -> MeetingRow | None:
    """Return a meeting."""
    return rows.find(scope, meetings, MeetingRow, lock=lock, id=id_)


def of_round(scope: Scope, round_: str) -> tuple[MeetingRow, ...]:
    """Return the meetings of a round, the first day first."""
    return rows.every(scope, meetings, MeetingRow, order=FIRST, round=round_)


def plans(scope: Scope, ids: Collection[str]) -> Mapping[str, PlanRow]:
    """Return what is planned, by meeting."""
    these = meeting_plans.c.meeting.in_(ids)
    found = rows.every(scope, meeting_plans, PlanRow, these, order=(meeting_plans.c.meeting,))
    return {row.meeting: row for row in found}


def items_of(scope: Scope, meeting: str) -> tuple[ItemRow, ...]:
    """Return the agenda of a meeting in its order."""
    return rows.every(scope, meeting_items, ItemRow, order=(meeting_items.c.number,), meeting=meeting)


def notes_of(scope: Scope, meeting: str) -> tuple[PointRow, ...]:
    """Return the notes of a meeting that were not taken out, as they came."""
    kept = points.c.state != "withdrawn"
    return rows.every(scope, points, PointRow, kept, order=AS_THEY_CAME, most=MOST, meeting=meeting)


def note_ids(scope: Scope, meeting: str) -> tuple[str, ...]:
    """Return the ids of all notes of a meeting as they came, also of those that were taken out."""
    mine = rows.mine(scope, points, meeting=meeting)
    return tuple(scope.connection.execute(select(points.c.id).where(mine).order_by(*AS_THEY_CAME)).scalars())


def checks_of(scope: Scope, ids: Collection[str]) -> Mapping[str, tuple[CheckRow, ...]]:
    """Return what was said of notes, by note."""
    these = note_checks.c.point.in_(ids)
    order = (note_checks.c.point, note_checks.c.at, note_checks.c.person)
    found: dict[str, tuple[CheckRow, ...]] = {}
    for row in rows.every(scope, note_checks, CheckRow, these, order=order):
        found[row.point] = (*found.get(row.point, ()), row)
    return found


def left_to_check(scope: Scope, meeting: str, person: str) -> int:
    """Return how many notes of a meeting somebody has said nothing of yet; not those that members may not read."""
    said = rows.mine(scope, note_checks, person=person, in_the_room=False)
    own = (points.c.route != "recording") | (points.c.author == person)
    left = points.c.id.not_in(select(note_checks.c.point).where(said)), points.c.consent != "no", own
    return rows.count(scope, points, *left, meeting=meeting, state="sent")


def open_asides(scope: Scope, owner: str, panels: Collection[str]) -> tuple[AsideRow, ...]:
    """Return what somebody owns and is not done, and the worries of the panels that they help, the oldest first."""
    mine = (asides.c.owner == owner) | ((asides.c.kind == "worry") & asides.c.panel.in_(sorted(panels)))
    return rows.every(scope, asides, AsideRow, mine, asides.c.done_at.is_(None), order=OLDEST)


def worries_left_alone(scope: Scope) -> int:
    """Return how many worries are not done and belong to a panel that has no facilitator."""
    helped = select(panel_posts.c.panel).where(rows.mine(scope, panel_posts, post="facilitator"))
    alone = asides.c.panel.not_in(helped)
    return rows.count(scope, asides, alone, asides.c.done_at.is_(None), kind="worry")
