"""Somebody chooses how pages look: no account keeps it, the browser does."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.own_look import OwnLook
from formbuilder.rendering.own_look_page import NAMES, own_look_page
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import keep_own_look, own_look
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 20


@office.get("/how-pages-look")
@allow(Right.ENTER)
def choosing_look(slug: str) -> ResponseReturnValue:
    """Ask how pages should look."""
    del slug
    now = OwnLook.read(own_look(request, https=desk().https))
    page = own_look_page(office_site(office_council()), new_token(), now)
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post("/how-pages-look")
@allow(Right.ENTER)
def choose_look(slug: str) -> ResponseReturnValue:
    """Let the browser keep it."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    chosen = "-".join(f"{name}.{request.form.get(name, '')[:LONGEST]}" for name in NAMES)
    response = redirect(office_site(served).to("how-pages-look"), 303)
    keep_own_look(response, OwnLook.read(chosen).text, https=desk().https)
    return response
