"""The looks of a council: its own small style sheet, and its crest."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from formbuilder.rendering.look import sheet_mark, sheet_of
from formbuilder.web.access import Who, allow
from formbuilder.web.assets import FOREVER
from formbuilder.web.desk import council_or_404
from formbuilder.web.public.blueprint import public


@public.get("/<slug>/look/<mark>.css")
@allow(Who.ANYONE)
def look(slug: str, mark: str) -> Response:
    """Send the colours; one that is asked for by an older address is not kept."""
    looks = council_or_404(slug).council.looks
    sheet = sheet_of(looks) or abort(404)
    kept = {"Cache-Control": FOREVER} if mark == sheet_mark(looks) else {}
    return Response(sheet, mimetype="text/css", headers=kept)


@public.get("/<slug>/crest/<mark>")
@allow(Who.ANYONE)
def crest(slug: str, mark: str) -> Response:
    """Send the picture that was checked when it came; its address changes when it does."""
    from formbuilder.services.settings import find_crest  # noqa: PLC0415 - brings what writes settings

    found = find_crest(council_or_404(slug).store, mark) or abort(404)
    return Response(found.picture, mimetype=found.type, headers={"Cache-Control": FOREVER})
