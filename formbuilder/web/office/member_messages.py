"""How members want to be told of news, as whoever helps them writes it down."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.member_messages_page import member_messages_page
from formbuilder.rendering.member_pages import full_name
from formbuilder.rendering.my_panels_pages import TypedChoices
from formbuilder.services.members import Member, find_member, keep_choices
from formbuilder.services.panels import Panel
from formbuilder.services.people import names_of_people
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.my_panels import chosen_messages, typed_choices
from formbuilder.web.office.panels_here import kept_panel


@office.get("/panels/<panel>/members/<person>/messages")
@allow(Right.KEEP_MEMBERS)
def member_messages(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """Ask how a member wants to be told of news."""
    del slug
    found = kept_panel(panel)
    member = find_member(office_council().store, found.id, person) or abort(404)
    return _page(found, member, TypedChoices.of(member.choices))


@office.post("/panels/<panel>/members/<person>/messages")
@allow(Right.KEEP_MEMBERS)
def note_member_messages(slug: str, panel: str, person: str) -> ResponseReturnValue:
    """Write down what a member said about messages."""
    del slug
    served, found = office_council(), kept_panel(panel)
    member = find_member(served.store, found.id, person) or abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = typed_choices()
    chosen = chosen_messages(typed, member.choices)
    result = keep_choices(served.store, found.id, member.person, chosen, doing_here())
    if isinstance(result, Member):
        return redirect(office_site(served).to(f"panels/{found.id}/members"), 303)
    return _page(found, member, replace(typed, wrong=frozenset(map(str, result))))


def _page(panel: Panel, member: Member, typed: TypedChoices) -> ResponseReturnValue:
    served = office_council()
    called = full_name(member, names_of_people(served.store))
    page = member_messages_page(office_site(served), new_token(), panel, member, called, typed)
    return render_template("office/form.html", page=page, frame=frame_here())
