"""What a comment in another language says in English: noted beside it by those who answer."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.translation_page import WORDS, translation_page
from formbuilder.review.languages import ENGLISH
from formbuilder.services.deciding import home_of
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.point_writing import LONGEST
from formbuilder.services.points import find_point
from formbuilder.services.translations import NoTranslation, note_translation
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

PLACE = "/points/<id_>/translation"


@office.get(PLACE)
@allow(Right.ANSWER_POINTS)
def translating(slug: str, id_: str) -> ResponseReturnValue:
    """Show a comment in another language, and ask what it says in English."""
    del slug
    found = _point_or_404(id_)
    return _page(found, found.translation, None)


@office.post(PLACE)
@allow(Right.ANSWER_POINTS)
def translate(slug: str, id_: str) -> ResponseReturnValue:
    """Note what it says in English."""
    del slug
    served, found = office_council(), _point_or_404(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = words(request.form.get(WORDS, ""), LONGEST + 1)[: LONGEST + 1]
    result = note_translation(served.store, found.id, typed, doing_here())
    if isinstance(result, NoTranslation):
        return _page(found, typed, result)
    home = home_of(found.place)
    place = f"answering/{found.round}/{home}" if found.round and home else f"points/{found.id}/answer"
    return redirect(office_site(served).to(place), 303)


def _point_or_404(id_: str) -> Point:
    found = find_point(office_council().store, id_) or abort(404)
    gone = found.state in {PointState.DRAFT, PointState.WITHDRAWN}
    return abort(404) if gone or found.language == ENGLISH else found


def _page(found: Point, typed: str, why: NoTranslation | None) -> ResponseReturnValue:
    page = translation_page(office_site(office_council()), new_token(), found, typed, why)
    return render_template("office/form.html", page=page, frame=frame_here())
