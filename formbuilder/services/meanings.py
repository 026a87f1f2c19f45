"""What words mean to people: their answers to “What does this mean to you?” at one question of a round."""

from __future__ import annotations

from sqlalchemy import or_

from formbuilder.accounts.people import is_id
from formbuilder.services.decision_kinds import LONGEST_PLACE
from formbuilder.services.point_kinds import Point
from formbuilder.services.points import with_words
from formbuilder.storage import points as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import points

MOST = 200
"""So many are compared on one page."""


def meanings_at(store: Store, round_: str, home: str, *, answers: bool) -> tuple[Point, ...]:
    """Return the points at a question that say what its words mean, in the order in which they came.

    Those that are for people who answer alone are left out, unless ``answers``.
    """
    if not is_id(round_) or not home or len(home) > LONGEST_PLACE:
        return ()
    here = or_(points.c.place == home, points.c.place.startswith(f"{home}.", autoescape=True))
    which = [here, points.c.meaning.is_not(None)]
    which += [] if answers else [points.c.consent != "no"]

    def look(scope: Scope) -> tuple[Point, ...]:
        same = {"round": round_, "state": "sent"}
        found = plain.every(scope, points, PointRow, *which, **same, order=rows.IN_ORDER, most=MOST)
        return tuple(each for each in with_words(scope, found) if each.meaning)

    return store.read(look)
