"""What speaks for looking at a question: how often it was said to be hard, and what was said of it before."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import or_

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import PointRow, count_by_home
from formbuilder.storage.rounds import NEWEST, RoundRow
from formbuilder.storage.tables import points, rounds

MOST_ROUNDS, MOST_FIRST = 100, 20


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
    order = (points.c.sent_at.desc(), points.c.id.desc())
    return rows.every(scope, points, PointRow, here, order=order, most=most, form=form, state="sent")


def said_in(scope: Scope, round_: str, window: tuple[int, int]) -> tuple[PointRow, ...]:
    """Return what was said in a round, by place and then in the order in which it came: how many, after how many."""
    order = (points.c.place, points.c.sent_at, points.c.id)
    return rows.some(scope, points, PointRow, order=order, window=window, round=round_, state="sent")


def homes_said(scope: Scope, form: str, but: str) -> Mapping[str, int]:
    """Return how much was said in other rounds, by what it is about."""
    return count_by_home(scope, points.c.round.is_distinct_from(but), form=form, state="sent")


def rounds_by_id(scope: Scope, ids: Collection[str]) -> Mapping[str, RoundRow]:
    """Return some rounds."""
    found = rows.every(scope, rounds, RoundRow, rounds.c.id.in_(ids), order=NEWEST)
    return {row.id: row for row in found}
