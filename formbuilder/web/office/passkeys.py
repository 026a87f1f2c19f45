"""Passkeys: add and remove one's own, and sign in with one."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.passkey_pages import NAME, NOT_ADDED, NOT_IN, PasskeyPage, passkeys_page, use_passkey_page
from formbuilder.services.passkeys import (
    Site,
    add_passkey,
    options_to_add,
    options_to_sign_in,
    passkeys_of,
    remove_passkey,
    sign_in_with_passkey,
)
from formbuilder.services.sign_ins import Begun, Refused, SignedIn, begin_sign_in, take_sign_in
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.arriving import arrival_here, came_in
from formbuilder.web.cookies import keep_sign_in_secret, sign_in_secret
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

STATE, SAID = "state", "said"


@office.get("/passkeys")
@allow(Right.ENTER)
def passkeys(slug: str) -> ResponseReturnValue:
    """Show somebody their passkeys."""
    del slug
    return _mine()


@office.post("/passkeys/begin")
@allow(Right.ENTER)
def begin_passkey(slug: str) -> ResponseReturnValue:
    """Tell the browser what a new passkey needs."""
    del slug
    begun = _begun()
    person = signed_in().person
    return _options(begun, options_to_add(office_council().store, person, _site(), begun)) if begun else _busy()


@office.post("/passkeys")
@allow(Right.ENTER)
def keep_passkey(slug: str) -> ResponseReturnValue:
    """Keep the passkey that the device made."""
    del slug
    served, begun = office_council(), None
    if not came_from_here():
        return once_more(served, frame_here())
    begun = _taken() if signed_in().may_add_passkeys else None
    answer = None if begun is None else (begun, request.form.get(SAID, ""), request.form.get(NAME, "")[:300])
    added = answer and add_passkey(served.store, signed_in().person, _site(), answer, doing_here())
    return redirect(office_site(served).to("passkeys"), 303) if added else _mine(NOT_ADDED)


@office.post("/passkeys/<id_>/remove")
@allow(Right.ENTER)
def drop_passkey(slug: str, id_: str) -> ResponseReturnValue:
    """Take one of one's own passkeys away."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    if not remove_passkey(served.store, signed_in().person.id, id_, doing_here()):
        abort(404)
    return redirect(office_site(served).to("passkeys"), 303)


@office.get("/passkey")
@allow(Who.ANYONE)
def using_passkey(slug: str) -> ResponseReturnValue:
    """Ask for a passkey."""
    del slug
    return _page(use_passkey_page(office_site(office_council()), new_token()))


@office.post("/passkey/begin")
@allow(Who.ANYONE)
def begin_to_sign_in(slug: str) -> ResponseReturnValue:
    """Tell the browser what using a passkey needs."""
    del slug
    begun = _begun()
    return _options(begun, options_to_sign_in(_site(), begun)) if begun else _busy()


@office.post("/passkey")
@allow(Who.ANYONE)
def use_passkey(slug: str) -> ResponseReturnValue:
    """Let somebody in whose device signed what was begun."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    begun, said = _taken(), request.form.get(SAID, "")
    result = sign_in_with_passkey(served.store, said, _site(), begun, arrival_here()) if begun else None
    if isinstance(result, SignedIn):
        return came_in(result)
    return _page(use_passkey_page(office_site(served), new_token(), NOT_IN))


def _mine(problem: str = "") -> ResponseReturnValue:
    served = office_council()
    found = passkeys_of(served.store, signed_in().person.id)
    return _page(passkeys_page(office_site(served), new_token(), found, problem))


def _page(page: PasskeyPage) -> str:
    return render_template("office/passkey.html", page=page, frame=frame_here())


def _site() -> Site:
    return Site(desk().origin or request.host_url.rstrip("/"), office_council().council.name)


def _begun() -> Begun | None:
    """Begin something that a device must sign; None if the page is not ours, or too much was begun."""
    if not came_from_here():
        return None
    held = sign_in_secret(request, https=desk().https)
    begun = begin_sign_in(office_council().store, held, now=desk().clock(), random=desk().random)
    return None if isinstance(begun, Refused) else begun


def _taken() -> Begun | None:
    """Take what was begun, once."""
    held, state = sign_in_secret(request, https=desk().https), request.form.get(STATE, "")[:2_000]
    taken = take_sign_in(office_council().store, state, held, desk().clock())
    return None if isinstance(taken, Refused) else taken


def _options(begun: Begun, options: str) -> Response:
    text = f'{{"state":{current_app.json.dumps(begun.state)},"options":{options}}}'
    response = Response(text, mimetype="application/json")
    keep_sign_in_secret(response, begun.browser, https=desk().https)
    return response


def _busy() -> Response:
    """Give nothing to sign: the page then says what to do."""
    return Response("{}", mimetype="application/json")
