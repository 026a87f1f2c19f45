"""What our checks say of a form in a round, and why it was left: a reason that a panel cannot see does not exist."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.round_pages import left_in_round_page
from formbuilder.services.people import names_of_people
from formbuilder.services.publishing import lines_left
from formbuilder.web.access import allow
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ROUND, whole_round


@office.get(f"{ROUND}/left")
@allow(Right.SEE_PANELS)
def left_in_round(slug: str, round_: str) -> ResponseReturnValue:
    """Show what officers left as it is, with their names and reasons."""
    del slug
    served, whole = office_council(), whole_round(round_)
    left = tuple(lines_left(served.store, whole.round.pin.form).values())
    page = left_in_round_page(office_site(served), whole, left, names_of_people(served.store))
    return render_template("office/sections.html", page=page, frame=frame_here())
