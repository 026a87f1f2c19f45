"""Messages to somebody about what they are given: on or off, as they like."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.notices_page import NO, WANTED, YES, notices_page
from formbuilder.services.notices import has_notices, set_notices
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office


@office.get("/messages")
@allow(Right.ENTER)
def messages(slug: str) -> ResponseReturnValue:
    """Show somebody whether they get messages."""
    del slug
    return _page()


@office.post("/messages")
@allow(Right.ENTER)
def change_messages(slug: str) -> ResponseReturnValue:
    """Turn one’s own messages on or off."""
    del slug
    served, wanted = office_council(), request.form.get(WANTED)
    if not came_from_here():
        return once_more(served, frame_here())
    if wanted not in {YES, NO}:
        return _page(not_said=True)
    set_notices(served.store, signed_in().person, wanted=wanted == YES)
    return redirect(office_site(served).to("sign-ins"), 303)


def _page(*, not_said: bool = False) -> ResponseReturnValue:
    served = office_council()
    on = has_notices(served.store, signed_in().person)
    page = notices_page(office_site(served), new_token(), on=on, not_said=not_said)
    return render_template("office/form.html", page=page, frame=frame_here())
