"""Where a demonstration shows the way from a comment to new words; a real council has no such page."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.rendering.example_steps_page import TO, example_steps_page
from formbuilder.rendering.fields import new_token
from formbuilder.services.example_steps import example_way
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 100


@office.get("/steps")
@allow(Who.ANYONE)
def example_steps(slug: str) -> ResponseReturnValue:
    """Show the steps, each with a button that comes in as somebody who takes part."""
    del slug
    served = office_council()
    way = example_way(served.store, desk().today()) or abort(404)
    page = example_steps_page(office_site(served), way, new_token(), served.site)
    return render_template("office/sections.html", page=page, frame=frame_here())


def step_to(person: str) -> str:
    """Return where the step leads that somebody pressed to be this person; "" if it was none."""
    way, to = example_way(office_council().store, desk().today()), request.form.get(TO, "")[:LONGEST]
    return to if way and any((each.person, each.place) == (person, to) for each in way.steps) else ""
