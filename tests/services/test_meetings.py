"""Meetings: what is written down for people is theirs only once they confirmed it, and nobody else’s panel sees it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from formbuilder.accounts.people import Role
from formbuilder.review.voices import Voice, Weight
from formbuilder.services import (
    asides,
    looking,
    meeting_agendas,
    meeting_notes,
    meetings,
    members,
    note_checks,
    panels,
    points,
)
from formbuilder.services.asides import NewAside
from formbuilder.services.meeting_kinds import (
    Aside,
    Check,
    Drawer,
    Item,
    ItemState,
    Meeting,
    NoMeeting,
    Note,
    Notes,
    Says,
    There,
    Verified,
    agreed,
    verdict,
)
from formbuilder.services.point_kinds import Writing
from formbuilder.storage import news
from formbuilder.storage.engine import Store
from tests.services.meeting_stories import PLAN, helped, new_note, noted, planned
from tests.services.panel_stories import TODAY, at, somebody

RIGHT, NOT_QUITE = Says.RIGHT, Says.NOT_QUITE


def said(person: str, says: Says, *, in_the_room: bool = False) -> Check:
    return Check(person=person, says=says, words="", in_the_room=in_the_room)


@pytest.mark.parametrize(
    ("checks", "author", "found"),
    [
        ([], None, Verified.NOT_YET),
        ([said("ann", RIGHT)], None, Verified.RIGHT),
        ([said("ann", RIGHT), said("bo", NOT_QUITE)], None, Verified.NOT_QUITE),
        ([said("bo", RIGHT)], "ann", Verified.NOT_YET),
        ([said("ann", RIGHT)], "ann", Verified.RIGHT),
        ([said("fay", RIGHT, in_the_room=True)], "ann", Verified.RIGHT),
        ([said("fay", RIGHT, in_the_room=True), said("ann", NOT_QUITE)], "ann", Verified.NOT_QUITE),
    ],
)
def test_a_note_is_confirmed_by_whoever_said_it_and_never_while_somebody_doubts_it_n70(
    checks: list[Check], author: str | None, found: Verified
):
    """n70: silence is no yes, and a yes of others does not confirm what one member said."""
    assert verdict(checks, author) is found


def test_a_corrected_note_must_be_confirmed_again_and_keeps_what_it_said_n70_n71(store: Store):
    """n70, n71: what was confirmed counts; a correction begins anew, and the words before stay on record."""
    here, fay = helped(store)
    meeting = planned(here, fay)
    note = noted(here, fay, meeting).point.id
    assert note_checks.say_in_the_room(store, meeting.id, {note: RIGHT}, at(1.05, fay)) is None
    assert [each.point.id for each in agreed(meeting_notes.notes_of(store, meeting.id))] == [note]
    corrected = meeting_notes.correct_note(store, note, Writing(words="What is it to feel?"), at(1.1, fay))
    assert isinstance(corrected, Note)
    assert (corrected.point.verified, corrected.checks) == (Verified.NOT_YET, ())
    assert agreed(meeting_notes.notes_of(store, meeting.id)) == ()
    assert meeting_notes.corrections_of(store, note) == ("What is “feel”?",)
    assert [each.what for each in points.events_of(store, note)] == ["entered", "verified", "corrected"]


def test_every_member_is_asked_once_also_who_could_not_come_and_nobody_else_n72(store: Store):
    """n72, (g): all members who did not leave; notes that nobody may read are shown to no member."""
    here, fay = helped(store)
    meeting = planned(here, fay)
    shown = noted(here, fay, meeting, "One", voice=Voice(weight=Weight.GROUP)).point.id
    meetings.say_who_was_there(store, meeting.id, There(people=9, consent="no"), at(1, fay))
    hidden = noted(here, fay, meeting, "Two").point
    assert note_checks.notes_to_check(store, meeting.id, at(2, here.ann)) is NoMeeting.STAGE
    members.leave(store, here.panel.id, here.bo.person, at(1, fay))
    for _ in range(2):
        meeting_notes.send_notes(store, meeting.id, at(2, fay))
    told = store.read(lambda scope: news.waiting_for(scope, here.ann.person))
    assert [(each.what, each.subject) for each in told] == [("meeting-notes", meeting.id)]
    assert store.read(lambda scope: news.waiting_for(scope, here.bo.person)) == ()
    found = note_checks.notes_to_check(store, meeting.id, at(2, here.ann))
    assert isinstance(found, tuple)
    assert [(each.point.id, each.point.words) for each in found] == [(shown, "One")]
    assert not looking.may_read(store, hidden, here.ann.person, TODAY)
    assert note_checks.notes_to_check(store, meeting.id, at(2, here.bo)) is NoMeeting.NOT_MEMBER
    assert note_checks.say_of_note(store, shown, RIGHT, "", at(2, here.bo)) is NoMeeting.NOT_MEMBER
    assert note_checks.say_of_note(store, shown, RIGHT, "", at(2, here.ann)) is None
    assert note_checks.say_of_note(store, shown, None, "", at(2, here.ann)) is None
    assert [each.point.verified for each in meeting_notes.notes_of(store, meeting.id)] == ["not_yet", "not_yet"]


def test_a_note_has_its_route_its_voice_and_whether_it_is_late_n78_n79_h(store: Store):
    """n78, n79, (h): “speaks for 14, gathered by”; a late note is taken; sent twice, it is there once."""
    here, fay = helped(store)
    meeting = planned(here, fay)
    voice = Voice(weight=Weight.SPEAKS_FOR, people=14, gathered="a phone round")
    new = new_note(here, fay, "Hm.", voice=voice, author=here.ann.person)
    for _ in range(2):
        kept = meeting_notes.write_note(store, meeting.id, new, at(30, fay))
    assert isinstance(kept, Note)
    point = kept.point
    assert (point.route, point.voice, point.late, point.author) == ("meeting", voice, True, here.ann.person)
    assert (point.verified, point.entered_by, point.meeting) == ("not_yet", fay.id, meeting.id)
    assert len(meeting_notes.notes_of(store, meeting.id)) == 1
    wrong = {
        NoMeeting.GATHERED: {"voice": replace(voice, gathered="")},
        NoMeeting.NUMBER: {"voice": replace(voice, people=0)},
        NoMeeting.PERSON: {"author": fay.id},
        NoMeeting.UNKNOWN: {"place": "other.ask"},
    }
    for why, more in wrong.items():
        assert meeting_notes.write_note(store, meeting.id, new_note(here, fay, "Hm.", **more), at(1, fay)) == {why}
    late = meeting_notes.write_note(store, meeting.id, new_note(here, fay, "Hm."), at(60, fay))
    assert late == {NoMeeting.CLOSED}


def test_only_those_of_the_panel_lead_help_and_propose_n75(store: Store):
    """n75: a member proposes, the chair orders, the facilitator writes; another panel’s people find nothing."""
    here, fay = helped(store)
    other, may = helped(store, "Parents", "Pat", "May")
    meeting = planned(here, fay).id
    assert meetings.plan_meeting(store, here.round.id, PLAN, at(0, here.ann)) == {NoMeeting.NOT_LEADING}
    assert meetings.plan_meeting(store, here.round.id, PLAN, at(0, may)) == {NoMeeting.NOT_LEADING}
    assert isinstance(meetings.plan_meeting(store, here.round.id, PLAN, at(0, here.chair)), Meeting)
    assert meeting_agendas.propose_item(store, meeting, "Hm", at(0, other.ann)) is NoMeeting.NOT_MEMBER
    item = meeting_agendas.propose_item(store, meeting, "The letters", at(0, here.ann))
    assert isinstance(item, Item)
    for who in (here.ann, may):
        settled = meeting_agendas.settle_item(store, meeting, item.id, ItemState.AGREED, at(0, who))
        assert settled is NoMeeting.NOT_LEADING
    assert meeting_notes.send_notes(store, meeting, at(1, here.chair)) is NoMeeting.NOT_LEADING
    assert meeting_notes.send_notes(store, meeting, at(1, fay)) is NoMeeting.NO_NOTES
    note = noted(here, fay, planned(here, fay)).point.id
    assert meeting_notes.correct_note(store, note, Writing(words="Mine"), at(1, may)) is NoMeeting.NOT_LEADING
    assert meeting_notes.take_note_out(store, note, at(1, here.chair)) is NoMeeting.NOT_LEADING


def test_what_changes_the_agenda_is_agreed_anew_and_what_is_left_out_stays_to_be_seen_n75_i(store: Store):
    """n75, (i): the group agrees; hidden is not deleted."""
    here, fay = helped(store)
    meeting = planned(here, fay).id
    agreed_to = meeting_agendas.agree_agenda(store, meeting, at(0, fay))
    assert isinstance(agreed_to, Meeting)
    assert agreed_to.agreed
    first, second = meeting_agendas.agenda_of(store, meeting)
    assert meeting_agendas.move_item(store, meeting, second.id, -1, at(0, here.chair)) is None
    assert meeting_agendas.move_item(store, meeting, second.id, -1, at(0, here.chair)) is NoMeeting.UNKNOWN
    meeting_agendas.settle_item(store, meeting, first.id, ItemState.OUT, at(0, fay))
    items = meeting_agendas.agenda_of(store, meeting)
    assert [(each.place, each.state) for each in items] == [("help", "agreed"), ("feel", "out")]
    again = meetings.find_meeting(store, meeting)
    assert again is not None
    assert not again.agreed


def test_a_meeting_in_the_past_or_without_a_place_is_not_planned(store: Store):
    here, fay = helped(store)
    wrong = replace(PLAN, day=TODAY - timedelta(days=1), place=" ", about="x" * 2_001)
    found = meetings.plan_meeting(store, here.round.id, wrong, at(0, fay))
    assert found == {NoMeeting.DAY, NoMeeting.PLACE, NoMeeting.LONG}
    meeting = planned(here, fay)
    noted(here, fay, meeting)
    assert meetings.call_off(store, meeting.id, at(1, fay)) is NoMeeting.STAGE
    assert meeting.notes is Notes.OPEN


def test_a_worry_is_never_a_point_never_lost_and_not_done_before_somebody_was_told_f16(store: Store):
    """F16: the facilitators alone see it, first of all; it stays theirs to see to until it is done."""
    here, fay = helped(store)
    gil = somebody(store, "Gil", Role.OFFICER)
    meeting = planned(here, fay).id
    council = NewAside(id=at(0, fay).new_id(), kind=Drawer.COUNCIL, words="The lift.", owner=gil.id)
    worry = NewAside(id=at(0, fay).new_id(), kind=Drawer.WORRY, words="She is afraid.", owner=fay.id)
    assert isinstance(asides.keep_aside(store, meeting, council, at(1, fay)), Aside)
    for _ in range(2):
        assert isinstance(asides.keep_aside(store, meeting, worry, at(2, fay)), Aside)
    for owner in (gil.id, here.chair.id, here.ann.person):
        lost = replace(worry, id=at(0, fay).new_id(), owner=owner)
        assert asides.keep_aside(store, meeting, lost, at(1, fay)) == {NoMeeting.PERSON}
    assert [each.kind for each in asides.asides_of_meeting(store, meeting, at(3, fay))] == ["worry", "council"]
    assert [each.words for each in asides.asides_waiting(store, at(3, gil))] == ["The lift."]
    for who in (gil, here.chair, here.ann):
        assert asides.find_aside(store, worry.id, at(3, who)) is None
        assert asides.settle_aside(store, worry.id, "Me.", "Done.", at(3, who)) is NoMeeting.UNKNOWN
    assert asides.settle_aside(store, worry.id, "", "Done.", at(3, fay)) is NoMeeting.TOLD
    assert isinstance(asides.settle_aside(store, worry.id, "The lead.", "", at(3, fay)), Aside)
    assert [each.told for each in asides.asides_waiting(store, at(3, fay))] == ["The lead."]
    asides.settle_aside(store, worry.id, "", "She is safe.", at(4, fay))
    assert asides.asides_waiting(store, at(4, fay)) == ()
    other = replace(worry, id=at(0, fay).new_id())
    assert isinstance(asides.keep_aside(store, meeting, other, at(5, fay)), Aside)
    assert asides.worries_left_alone(store) == 0
    panels.dismiss(store, here.panel.id, fay.id, panels.Post.FACILITATOR, at(5))
    assert asides.worries_left_alone(store) == 1
    assert meeting_notes.notes_of(store, meeting) == ()
