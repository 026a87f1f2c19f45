"""Rounds that wait for somebody: proposed to the panels that they chair, or open to them as a member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from formbuilder.services.members import Member, MemberState, memberships_of
from formbuilder.services.panels import Post
from formbuilder.services.round_kinds import Round
from formbuilder.services.rounds import find_round, open_rounds, wishes_for_time
from formbuilder.storage import agendas as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.tables import decided_points


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one person."""

    proposed: tuple[Round, ...] = ()
    asked_for_time: tuple[tuple[Round, int], ...] = ()
    """Rounds that they chair, and how many members need more time."""
    open: tuple[Round, ...] = ()
    to_settle: int = 0
    """Answers that authors do not agree with, in panels that they chair."""


def waiting_for(store: Store, person: str, today: date) -> Waiting:
    """Return what waits for somebody; nothing as a member while they take a break."""
    chaired = store.read(lambda scope: _chaired(scope, person))
    theirs = {each.panel for each in memberships_of(store, person) if _takes_part(each, today)}
    ids = store.read(lambda scope: tuple(row.id for row in rows.proposed_to(scope, chaired))) if chaired else ()
    proposed = tuple(found for id_ in ids if (found := find_round(store, id_, today)))
    mine = open_rounds(store, chaired, today) if chaired else ()
    wishes = tuple((each, many) for each in mine if (many := wishes_for_time(store, each.id)))
    opened = open_rounds(store, theirs, today) if theirs else ()
    return Waiting(proposed, wishes, opened, _to_settle(store, chaired) if chaired else 0)


def _to_settle(store: Store, chaired: frozenset[str]) -> int:
    return store.read(lambda scope: plain.count(scope, decided_points, decided_points.c.tier.in_(chaired)))


def _chaired(scope: Scope, person: str) -> frozenset[str]:
    found = panel_rows.posts(scope, person=person)
    return frozenset(each.panel for each in found if each.post == Post.CHAIR)


def _takes_part(member: Member, today: date) -> bool:
    return member.choices.state is not MemberState.NOT_CARING and not member.on_break(today)
