"""What a demonstration would have sent."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering.outbox_page import outbox_page
from formbuilder.services.shown_messages import messages_shown
from formbuilder.tongue.messages import use
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import council_or_404
from formbuilder.web.public.blueprint import public


@public.get("/<slug>/outbox")
@allow(Who.ANYONE)
def outbox(slug: str) -> ResponseReturnValue:
    """Show the messages of a demonstration; in a real council there is no such page."""
    use(None)  # its readers are staff, in English
    served = council_or_404(slug)
    messages = messages_shown(served.store)
    if messages is None:
        abort(404)
    return render_template("public/text.html", page=outbox_page(served.site, messages), frame=served.frame)
