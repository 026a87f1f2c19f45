"""The queue of the office, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import event, select

from formbuilder.accounts.people import Person as Somebody
from formbuilder.accounts.people import Role
from formbuilder.services.afterwards import Status, Where, status
from formbuilder.services.alerts import open_alert
from formbuilder.services.assessing import NoteKind, NotWritten, Writing, read_notes, write_note
from formbuilder.services.doing import Doing
from formbuilder.services.into_english import English, set_language, write_english
from formbuilder.services.people import add_person, end_access
from formbuilder.services.queue import (
    Listing,
    NotAssigned,
    QueueLine,
    Record,
    Spot,
    assign,
    find_line,
    forms_sent,
    list_queue,
    same_person,
    search_queue,
)
from formbuilder.services.queue_moving import Going, NotMoved, move
from formbuilder.services.queue_states import OPEN, PERSON_SEES, STEPS, State
from formbuilder.services.retention import remove_old
from formbuilder.services.sending import TODAY
from formbuilder.services.submissions import list_submissions
from formbuilder.services.team_counts import Count, count_for, plan_counts
from formbuilder.services.teams import NoTeam, Team, add_team, end_team, list_teams
from formbuilder.storage import removal
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import assessor_notes, outbox, queue, search_marks, trail
from tests.databases import ON_SQLITE
from tests.services.queue_stories import goes, is_being_checked
from tests.services.stories import GONE, KEEPING, NOW, PRIVATE_WORDS, Person, minutes

DOING = Doing(NOW, token_bytes)
DAY = NOW.date()


def sent(store: Store, minute: float = 0, **more: object) -> str:
    person = Person.begins(store, now=minutes(minute))
    person.has_sent(now=minutes(minute), **more)
    return person.reference


def listed(store: Store, listing: Listing | None = None) -> list[str]:
    return [line.reference for line in list_queue(store, listing or Listing()).lines]


def team(store: Store, name: str = "North", email: str = "") -> Team:
    made = add_team(store, name, email, DOING)
    assert isinstance(made, Team)
    return made


def reader(store: Store, email: str = "r@example.org", role: Role = Role.ASSESSOR) -> Somebody:
    made = add_person(store, email, "Rea", frozenset({role}), DOING)
    assert isinstance(made, Somebody)
    return made


def test_danger_that_nobody_opened_stands_first_then_the_longest_wait(store):
    calm, late_danger, danger, opened = (
        sent(store, minute, level=level) for minute, level in ((1, None), (3, TODAY), (2, TODAY), (4, TODAY))
    )
    open_alert(store, opened, "a" * 32, now=minutes(5), random=token_bytes)
    assert listed(store) == [danger, late_danger, opened, calm]
    first, *_, last = list_queue(store, Listing()).lines
    assert (first.danger, first.opened, first.waits(minutes(12))) == (True, False, timedelta(minutes=10))
    assert (last.danger, last.opened, last.waits(minutes(12))) == (False, True, None)


def test_pages_follow_each_other_in_any_state_and_lose_nothing(store):
    every = [sent(store, minute, level=TODAY if minute % 3 == 0 else None) for minute in range(7)]
    for reference in every[1:3]:
        is_being_checked(store, reference)
    found, spot = [], None
    while True:
        page = list_queue(store, Listing(), spot, most=2)
        found += [line.reference for line in page.lines]
        spot = page.next
        if spot is None:
            break
    assert found == listed(store)
    assert sorted(found) == sorted(every)


def test_two_that_were_sent_at_the_same_moment_are_both_listed(store):
    every = sorted(sent(store) for _ in range(3))
    first = list_queue(store, Listing(), most=1)
    second = list_queue(store, Listing(), first.next, most=1)
    third = list_queue(store, Listing(), second.next, most=1)
    assert [page.lines[0].reference for page in (first, second, third)] == every
    assert third.next is None


def test_what_is_closed_stands_newest_first(store):
    every = [sent(store, minute, level=level) for minute, level in ((1, None), (2, TODAY), (3, None))]
    open_alert(store, every[1], "a" * 32, now=NOW, random=token_bytes)
    for reference in every:
        goes(store, reference, State.NEW, State.BEING_CHECKED, State.CHECKED)
        goes(store, reference, State.CHECKED, State.CLOSED, record=Record.GIVEN, record_on=DAY)
    closed = Listing(states=(State.CLOSED,))
    assert listed(store, closed) == every[::-1]
    page = list_queue(store, closed, most=2)
    assert [line.reference for line in list_queue(store, closed, page.next, most=2).lines] == every[:1]
    assert listed(store) == []
    goes(store, every[1], State.CLOSED, State.CHECKED, reason="More to do")
    assert find_line(store, every[1]).danger
    assert find_line(store, every[1]).record is None


def test_the_list_asks_a_number_of_queries_that_does_not_grow(store):
    def queries() -> int:
        counted: list[str] = []

        def count(*args: object) -> None:
            counted.append(str(args[2]))

        event.listen(store.engine, "before_cursor_execute", count)
        list_queue(store, Listing())
        event.remove(store.engine, "before_cursor_execute", count)
        return len(counted)

    sent(store)
    few = queries()
    for _ in range(10):
        sent(store)
    assert queries() == few == 3


@ON_SQLITE
@pytest.mark.parametrize("states", [OPEN, (State.NEW,), (State.CLOSED,)])
@pytest.mark.parametrize("which", [{}, {"form": "x"}, {"team": "t"}, {"team": "t", "form": "x"}, {"assigned": "p"}])
def test_every_filter_is_served_by_an_index(store, states, which):
    asked: list[tuple[str, object]] = []

    def hear(connection, cursor, statement, parameters, *more):
        asked.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    list_queue(store, Listing(states=states, **which), Spot(1, NOW, "ABCDEFGH"))
    event.remove(store.engine, "before_cursor_execute", hear)
    with store.engine.connect() as connection:
        statement, parameters = asked[0]
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    searches = [line for line in plan if "queue" in line and "USING" in line]
    assert len(searches) == len(states)
    for line in searches:
        assert "INDEX ix_queue_council_id_" in line
        assert "(urgency,sent_at,reference)" in line
        assert all(f"{name}=?" in line for name in ("council_id", "state", *which))
    assert sum("TEMP B-TREE" in line for line in plan) <= len(states), "only the few lines that are shown are sorted"


def test_a_form_is_given_to_a_team_and_a_person(store):
    reference, north, rea = sent(store), team(store), reader(store)
    assert assign(store, reference, north.id, rea.id, DOING) is None
    assert listed(store, Listing(team=north.id)) == listed(store, Listing(assigned=rea.id)) == [reference]
    assert listed(store, Listing(form="carers-assessment", team=north.id)) == [reference]
    assert listed(store, Listing(form="other")) == []
    assert assign(store, reference, None, None, DOING) is None
    assert listed(store, Listing(team=north.id)) == []


def test_nobody_is_given_what_they_may_not_read(store):
    reference, officer = sent(store), reader(store, "o@example.org", Role.OFFICER)
    gone = reader(store, "g@example.org")
    end_access(store, gone.id, DOING)
    for person in (officer.id, gone.id, "x", "0" * 32):
        assert assign(store, reference, None, person, DOING) is NotAssigned.PERSON
    for some in ("x", "0" * 32):
        assert assign(store, reference, some, None, DOING) is NotAssigned.TEAM
    assert assign(store, "nonsense", None, None, DOING) is NotAssigned.UNKNOWN


def test_a_team_that_ends_keeps_what_is_closed(store):
    north = team(store)
    open_, closed = sent(store), sent(store)
    for reference in (open_, closed):
        assign(store, reference, north.id, None, DOING)
    goes(store, closed, State.NEW, State.BEING_CHECKED, State.CHECKED)
    goes(store, closed, State.CHECKED, State.CLOSED, record=Record.NOT_GIVEN, reason="Not wanted")
    assert end_team(store, north.id, DOING)
    assert not end_team(store, north.id, DOING)
    assert (find_line(store, open_).team, find_line(store, closed).team) == (None, north.id)
    assert assign(store, open_, north.id, None, DOING) is NotAssigned.TEAM
    assert isinstance(add_team(store, "North", "", DOING), Team)


@pytest.mark.parametrize(("name", "email"), [("", "x"), ("n" * 81, "n@example")])
def test_what_is_wrong_with_a_team_is_told_at_once(store, name, email):
    assert add_team(store, name, email, DOING) == {NoTeam.NAME, NoTeam.EMAIL}
    assert list_teams(store) == ()


@pytest.mark.parametrize("come_from", State)
@pytest.mark.parametrize("to", State)
def test_only_the_steps_of_the_table_can_be_taken(store, come_from, to):
    reference = sent(store)
    with store.engine.begin() as connection:
        connection.execute(queue.update().values(state=come_from))
    going = Going(come_from=come_from, to=to, reason="Because", record=Record.GIVEN, record_on=DAY)
    result = move(store, reference, going, DAY, DOING)
    if (come_from, to) in STEPS:
        assert isinstance(result, QueueLine)
        assert result.state is to
    else:
        assert result is NotMoved.NO_STEP
        assert find_line(store, reference).state is come_from


def test_nothing_is_final_before_it_was_checked_with_the_person():
    assert {come_from for come_from, to in STEPS if to is State.CLOSED} == {State.CHECKED}
    assert {come_from for come_from, to in STEPS if to is State.CHECKED and not STEPS[come_from, to].back} == {
        State.BEING_CHECKED
    }
    assert set(PERSON_SEES) == {to for _, to in STEPS}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, NotMoved.RECORD),
        ({"record": Record.GIVEN}, NotMoved.RECORD_DAY),
        ({"record": Record.GIVEN, "record_on": DAY + timedelta(days=1)}, NotMoved.RECORD_DAY),
        ({"record": Record.NOT_GIVEN}, NotMoved.REASON),
        ({"record": Record.NOT_GIVEN, "reason": " "}, NotMoved.REASON),
        ({"record": Record.NOT_GIVEN, "reason": "x" * 10_001}, NotMoved.REASON),
    ],
)
def test_closing_asks_whether_the_written_record_was_given(store, more, why):
    reference = sent(store)
    goes(store, reference, State.NEW, State.BEING_CHECKED, State.CHECKED)
    assert move(store, reference, Going(come_from=State.CHECKED, to=State.CLOSED, **more), DAY, DOING) is why
    assert find_line(store, reference).state is State.CHECKED


def test_the_person_sees_how_far_it_is(person):
    person.has_sent()
    store = person.store

    def seen() -> tuple[Where, date | None]:
        found = status(store, person.reference, person.secret, NOW)
        assert isinstance(found, Status)
        return found.where, found.contact_by

    assert seen() == (Where.SENT, None)
    is_being_checked(store, person.reference)
    assert seen() == (Where.BEING_READ, None)
    goes(store, person.reference, State.BEING_CHECKED, State.CHECKED, contact_by=date(2026, 12, 1))
    assert seen() == (Where.CONTACT_BY, date(2026, 12, 1))
    goes(store, person.reference, State.CHECKED, State.BEING_CHECKED, reason="x")
    assert seen() == (Where.CONTACT_BY, date(2026, 12, 1))
    goes(store, person.reference, State.BEING_CHECKED, State.NEW, reason="x")
    assert seen() == (Where.SENT, None)


def test_danger_that_nobody_opened_is_not_moved(store):
    reference = sent(store, level=TODAY)
    going = Going(come_from=State.NEW, to=State.BEING_CHECKED)
    assert move(store, reference, going, DAY, DOING) is NotMoved.MOVED
    open_alert(store, reference, "Ann", now=NOW, random=token_bytes)
    assert isinstance(move(store, reference, going, DAY, DOING), QueueLine)
    assert move(store, reference, going, DAY, DOING) is NotMoved.MOVED
    assert move(store, "nonsense", going, DAY, DOING) is NotMoved.UNKNOWN


def test_notes_are_sealed_and_an_earlier_one_stays(store, keys):
    reference, rea = sent(store), reader(store)
    doing = replace(DOING, by=rea.id)
    writing = Writing(question="hurt", words=PRIVATE_WORDS, agreed="To call", with_whom="Zofia", agreed_on=DAY)
    assert write_note(store, reference, writing, doing) == 1
    assert write_note(store, reference, replace(writing, words="Other"), doing) == 2
    first, second = read_notes(store, reference, keys.private)
    assert (first.writing, first.by, first.at, second.writing.words) == (writing, rea.id, NOW, "Other")
    with store.engine.connect() as connection:
        rows = connection.execute(select(assessor_notes)).all()
        steps = connection.execute(select(trail.c.what).where(trail.c.person == rea.id)).scalars().all()
    for hidden in (PRIVATE_WORDS, "Zofia", "hurt", "To call"):
        assert hidden not in repr(rows)
        assert hidden.encode() not in b"".join(row.box for row in rows)
    assert steps == ["assessor-note"] * 2
    assert read_notes(store, reference, token_bytes(32)) == ()
    assert read_notes(store, "nonsense", keys.private) == ()


def test_why_it_went_back_is_sealed_too(store, keys):
    reference = sent(store)
    is_being_checked(store, reference)
    goes(store, reference, State.BEING_CHECKED, State.NEW, reason=PRIVATE_WORDS)
    (note,) = read_notes(store, reference, keys.private)
    assert (note.writing.kind, note.writing.words) == (NoteKind.BACK, PRIVATE_WORDS)


@pytest.mark.parametrize(
    ("writing", "why"),
    [
        (Writing(), NotWritten.EMPTY),
        (Writing(words=" \n "), NotWritten.EMPTY),
        (Writing(words="x" * 10_001), NotWritten.TOO_LONG),
        (Writing(words="x", with_whom="y" * 201), NotWritten.TOO_LONG),
        (Writing(words="x", question="q" * 81), NotWritten.UNKNOWN),
    ],
)
def test_a_note_that_cannot_be_kept_says_why(store, writing, why):
    assert write_note(store, sent(store), writing, DOING) is why
    assert write_note(store, "nonsense", Writing(words="x"), DOING) is NotWritten.UNKNOWN


def test_what_is_closed_takes_no_note(store):
    reference = sent(store)
    goes(store, reference, State.NEW, State.BEING_CHECKED, State.CHECKED)
    goes(store, reference, State.CHECKED, State.CLOSED, record=Record.GIVEN, record_on=DAY)
    assert write_note(store, reference, Writing(words="x"), DOING) is NotWritten.CLOSED


def test_marks_find_what_has_all_of_them(store):
    a, b, c = (bytes([number]) * 16 for number in (1, 2, 3))
    one = sent(store, 1, found_by=frozenset({a, b}))
    two = sent(store, 2, found_by=frozenset({a, c}))
    assert [line.reference for line in search_queue(store, {a})] == [two, one]
    assert [line.reference for line in search_queue(store, {a, b})] == [one]
    assert search_queue(store, {b, c}) == search_queue(store, set()) == ()
    assert [line.reference for line in same_person(store, one, [{a, b}, {a}])] == [two]
    assert same_person(store, one, []) == same_person(store, one, [set()]) == ()


def test_notes_marks_and_the_place_in_the_queue_go_with_the_submission(store):
    reference = sent(store, found_by=frozenset({b"m" * 16}))
    write_note(store, reference, Writing(words="x"), DOING)
    store.write(lambda scope: removal.remove(scope, [reference], GONE))
    with store.engine.connect() as connection:
        for table in (queue, search_marks, assessor_notes):
            assert connection.execute(select(table)).all() == []


def test_examples_go_after_a_day_with_everything(store):
    reference = sent(store)
    write_note(store, reference, Writing(words="x"), DOING)
    assert remove_old(store, KEEPING, Doing(minutes(60 * 25), token_bytes)).of("examples") == 1
    assert find_line(store, reference) is None


def test_each_form_that_was_sent_is_named_once(store):
    assert forms_sent(store) == ()
    for _ in range(3):
        sent(store)
    assert forms_sent(store) == ("carers-assessment",)


def test_a_team_is_told_what_waits_to_be_put_into_english(store):
    """It counts for its own team, or for all; checked ones wait on, and what is done or closed does not."""
    north, south = team(store, "North", "n@example.org"), team(store, "South", "s@example.org")
    mine, other = sent(store, 1), sent(store, 2)
    assign(store, mine, north.id, None, DOING)
    for reference in (mine, other):
        assert set_language(store, reference, DOING, other=True) is None
        is_being_checked(store, reference)
    assert [count_for(store, each).to_translate for each in (north, south)] == [2, 1]
    assert count_for(store, south).anything
    waits = {line.reference: line.to_translate for line in list_submissions(store)}
    assert waits == {mine: NOW, other: NOW}
    new = English(texts={"name": "Sam"}, translator="Ann", program=False, whole=True, seen=0)
    assert write_english(store, other, new, DOING) is None
    assert count_for(store, south).to_translate == 0


def test_a_team_is_told_how_many_are_new_and_since_when(store):
    north, south = team(store, "North", "n@example.org"), team(store, "South")
    mine, other = sent(store, 1), sent(store, 2, level=TODAY)
    assign(store, mine, north.id, None, DOING)
    assert count_for(store, north) == Count(mine=1, no_team=1, not_opened=1, since=minutes(1))
    assert count_for(store, south) == Count(mine=0, no_team=1, not_opened=1, since=minutes(2))
    open_alert(store, other, "Ann", now=NOW, random=token_bytes)
    is_being_checked(store, other)
    assert count_for(store, south) == Count(mine=0, no_team=0, not_opened=0, since=None)
    assert [plan_counts(store, DAY, NOW) for _ in range(2)] == [1, 0]
    assert plan_counts(store, DAY + timedelta(days=1), NOW) == 1
    with store.engine.connect() as connection:
        subjects = connection.execute(select(outbox.c.subject).where(outbox.c.kind == "daily-count")).scalars().all()
    assert sorted(subjects) == [f"{north.id} 2026-11-21", f"{north.id} 2026-11-22"]
