"""What the public says of questions, as rows: taps are numbers, and no row belongs to a person or a journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from formbuilder.storage import rows
from formbuilder.storage.engine import Scope
from formbuilder.storage.points import count_by_home
from formbuilder.storage.tables import points, remarks, taps


@dataclass(frozen=True, slots=True)
class TapRow:
    """How often one thing was tapped at one question of one version."""

    form: str
    version: int
    question: str
    tap: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkRow:
    """Words about a question; once dropped, ``words`` says where the reason stands."""

    id: str
    form: str
    version: int
    question: str
    tap: str
    words: str | None
    passed: str | None = None
    state: str = "waiting"
    made_on: date
    read_by: str | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many remarks nobody has read, and since when."""

    count: int
    oldest: date | None


PRAISE = "keep"
"""The one tick that says nothing is wrong."""
OF_THE_PUBLIC = "public"
"""How a remark that was passed on came to a panel: its tap is counted already."""
OLDEST = (remarks.c.made_on, remarks.c.id)
NEWEST = (remarks.c.read_at.desc(), remarks.c.id)


def count_tap(scope: Scope, row: TapRow) -> None:
    """Count so many more; two who tap at once are both counted."""
    same = {"form": row.form, "version": row.version, "question": row.question, "tap": row.tap}
    more: dict[str, object] = {"times": taps.c.times + row.times}
    if rows.change(scope, taps, more, **same):
        return
    try:
        with scope.connection.begin_nested():
            scope.connection.execute(insert(taps).values(council_id=scope.council, times=row.times, **same))
    except IntegrityError:
        scope.connection.execute(update(taps).where(rows.mine(scope, taps, **same)).values(more))


def taps_of(scope: Scope, form: str, first: int, last: int) -> tuple[TapRow, ...]:
    """Return what was tapped in some versions of a form."""
    order = (taps.c.version, taps.c.question, taps.c.tap)
    return rows.every(scope, taps, TapRow, taps.c.version.between(first, last), order=order, form=form)


def tapped_versions(scope: Scope, form: str) -> tuple[int, ...]:
    """Return the versions of which the public said anything, the newest first."""
    found = select(taps.c.version).where(rows.mine(scope, taps, form=form)).distinct().order_by(taps.c.version.desc())
    return tuple(scope.connection.execute(found).scalars())


def tapped_forms(scope: Scope, most: int) -> tuple[str, ...]:
    """Return the forms of which the public said anything, by name."""
    found = select(taps.c.form).where(rows.mine(scope, taps)).distinct().order_by(taps.c.form).limit(most)
    return tuple(scope.connection.execute(found).scalars())


def words_of(scope: Scope, form: str, first: int, last: int) -> dict[tuple[str, str], int]:
    """Return how many remarks there are, by question and state."""
    mine = rows.mine(scope, remarks, remarks.c.version.between(first, last), form=form)
    group = (remarks.c.question, remarks.c.state)
    found = select(*group, func.count()).where(mine).group_by(*group)
    return {(question, state): count for question, state, count in scope.connection.execute(found)}


def hard_points(scope: Scope, form: str, first: int, last: int) -> Mapping[str, int]:
    """Return how many points said “hard” or ticked that something is wrong, by what they are about."""
    troubled = or_(points.c.ease == "hard", points.c.ticks.not_in(("", PRAISE)))
    ours = and_(points.c.state.in_(("sent", "hidden")), points.c.route != OF_THE_PUBLIC)
    those = (points.c.version.between(first, last), ours, troubled)
    return count_by_home(scope, *those, form=form)


def waiting(scope: Scope) -> Waiting:
    """Return how many remarks wait, and since when."""
    found = select(func.count(), func.min(remarks.c.made_on)).where(rows.mine(scope, remarks, state="waiting"))
    return Waiting(*scope.connection.execute(found).one())
