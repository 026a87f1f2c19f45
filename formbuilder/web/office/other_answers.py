"""Another kind of answer that a point suggests: the question before and after, for those who may read the point."""

from __future__ import annotations

from collections.abc import Iterator

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.checking.other_answer import check_other_answer
from formbuilder.definition.other_answer import answers_in, with_answer
from formbuilder.plainlanguage.word_lists import WordLists
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_sections import Section
from formbuilder.rendering.other_answer_pages import other_answer, other_answer_page, other_answer_sections
from formbuilder.review.languages import ENGLISH
from formbuilder.review.parts import Looked, looked
from formbuilder.services.deciding import home_of
from formbuilder.services.editions import EditionName
from formbuilder.services.looking import may_read
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.services.points import find_point
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site, signed_in
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office


@office.get("/points/<point>/other-answer")
@allow(Right.COMMENT)
def seeing_other_answer(slug: str, point: str) -> ResponseReturnValue:
    """Show the question before and after to the author of a point, and to those of the panel who may read it."""
    del slug
    store = office_council().store
    found = find_point(store, point) or abort(404)
    if not may_read(store, found, signed_in().person.id, desk().today()):
        abort(404)
    return _page(found, f"points/{found.id}")


@office.get("/points/<point>/answer/other-answer")
@allow(Right.ANSWER_POINTS)
def answering_other_answer(slug: str, point: str) -> ResponseReturnValue:
    """Show the question before and after to those who answer."""
    del slug
    found = find_point(office_council().store, point) or abort(404)
    if found.state not in {PointState.SENT, PointState.HIDDEN}:
        abort(404)
    return _page(found, f"answering/{found.round}/{home_of(found.place)}" if found.round else f"points/{point}/answer")


def _page(point: Point, back: str) -> ResponseReturnValue:
    form, site = forms_looked_at().find(EditionName(point.pin, point.revision)), office_site(office_council())
    about = looked(form, home_of(point.place)) if form else None
    sections = tuple(other_answer_here(about, point, shelf_here().lists)) if about else ()
    page = other_answer_page(site, sections or abort(404), Link("Back to the comment", site.to(back)))
    return render_template("office/sections.html", page=page, frame=frame_here())


def other_answer_here(about: Looked, point: Point, lists: WordLists | None) -> Iterator[Section]:
    """Yield the question before and after, with what our checks find, if a point suggests another kind of answer."""
    change = other_answer(point)
    if change is None or about.question is None:
        return
    after = with_answer(about.question, change.answer, answers_in(change.words))
    found = check_other_answer(about.form, after, lists) if point.language == ENGLISH else None
    yield from other_answer_sections(about, change, found)
