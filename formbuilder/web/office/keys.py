"""The keys of the council, for pages that open what people sent."""

from __future__ import annotations

from flask import abort, make_response, render_template

from formbuilder.rendering.no_key_page import no_key_page
from formbuilder.sealing.rings import KeyRing
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site


def council_key() -> KeyRing:
    """Return the private keys of the council; without any, the request is answered with a page that says so."""
    served = office_council()
    ring = desk().key_ring(served.council.slug)
    if ring is None:
        page = no_key_page(office_site(served))
        abort(make_response(render_template("public/text.html", page=page, frame=frame_here())))
    return ring
