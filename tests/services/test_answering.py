"""Who sees to comments that wait, and how they are listed and counted."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from formbuilder.services import answering, people
from formbuilder.storage import points as point_rows
from formbuilder.storage import rows as plain
from formbuilder.storage import tables
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import point_events
from tests.services.decision_stories import Table, table
from tests.services.panel_stories import DOING, TODAY


@pytest.fixture
def here(store: Store) -> Table:
    return table(store)


def test_each_point_has_an_owner_and_the_deputy_steps_in(here: Table):
    """n132, n172: when the owner leaves, the deputy sees to it; nobody at all is said too."""
    point = here.sends(here.ann)
    assert here.became(point, here.ann).owner == "Owen Price"
    people.end_access(here.store, here.office.ids["owen"], DOING)
    assert here.became(point, here.ann).owner == "Dana Fox"
    people.end_access(here.store, here.office.ids["dana"], DOING)
    assert here.became(point, here.ann).owner == ""


def test_answers_of_a_round_are_counted_and_none_is_nowhere(here: Table):
    here.sends(here.ann)
    assert answering.queue(here.store, TODAY, round_=here.round.id).found == 1
    assert answering.at_place(here.store, "0" * 32, "cups") is None
    assert answering.at_place(here.store, here.round.id, "x" * 300) is None
    assert answering.queue(here.store, TODAY, "No form", "no round", -5).page == 1


def test_lists_ask_the_database_as_often_for_many_points_as_for_few(here: Table):
    """However many wait, 50 stand on a page, by a number of queries that stays the same."""
    few = [here.sends(who, place=place) for who in (here.ann, here.bo) for place in ("cups.hint", "cups.ask")]
    here.answers(few[0])
    before = [asked(here, each) for each in LOOKS]
    many(here, 120)
    assert [asked(here, each) for each in LOOKS] == before
    found = answering.queue(here.store, TODAY, page=3)
    assert (len(found.lines), found.found, found.pages) == (23, 123, 3)
    shown = answering.at_place(here.store, here.round.id, "cups", 2)
    assert shown
    assert (len(shown.points), shown.pages) == (50, 3)


LOOKS = (
    lambda here: answering.queue(here.store, TODAY),
    lambda here: answering.at_place(here.store, here.round.id, "cups"),
    lambda here: answering.overdue_of(here.store, here.office.pin.form, TODAY),
)


def asked(here: Table, look) -> int:
    heard: list[str] = []

    def hear(*given):
        heard.append(given[2])

    event.listen(here.store.engine, "before_cursor_execute", hear)
    look(here)
    event.remove(here.store.engine, "before_cursor_execute", hear)
    return len(heard)


def many(here: Table, count: int) -> None:
    sent = here.sends(here.ann, place="likes_tea.ask")
    row = here.store.read(lambda scope: point_rows.find(scope, sent.id))
    assert row
    here.store.write(lambda scope: plain.remove(scope, point_events, point=row.id))
    here.store.write(lambda scope: plain.remove(scope, tables.points, id=row.id))
    here.store.write(
        lambda scope: [
            plain.put(scope, tables.points, replace(row, id=f"{number:032x}", place="cups.ask"))
            for number in range(count)
        ]
    )
