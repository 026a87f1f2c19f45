"""A button whose token was not good: asked once more, with everything that went with it."""

from __future__ import annotations

from flask import render_template, request

from formbuilder.rendering.closed_pages import once_more_page
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.frame import Frame
from formbuilder.rendering.text_page import Press
from formbuilder.tongue.messages import _
from formbuilder.web.served import Served

TOKEN = "csrf_token"  # noqa: S105 - the name of a field


def once_more(served: Served, frame: Frame) -> str:
    """Return a page that sends the same again, and says why."""
    page = once_more_page(served.council, the_same_again())
    return render_template("public/text.html", page=page, frame=frame)


def the_same_again() -> Press:
    """Return a button that sends what is being sent now, with a new token."""
    here = request.full_path if request.query_string else request.path
    sent = ((name, text) for name, texts in request.form.lists() if name != TOKEN for text in texts)
    return Press(text=_("Send it again"), action=here, token=new_token(), hidden=tuple(sent), unsaved=True)
