"""What speaks for looking at a question: how often it was said to be hard, and what was said of it before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import and_, func, or_, select

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import PointRow
from formbuilder.storage.rounds import NEWEST, RoundRow
from formbuilder.storage.tables import decided_points, decisions, points, rounds, taps

MOST_ROUNDS, MOST_FIRST = 100, 20
SAID = ("sent", "hidden")


def tapped(scope: Scope, form: str) -> Mapping[str, int]:
    """Return how often people who filled in a form tapped that something is wrong with a question."""
    found = select(taps.c.question, func.sum(taps.c.times)).where(rows.mine(scope, taps, form=form))
    return {row[0]: int(row[1]) for row in scope.connection.execute(found.group_by(taps.c.question))}


def hard(scope: Scope, form: str, harmless: Collection[str]) -> Mapping[str, int]:
    """Return how many points said “hard” or had a tick, by what they are about; ``harmless`` are ticks that praise."""
    troubled = or_(points.c.ease == "hard", points.c.ticks.not_in(("", *harmless)))
    mine = rows.mine(scope, points, points.c.state.in_(SAID), troubled, form=form)
    found: Counter[str] = Counter()
    for place, many in scope.connection.execute(
        select(points.c.place, func.count()).where(mine).group_by(points.c.place)
    ):
        found[place.split(".")[0]] += many
    return found


def rounds_with(scope: Scope, panel: str, form: str) -> tuple[RoundRow, ...]:
    """Return the rounds of a panel on a form, the newest first."""
    return rows.every(scope, rounds, RoundRow, order=NEWEST, most=MOST_ROUNDS, panel=panel, form=form)


def rounds_on_form(scope: Scope, form: str) -> tuple[RoundRow, ...]:
    """Return the rounds on any version of a form that were opened, the newest first."""
    opened = rounds.c.opened_at.is_not(None)
    return rows.every(scope, rounds, RoundRow, opened, order=NEWEST, most=MOST_FIRST, form=form)


def proposed_to(scope: Scope, panels: Collection[str]) -> tuple[RoundRow, ...]:
    """Return the rounds that were proposed to some panels and neither opened nor dropped, the newest first."""
    those = rounds.c.panel.in_(sorted(panels))
    return rows.every(scope, rounds, RoundRow, those, order=NEWEST, most=MOST_ROUNDS, state="proposed")


def said_under(scope: Scope, form: str, home: str, most: int) -> tuple[PointRow, ...]:
    """Return what was said of a question or of anything in it, outside of rounds and in them, the newest first."""
    here = or_(points.c.place == home, points.c.place.startswith(f"{home}.", autoescape=True))
    order = (points.c.sent_at.desc(), points.c.id)
    return rows.every(scope, points, PointRow, here, order=order, most=most, form=form, state="sent")


def said_in(scope: Scope, round_: str, window: tuple[int, int]) -> tuple[PointRow, ...]:
    """Return what was said in a round, by place and then in the order in which it came: how many, after how many."""
    order = (points.c.place, points.c.sent_at, points.c.id)
    return rows.some(scope, points, PointRow, order=order, window=window, round=round_, state="sent")


def homes_said(scope: Scope, form: str, but: str) -> Mapping[str, int]:
    """Return how much was said in other rounds, by what it is about."""
    other = points.c.round.is_distinct_from(but)
    mine = rows.mine(scope, points, other, form=form, state="sent")
    found: Counter[str] = Counter()
    for place, many in scope.connection.execute(
        select(points.c.place, func.count()).where(mine).group_by(points.c.place)
    ):
        found[place.split(".")[0]] += many
    return found


def rounds_by_id(scope: Scope, ids: Collection[str]) -> Mapping[str, RoundRow]:
    """Return some rounds."""
    found = rows.every(scope, rounds, RoundRow, rounds.c.id.in_(ids), order=NEWEST)
    return {row.id: row for row in found}


def outcomes(scope: Scope, ids: Collection[str]) -> Mapping[str, tuple[str, str | None]]:
    """Return what was decided of points: the outcome, and where its reason stands; the newest decision counts."""
    joined = decided_points.join(
        decisions,
        and_(decided_points.c.council_id == decisions.c.council_id, decided_points.c.decision == decisions.c.id),
    )
    theirs = and_(
        rows.mine(scope, decided_points, decided_points.c.point.in_(ids), decided_points.c.ended_at.is_(None)),
        decisions.c.undone_at.is_(None),
    )
    wanted = (
        select(decided_points.c.point, decisions.c.outcome, decisions.c.because)
        .select_from(joined)
        .where(theirs)
        .order_by(decisions.c.decided_at, decisions.c.id)
    )
    return {row.point: (row.outcome, row.because) for row in scope.connection.execute(wanted)}
