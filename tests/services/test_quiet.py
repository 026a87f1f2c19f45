"""A flood of fake forms reaches the quiet list: nothing is lost, nobody in danger waits, on both databases."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import event, select

from formbuilder.councils.quiet import Quiet
from formbuilder.services.afterwards import Where, status
from formbuilder.services.alerts import unopened_alerts
from formbuilder.services.doing import Doing
from formbuilder.services.floods import Came, Sign
from formbuilder.services.queue import Listing, assign, find_line, list_queue
from formbuilder.services.queue_states import State
from formbuilder.services.quiet import count_quiet, sort_quiet
from formbuilder.services.retention import remove_old
from formbuilder.services.sending import TODAY
from formbuilder.services.teams import Team, add_team
from formbuilder.storage import queue as rows
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import flood_marks, trail
from tests.databases import ON_SQLITE
from tests.services.stories import KEEPING, NOW, Person

LIMITS = Quiet(from_one_address=30, same_words=3, quickest=15)
DOING = Doing(NOW, token_bytes, None)
FLOODER, LIBRARY, PHONE = b"f" * 16, b"l" * 16, b"p" * 16


def mark(number: int, kind: bytes = b"w") -> bytes:
    return kind * 8 + number.to_bytes(8, "big")


def came(address: bytes = FLOODER, *, words: bytes | None = None, limits: Quiet = LIMITS) -> Came:
    return Came(limits=limits, address=address, quick=address[::-1] + b"q", words=words)


def arrives(store: Store, how: Came | None, *, seconds: float = 300, after: float = 0, **more: object) -> Person:
    """Somebody begins, answers for so many seconds, and sends ``after`` seconds into the story."""
    sent_at = NOW + timedelta(seconds=after)
    person = Person.begins(store, now=sent_at - timedelta(seconds=seconds))
    person.has_sent(now=sent_at, came=how, **more)
    return person


def listed(store: Store, *states: State) -> list[str]:
    return [line.reference for line in list_queue(store, Listing(states=states), None, 500).lines]


def main(store: Store) -> list[str]:
    return [line.reference for line in list_queue(store, Listing(), None, 500).lines]


def state(store: Store, person: Person) -> State:
    line = find_line(store, person.reference)
    assert line is not None
    return line.state


def test_of_200_sends_the_3_real_ones_are_read_and_the_one_in_danger_is_heard(store):
    fakes: list[Person] = []
    real: list[Person] = []
    for number in range(197):
        fakes.append(arrives(store, came(words=mark(number)), after=number))
        if number == 60:
            real.append(arrives(store, came(LIBRARY), after=number))
        if number == 100:
            real.append(arrives(store, came(FLOODER), after=number, level=TODAY))
        if number == 150:
            real.append(arrives(store, came(PHONE, words=mark(9_999)), after=number))
    quiet, there = listed(store, State.QUIET), main(store)
    assert there[0] == real[1].reference, "danger stands first in the main list, even from the flood’s own address"
    assert {each.reference for each in real} <= set(there)
    assert [alert.reference for alert in unopened_alerts(store)] == [real[1].reference]
    assert (len(there), len(quiet), count_quiet(store)) == (33, 167, 167)
    assert set(there) | set(quiet) == {each.reference for each in (*fakes, *real)}, "nothing is lost"


@pytest.mark.parametrize(
    ("each", "seconds", "limit", "sign"),
    [
        (lambda n: came(words=mark(n)), 300, 30, Sign.ADDRESS),
        (lambda n: came(words=mark(n)), 14, 3, Sign.QUICK),
        (lambda n: came(mark(n, b"a"), words=b"w" * 16), 300, 3, Sign.WORDS),
    ],
)
def test_each_sign_begins_after_its_limit_and_says_so(store, each, seconds, limit, sign):
    people = [arrives(store, each(number), seconds=seconds, after=number) for number in range(limit + 1)]
    assert [state(store, person) for person in people] == [State.NEW] * limit + [State.QUIET]
    assert find_line(store, people[-1].reference).signs == (sign,)


def test_an_hour_later_the_address_counts_anew(store):
    for number in range(31):
        arrives(store, came(), after=number)
    assert state(store, arrives(store, came(), after=3_601)) is State.NEW


def test_a_council_can_have_no_quiet_list_and_what_is_not_counted_is_never_quiet(store):
    off = Quiet(all_in_main=True, from_one_address=1)
    for how in (came(limits=off), came(limits=off), None, None):
        assert state(store, arrives(store, how)) is State.NEW
    assert store.read(lambda scope: scope.connection.execute(select(flood_marks)).all()) == []


def test_the_person_reads_that_it_was_sent_whatever_becomes_of_it(store):
    arrives(store, came(limits=Quiet(from_one_address=1)))
    person = arrives(store, came(limits=Quiet(from_one_address=1)))
    for to in (None, State.NOT_REAL):
        assert to is None or sort_quiet(store, [person.reference], to, DOING) == 1
        told = status(store, person.reference, person.secret, NOW)
        assert (told.where, told.contact_by) == (Where.SENT, None)


def test_chosen_ones_are_moved_each_with_a_row_of_the_trail(store):
    limits = Quiet(from_one_address=1)
    first, *rest = (arrives(store, came(limits=limits), after=number).reference for number in range(5))
    assert sort_quiet(store, [rest[0], rest[1], first, "x", "ABCDEFGH"], State.NOT_REAL, DOING) == 2
    assert sort_quiet(store, [rest[0], rest[2]], State.NEW, DOING) == 1, "what was sorted before stays"
    assert sort_quiet(store, rest, State.CLOSED, DOING) == 0, "there is no such step"
    assert (main(store), listed(store, State.QUIET)) == ([first, rest[2]], [rest[3]])
    found = store.read(lambda scope: scope.connection.execute(select(trail.c.what, trail.c.subject)).all())
    happened = [(row.what, row.subject) for row in found if row.what.startswith("submission-")]
    assert sorted(happened) == sorted([
        *(("submission-quiet", each) for each in rest),
        ("submission-not-real", rest[0]),
        ("submission-not-real", rest[1]),
        ("submission-from-quiet", rest[2]),
    ])  # fmt: skip  # a table


def test_what_somebody_is_given_leaves_the_quiet_list(store):
    arrives(store, came(limits=Quiet(from_one_address=1)))
    person, team = arrives(store, came(limits=Quiet(from_one_address=1))), add_team(store, "North", "", DOING)
    assert isinstance(team, Team)
    assert assign(store, person.reference, team.id, None, DOING) is None
    assert state(store, person) is State.NEW


def test_marks_are_gone_within_a_day(store):
    arrives(store, came(words=b"w" * 16), seconds=5)
    for hours, left in ((22, 3), (23.5, 0)):
        remove_old(store, KEEPING, Doing(NOW + timedelta(hours=hours), token_bytes))
        assert len(store.read(lambda scope: scope.connection.execute(select(flood_marks)).all())) == left


@ON_SQLITE
def test_the_quiet_list_and_its_count_are_served_by_an_index(store):
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    store.read(lambda scope: rows.count_quiet(scope, 1_000))
    (statement,) = (each for each in asked if "queue" in each)
    plan = store.read(
        lambda scope: scope.connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement}", (store.council, "quiet", 1_000, 0)[: statement.count("?")]
        ).all()
    )
    assert "USING COVERING INDEX ix_queue_council_id_state" in str(plan)
