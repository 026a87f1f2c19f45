"""Requests to see all that is kept about one person, as views ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering.fields import new_token
from formbuilder.rendering.request_pages import request_page, requests_page
from formbuilder.services import access_requests as services
from formbuilder.services.access_requests import Gathered
from formbuilder.services.form_list import titles_of
from formbuilder.services.queue import QueueLine
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.pages import page_asked_for

LONGEST = 4_000
"""What a box of a request holds, in characters."""


def list_requests(base: str, *, done: bool) -> ResponseReturnValue:
    """List requests that are open, or those that were answered."""
    served, number = office_council(), page_asked_for()
    found = services.requests(served.store, number, done=done)
    page = requests_page(office_site(served), base, found, desk().today(), number, done=done)
    return render_template("office/list.html", page=page, frame=frame_here())


def show_request(base: str, id_: str) -> ResponseReturnValue:
    """Show what was gathered for a request."""
    found = gathered_here(id_)
    site, titles = office_site(office_council()), titles_here(found.lines)
    page = request_page(site, base, found, titles, new_token(), desk().today())
    return render_template("office/list.html", page=page, frame=frame_here())


def titles_here(lines: Iterable[QueueLine]) -> Mapping[str, str]:
    """Return what the forms of what was found are called."""
    return titles_of(office_council().store, {line.form for line in lines})


def gathered_here(id_: str) -> Gathered:
    """Return the request that an address names, with what was gathered for it."""
    return services.gathered(office_council().store, id_) or abort(404)
