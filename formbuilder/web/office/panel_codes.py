"""A panel that works for two councils: the code of one, typed in the other."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.panel_code_pages import CODE, code_made_page, share_page, take_page
from formbuilder.services.councils import council_store
from formbuilder.services.panel_codes import NotTaken, council_named, make_code, take_panel
from formbuilder.services.panels import Panel
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import panel_or_404, speaks_for
from formbuilder.web.served import SLUG

LONGEST = 200


@office.get("/panels/<panel>/share")
@allow(Right.COMMENT)
def sharing_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Say what a code for another council does."""
    del slug
    page = share_page(office_site(office_council()), new_token(), _spoken_for(panel))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/panels/<panel>/share")
@allow(Right.COMMENT)
def share_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Make a code, and show it once: this page stands at no address."""
    served, found = office_council(), _spoken_for(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    code = make_code(served.store, slug, found.id, doing_here()) or abort(404)
    page = code_made_page(office_site(served), found, code)
    return render_template("public/text.html", page=page, frame=frame_here())


@office.get("/panels/take")
@allow(Right.CHANGE_PEOPLE)
def taking_panel(slug: str) -> ResponseReturnValue:
    """Ask for the code of another council."""
    del slug
    page = take_page(office_site(office_council()), new_token())
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post("/panels/take")
@allow(Right.CHANGE_PEOPLE)
def take_a_panel(slug: str) -> ResponseReturnValue:
    """Take in the panel of another council."""
    del slug
    served, typed = office_council(), request.form.get(CODE, "")[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    result = _taken(typed)
    if isinstance(result, Panel):
        return redirect(office_site(served).to(f"panels/{result.id}"), 303)
    page = take_page(office_site(served), new_token(), typed, result)
    return render_template("office/form.html", page=page, frame=frame_here())


def _taken(typed: str) -> Panel | NotTaken:
    named = council_named(typed) or ("", "")
    there = council_store(desk().engine, named[0]) if SLUG.fullmatch(named[0]) else None
    return take_panel(office_council().store, there, named[1], doing_here())


def _spoken_for(panel: str) -> Panel:
    found = panel_or_404(panel)
    return found if found.active and speaks_for(found) else abort(404)
