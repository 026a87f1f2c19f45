"""The quiet list: look through what seems to be a flood, and move it to the main list or mark it as not real."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.queue_pages import AFTER
from formbuilder.rendering.quiet_page import ALL, BUTTONS, CHOSEN, SHOWN, TO, Waiting, quiet_page
from formbuilder.services.queue import Listing, list_queue
from formbuilder.services.queue_states import State
from formbuilder.services.quiet import count_quiet, sort_quiet
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.queue import address_of, spot_of
from formbuilder.web.office.sent import names_here


@office.get("/submissions/quiet")
@allow(Right.WRITE_ASSESSMENTS)
def quiet_list(slug: str) -> ResponseReturnValue:
    """List what waits in the quiet list."""
    del slug
    return _page()


@office.post("/submissions/quiet")
@allow(Right.WRITE_ASSESSMENTS)
def sort_quiet_list(slug: str) -> ResponseReturnValue:
    """Move what was chosen to the main list, or mark it as not real."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    to = next((state for state in BUTTONS if state == request.form.get(TO)), None)
    chosen = request.form.getlist(SHOWN if ALL in request.form else CHOSEN)
    if to is None or not chosen:
        return _page(nothing_chosen=True)
    sort_quiet(served.store, chosen, to, doing_here())
    return redirect(office_site(served).to("submissions/quiet"), 303)


def _page(*, nothing_chosen: bool = False) -> ResponseReturnValue:
    served = office_council()
    found = list_queue(served.store, Listing(states=(State.QUIET,)), spot_of(request.args.get(AFTER, "")))
    waiting = Waiting(
        lines=found.lines,
        names=names_here(served, found.lines),
        now=desk().clock(),
        count=count_quiet(served.store),
        next=address_of(found.next),
        nothing_chosen=nothing_chosen,
    )
    page = quiet_page(office_site(served), waiting, new_token())
    return render_template("office/quiet.html", page=page, frame=frame_here())
