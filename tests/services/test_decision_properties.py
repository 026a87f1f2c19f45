"""What holds after whatever authors, officers and chairs do, in any order: the invariants of deciding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.review.outcomes import Outcome
from formbuilder.services import answering, deciding, point_writing, points, publishing
from formbuilder.services.decision_checks import say, settle
from formbuilder.services.decision_kinds import Saying, Settling
from formbuilder.services.looking import own_points
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.storage.engine import Store
from tests.long import many
from tests.publishing import checks
from tests.services.decision_stories import Table, answer_of, table
from tests.services.panel_stories import TODAY, at

HOW = settings(
    max_examples=many(12), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLACES = ("cups.hint", "cups.ask", "cups.*", "likes_tea.ask")
STEP = st.tuples(
    st.sampled_from(["send", "late", "hide", "withdraw", "decide", "join", "say", "settle", "undo", "back"]),
    st.integers(0, 50),
    st.integers(0, 50),
)


@dataclass
class World:
    """One round, and what was done in it."""

    here: Table
    day: float = 1
    sent: dict[str, Point] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def point(self, number: int) -> Point | None:
        return list(self.sent.values())[number % len(self.sent)] if self.sent else None

    def do(self, what: str, one: int, other: int) -> None:
        self.day += 1
        steps: dict[str, Callable[[], object]] = {
            "send": lambda: self._send(one, 1 + self.day / 100),
            "late": lambda: self._send(one, 29 + self.day / 100),
            "hide": lambda: self._on(one, lambda p: point_writing.hide_point(self._store, p.id, "Names.", self._chair)),
            "withdraw": lambda: self._on(one, lambda p: point_writing.withdraw_point(self._store, p.id, self._by(p))),
            "decide": lambda: self._decide({one}, other),
            "join": lambda: self._decide({one, other, one + 1}, other),
            "say": lambda: self._on(one, lambda p: say(self._store, p.id, _nth(Saying, other), "", self._by(p))),
            "settle": lambda: self._on(one, lambda p: self._settle(p, other)),
            "undo": lambda: self._undo(one),
            "back": lambda: deciding.come_back(self._store, at(40 + self.day)),
        }
        steps[what]()

    @property
    def _store(self) -> Store:
        return self.here.store

    @property
    def _doing(self):
        return self.here.officer(30 + self.day / 100)

    @property
    def _chair(self):
        return at(30 + self.day / 100, self.here.chair)

    def _by(self, point: Point):
        return at(
            30 + self.day / 100, next(each for each in (self.here.ann, self.here.bo) if each.person == point.author)
        )

    def _on(self, number: int, do: Callable[[Point], object]) -> None:
        if point := self.point(number):
            do(point)

    def _send(self, number: int, day: float) -> None:
        who = (self.here.ann, self.here.bo)[number % 2]
        place = PLACES[number // 2 % len(PLACES)]
        if not own_points(self._store, self.here.round.id, (place,), at(day, who)):
            point = self.here.sends(who, f"Words {number}", place, day)
            self.sent[point.id] = point

    def _spot(self, place: str):
        return point_writing.Spot(self.here.round.id, place, "")

    def _decide(self, numbers: set[int], which: int) -> None:
        chosen = {point.id: point for number in numbers if (point := self.point(number))}
        outcome = _nth(Outcome, which)
        more = {"look_again_on": TODAY + timedelta(days=41 + which), "see": "The first page."}
        found = deciding.decide(self._store, answer_of(*chosen.values(), outcome=outcome, **more), self._doing)
        if not isinstance(found, frozenset):
            self.made.append(found.id)

    def _settle(self, point: Point, which: int) -> None:
        for who in (self.here.chair, self.here.upper):
            settle(self._store, point.id, _nth(Settling, which), "Because.", at(31 + self.day / 100, who))

    def _undo(self, number: int) -> None:
        if self.made:
            deciding.undo_decision(self._store, self.made[number % len(self.made)], "Wrong.", self._doing)


def _nth(kind, number: int):
    return list(kind)[number % len(list(kind))]


@pytest.fixture
def fresh(store: Store) -> Callable[[], World]:
    """Another panel with another draft in the same council, for each example."""
    made = [0]

    def begin() -> World:
        made[0] += 1
        return World(table(store, f"tea-talk-{made[0]}", made[0]))

    return begin


@HOW
@given(steps=st.lists(STEP, min_size=8, max_size=25))
def test_every_point_is_answered_with_a_reason_or_waits_with_a_day_and_none_is_lost(fresh, steps):
    """(e), (h), (i): and nobody but its author changes a word of it."""
    world = fresh()
    for step in steps:
        world.do(*step)
    store, here = world.here.store, world.here
    waiting = {each.id: each.due for each in answering.queue(store, TODAY, here.office.pin.form).lines}
    for id_, point in world.sent.items():
        kept = points.find_point(store, id_)
        assert kept, "(i): hidden is not deleted, and nothing else is"
        assert (kept.words, kept.place, kept.sent_at) == (point.words, point.place, point.sent_at)
        if kept.state is PointState.WITHDRAWN:
            assert id_ not in waiting
            continue
        found = answering.became(store, id_, world._by(point))
        assert found
        assert (id_ in waiting) == (found.due is not None), "(h): late and hidden ones wait like any other"
        if found.due is None:
            assert found.decision
            assert found.decision.because, "(e)"
            assert found.decision.decider_name
            assert found.decision.stands
        else:
            assert isinstance(waiting[id_], date)
            assert waiting[id_] >= TODAY + timedelta(days=28)


@HOW
@given(steps=st.lists(STEP, min_size=8, max_size=25))
def test_what_an_author_does_not_agree_with_stands_for_ever_on_one_trail(fresh, steps):
    """n92: whatever happens later, the trail of a point only grows, and keeps each “I do not agree”."""
    world = fresh()
    trails: dict[str, tuple[str, ...]] = {}
    for step in steps:
        world.do(*step)
        for id_ in world.sent:
            now = tuple(each.id for each in points.events_of(world.here.store, id_))
            assert set(trails.get(id_, ())) <= set(now)
            trails[id_] = now
    for id_, point in world.sent.items():
        disagreed = [e for e in points.events_of(world.here.store, id_) if e.what == "author-disagrees"]
        found = answering.became(world.here.store, id_, world._by(point))
        if found:
            assert len([each for each in found.said if each.what == "author-disagrees"]) == len(disagreed)


@HOW
@given(steps=st.lists(STEP, min_size=8, max_size=25))
def test_a_round_that_is_over_is_published_only_when_nothing_waits(fresh, steps):
    """(e): what the gate counts is what the queue holds."""
    world = fresh()
    for step in steps:
        world.do(*step)
    later = at(60).now
    here = world.here
    gate = publishing.at_the_gate(here.store, here.office.pin, checks(), later)
    waits = answering.queue(here.store, later.date(), round_=here.round.id).found
    says = [each.says for each in gate.gate.musts if "no answer" in each.says]
    expected = f"{waits} points have no answer" if waits > 1 else "1 point has no answer"
    assert [each.startswith(expected) for each in says] == ([True] if waits else [])
