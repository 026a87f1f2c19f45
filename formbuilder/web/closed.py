"""Forms that were withdrawn: whoever still has the address is told so, and how to get help."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

from flask import abort, make_response, render_template

from formbuilder.definition.bundle import unpack
from formbuilder.definition.model import Form
from formbuilder.rendering.closed_pages import closed_form_page
from formbuilder.rendering.form_frame import of_form
from formbuilder.services.forms import form_file, withdrawn_forms
from formbuilder.web.served import Served

GONE = 410
_addresses: dict[tuple[int, str, int], str] = {}
"""Each version of a withdrawn form is read once in a process for its address."""


def closed_or_404(served: Served, name: str) -> NoReturn:
    """Answer with a page that the form is closed, where it has this name or address; else there is no such page."""
    found = next((each for each in withdrawn_forms(served.store) if name in {each[0], _address(served, *each)}), None)
    form = _form(served, *found) if found else None
    if form is None:
        abort(404)
    site = served.site.about(form)
    frame = of_form(replace(served.frame, leave=served.site.leave if form.neutral_title else ""), form)
    html = render_template("public/text.html", page=closed_form_page(site), frame=frame)
    abort(make_response(html, GONE))


def _address(served: Served, slug: str, version: int) -> str:
    key = (served.store.council, slug, version)
    if key not in _addresses:
        form = _form(served, slug, version)
        _addresses[key] = form.address if form else slug
    return _addresses[key]


def _form(served: Served, slug: str, version: int) -> Form | None:
    data = form_file(served.store, slug, version)
    return unpack(data)[0] if data else None
