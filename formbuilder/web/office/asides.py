"""What was said in meetings and is not about a form: three drawers, and what somebody looks after."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.aside_pages import (
    ASIDE,
    BECAME,
    OWNER,
    STORY_DRAWER,
    TOLD,
    WORDS,
    TypedAside,
    TypedStory,
    add_page,
    aside_page,
    asides_page,
    drawers_page,
    story_drawer_page,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.meeting_words import Held
from formbuilder.rendering.office_sections import AskPage
from formbuilder.services.asides import (
    NewAside,
    asides_of_meeting,
    asides_waiting,
    find_aside,
    keep_aside,
    owners_for,
    settle_aside,
)
from formbuilder.services.meeting_kinds import Aside, Drawer, NoMeeting
from formbuilder.services.members import members_of
from formbuilder.services.people import names_of_people
from formbuilder.services.stories import LONGEST as LONGEST_STORY
from formbuilder.services.stories import Told, write_story_down
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.meeting_here import MEETING, asked, helped_meeting, sections, to

MOST = 8_000
DRAWER = f"{MEETING}/drawers/<any(worry, council, other):drawer>"


@office.get(f"{MEETING}/drawers")
@allow(Right.BRING_POINTS)
def drawers_of_meeting(slug: str, meeting: str) -> ResponseReturnValue:
    """Lead to the three drawers, and show what lies in them."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    lying = asides_of_meeting(served.store, meeting, doing_here())
    kept = request.args.get("kept") == STORY_DRAWER
    return sections(drawers_page(office_site(served), found, lying, names_of_people(served.store), story_kept=kept))


@office.get(f"{MEETING}/drawers/{STORY_DRAWER}")
@allow(Right.BRING_POINTS)
def writing_story_down(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask for a story that a member told."""
    del slug
    return _story(helped_meeting(meeting), TypedStory(id=doing_here().new_id()))


@office.post(f"{MEETING}/drawers/{STORY_DRAWER}")
@allow(Right.BRING_POINTS)
def write_a_story_down(slug: str, meeting: str) -> ResponseReturnValue:
    """Keep it for the member; nobody else reads it."""
    del slug
    served, found, sent = office_council(), helped_meeting(meeting), request.form
    if not came_from_here():
        return once_more(served, frame_here())
    typed = TypedStory(
        id=sent.get(ASIDE, "")[:32],
        person=sent.get(OWNER, "")[:32],
        words=words(sent.get(WORDS, ""), LONGEST_STORY + 1),
    )
    new = Told(id=typed.id, person=typed.person, words=typed.words)
    why = write_story_down(served.store, meeting, new, doing_here())
    if why:
        return _story(found, replace(typed, wrong=why))
    return to(f"{found.place}/drawers?kept={STORY_DRAWER}")


@office.get(DRAWER)
@allow(Right.BRING_POINTS)
def adding_aside(slug: str, meeting: str, drawer: str) -> ResponseReturnValue:
    """Ask what was said; before a worry stands what must be done now."""
    del slug
    served, found, doing = office_council(), helped_meeting(meeting), doing_here()
    owners = owners_for(served.store, found.whole.panel.id, Drawer(drawer))
    mine = doing.by if doing.by in owners else ""
    typed = TypedAside(id=doing.new_id(), owner=mine or "")
    return asked(add_page(office_site(served), new_token(), found, Drawer(drawer), typed, owners))


@office.post(DRAWER)
@allow(Right.BRING_POINTS)
def add_an_aside(slug: str, meeting: str, drawer: str) -> ResponseReturnValue:
    """Keep what was said."""
    del slug
    served, found, kind = office_council(), helped_meeting(meeting), Drawer(drawer)
    if not came_from_here():
        return once_more(served, frame_here())
    sent = request.form
    typed = TypedAside(
        id=sent.get(ASIDE, "")[:32],
        words=sent.get(WORDS, "")[:MOST],
        told=sent.get(TOLD, "")[:MOST],
        owner=sent.get(OWNER, "")[:32],
    )
    new = NewAside(id=typed.id, kind=kind, words=typed.words, told=typed.told, owner=typed.owner)
    result = keep_aside(served.store, meeting, new, doing_here())
    if isinstance(result, Aside):
        return to(f"asides/{result.id}" if kind is Drawer.WORRY else f"{found.place}/drawers")
    owners = owners_for(served.store, found.whole.panel.id, kind)
    page = add_page(office_site(served), new_token(), found, kind, replace(typed, wrong=result), owners)
    return asked(page)


@office.get("/asides")
@allow(Right.ENTER)
def what_i_look_after(slug: str) -> ResponseReturnValue:
    """Show what somebody still looks after."""
    del slug
    served = office_council()
    found = asides_waiting(served.store, doing_here())
    return sections(asides_page(office_site(served), found, names_of_people(served.store)))


@office.get("/asides/<aside>")
@allow(Right.ENTER)
def one_aside(slug: str, aside: str) -> ResponseReturnValue:
    """Show one thing, and ask what became of it."""
    del slug
    return _page(_aside(aside), ("", ""), None)


@office.post("/asides/<aside>")
@allow(Right.ENTER)
def settle_an_aside(slug: str, aside: str) -> ResponseReturnValue:
    """Keep who was told, and what became of it."""
    del slug
    served, found = office_council(), _aside(aside)
    if not came_from_here():
        return once_more(served, frame_here())
    told, became = (request.form.get(name, "")[:MOST] for name in (TOLD, BECAME))
    result = settle_aside(served.store, found.id, told, became, doing_here())
    return to(f"asides/{found.id}") if isinstance(result, Aside) else _page(found, (told, became), result)


def _story(found: Held, typed: TypedStory) -> ResponseReturnValue:
    served = office_council()
    members = [(each.person, each.shown) for each in members_of(served.store, found.whole.panel.id)]
    return asked(story_drawer_page(office_site(served), new_token(), found, typed, members))


def _aside(id_: str) -> Aside:
    return find_aside(office_council().store, id_, doing_here()) or abort(404)


def _page(found: Aside, typed: tuple[str, str], why: NoMeeting | None) -> ResponseReturnValue:
    served = office_council()
    page = aside_page(office_site(served), new_token(), found, names_of_people(served.store), typed, why)
    return asked(page) if isinstance(page, AskPage) else sections(page)
