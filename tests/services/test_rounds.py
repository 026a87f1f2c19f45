"""A round from a proposal to its end, and who sees which points when."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from formbuilder.accounts.people import Role
from formbuilder.services import decision_checks, looking, members, panels, people, point_writing, points, rounds, slips
from formbuilder.services.point_kinds import NoPoint, Point, PointState, Writing
from formbuilder.services.round_kinds import NoRound, Stage, Step, Why
from formbuilder.services.sign_ins import Arrival, present
from formbuilder.storage.engine import Store
from tests.looked_up import make_slip, points_at
from tests.services.panel_stories import DOING, PIN, TODAY, Circle, at, circle, new_panel, somebody
from tests.services.stories import NOW


@pytest.fixture
def here(store: Store) -> Circle:
    return circle(store)


def others_seen(here: Circle) -> tuple[Point, ...] | None:
    """What Bo sees of others at the first question; None before they said theirs."""
    seen = looking.look_at(here.store, here.round.id, 1, here.bo.person, TODAY)
    assert seen
    places = ("feel", "feel.ask")
    return looking.others_points(here.store, here.round.id, places, at(1, here.bo)) if seen.sees_others else None


def test_a_draft_waits_and_only_its_author_sees_it(here):
    point = here.writes(here.ann, "feel is a hard word")
    assert (point.state, point.words) == (PointState.DRAFT, "feel is a hard word")
    rounds.note_step(here.store, here.round.id, "feel", Step.NOTHING, at(1, here.bo))
    assert others_seen(here) == ()
    assert looking.own_points(here.store, here.round.id, ("feel.ask",), at(20, here.ann)) == (point,)
    assert looking.own_points(here.store, here.round.id, ("feel.ask",), at(20, here.bo)) == ()
    assert points_at(here.store, here.round.id, "feel.ask") == ()


def test_writing_again_keeps_one_point_and_erases_the_words_before(here):
    first = here.writes(here.ann, "first words")
    second = here.writes(here.ann, "second words")
    assert second.id == first.id
    assert [each.words for each in points.points_by(here.store, here.ann.person)] == ["second words"]


def test_what_others_said_opens_only_after_ones_own(here):
    said = here.sends(here.ann)
    assert others_seen(here) is None
    here.writes(here.bo, "a draft is not enough")
    assert others_seen(here) is None
    here.sends(here.bo, "mine")
    assert [each.id for each in others_seen(here) or ()] == [said.id]


def test_an_empty_point_is_not_sent(here):
    point = here.writes(here.ann, " ")
    assert point_writing.send_point(here.store, point.id, at(1, here.ann)) is NoPoint.EMPTY


def test_nobody_sends_or_takes_back_for_somebody_else(here):
    point = here.writes(here.ann)
    assert point_writing.send_point(here.store, point.id, at(1, here.bo)) is NoPoint.UNKNOWN
    assert point_writing.withdraw_point(here.store, point.id, at(1)) is NoPoint.UNKNOWN


def test_a_late_point_is_taken_and_marked_and_after_that_none(here):
    assert not here.sends(here.ann, days=28).late
    assert here.sends(here.bo, days=29).late
    closed = point_writing.write_point(here.store, here.spot("help"), Writing(words="too late"), at(43, here.ann))
    assert closed is NoPoint.CLOSED


def test_a_sent_point_is_changed_until_the_round_closes_and_then_not(here):
    point = here.sends(here.ann)
    changed = here.writes(here.ann, "better words", days=41)
    assert (changed.id, changed.state, changed.words) == (point.id, PointState.SENT, "better words")
    assert [each.what for each in points.events_of(here.store, point.id)] == ["sent", "changed"]
    late = point_writing.write_point(here.store, here.spot(), Writing(words="x"), at(43, here.ann))
    assert late is NoPoint.CLOSED


def test_what_was_taken_back_is_shown_to_nobody_and_stays_a_row(here):
    point = here.sends(here.ann)
    taken = point_writing.withdraw_point(here.store, point.id, at(2, here.ann))
    assert isinstance(taken, Point)
    assert taken.state is PointState.WITHDRAWN
    assert points_at(here.store, here.round.id, "feel.ask") == ()
    assert points.find_point(here.store, point.id) is not None


def test_hiding_needs_a_reason_and_keeps_the_words(here):
    point = here.sends(here.ann)
    assert point_writing.hide_point(here.store, point.id, " ", at(2, here.chair)) is NoPoint.EMPTY
    for other in (DOING, at(2, here.bo), at(2, here.ann)):
        assert point_writing.hide_point(here.store, point.id, "It is silly.", other) is NoPoint.UNKNOWN
    hidden = point_writing.hide_point(here.store, point.id, "It names somebody.", at(2, here.chair))
    assert isinstance(hidden, Point)
    assert (hidden.hidden, hidden.words) == ("It names somebody.", point.words)
    assert [each.id for each in points_at(here.store, here.round.id, "feel.ask")] == [point.id]
    assert point_writing.show_point(here.store, point.id, at(3, here.bo)) is NoPoint.UNKNOWN
    shown = point_writing.show_point(here.store, point.id, at(3, here.chair))
    assert isinstance(shown, Point)
    assert (shown.state, shown.hidden) == (PointState.SENT, "")


def test_who_read_a_point_first_is_told(here):
    point = here.sends(here.ann)
    assert decision_checks.note_read(here.store, (point.id,), at(2, here.chair)) == 1
    assert decision_checks.note_read(here.store, (point.id,), at(3, here.bo)) == 0
    read = points.find_point(here.store, point.id)
    assert read
    assert (read.read_by, read.read_at) == (here.chair.id, NOW + timedelta(days=2))


def test_only_places_of_the_round_take_points(here):
    other = point_writing.write_point(here.store, here.spot("money.ask"), Writing(words="x"), at(1, here.ann))
    assert other is NoPoint.UNKNOWN


def test_somebody_of_another_panel_writes_nothing(here):
    outsider = somebody(here.store, "Eve", Role.MEMBER)
    found = point_writing.write_point(here.store, here.spot(), Writing(words="x"), at(1, outsider))
    assert found is NoPoint.NOT_MEMBER
    assert rounds.ask_for_time(here.store, here.round.id, at(1, outsider)) is NoRound.NOT_MEMBER


def test_only_the_chair_of_this_panel_opens_closes_and_picks(here):
    officer = somebody(here.store, "Olu", Role.OFFICER)
    for refused in (
        rounds.pick_questions(here.store, here.round.id, [("feel", Why.CHOSEN)], at(0, officer)),
        rounds.give_more_time(here.store, here.round.id, TODAY + timedelta(40), TODAY + timedelta(50), at(0, officer)),
        rounds.close_round(here.store, here.round.id, at(30, officer)),
    ):
        assert refused is NoRound.NOT_CHAIR


def test_an_officer_never_chairs(here):
    officer = somebody(here.store, "Olu", Role.OFFICER)
    found = panels.appoint(here.store, here.panel.id, officer.id, panels.Post.CHAIR, DOING)
    assert found is panels.NoPanel.OFFICER


@pytest.mark.parametrize(
    ("opens", "closes", "late", "why"),
    [(-1, 20, 30, NoRound.DAYS), (0, 0, 10, NoRound.DAYS), (0, 10, 9, NoRound.DAYS), (0, 6, 10, NoRound.SHORT)],
)
def test_days_out_of_order_open_nothing(here, opens, closes, late, why):
    proposed = rounds.propose_round(
        here.store, here.panel.id, rounds.NewRound(pin=PIN, revision=None, title="Two"), DOING
    )
    assert isinstance(proposed, rounds.Round)
    days = rounds.Days(*(TODAY + timedelta(days=each) for each in (opens, closes, late)))
    assert rounds.open_round(here.store, proposed.id, days, at(0, here.chair)) is why


def test_a_round_without_questions_does_not_open_and_one_that_was_announced_does_not_close_earlier(here):
    proposed = rounds.propose_round(
        here.store, here.panel.id, rounds.NewRound(pin=PIN, revision=None, title="Two"), DOING
    )
    assert isinstance(proposed, rounds.Round)
    usual = rounds.Days.usual(TODAY)
    assert rounds.open_round(here.store, proposed.id, usual, at(0, here.chair)) is NoRound.NO_QUESTIONS
    earlier = rounds.give_more_time(
        here.store, here.round.id, TODAY + timedelta(9), usual.late_until, at(1, here.chair)
    )
    assert earlier is NoRound.EARLIER
    assert rounds.close_round(here.store, here.round.id, at(9, here.chair)) is NoRound.EARLIER


def test_the_stage_follows_the_days(here):
    found = [rounds.find_round(here.store, here.round.id, TODAY + timedelta(days=each)) for each in (-1, 0, 28, 29, 43)]
    stages = [each.stage for each in found if each]
    assert stages == [Stage.PLANNED, Stage.OPEN, Stage.OPEN, Stage.LATE, Stage.CLOSED]


def test_more_time_is_asked_once_a_member(here):
    for _ in range(2):
        assert rounds.ask_for_time(here.store, here.round.id, at(1, here.ann)) is None
    assert rounds.wishes_for_time(here.store, here.round.id) == 1


def test_a_nameless_panel_holds_numbers_and_never_a_name(here):
    dee = somebody(here.store, "Dee", Role.MEMBER)
    assert members.add_member(here.store, here.panel.id, dee.id, DOING) is members.NoMember.NAMELESS
    assert [each.shown for each in members.members_of(here.store, here.panel.id)] == ["Member 1", "Member 2"]
    assert [people.find_person(here.store, each.person).name for each in (here.ann, here.bo)] == ["", ""]


def test_whoever_left_keeps_their_number_and_comes_back_with_it(store):
    panel = panels.add_panel(store, new_panel("Carers"), DOING)
    dee = somebody(store, "Dee", Role.MEMBER)
    assert isinstance(panel, panels.Panel)
    members.add_numbers(store, panel.id, 3, DOING)
    first = members.add_member(store, panel.id, dee.id, DOING)
    members.leave(store, panel.id, dee.id, DOING)
    members.add_numbers(store, panel.id, 1, DOING)
    again = members.add_member(store, panel.id, dee.id, DOING)
    assert isinstance(first, members.Member)
    assert isinstance(again, members.Member)
    assert (first.number, again.number) == (4, 4)


def test_a_slip_lets_in_again_and_again_and_reaches_only_the_panel(here):
    officer_too = somebody(here.store, "Olu", Role.OFFICER)
    open_panel = panels.add_panel(here.store, new_panel("Open group"), DOING)
    assert isinstance(open_panel, panels.Panel)
    members.add_member(here.store, open_panel.id, officer_too.id, DOING)
    slip = make_slip(here.store, open_panel.id, officer_too.id, DOING)
    arrival = Arrival("Phone", NOW, DOING.random)
    assert slips.slip_state(here.store, slip.printed, arrival) is None
    for typed in (slip.printed, slip.printed.lower().replace("-", " ")):
        found = slips.use_slip(here.store, typed, arrival)
        assert isinstance(found, tuple)
        who = present(here.store, found[0].token, NOW)
        assert who
        assert [who.may(right, here.store.council) for right in ("comment", "publish")] == [True, False]


def test_a_slip_ends_when_a_new_one_is_made_or_its_member_leaves(here):
    old = make_slip(here.store, here.panel.id, here.ann.person, DOING)
    new = make_slip(here.store, here.panel.id, here.ann.person, DOING)
    arrival = Arrival("Phone", NOW, DOING.random)
    assert slips.use_slip(here.store, old.printed, arrival) is slips.NoWayIn.ENDED
    members.leave(here.store, here.panel.id, here.ann.person, DOING)
    assert slips.use_slip(here.store, new.printed, arrival) is slips.NoWayIn.ENDED
    later = replace(arrival, now=NOW + timedelta(days=181))
    kept = make_slip(here.store, here.panel.id, here.bo.person, DOING)
    assert slips.use_slip(here.store, kept.printed, later) is slips.NoWayIn.ENDED


def test_guessing_slips_is_slowed_down(here):
    arrival = Arrival("Phone", NOW, DOING.random)
    answers = {slips.use_slip(here.store, "ABCD-EFGH-JKLM", arrival) for _ in range(slips.MOST_TRIED + 1)}
    assert answers == {slips.NoWayIn.UNKNOWN, slips.NoWayIn.TOO_MANY}


def test_the_chair_says_what_people_had_for_their_time_once_the_round_is_over_r19(here):
    """n178: what was offered stands beside what was given."""
    say = partial(rounds.say_given, here.store, here.round.id, "A voucher each.")
    assert say(at(1, here.chair)) is NoRound.STAGE
    assert say(at(30, here.ann)) is NoRound.NOT_CHAIR
    given = say(at(30, here.chair))
    assert isinstance(given, rounds.Round)
    assert given.given == "A voucher each."
