"""Meetings of a round: planned, changed, called off, with an agenda that the group sets, and shown in large print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.agenda_pages import AGREE, DO, DOWN, ITEM, LEAVE, TAKE, UP, WORDS, agenda_page, propose_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.large_pages import PART, Large, first_page, large_page
from formbuilder.rendering.meeting_pages import (
    ABOUT,
    ACCESS,
    DAY,
    HELPERS,
    HOW,
    OFFER,
    PLACE,
    STARTS,
    TypedPlan,
    call_off_page,
    meeting_page,
    meetings_page,
    plan_page,
)
from formbuilder.rendering.meeting_words import Held
from formbuilder.review.parts import looked
from formbuilder.services.agendas import round_before, words_of_round
from formbuilder.services.meeting_agendas import agree_agenda, move_item, propose_item, settle_item
from formbuilder.services.meeting_kinds import How, Item, ItemState, Meeting, NoMeeting, Plan
from formbuilder.services.meeting_notes import notes_of
from formbuilder.services.meetings import call_off, change_meeting, meetings_of, plan_meeting
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.meeting_here import (
    MEETING,
    asked,
    held,
    led_meeting,
    listed,
    looked_of,
    round_of_mine,
    text,
    to,
)
from formbuilder.web.office.round_here import ROUND, show

MOST = 8_000
STATES: Mapping[str, ItemState] = {TAKE: ItemState.AGREED, LEAVE: ItemState.OUT}


@office.get(f"{ROUND}/meetings")
@allow(Right.COMMENT)
def meetings_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """List the meetings of a round."""
    del slug
    served, whole = office_council(), round_of_mine(round_)
    found = meetings_of(served.store, whole.round.id)
    return listed(meetings_page(office_site(served), whole, found, leads=whole.leads))


@office.get(f"{ROUND}/meetings/plan")
@allow(Right.COMMENT)
def planning_meeting(slug: str, round_: str) -> ResponseReturnValue:
    """Ask what people must know before they come."""
    del slug
    whole = round_of_mine(round_)
    if not whole.leads:
        abort(404)
    return asked(plan_page(office_site(office_council()), new_token(), whole, TypedPlan(offer=whole.round.offer)))


@office.post(f"{ROUND}/meetings/plan")
@allow(Right.COMMENT)
def plan_the_meeting(slug: str, round_: str) -> ResponseReturnValue:
    """Plan a meeting."""
    del slug
    served, whole = office_council(), round_of_mine(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = _typed()
    result = plan_meeting(served.store, whole.round.id, _plan(typed), doing_here())
    if isinstance(result, Meeting):
        return to(f"meetings/{result.id}")
    if NoMeeting.NOT_LEADING in result:
        abort(404)
    return asked(plan_page(office_site(served), new_token(), whole, replace(typed, wrong=result)))


@office.get(MEETING)
@allow(Right.COMMENT)
def one_meeting(slug: str, meeting: str) -> ResponseReturnValue:
    """Say all that people need to know of a meeting."""
    del slug
    found = held(meeting)
    if found.meeting.plan is None:
        return to(f"{found.whole.place}/notes" if found.leads else found.whole.place)
    return show(meeting_page(office_site(office_council()), found))


@office.get(f"{MEETING}/change")
@allow(Right.COMMENT)
def changing_meeting(slug: str, meeting: str) -> ResponseReturnValue:
    """Show what is planned, to change it."""
    del slug
    found = _planned(meeting)
    typed = TypedPlan.of(found.meeting.plan or Plan(day=None))
    return asked(plan_page(office_site(office_council()), new_token(), found.whole, typed, meeting=found.meeting))


@office.post(f"{MEETING}/change")
@allow(Right.COMMENT)
def change_the_meeting(slug: str, meeting: str) -> ResponseReturnValue:
    """Keep what is planned now."""
    del slug
    served, found, typed = office_council(), _planned(meeting), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = change_meeting(served.store, meeting, _plan(typed), doing_here())
    if isinstance(result, Meeting):
        return to(found.place)
    page = plan_page(office_site(served), new_token(), found.whole, replace(typed, wrong=result), meeting=found.meeting)
    return asked(page)


@office.get(f"{MEETING}/call-off")
@allow(Right.COMMENT)
def calling_meeting_off(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask before a meeting is called off."""
    del slug
    return text(call_off_page(office_site(office_council()), new_token(), _planned(meeting)))


@office.post(f"{MEETING}/call-off")
@allow(Right.COMMENT)
def call_the_meeting_off(slug: str, meeting: str) -> ResponseReturnValue:
    """Call a meeting off."""
    del slug
    served, found = office_council(), _planned(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    result = call_off(served.store, meeting, doing_here())
    if isinstance(result, Meeting):
        return to(found.place)
    return text(call_off_page(office_site(served), new_token(), found, result))


@office.get(f"{MEETING}/agenda")
@allow(Right.COMMENT)
def ordering_agenda(slug: str, meeting: str) -> ResponseReturnValue:
    """Show the agenda with what can be done about each thing."""
    del slug
    return listed(agenda_page(office_site(office_council()), new_token(), _planned(meeting)))


@office.post(f"{MEETING}/agenda")
@allow(Right.COMMENT)
def order_agenda(slug: str, meeting: str) -> ResponseReturnValue:
    """Do one thing with the agenda."""
    del slug
    served, found = office_council(), _planned(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    if why := _ordered(meeting, request.form.get(DO, ""), request.form.get(ITEM, "")):
        return listed(agenda_page(office_site(served), new_token(), found, why))
    return to(f"{found.place}/agenda")


@office.get(f"{MEETING}/propose")
@allow(Right.COMMENT)
def proposing_item(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask what somebody wants to talk about."""
    del slug
    return asked(propose_page(office_site(office_council()), new_token(), held(meeting)))


@office.post(f"{MEETING}/propose")
@allow(Right.COMMENT)
def propose_an_item(slug: str, meeting: str) -> ResponseReturnValue:
    """Keep what somebody wants to talk about."""
    del slug
    served, found = office_council(), held(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = request.form.get(WORDS, "")[:MOST]
    result = propose_item(served.store, meeting, typed, doing_here())
    if isinstance(result, Item):
        return to(f"{found.place}/agenda" if found.leads else found.place)
    return asked(propose_page(office_site(served), new_token(), found, typed, result))


@office.get(f"{MEETING}/large/<int:number>")
@allow(Right.COMMENT)
def large_view(slug: str, meeting: str, number: int) -> ResponseReturnValue:
    """Show one question in very large print; 0 is what can change."""
    del slug
    served, found = office_council(), held(meeting)
    site = office_site(served)
    if number == 0:
        page = first_page(site, found)
    else:
        large = Large(
            number=number,
            looked=looked_of(found, number),
            before=_before(found, number),
            notes=notes_of(served.store, meeting),
            part=request.args.get(PART, ""),
        )
        page = large_page(site, found, large)
    frame = replace(frame_here(), places=(), person="", ways=())
    return render_template("office/large.html", page=page, frame=frame)


def _planned(meeting: str) -> Held:
    found = led_meeting(meeting)
    return found if found.meeting.plan else abort(404)


def _before(found: Held, number: int) -> dict[str, str]:
    """Return the words of the first round, by place; nothing if this is a first round itself."""
    round_, place = found.whole.round, found.talked[number - 1].place
    first = round_before(office_council().store, round_) if round_.after and place else None
    form = forms_looked_at().find(words_of_round(first)) if first else None
    old = looked(form, place) if form else None
    return {part.place: part.words for part in old.parts} if old else {}


def _ordered(meeting: str, what: str, item: str) -> NoMeeting | None:
    store, doing = office_council().store, doing_here()
    if what == AGREE:
        result = agree_agenda(store, meeting, doing)
        return result if isinstance(result, NoMeeting) else None
    if what in {UP, DOWN}:
        return move_item(store, meeting, item, -1 if what == UP else 1, doing)
    return settle_item(store, meeting, item, STATES[what], doing) if what in STATES else NoMeeting.UNKNOWN


def _typed() -> TypedPlan:
    def sent(name: str) -> str:
        return request.form.get(name, "")[:MOST]

    return TypedPlan(
        day=sent(DAY),
        starts=sent(STARTS),
        how=sent(HOW),
        place=sent(PLACE),
        about=sent(ABOUT),
        access=sent(ACCESS),
        helpers=sent(HELPERS),
        offer=sent(OFFER),
    )


def _plan(typed: TypedPlan) -> Plan:
    return Plan(
        day=typed_day(typed.day.strip()),
        starts=typed.starts,
        how=How(typed.how) if typed.how in frozenset(How) else How.IN_PERSON,
        place=typed.place,
        about=typed.about,
        access=typed.access,
        helpers=typed.helpers,
        offer=typed.offer,
    )
