"""Signing in: by the provider, from a list in a demonstration, or with the code of the sealed account."""

from __future__ import annotations

import logging

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.accounts.claims import Refusal
from formbuilder.accounts.providers import Vouching
from formbuilder.delivery.openid import Asked, NotBelievedError, Provider, ProviderDownError, claims, way_there
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.sign_in_pages import (
    CODE,
    WHO,
    choose_page,
    come_in_page,
    go_on_page,
    not_set_up_page,
    refused_page,
    sealed_page,
    sign_in_page,
    wrong_code_words,
)
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.people import list_people
from formbuilder.services.seals import open_seal
from formbuilder.services.sign_ins import (
    Begun,
    Refused,
    SignedIn,
    begin_sign_in,
    is_demonstration,
    sign_in,
    sign_in_as,
    take_sign_in,
)
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.arriving import arrival_here, came_in
from formbuilder.web.cookies import (
    keep_sign_in_secret,
    sign_in_secret,
)
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.example_steps import step_to

log = logging.getLogger("formbuilder")

STATE, ANSWER = "state", "code"
LONGEST = 2_000
"""Signs of an answer of the provider; theirs have some hundreds."""


@office.get("/sign-in")
@allow(Who.ANYONE)
def signing_in(slug: str) -> ResponseReturnValue:
    """Ask to sign in; in a demonstration, who to be."""
    del slug
    return _asked(chosen=True)


@office.post("/sign-in")
@allow(Who.ANYONE)
def begin(slug: str) -> ResponseReturnValue:
    """Begin to sign in, and lead to the provider.

    The page goes on by itself: a form that is sent may not lead to another website (``form-action``).
    """
    del slug
    served, vouching = office_council(), _vouching()
    site = office_site(served)
    if vouching is None:
        return _text(not_set_up_page(site))
    if not came_from_here():
        return once_more(served, frame_here())
    begun = _begun()
    if isinstance(begun, Refused):
        return _refused(begun)
    try:
        there = way_there(_provider(vouching), _asks(begun))
    except ProviderDownError as error:
        return _refused(_failed(error))
    response = _text(go_on_page(site, there))
    response.headers["Refresh"] = f"0; url={there}"
    keep_sign_in_secret(response, begun.browser, https=desk().https)
    return response


@office.post("/sign-in/as")
@allow(Who.ANYONE)
def come_in_as(slug: str) -> ResponseReturnValue:
    """Be the person who was chosen: in a demonstration council, and nowhere else."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    chosen = request.form.get(WHO, "")[:32]
    if not chosen and is_demonstration(served.store):
        return _asked(chosen=False)
    result = sign_in_as(served.store, chosen, arrival_here())
    response = _came(result)
    if isinstance(result, SignedIn) and (place := step_to(chosen)):
        response.location = office_site(served).to(place)
    return response


@office.get("/callback")
@allow(Who.ANYONE)
def came_back(slug: str) -> ResponseReturnValue:
    """Show what the provider sent somebody back with: a button to come in, or why they cannot. Nothing is used up."""
    del slug
    if "error" in request.args or ANSWER not in request.args:
        return _refused(Refused(Refusal.CANCELLED))
    carried = tuple((name, request.args.get(name, "")[:LONGEST]) for name in (STATE, ANSWER))
    return _text(come_in_page(office_site(office_council()), new_token(), carried))


@office.post("/callback")
@allow(Who.ANYONE)
def come_in(slug: str) -> ResponseReturnValue:
    """Ask the provider who it is, and let them in."""
    del slug
    served, vouching = office_council(), _vouching()
    if vouching is None:
        return _text(not_set_up_page(office_site(served)))
    if not came_from_here():
        return once_more(served, frame_here())
    state = request.form.get(STATE, "")[:LONGEST]
    begun = take_sign_in(served.store, state, sign_in_secret(request, https=desk().https), desk().clock())
    return _refused(begun) if isinstance(begun, Refused) else _came(_told(vouching, begun))


@office.get("/sealed")
@allow(Who.ANYONE)
def sealed(slug: str) -> ResponseReturnValue:
    """Ask for the code of the sealed account."""
    del slug
    page = sealed_page(office_site(office_council()), new_token())
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post("/sealed")
@allow(Who.ANYONE)
def break_seal(slug: str) -> ResponseReturnValue:
    """Open the sealed account with its code."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    result = open_seal(served.store, request.form.get(CODE, "")[:200], arrival_here())
    if isinstance(result, SignedIn):
        return _came(result)
    page = sealed_page(office_site(served), new_token(), wrong_code_words(result.why, result.until))
    return render_template("office/form.html", page=page, frame=frame_here())


def _asked(*, chosen: bool) -> ResponseReturnValue:
    """Show the way to sign in that the council has."""
    served = office_council()
    site = office_site(served)
    if is_demonstration(served.store):
        people = [person for person in list_people(served.store) if person.active and not person.sealed]
        if people:
            page = choose_page(site, new_token(), people, chosen=chosen)
            return render_template("office/form.html", page=page, frame=frame_here())
    if _vouching() is None:
        return _text(not_set_up_page(site))
    return _text(sign_in_page(site, new_token()))


def _vouching() -> Vouching | None:
    """Return who vouches for the staff of this council; None if nobody does yet."""
    return desk().sign_ins.of(office_council().council.slug)


def _provider(vouching: Vouching) -> Provider:
    return Provider(issuer=vouching.issuer, client=vouching.client, secret=vouching.secret, acr=vouching.acr)


def _begun() -> Begun | Refused:
    held = sign_in_secret(request, https=desk().https)
    return begin_sign_in(office_council().store, held, now=desk().clock(), random=desk().random)


def _told(vouching: Vouching, begun: Begun) -> SignedIn | Refused:
    """Ask the provider who came back, and let them in if that is enough."""
    code = request.form.get(ANSWER, "")[:LONGEST]
    try:
        found = claims(_provider(vouching), _asks(begun), code, desk().clock())
    except (ProviderDownError, NotBelievedError) as error:
        return _failed(error)
    result = sign_in(office_council().store, found, vouching.trust, arrival_here())
    if isinstance(result, Refused):
        log.warning("a sign-in was refused: %s; the provider said acr %r, amr %r", result.why, found.acr, found.amr)
    return result


def _failed(error: ProviderDownError | NotBelievedError) -> Refused:
    """Say in the log what was wrong with the provider, for those who set it up; it holds nothing about a person."""
    why = Refusal.PROVIDER if isinstance(error, ProviderDownError) else Refusal.NOT_BELIEVED
    log.warning("a sign-in was refused: %s (%s: %s)", why, type(error.__cause__).__name__, error.__cause__)
    return Refused(why)


def _asks(begun: Begun) -> Asked:
    back = f"{desk().origin}{office_site(office_council()).to('callback')}"
    return Asked(back=back, state=begun.state, nonce=begun.nonce, verifier=begun.verifier)


def _came(result: SignedIn | Refused) -> Response:
    """Give the browser its session, or say why it gets none."""
    return _refused(result) if isinstance(result, Refused) else came_in(result)


def _refused(refused: Refused) -> Response:
    return _text(refused_page(office_site(office_council()), refused.why, refused.until))


def _text(page: TextPage) -> Response:
    return make_response(render_template("public/text.html", page=page, frame=frame_here()))
