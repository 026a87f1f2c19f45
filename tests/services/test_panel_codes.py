"""A panel that works for two councils: what goes across, and what never does (issue 6, 1; design 2)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from formbuilder.accounts.people import Role
from formbuilder.services import members, panel_codes, panels, people
from formbuilder.services.councils import add_council
from formbuilder.services.panel_codes import NotTaken, council_named, make_code, take_panel
from formbuilder.storage.engine import Store
from formbuilder.storage.tables import members as member_table
from formbuilder.storage.tables import person_names
from tests.services.panel_stories import DOING, at, new_panel, somebody
from tests.services.stories import NOW


@pytest.fixture
def north(store: Store) -> Store:
    """Another council in the same database."""
    return replace(add_council(store.engine, "north", "North", now=NOW), stretching=4)


def group(store: Store, *, nameless: bool = True) -> panels.Panel:
    panel = panels.add_panel(store, new_panel("Autism group", nameless=nameless, independent=True), DOING)
    assert isinstance(panel, panels.Panel)
    members.add_numbers(store, panel.id, 3, DOING)
    return panel


def code_for(store: Store, panel: panels.Panel) -> str:
    code = make_code(store, "bedford", panel.id, DOING)
    assert code
    named = council_named(f" {code.shown.lower().replace('-', ' - ')} ")
    assert named == ("bedford", code.code)
    return code.code


def test_the_other_council_gets_the_same_panel_and_the_same_numbers(store: Store, north: Store):
    panel = group(store)
    gone = members.members_of(store, panel.id)[1]
    members.leave(store, panel.id, gone.person, DOING)
    taken = take_panel(north, store, code_for(store, panel), DOING)
    assert isinstance(taken, panels.Panel)
    assert (taken.id, panels.find_panel(north, panel.id)) == (panel.id, replace(panel, next_tier=None))
    here, there = members.members_of(store, panel.id), members.members_of(north, panel.id)
    assert [each.number for each in there] == [each.number for each in here] == [1, 3]
    assert not {each.person for each in here} & {each.person for each in there}


def test_no_name_no_word_and_no_choice_goes_across(store: Store, north: Store):
    """(g): the other council learns a number, and nothing of the person."""
    panel = group(store, nameless=False)
    members.add_member(store, panel.id, somebody(store, "Dee", Role.MEMBER).id, DOING)
    first = members.members_of(store, panel.id)[0]
    choices = members.Choices(called="Sunny", adjustments="Large print")
    members.keep_choices(store, panel.id, first.person, choices, DOING)
    assert isinstance(take_panel(north, store, code_for(store, panel), DOING), panels.Panel)
    found = members.members_of(north, panel.id)
    assert [each.number for each in found] == [1, 2, 3]
    assert {(each.choices.called, each.choices.adjustments) for each in found} == {("", "")}
    with store.engine.connect() as connection:
        named = select(person_names.c.person).where(person_names.c.council_id == north.council)
        assert connection.execute(named).all() == []


def test_a_code_works_once_and_a_new_one_ends_the_one_before(store: Store, north: Store):
    panel = group(store)
    old, code = code_for(store, panel), code_for(store, panel)
    south = add_council(store.engine, "south", "South", now=NOW)
    assert take_panel(north, store, old, at(1)) is NotTaken.UNKNOWN
    assert isinstance(take_panel(north, store, code, at(1)), panels.Panel)
    assert take_panel(south, store, code, at(1)) is NotTaken.UNKNOWN
    assert panels.list_panels(south) == ()
    late = code_for(store, panel)
    assert take_panel(south, store, late, at(14)) is NotTaken.UNKNOWN


def test_a_second_code_brings_the_new_numbers_and_changes_nothing_else(store: Store, north: Store):
    panel = group(store)
    take_panel(north, store, code_for(store, panel), DOING)
    before = members.members_of(north, panel.id)
    members.add_numbers(store, panel.id, 1, DOING)
    assert isinstance(take_panel(north, store, code_for(store, panel), DOING), panels.Panel)
    after = members.members_of(north, panel.id)
    assert (after[:3], after[3].number) == (before, 4)


def test_what_is_in_the_way_leaves_the_code_as_it_was(store: Store, north: Store):
    panel = group(store)
    code = code_for(store, panel)
    other = panels.add_panel(north, new_panel("autism GROUP"), DOING)
    assert isinstance(other, panels.Panel)
    assert take_panel(north, store, code, DOING) is NotTaken.NAME
    assert take_panel(store, store, code, DOING) is NotTaken.OWN
    panels.change_panel(north, other.id, new_panel("Ours"), DOING)
    assert isinstance(take_panel(north, store, code, DOING), panels.Panel)
    panels.end_panel(north, panel.id, DOING)
    assert take_panel(north, store, code_for(store, panel), DOING) is NotTaken.ENDED


def test_a_panel_that_was_ended_is_not_given(store: Store, north: Store):
    panel = group(store)
    code = code_for(store, panel)
    panels.end_panel(store, panel.id, DOING)
    assert take_panel(north, store, code, DOING) is NotTaken.UNKNOWN
    assert make_code(store, "bedford", panel.id, DOING) is None


def test_guessing_is_slowed_down_and_a_right_code_goes_on(store: Store, north: Store):
    panel = group(store)
    tried = [take_panel(north, store, "A" * panel_codes.LENGTH, DOING) for _ in range(panel_codes.MOST_TRIED + 1)]
    assert tried == [NotTaken.UNKNOWN] * panel_codes.MOST_TRIED + [NotTaken.TOO_MANY]
    assert take_panel(north, None, "", DOING) is NotTaken.TOO_MANY
    assert isinstance(take_panel(north, store, code_for(store, panel), DOING), panels.Panel)


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH-JKLM-NPQR", "north", "north-ABCD", "n-ABCD-EFGH-JKLM-NPQ0", "-" * 99])
def test_what_cannot_be_a_code_names_no_council(typed: str):
    assert council_named(typed) is None


def test_members_of_one_council_are_nobody_in_the_other(store: Store, north: Store):
    panel = group(store)
    take_panel(north, store, code_for(store, panel), DOING)
    for one, other in ((store, north), (north, store)):
        theirs = members.members_of(one, panel.id)[0].person
        assert people.find_person(other, theirs) is None
        assert members.find_member(other, panel.id, theirs) is None
        assert members.memberships_of(other, theirs) == ()
    mine = select(member_table.c.council_id).where(member_table.c.panel == panel.id)
    with store.engine.connect() as connection:
        assert sorted(connection.execute(mine).scalars()) == [store.council] * 3 + [north.council] * 3
