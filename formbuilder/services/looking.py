"""One question of a round as somebody of its panel looks at it: how far they are, their own points, those of others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_

from formbuilder.accounts.people import is_id
from formbuilder.services.doing import Doing
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.points import PAGE, looked_at, with_words
from formbuilder.services.round_kinds import Round, Step
from formbuilder.services.rounds import QuestionRow, find_round, questions_of, steps_of
from formbuilder.storage import panels as panel_rows
from formbuilder.storage import points as rows
from formbuilder.storage import rows as plain
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.points import PointRow
from formbuilder.storage.tables import points

UNLOCKS = frozenset({Step.SENT, Step.NOTHING})
"""What a member does before they see what others said."""
MOST_OWN = 20
"""Points of one member that are shown at one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Where somebody is in a round."""

    round: Round
    place: str
    number: int
    total: int
    steps: dict[str, Step]
    """What they did, by place."""
    wordings: tuple[str, ...] | None = None
    """Those that are looked at besides the usual words; None for all."""
    takes_part: bool
    """Whether they are a member, and so may say something; others look on."""
    leads: bool
    """Whether they chair or help the panel."""

    @property
    def step(self) -> Step | None:
        """What they did here."""
        return self.steps.get(self.place)

    @property
    def sees_others(self) -> bool:
        """Whether others’ points are open to them here: at once to who leads, to all of the panel after the round."""
        return self.leads or self.step in UNLOCKS or not self.round.takes_points

    @property
    def next(self) -> int | None:
        """The number of the question after this one."""
        return self.number + 1 if self.number < self.total else None


def look_at(store: Store, id_: str, number: int, person: str, today: date) -> Looking | None:
    """Return question ``number`` of a round for somebody of its panel; None if there is none, or it is not theirs."""
    round_ = find_round(store, id_, today)
    if round_ is None:
        return None
    member, leads = store.read(lambda scope: _belongs(scope, round_.panel, person))
    asked = questions_of(store, id_)
    if not (member or leads) or not 1 <= number <= len(asked):
        return None
    return Looking(
        round=round_,
        place=asked[number - 1].place,
        wordings=asked[number - 1].read,
        number=number,
        total=len(asked),
        steps=steps_of(store, id_, person),
        takes_part=member,
        leads=leads,
    )


def next_question(store: Store, id_: str, person: str) -> int:
    """Return the number of the first question that somebody did nothing at yet; 1 if there is none."""
    done, asked = steps_of(store, id_, person), questions_of(store, id_)
    return next((at for at, each in enumerate(asked, 1) if each.place not in done), 1)


def number_of(asked: Collection[QuestionRow], place: str) -> int | None:
    """Return the number of the question that a point is about."""
    numbers = {each.place: at for at, each in enumerate(asked, 1)}
    return numbers.get(place) or numbers.get(place.partition(".")[0])


def own_points(store: Store, round_: str, places: Collection[str], doing: Doing) -> tuple[Point, ...]:
    """Return what a member said or began to say at a question, the newest first; what they took back not."""

    def look(scope: Scope) -> tuple[Point, ...]:
        here = points.c.round == round_, points.c.author == doing.by, points.c.place.in_(sorted(places))
        kept = points.c.state != PointState.WITHDRAWN.value
        found = plain.every(scope, points, PointRow, *here, kept, order=rows.NEWEST, most=MOST_OWN)
        return with_words(scope, found)

    return store.read(look) if is_id(round_) and doing.by else ()


def others_points(store: Store, round_: str, places: Collection[str], doing: Doing, page: int = 1) -> tuple[Point, ...]:
    """Return what others said at a question, in the order in which it came: one more than a page, if there is more."""

    def look(scope: Scope) -> tuple[Point, ...]:
        here = points.c.round == round_, points.c.state == PointState.SENT.value, points.c.place.in_(sorted(places))
        others = and_(points.c.author.is_distinct_from(doing.by), points.c.consent != "no")
        found = plain.some(scope, points, PointRow, *here, others, order=rows.IN_ORDER, window=_window(page))
        return with_words(scope, found)

    return store.read(look) if is_id(round_) and page > 0 else ()


def my_points(store: Store, doing: Doing, page: int = 1) -> tuple[Point, ...]:
    """Return what somebody said or began to say, the newest first: one more than a page, if there is more."""

    def look(scope: Scope) -> tuple[Point, ...]:
        mine = points.c.author == doing.by
        return with_words(scope, plain.some(scope, points, PointRow, mine, order=rows.NEWEST, window=_window(page)))

    return store.read(look) if doing.by and page > 0 else ()


def _window(page: int) -> tuple[int, int]:
    """Return how many points a page needs, one more than it shows, and how many stand before it."""
    return PAGE + 1, (page - 1) * PAGE


def may_read(store: Store, point: Point, person: str, today: date) -> bool:
    """Say whether somebody may read a point: its author, who leads the panel, and its members once they said theirs."""
    if point.author == person:
        return True
    round_ = find_round(store, point.round or "", today)
    if round_ is None or point.state not in {PointState.SENT, PointState.HIDDEN}:
        return False
    member, leads = store.read(lambda scope: _belongs(scope, round_.panel, person))
    if leads or point.state is PointState.HIDDEN or point.consent == "no" or not member:
        return leads
    done = {place for place, step in steps_of(store, round_.id, person).items() if step in UNLOCKS}
    return not round_.takes_points or looked_at(point.place, done) in done


def _belongs(scope: Scope, panel: str, person: str) -> tuple[bool, bool]:
    """Say whether somebody is a member of a panel, and whether they chair or help it."""
    row = panel_rows.find_member(scope, panel, person)
    member = row is not None and row.state != "left"
    return member, bool(panel_rows.posts(scope, panel=panel, person=person))
