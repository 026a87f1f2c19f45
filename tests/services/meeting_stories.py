"""Each thing that services offer for meetings, their notes and what is not about the form, once."""

from datetime import timedelta

from formbuilder.accounts.people import Person, Role
from formbuilder.review.trouble import Remedy
from formbuilder.review.voices import Voice
from formbuilder.services import asides, meeting_agendas, meeting_notes, meetings, note_checks, panels
from formbuilder.services.asides import NewAside
from formbuilder.services.meeting_kinds import (
    Aside,
    Drawer,
    Item,
    ItemState,
    Meeting,
    Note,
    Plan,
    Says,
    There,
)
from formbuilder.services.meeting_notes import NewNote
from formbuilder.services.point_kinds import Change, Spot, Writing
from formbuilder.storage.engine import Store
from tests.services.panel_stories import ASK, DOING, TODAY, Circle, at, circle, somebody

PLAN = Plan(day=TODAY + timedelta(days=1), place="The library")


def helped(
    store: Store, name: str = "Meeting group", chaired_by: str = "Kim", helped_by: str = "Fay"
) -> tuple[Circle, Person]:
    """A panel with an open round, and its facilitator."""
    here = circle(store, name, chaired_by)
    fay = somebody(store, helped_by, Role.MEMBER)
    assert panels.appoint(store, here.panel.id, fay.id, panels.Post.FACILITATOR, DOING) is None
    return here, fay


def planned(here: Circle, who: Person) -> Meeting:
    found = meetings.plan_meeting(here.store, here.round.id, PLAN, at(0, who))
    assert isinstance(found, Meeting), found
    there = meetings.say_who_was_there(here.store, found.id, There(people=9), at(1, who))
    assert isinstance(there, Meeting)
    return there


def noted(here: Circle, who: Person, meeting: Meeting, words: str = "What is “feel”?", **more) -> Note:
    """A note at the first question of the round, a minute after the one before."""
    days = 1 + len(meeting_notes.notes_of(here.store, meeting.id)) / 1440
    kept = meeting_notes.write_note(here.store, meeting.id, new_note(here, who, words, **more), at(days, who))
    assert isinstance(kept, Note), kept
    return kept


def new_note(here: Circle, who: Person, words: str, place: str = "feel.ask", **more) -> NewNote:
    changes = (Change(place, Remedy.WORDS, "How are you?", ASK),) if more.pop("suggests", False) else ()
    settings = {
        "id": at(0, who).new_id(),
        "spot": Spot(here.round.id, place, ASK),
        "writing": Writing(words=words, changes=changes),
        "voice": Voice(),
        **more,
    }
    return NewNote(**settings)


def meetings_are_held(store: Store) -> None:
    here, fay = helped(store)
    meeting = planned(here, fay)
    id_ = meeting.id
    meetings.change_meeting(store, id_, PLAN, at(0, fay))
    meetings.meetings_of(store, here.round.id)
    _the_agenda_is_set(here, fay, id_)
    note = noted(here, fay, meeting, suggests=True)
    meeting_notes.correct_note(store, note.point.id, Writing(words="What does “feel” mean?"), at(1.1, fay))
    meeting_notes.corrections_of(store, note.point.id)
    other = noted(here, fay, meeting, "By mistake")
    meeting_notes.take_note_out(store, other.point.id, at(1.1, fay))
    note_checks.say_in_the_room(store, id_, {note.point.id: Says.RIGHT}, at(1.2, fay))
    meeting_notes.send_notes(store, id_, at(1.3, fay))
    note_checks.notes_to_check(store, id_, at(2, here.ann))
    for words in ("No.", "Not like that."):
        note_checks.say_of_note(store, note.point.id, Says.NOT_QUITE, words, at(2, here.ann))
    note_checks.waiting_notes(store, meetings.meetings_of(store, here.round.id), at(2, here.bo))
    meeting_notes.end_checking(store, id_, at(3, fay))
    off = planned(here, fay)
    meetings.call_off(store, off.id, at(1, fay))
    _drawers_are_used(here, fay, id_)


def _the_agenda_is_set(here: Circle, fay: Person, meeting: str) -> None:
    store = here.store
    item = meeting_agendas.propose_item(store, meeting, "The letters", at(0, here.ann))
    assert isinstance(item, Item)
    meeting_agendas.settle_item(store, meeting, item.id, ItemState.AGREED, at(0, fay))
    meeting_agendas.move_item(store, meeting, item.id, -1, at(0, fay))
    meeting_agendas.agree_agenda(store, meeting, at(0, fay))
    meeting_agendas.agenda_of(store, meeting)


def _drawers_are_used(here: Circle, fay: Person, meeting: str) -> None:
    store = here.store
    new = NewAside(id=at(0, fay).new_id(), kind=Drawer.WORRY, words="She is afraid.", owner=fay.id)
    kept = asides.keep_aside(store, meeting, new, at(1, fay))
    assert isinstance(kept, Aside)
    asides.find_aside(store, kept.id, at(1, fay))
    asides.asides_of_meeting(store, meeting, at(1, fay))
    asides.asides_waiting(store, at(1, fay))
    asides.owners_for(store, here.panel.id, Drawer.COUNCIL)
    asides.worries_left_alone(store)
    asides.settle_aside(store, kept.id, "The lead.", "She is safe.", at(2, fay))
