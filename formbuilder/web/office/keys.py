"""The key of the council, for pages that open what people sent."""

from __future__ import annotations

from flask import abort, make_response, render_template

from formbuilder.rendering.no_key_page import no_key_page
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site


def council_key() -> bytes:
    """Return the private key of the council, 32 bytes; without it, the request is answered with a page that says so."""
    served = office_council()
    key = desk().private_key(served.council.slug)
    if key is None:
        page = no_key_page(office_site(served))
        abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
    return key
