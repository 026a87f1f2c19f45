"""Panels, their members, and the slips that let members in, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import and_, func, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.tables import members, panel_codes, panel_posts, panels, person_names, post_changes, slips


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """A panel."""

    id: str
    name: str
    kind: str
    organisation: str
    about: str
    nameless: bool
    independent: bool
    next_tier: str | None
    added_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """Who chairs or helps a panel."""

    panel: str
    person: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChangeRow:
    """Somebody was appointed, or dismissed."""

    id: str
    panel: str
    person: str
    post: str
    begins: bool
    changed_by: str | None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A member, and what they chose for themselves."""

    panel: str
    person: str
    number: int
    called: str = ""
    way: str = "screen"
    adjustments: str | None = None
    """Where the free text of it stands."""
    digest: str = "off"
    digest_day: int | None = None
    digest_hour: int | None = None
    topics: str | None = None
    state: str = "active"
    break_until: date | None = None
    joined_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRow:
    """A slip; its code is kept as a hash."""

    id: str
    panel: str
    person: str
    token: bytes = field(repr=False)
    made_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """A code by which another council takes a panel in; it is kept as a hash."""

    id: str
    panel: str
    token: bytes = field(repr=False)
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Somebody of whom a panel knows a number and no name."""

    person: str
    number: int
    panel: str
    """What the panel is called."""


def every(scope: Scope) -> tuple[PanelRow, ...]:
    """Return all panels by name, those that ended too."""
    return rows.every(scope, panels, PanelRow, order=(panels.c.name, panels.c.id))


def page(scope: Scope, most: int, skip: int) -> tuple[PanelRow, ...]:
    """Return some panels: those that work before those that ended, each by name."""
    order = (panels.c.ended_at.is_not(None), panels.c.name, panels.c.id)
    return rows.some(scope, panels, PanelRow, order=order, window=(most, skip))


def posts(scope: Scope, *, panel: str | None = None, person: str | None = None) -> tuple[PostRow, ...]:
    """Return who chairs and helps: of a panel, or of a person, or both."""
    same = {name: value for name, value in (("panel", panel), ("person", person)) if value is not None}
    order = (panel_posts.c.panel, panel_posts.c.post, panel_posts.c.person)
    return rows.every(scope, panel_posts, PostRow, **same, order=order, most=None)


def post_changes_of(scope: Scope, panel: str, most: int) -> tuple[PostChangeRow, ...]:
    """Return who was appointed and dismissed in a panel, the newest first."""
    seen = post_changes.c
    order = (seen.changed_at.desc(), seen.begins, seen.post, seen.person, seen.id)
    return rows.every(scope, post_changes, PostChangeRow, order=order, most=most, panel=panel)


def members_of(scope: Scope, panel: str) -> tuple[MemberRow, ...]:
    """Return the members of a panel by number, those that left too."""
    return rows.every(scope, members, MemberRow, order=(members.c.number,), panel=panel)


def members_page(scope: Scope, panel: str, most: int, skip: int) -> tuple[MemberRow, ...]:
    """Return some members of a panel by number; those who left not."""
    stays = members.c.state != "left"
    return rows.some(scope, members, MemberRow, stays, order=(members.c.number,), window=(most, skip), panel=panel)


def memberships(scope: Scope, person: str) -> tuple[MemberRow, ...]:
    """Return in which panels somebody is."""
    return rows.every(scope, members, MemberRow, order=(members.c.panel,), person=person)


def find_member(scope: Scope, panel: str, person: str, *, lock: bool = False) -> MemberRow | None:
    """Return a member."""
    return rows.find(scope, members, MemberRow, lock=lock, panel=panel, person=person)


def last_number(scope: Scope, panel: str) -> int:
    """Return the highest number that a member of a panel ever had; 0 if it has none."""
    found = select(func.max(members.c.number)).where(rows.mine(scope, members, panel=panel))
    return int(scope.connection.execute(found).scalar() or 0)


def counts(scope: Scope) -> Mapping[str, int]:
    """Return how many members each panel has who did not leave."""
    left = members.c.state != "left"
    found = select(members.c.panel, func.count()).where(rows.mine(scope, members, left)).group_by(members.c.panel)
    return {row[0]: row[1] for row in scope.connection.execute(found)}


def nameless(scope: Scope, person: str | None = None) -> tuple[NumberRow, ...]:
    """Return the members without a name of all panels, or what one person is, if they have none."""
    named = and_(person_names.c.council_id == members.c.council_id, person_names.c.person == members.c.person)
    theirs = and_(panels.c.council_id == members.c.council_id, panels.c.id == members.c.panel)
    joined = members.join(panels, theirs).outerjoin(person_names, named)
    who = () if person is None else (members.c.person == person,)
    found = (
        select(members.c.person, members.c.number, panels.c.name)
        .select_from(joined)
        .where(rows.mine(scope, members, person_names.c.person.is_(None), *who))
        .order_by(panels.c.name.desc(), panels.c.id, members.c.number)
    )
    return tuple(NumberRow(*row) for row in scope.connection.execute(found))


def end_codes(scope: Scope, panel: str, now: datetime) -> int:
    """End the codes of a panel that no council used; return how many that were."""
    still = panel_codes.c.used_at.is_(None)
    return rows.change(scope, panel_codes, {"ends_at": now}, still, panel_codes.c.ends_at > now, panel=panel)


def end_slips(scope: Scope, panel: str, person: str, now: datetime) -> int:
    """End the slips of a member; return how many that were."""
    still = slips.c.ended_at.is_(None)
    return rows.change(scope, slips, {"ended_at": now}, still, panel=panel, person=person)
