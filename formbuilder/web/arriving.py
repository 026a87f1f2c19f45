"""Give the browser of somebody who came in its session, and lead them to the page that they wanted."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from formbuilder.accounts.devices import device_words
from formbuilder.services.sign_ins import Arrival, SignedIn
from formbuilder.web.cookies import forget_wanted, keep_office_token, office_token, wanted
from formbuilder.web.desk import desk
from formbuilder.web.door import office_council, office_site


def arrival_here() -> Arrival:
    """Return when, on what device and from which session before somebody comes in."""
    before = office_token(request, office_council().council.slug, https=desk().https)
    device = device_words(request.headers.get("User-Agent", ""))
    return Arrival(device, desk().clock(), desk().random, before)


def came_in(result: SignedIn, place: str = "") -> Response:
    """Give the browser its session, and lead to the page that was wanted; else to ``place`` of the office."""
    served, https = office_council(), desk().https
    site = office_site(served)
    response = redirect(wanted(request, site.home, https=https) or site.to(place), 303)
    keep_office_token(response, served.council.slug, result.token, https=https)
    forget_wanted(response, https=https)
    return response
