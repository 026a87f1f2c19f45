"""All that is held of somebody in panels, for themselves: as a page, and as a file."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.held_pages import held_file, held_page
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site, signed_in
from formbuilder.web.files import JSON, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.held_here import held_here

FILE = "my-panels.json"
"""It names neither the person nor a panel."""


@office.get("/my-panels/held")
@allow(Right.COMMENT)
def my_held(slug: str) -> ResponseReturnValue:
    """Show somebody all that is held of them in panels."""
    del slug
    page = held_page(office_site(office_council()), *held_here(signed_in().person.id))
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get("/my-panels/held.json")
@allow(Right.COMMENT)
def my_held_file(slug: str) -> ResponseReturnValue:
    """Give the same as a file."""
    del slug
    return file_of(held_file(*held_here(signed_in().person.id), desk().clock()), JSON, FILE)
