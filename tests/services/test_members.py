"""Members of panels: names, choices, breaks, slips, and the panels of a demonstration."""

from dataclasses import replace
from datetime import date, timedelta
from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Role
from formbuilder.services import members, panel_examples, panels, people, rounds, sign_ins, slips, trail
from formbuilder.services.hearing import hearing_of, hears_today
from formbuilder.services.members import Choices, Digest, MemberState
from formbuilder.storage import panels as rows
from formbuilder.storage.engine import Store
from formbuilder.storage.trail import Wanted
from tests.looked_up import make_slip
from tests.services.panel_stories import DOING, TODAY, at, circle, new_panel, somebody
from tests.services.stories import NOW

ARRIVAL = sign_ins.Arrival("Phone", NOW, token_bytes)


@pytest.fixture
def group(store: Store) -> panels.Panel:
    """A nameless panel with eight numbers."""
    panel = panels.add_panel(store, new_panel("Autism group", nameless=True, independent=True), DOING)
    assert isinstance(panel, panels.Panel)
    members.add_numbers(store, panel.id, 8, DOING)
    return panel


def seventh(store: Store, group: panels.Panel) -> members.Member:
    return members.members_of(store, group.id)[6]


def test_somebody_nameless_is_a_number_everywhere_and_on_no_list_of_people(store: Store, group: panels.Panel):
    """(g), F17: lists of people leave numbers out; where a name stands, the number does."""
    ann = somebody(store, "Ann", Role.ADMINISTRATOR)
    who = seventh(store, group).person
    assert [person.name for person in people.list_people(store)] == ["Ann"]
    assert people.names_of_people(store)[who] == "Member 7 of Autism group"
    assert people.names_of_people(store)[ann.id] == "Ann"
    found = people.find_person(store, who)
    assert found
    assert (found.name, people.name_of(store, found), people.name_of(store, ann)) == (
        *("", "Member 7 of Autism group"),
        "Ann",
    )
    make_slip(store, group.id, who, DOING)
    newest = trail.read_trail(store, Wanted()).happenings
    assert next(each.whom for each in newest if each.what == "slip-made") == "Member 7 of Autism group"


def hears(store: Store, member: members.Member, day: date = TODAY) -> bool:
    """Whether anything may be sent to a member on a day."""
    row = store.read(lambda scope: rows.find_member(scope, member.panel, member.person))
    return row is not None and hearing_of(row) is not None and hears_today(row, day)


def test_a_break_stops_messages_in_every_panel_until_somebody_is_back(store: Store, group: panels.Panel):
    """n54: one button, no reason; what they chose before is what they come back to."""
    dee = somebody(store, "Dee", Role.MEMBER)
    chosen = []
    for name in ("Carers", "Parents"):
        panel = panels.add_panel(store, new_panel(name), DOING)
        assert isinstance(panel, panels.Panel)
        members.add_member(store, panel.id, dee.id, DOING)
        choices = Choices(called="Sunny", digest=Digest.DAILY)
        chosen.append(members.keep_choices(store, panel.id, dee.id, choices, DOING))
    assert members.pause(store, dee.id, MemberState.BREAK, DOING) == 2
    on_break = members.memberships_of(store, dee.id)
    assert all(each.on_break(TODAY + timedelta(900)) and not hears(store, each) for each in on_break)
    assert members.pause(store, dee.id, MemberState.NOT_CARING, DOING) == 2
    assert not any(hears(store, each) for each in members.memberships_of(store, dee.id))
    assert members.pause(store, dee.id, MemberState.ACTIVE, DOING) == 2
    assert members.pause(store, dee.id, MemberState.ACTIVE, DOING) == 0
    assert members.pause(store, dee.id, MemberState.LEFT, DOING) == 0
    assert list(members.memberships_of(store, dee.id)) == chosen
    assert all(hears(store, each) for each in members.memberships_of(store, dee.id))
    assert members.find_member(store, group.id, dee.id) is None


def test_off_means_off_and_a_break_with_a_last_day_ends_by_itself(store: Store, group: panels.Panel):
    """R24."""
    one = seventh(store, group)
    assert not hears(store, one)
    until = Choices(digest=Digest.WEEKLY, digest_day=0, state=MemberState.BREAK, break_until=TODAY + timedelta(3))
    kept = members.keep_choices(store, group.id, one.person, until, DOING)
    assert isinstance(kept, members.Member)
    assert [hears(store, kept, TODAY + timedelta(each)) for each in (0, 3, 4)] == [False, False, True]


def test_a_member_without_an_address_cannot_choose_e_mail(store: Store, group: panels.Panel):
    one = seventh(store, group).person
    refused = members.keep_choices(store, group.id, one, Choices(way=members.Way.EMAIL), DOING)
    assert refused == frozenset({members.NoMember.EMAIL})


def test_slips_are_made_at_once_for_members_and_nobody_else(store: Store, group: panels.Panel):
    ann = somebody(store, "Ann", Role.MEMBER)
    everybody = [each.person for each in members.members_of(store, group.id)]
    made = slips.make_slips(store, group.id, [*everybody, ann.id, "x"], DOING)
    assert [slip.person for slip in made] == everybody
    assert len({slip.printed for slip in made}) == 8
    assert all(slips.slip_state(store, slip.printed, ARRIVAL) is None for slip in made)


def test_a_lost_slip_is_ended_with_what_was_opened_by_it(store: Store, group: panels.Panel):
    """R11: whoever found it is out at once; another member stays in."""
    one, other = members.members_of(store, group.id)[:2]
    tokens = []
    for slip in slips.make_slips(store, group.id, [one.person, other.person], DOING):
        used = slips.use_slip(store, slip.printed, ARRIVAL)
        assert isinstance(used, tuple)
        tokens.append(used[0].token)
    assert slips.end_slips(store, group.id, one.person, DOING) == 1
    assert [sign_ins.present(store, token, NOW) is None for token in tokens] == [True, False]
    members.leave(store, group.id, other.person, DOING)
    assert sign_ins.present(store, tokens[1], NOW) is None


def test_an_independent_panel_is_left_to_its_facilitator(store: Store, group: panels.Panel):
    """F17: the council appoints who helps an independent panel, and keeps no list of its members."""
    filip, ann = somebody(store, "Filip", Role.FACILITATOR), somebody(store, "Ann", Role.ADMINISTRATOR)
    panels.appoint(store, group.id, filip.id, panels.Post.FACILITATOR, DOING)
    ours = replace(group, independent=False)
    assert panels.keeps_members(store, group, filip.id, administers=False)
    assert not panels.keeps_members(store, group, ann.id, administers=True)
    assert panels.keeps_members(store, ours, ann.id, administers=True)
    assert not panels.keeps_members(store, ours, ann.id, administers=False)


def test_open_rounds_are_those_of_ones_panels_that_take_points(store: Store):
    """What a member is led to: the rounds of their panels, from the first day to the last late one."""
    here = circle(store)
    other = panels.add_panel(store, new_panel("Carers"), DOING)
    assert isinstance(other, panels.Panel)
    days = (-1, 0, 28, 42, 43)
    found = [rounds.open_rounds(store, [here.panel.id, other.id], TODAY + timedelta(each)) for each in days]
    assert [[each.id for each in them] for them in found] == [[], *[[here.round.id]] * 3, []]
    assert rounds.open_rounds(store, [other.id], TODAY) == rounds.open_rounds(store, [], TODAY) == ()


def test_the_panels_of_a_demonstration_are_set_up_once(store: Store):
    people.add_examples(store, DOING)
    panel_examples.add_panel_examples(store, DOING)
    found, counts = panels.list_panels(store), panels.member_counts(store)
    assert [(panel.name, panel.nameless, counts[panel.id]) for panel in found] == [
        ("Autism group", True, 12),
        ("Practice Governance Board", False, 4),
    ]
    assert found[0].next_tier == found[1].id
    posts = [panels.posts_of(store, panel.id) for panel in found]
    assert all(len(each[post]) == 1 for each in posts for post in panels.Post)
    panel_examples.add_panel_examples(store, at(1))
    assert (panels.list_panels(store), panels.member_counts(store)) == (found, counts)
