"""Come in with a slip: by its code, or by its link. Opening the link changes nothing, its button does."""

from __future__ import annotations

from dataclasses import replace

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.slip_again import back_in_page, kept_in, slip_again_page
from formbuilder.rendering.slip_pages import CODE, no_way_in_page, open_slip_page, slip_page
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.slips import NoWayIn, slip_state, use_slip
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.arriving import arrival_here, came_in
from formbuilder.web.cookies import keep_office_token
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 60
LANDING = "my-panels"


@office.get("/slip")
@allow(Who.ANYONE)
def typing_slip(slug: str) -> ResponseReturnValue:
    """Ask for the code of a slip."""
    del slug
    return render_template(
        "office/form.html", page=slip_page(office_site(office_council()), new_token()), frame=frame_here()
    )


@office.post("/slip")
@allow(Who.ANYONE)
def type_slip(slug: str) -> ResponseReturnValue:
    """Let somebody in by the code of a slip."""
    del slug
    served, typed = office_council(), request.form.get(CODE, "")[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    result = use_slip(served.store, typed, arrival_here())
    if isinstance(result, NoWayIn):
        page = slip_page(office_site(served), new_token(), typed, result)
        return render_template("office/form.html", page=page, frame=frame_here())
    return came_in(result[0], LANDING)


@office.get("/slip/<code>")
@allow(Who.ANYONE)
def look_at_slip(slug: str, code: str) -> ResponseReturnValue:
    """Show the button that lets somebody in; whoever opens the link first uses nothing up."""
    del slug
    served = office_council()
    site, why = office_site(served), slip_state(served.store, code[:LONGEST], arrival_here())
    return _text(no_way_in_page(site, why) if why else open_slip_page(site, new_token(), code[:LONGEST]))


@office.post("/slip/<code>")
@allow(Who.ANYONE)
def open_slip(slug: str, code: str) -> ResponseReturnValue:
    """Let somebody in by the link of a slip."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    result = use_slip(served.store, code[:LONGEST], arrival_here())
    if isinstance(result, NoWayIn):
        return _text(no_way_in_page(office_site(served), result))
    return came_in(result[0], LANDING)


@office.post("/slip/again")
@allow(Who.ANYONE)
def slip_again(slug: str) -> ResponseReturnValue:
    """Let somebody in again by their slip, with what they were about to send in its page still."""
    del slug
    served = office_council()
    site, kept = office_site(served), kept_in(request.form, office_site(served))
    if kept is None:
        return redirect(site.to("slip"), 303)
    if not came_from_here():
        return render_template("office/form.html", page=slip_again_page(site, new_token(), kept), frame=frame_here())
    result = use_slip(served.store, request.form.get(CODE, "")[:LONGEST], arrival_here())
    if isinstance(result, NoWayIn):
        page = slip_again_page(site, new_token(), kept, result)
        return render_template("office/form.html", page=page, frame=frame_here())
    response = make_response(_text(back_in_page(site, replace(kept, token=new_token()))))
    keep_office_token(response, served.council.slug, result[0].token, https=desk().https)
    return response


def _text(page: TextPage) -> str:
    return render_template("public/text.html", page=page, frame=frame_here())
