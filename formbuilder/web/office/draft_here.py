"""The draft that the address of a request names, and what whoever asks may do with it."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, current_app, render_template
from werkzeug.exceptions import HTTPException

from formbuilder.accounts.rights import Right
from formbuilder.rendering.draft_words import DraftSite
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.checks import Words, words_of
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.form_list import titles_of
from formbuilder.web.checks import checks_here
from formbuilder.web.door import frame_here, may_here, office_council, office_site

LONGEST = 4_000


def words_here(pin: DraftPin) -> Words:
    """Return the newest words of a draft."""
    served = office_council()
    return words_of(served.store, pin, checks_here(served)) or abort(404)


def site_here(pin: DraftPin) -> DraftSite:
    """Return where the pages of a draft are."""
    return DraftSite(office_site(office_council()), pin)


def titled_site_here(pin: DraftPin) -> DraftSite:
    """Return the same with the title of the form or the block, for pages that ask before they end something."""
    return replace(site_here(pin), title=titles_of(office_council().store, (pin.form,))[pin.form])


def may_open(place: str) -> bool:
    """Say whether the office has a page at an address below its own, and whoever asks may open it."""
    address = office_site(office_council()).to(place)
    try:
        endpoint, _ = current_app.url_map.bind("").match(address, method="GET")
    except HTTPException:
        return False
    who = getattr(current_app.view_functions[endpoint], "who", None)
    return not isinstance(who, Right) or may_here(who)


def text_page(page: TextPage) -> str:
    """Render a page that says something."""
    return render_template("public/text.html", page=page, frame=frame_here())
