"""After “Leave this page quickly”: every address of every journey is one neutral page, whatever is asked of it."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.rendering.code_page import covered_page
from formbuilder.rendering.sites import JourneySite
from formbuilder.web.cookies import is_covered
from formbuilder.web.desk import desk
from formbuilder.web.journeys import journey_address
from formbuilder.web.public.blueprint import public


@public.before_app_request
def hide_what_is_covered() -> ResponseReturnValue | None:
    """Show the neutral page in the place of any page of a journey, those that are not there included."""
    if not is_covered(request, https=desk().https):
        return None
    found = journey_address(request.path)
    if found is None or (found.rest == "/carry-on" and request.method in {"GET", "HEAD", "POST"}):
        return None
    served = desk().serving.council(found.slug)
    if served is None:
        return None
    page = covered_page(JourneySite(served.council, served.site.base, found.reference))
    return render_template("public/text.html", page=page, frame=served.bare)
