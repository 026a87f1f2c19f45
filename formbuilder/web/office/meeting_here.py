"""The meeting that an address names, for whoever takes part in its panel, and what its pages say around it."""

from __future__ import annotations

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering.meeting_words import Held
from formbuilder.rendering.office_pages import FormPage, ListPage
from formbuilder.rendering.office_sections import AskPage, SectionsPage
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.text_page import TextPage
from formbuilder.review.parts import Looked, looked
from formbuilder.services.meeting_agendas import agenda_of
from formbuilder.services.meetings import find_meeting
from formbuilder.services.members import members_of
from formbuilder.services.panels import Post, has_post
from formbuilder.services.people import names_of_people
from formbuilder.web.door import frame_here, office_council, office_site, signed_in
from formbuilder.web.looked_at import form_of_round
from formbuilder.web.office.round_here import whole_round

MEETING = "/meetings/<meeting>"


def round_of_mine(id_: str) -> Whole:
    """Return a round of a panel in which whoever asks takes part, as a member or as one who leads."""
    whole = whole_round(id_)
    return whole if whole.member or whole.leads else abort(404)


def held(id_: str) -> Held:
    """Return a meeting with its round, for whoever takes part in its panel."""
    store, me = office_council().store, signed_in().person.id
    meeting = find_meeting(store, id_) or abort(404)
    whole = round_of_mine(meeting.round)
    panel = whole.panel.id
    return Held(
        whole=whole,
        meeting=meeting,
        items=agenda_of(store, meeting.id),
        called={**names_of_people(store), **{each.person: each.shown for each in members_of(store, panel)}},
        leads=whole.leads,
        helps=has_post(store, panel, me, Post.FACILITATOR),
    )


def led_meeting(id_: str) -> Held:
    """Return a meeting for whoever leads it."""
    found = held(id_)
    return found if found.leads else abort(404)


def helped_meeting(id_: str) -> Held:
    """Return a meeting for a facilitator of its panel."""
    found = held(id_)
    return found if found.helps else abort(404)


def looked_of(found: Held, number: int) -> Looked | None:
    """Return what is looked at at a number of the agenda; None if it is no question, 404 if there is no such number."""
    if not 1 <= number <= len(found.talked):
        abort(404)
    place, form = found.talked[number - 1].place, form_of_round(found.whole.round)
    return looked(form, place) if form and place else None


def to(place: str) -> ResponseReturnValue:
    """Lead on to another page of the office."""
    return redirect(office_site(office_council()).to(place), 303)


def text(page: TextPage) -> str:
    """Render a page of text."""
    return render_template("public/text.html", page=page, frame=frame_here())


def listed(page: ListPage) -> str:
    """Render a list."""
    return render_template("office/list.html", page=page, frame=frame_here())


def asked(page: AskPage | FormPage) -> str:
    """Render a page that asks for something."""
    template = "office/ask.html" if isinstance(page, AskPage) else "office/form.html"
    return render_template(template, page=page, frame=frame_here())


def sections(page: SectionsPage) -> str:
    """Render lists under headings."""
    return render_template("office/sections.html", page=page, frame=frame_here())
