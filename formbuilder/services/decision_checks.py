"""What authors say to decisions, and what chairs do where they do not agree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.accounts.people import is_id
from formbuilder.services.deciding import speak, wait_again, with_reasons
from formbuilder.services.decision_kinds import (
    LONGEST_REASON,
    Decision,
    NoSaying,
    NotSettled,
    Saying,
    Settling,
)
from formbuilder.services.doing import Doing
from formbuilder.services.panels import Post
from formbuilder.services.point_kinds import Point
from formbuilder.services.point_writing import happened, was_read
from formbuilder.services.points import with_words
from formbuilder.storage import decisions as rows
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import spoken
from formbuilder.storage.decisions import DecidedRow
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.panels import PanelRow, PostRow
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import decided_points, panels, points

HAPPENINGS = {
    Saying.RIGHT: "author-agrees",
    Saying.NOT_MEANT: "not-meant",
    Saying.DISAGREE: "author-disagrees",
    Saying.MINE_DIFFERS: "mine-differs",
}
SETTLED = {
    Settling.STANDS: "decision-stands",
    Settling.NEXT_TIER: "to-next-tier",
    Settling.DECIDE_AGAIN: "to-decide-again",
}
MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said to a decision, or did about it."""

    what: str
    words: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A decision, the point that it answers, and what its author says against it."""

    point: Point
    decision: Decision
    words: str
    settled: tuple[Said, ...]
    """What chairs of the panels before did, and why."""
    panel: str
    """The panel that has it."""
    next_tier: str
    """The name of the panel that it can be brought to; "" if there is none."""


def say(store: Store, point: str, saying: Saying, words: str, doing: Doing) -> NoSaying | None:
    """Let the author of a point say what they think of its answer, or whoever helps their panel say it for them.

    None if it is noted. Words are never needed.
    """
    if len(words) > LONGEST_REASON:
        return NoSaying.LONG

    def note(scope: Scope) -> NoSaying | None:
        found = point_rows.find(scope, point, lock=True)
        if found is None or not speaks_for(scope, found, doing):
            return NoSaying.UNKNOWN
        row = next(iter(rows.of_points(scope, (point,))), None)
        if row is None:
            return NoSaying.NOT_ANSWERED
        if row.author_says == Saying.DISAGREE:
            return NoSaying.SAID
        if saying is Saying.MINE_DIFFERS and len(rows.points_of(scope, row.decision)) == 1:
            return NoSaying.ALONE
        _note(scope, found, row, (saying, words), doing)
        return None

    return store.write(note) if is_id(point) else NoSaying.UNKNOWN


def speaks_for(scope: Scope, point: PointRow, doing: Doing) -> bool:
    """Say whether somebody is the author of a point, or helps the panel that it was brought to."""
    if doing.by is None:
        return False
    if point.author == doing.by:
        return True
    helps = PostRow(point.panel or "", doing.by, Post.FACILITATOR)
    return point.panel is not None and helps in panel_rows.posts(scope, panel=point.panel)


def disagreements(store: Store, doing: Doing) -> tuple[Disagreement, ...]:
    """Return what is with the panels that somebody chairs, the oldest first."""

    def look(scope: Scope) -> tuple[Disagreement, ...]:
        chaired = [each.panel for each in panel_rows.posts(scope, person=doing.by or "") if each.post == Post.CHAIR]
        return _disagreements(scope, rows.disagreements(scope, chaired, MOST)) if chaired else ()

    return store.read(look)


def settle(store: Store, point: str, settling: Settling, because: str, doing: Doing) -> NotSettled | None:
    """Let the chair of the panel that has it say: it stands, another panel looks at it, or it is decided again.

    What the author said stays beside the decision in each case. None if it is done.
    """
    if not because.strip():
        return NotSettled.NO_REASON
    if len(because) > LONGEST_REASON:
        return NotSettled.LONG

    def end(scope: Scope) -> NotSettled | None:
        if point_rows.find(scope, point, lock=True) is None:
            return NotSettled.UNKNOWN
        row = next((each for each in rows.of_point(scope, point) if each.tier), None)
        chair = PostRow(row.tier or "", doing.by or "", Post.CHAIR) if row else None
        if row is None or chair not in panel_rows.posts(scope, panel=row.tier):
            return NotSettled.UNKNOWN
        if settling is Settling.NEXT_TIER and _next(scope, row.tier) is None:
            return NotSettled.NO_TIER
        _settle(scope, row, settling, doing)
        happened(scope, point, SETTLED[settling], doing, speak(scope, because, doing))
        doing.note(scope, SETTLED[settling], point)
        return None

    return store.write(end) if is_id(point) else NotSettled.UNKNOWN


def note_read(store: Store, ids: tuple[str, ...], doing: Doing) -> int:
    """Note who of those who answer read these points; each author is told once. Return how many nobody had read."""

    def read(scope: Scope) -> int:
        found = [point_rows.find(scope, id_, lock=True) for id_ in sorted(set(ids)) if is_id(id_)]
        sent = [each for each in found if each and each.state in rows.TO_ANSWER]
        return sum(was_read(scope, each, doing) for each in sent)

    return store.write(read)


def said_about(scope: Scope, ids: Collection[str], kinds: Collection[str]) -> Mapping[str, tuple[Said, ...]]:
    """Return what happened of some kinds to each point, with the words, the oldest first: two queries."""
    every = point_rows.events_of_all(scope, ids)
    found = {point: [each for each in every.get(point, ()) if each.what in kinds] for point in ids}
    texts = spoken.spoken(scope, frozenset(each.words for events in found.values() for each in events if each.words))
    return {
        point: tuple(Said(what=each.what, words=texts.get(each.words or "", ""), at=each.at) for each in events)
        for point, events in found.items()
    }


def _note(scope: Scope, point: PointRow, row: DecidedRow, said: tuple[Saying, str], doing: Doing) -> None:
    saying, words = said
    at = speak(scope, words, doing)
    values: dict[str, object] = {"author_says": saying.value, "author_words": at, "author_at": doing.now}
    if saying is Saying.DISAGREE:
        values["tier"] = point.panel
    plain.change(scope, decided_points, values, point=row.point, decision=row.decision)
    if saying in {Saying.NOT_MEANT, Saying.MINE_DIFFERS}:
        wait_again(scope, row, doing.now.date(), doing)
    happened(scope, point.id, HAPPENINGS[saying], doing, at)
    doing.note(scope, HAPPENINGS[saying], point.id)


def _settle(scope: Scope, row: DecidedRow, settling: Settling, doing: Doing) -> None:
    key = {"point": row.point, "decision": row.decision}
    if settling is Settling.NEXT_TIER:
        plain.change(scope, decided_points, {"tier": _next(scope, row.tier)}, **key)
        return
    plain.change(scope, decided_points, {"tier": None}, **key)
    if settling is Settling.DECIDE_AGAIN:
        wait_again(scope, row, doing.now.date(), doing)


def _next(scope: Scope, panel: str | None) -> str | None:
    """Return the panel that this one brings things to, while there is one."""
    found = plain.find(scope, panels, PanelRow, id=panel)
    after = plain.find(scope, panels, PanelRow, id=found.next_tier) if found and found.next_tier else None
    return after.id if after and not after.ended_at else None


def _disagreements(scope: Scope, found: tuple[DecidedRow, ...]) -> tuple[Disagreement, ...]:
    which = points.c.id.in_([row.point for row in found])
    said = plain.every(scope, points, PointRow, which, order=point_rows.IN_ORDER)
    by_id = {each.id: each for each in with_words(scope, said)}
    made = {each.id: each for each in with_reasons(scope, rows.those(scope, {row.decision for row in found}))}
    texts = spoken.spoken(scope, frozenset(row.author_words for row in found if row.author_words))
    every = {each.id: each for each in panel_rows.every(scope)}
    settled = said_about(scope, list(by_id), SETTLED.values())
    tiers = {row.tier: every.get(every[row.tier].next_tier or "") for row in found if row.tier}
    return tuple(
        Disagreement(
            point=by_id[row.point],
            decision=made[row.decision],
            words=texts.get(row.author_words or "", ""),
            settled=settled[row.point],
            panel=every[row.tier].name,
            next_tier=after.name if (after := tiers[row.tier]) and not after.ended_at else "",
        )
        for row in found
        if row.tier
    )
