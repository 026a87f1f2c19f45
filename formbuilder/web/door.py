"""The door of the office: who asks for a page, and whether they may."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from flask import abort, current_app, g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from formbuilder.accounts.rights import Right, may, needs_second_factor
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.frame import Frame, Link
from formbuilder.rendering.office_frame import OfficeSite, office_frame
from formbuilder.rendering.own_look import OwnLook, dressed
from formbuilder.rendering.own_look_page import HOW_PAGES_LOOK
from formbuilder.rendering.sign_in_pages import ended_page, not_yours_page, stronger_page
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.doing import Doing
from formbuilder.services.people import name_of
from formbuilder.services.sign_ins import WEAK, Present, present, way_of
from formbuilder.storage.sessions import SLIP
from formbuilder.web.again import the_same_again
from formbuilder.web.cookies import keep_wanted, office_token, own_look
from formbuilder.web.desk import desk, real_council_or_404
from formbuilder.web.served import Served


def admit(right: Right) -> None:
    """Let the request through if whoever asks may do this in the council of the address; else answer it here.

    Nobody is signed in: a page leads to signing in; what was sent is kept on a page that sends it again.
    """
    served = office_council()
    found = somebody()
    if found is None:
        abort(_sign_in_first(served))
    if not found.may(right, served.store.council):
        stronger = may(found.person, right, served.store.council)
        abort(_page((stronger_page if stronger else not_yours_page)(office_site(served)), 403))


def somebody() -> Present | None:
    """Return who asks, by the session in their cookie; looked up once in a request."""
    if not hasattr(g, "present"):
        served = office_council()
        token = office_token(request, served.council.slug, https=desk().https)
        g.present = None if token is None else present(served.store, token, desk().clock())
    return cast("Present | None", g.present)


def signed_in() -> Present:
    """Return who asks, in a view that a right guards."""
    return somebody() or abort(_sign_in_first(office_council()))


def may_here(right: Right) -> bool:
    """Say whether whoever asks may do something here, having come in as they did."""
    return signed_in().may(right, office_council().store.council)


def doing_here() -> Doing:
    """Return who sends this request, and when."""
    here, who = desk(), signed_in().person
    return Doing(here.clock(), here.random, who.id, here.waiting_key(who.council))


def office_council() -> Served:
    """Return the council that the address of the request names."""
    return real_council_or_404((request.view_args or {}).get("slug", ""))


def office_site(served: Served) -> OfficeSite:
    """Return where the pages of the office are."""
    return OfficeSite(served.council, f"/office/{served.council.slug}")


def frame_here() -> Frame:
    """Return what stands around the page that is asked for."""
    served = office_council()
    site, found = office_site(served), somebody()
    here = request.path.removeprefix(f"{site.base}/")
    called = name_of(served.store, found.person) if found else ""
    frame = office_frame(served.frame, site, found.person if found else None, here, called)
    if found and (found.session.way in WEAK or not needs_second_factor(found.person)):
        frame = _for_panels(frame, served)
    address = current_app.extensions["assets"].address
    frame = _as_chosen(frame)
    style = address("office.css") if frame.style else ""
    return replace(frame, office_style=style, office_script=address("office.js"))


def _as_chosen(frame: Frame) -> Frame:
    """Let a page look as whoever is there chose in this browser."""
    return dressed(replace(frame, change_look=""), OwnLook.read(own_look(request, https=desk().https)))


def _for_panels(frame: Frame, served: Served) -> Frame:
    """Around pages of those who take part in panels stand a person to ask, and “Leave this page quickly”."""
    links = (*frame.links, Link(HOW_PAGES_LOOK, office_site(served).to("how-pages-look")))
    return replace(frame, leave=served.site.leave, person=served.frame.person, ways=served.frame.ways, links=links)


def _sign_in_first(served: Served) -> Response:
    from formbuilder.rendering.slip_again import slip_again_page  # noqa: PLC0415 - brings the pages of panels with it

    site, slip = office_site(served), _had_a_slip(served)
    if request.method != "POST":
        response = redirect(site.to("slip" if slip else "sign-in"), 303)
        keep_wanted(response, request.full_path.rstrip("?"), https=desk().https)
        return response
    if slip:
        page = slip_again_page(site, new_token(), the_same_again())
        return make_response(render_template("office/form.html", page=page, frame=frame_here()), 403)
    return _page(ended_page(site, the_same_again()), 403)


def _had_a_slip(served: Served) -> bool:
    """Say whether this browser was let in by a slip before, so that the slip is what lets it in again."""
    token = office_token(request, served.council.slug, https=desk().https)
    return token is not None and way_of(served.store, token) == SLIP


def _page(page: TextPage, status: int) -> Response:
    return make_response(render_template("public/text.html", page=page, frame=frame_here()), status)
