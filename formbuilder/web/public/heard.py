"""Recordings of questions: the files, and the captions of videos. Their addresses name no journey."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from formbuilder.editions.heard import Recording
from formbuilder.rendering.origin import is_quiet
from formbuilder.services.draft_pins import FORM
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.pieces import in_pieces
from formbuilder.web.public.blueprint import public

A_DAY = "private, max-age=86400"
MOST = 1_000_000
"""No version has a higher number."""
ONE = "/<slug>/heard/<form>/<int:version>/<id_>"


@public.get(ONE)
@allow(Who.ANYONE)
def heard(slug: str, form: str, version: int, id_: str) -> Response:
    """Send the sound or the video, or the range of it that was asked for."""
    found, kept = _public_or_404(slug, (form, version), id_)
    response = in_pieces(council_or_404(slug).store, found)
    response.headers.update(kept)
    return response


@public.get(f"{ONE}/captions")
@allow(Who.ANYONE)
def captions(slug: str, form: str, version: int, id_: str) -> Response:
    """Send the captions of a video."""
    found, kept = _public_or_404(slug, (form, version), id_)
    return Response(found.captions or abort(404), mimetype="text/vtt", headers=kept)


def _public_or_404(slug: str, pin: tuple[str, int], id_: str) -> tuple[Recording, dict[str, str]]:
    """Return a recording that people may hear, and how long browsers may keep it: of a quiet form not at all."""
    served = council_or_404(slug)
    known = FORM.fullmatch(pin[0]) and pin[1] <= MOST
    edition = (served.version(*pin) if known else None) or abort(404)
    found = served.heard.public(edition.form, desk().clock())
    kept = {} if is_quiet(edition.form) else {"Cache-Control": A_DAY}
    return next((each for each in found if each.id == id_), None) or abort(404), kept
