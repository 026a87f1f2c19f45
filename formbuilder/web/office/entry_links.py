"""Come in by a link or a code from an e-mail; opening the link changes nothing, its button does."""

from __future__ import annotations

from datetime import datetime

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import needs_second_factor
from formbuilder.rendering.entry_link_pages import (
    ASKED,
    CODE,
    EMAIL,
    WRONG_CODE,
    ask_page,
    code_entry_page,
    not_in_page,
    open_link_page,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_pages import FormPage
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.entry_links import AskedFor, NotIn, ask_for_link, link_state, use_code, use_link
from formbuilder.services.sign_ins import SignedIn
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.arriving import arrival_here, came_in
from formbuilder.web.cookies import keep_sign_in_secret, sign_in_secret
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 300


@office.get("/link")
@allow(Who.ANYONE)
def asking_for_link(slug: str) -> ResponseReturnValue:
    """Ask where a link is to go."""
    del slug
    return _form(ask_page(office_site(office_council()), new_token()))


@office.post("/link")
@allow(Who.ANYONE)
def ask_link(slug: str) -> ResponseReturnValue:
    """Send a link, if the address is on the list; the page after it is the same for everybody."""
    del slug
    served, typed = office_council(), request.form.get(EMAIL, "")[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    held = sign_in_secret(request, https=desk().https)
    asked = ask_for_link(served.store, typed, held, desk().clock(), desk().random)
    if isinstance(asked, datetime):
        return _form(ask_page(office_site(served), new_token(), typed, asked))
    response = make_response(_form(code_entry_page(office_site(served), new_token(), asked.id)))
    keep_sign_in_secret(response, asked.browser, https=desk().https)
    return response


@office.post("/link/code")
@allow(Who.ANYONE)
def type_code(slug: str) -> ResponseReturnValue:
    """Let somebody in by the code."""
    del slug
    served, typed = office_council(), request.form.get(CODE, "")[:LONGEST]
    if not came_from_here():
        return once_more(served, frame_here())
    asked = AskedFor(request.form.get(ASKED, "")[:LONGEST], sign_in_secret(request, https=desk().https) or b"")
    result = use_code(served.store, asked, typed, arrival_here())
    if isinstance(result, SignedIn):
        return came_in(result)
    return _form(code_entry_page(office_site(served), new_token(), asked.id, typed, WRONG_CODE))


@office.get("/link/<token>")
@allow(Who.ANYONE)
def look_at_link(slug: str, token: str) -> ResponseReturnValue:
    """Show the button that lets somebody in; mail scanners that come first use nothing up."""
    del slug
    served = office_council()
    why = link_state(served.store, token[:LONGEST], desk().clock())
    site = office_site(served)
    return _text(not_in_page(site, why) if why else open_link_page(site, new_token(), token))


@office.post("/link/<token>")
@allow(Who.ANYONE)
def open_link(slug: str, token: str) -> ResponseReturnValue:
    """Let somebody in by the link."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    result = use_link(served.store, token[:LONGEST], arrival_here())
    if isinstance(result, NotIn):
        return _text(not_in_page(office_site(served), result))
    return came_in(result, "passkeys" if needs_second_factor(result.person) else "")


def _form(page: FormPage) -> str:
    return render_template("office/form.html", page=page, frame=frame_here())


def _text(page: TextPage) -> str:
    return render_template("public/text.html", page=page, frame=frame_here())
