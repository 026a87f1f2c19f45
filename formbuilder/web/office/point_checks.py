"""For authors of points: what became of theirs, and what they say to that."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.became_page import NAMES, WORDS, check_page, saying_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.services.answering import Became, became
from formbuilder.services.decision_checks import say
from formbuilder.services.decision_kinds import LONGEST_REASON, NoSaying, Saying
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

NAMED = "/points/<id_>/check/<any('not-meant', disagree, different):name>"


@office.get("/points/<id_>/check")
@allow(Right.COMMENT)
def checking_point(slug: str, id_: str) -> ResponseReturnValue:
    """Show what became of a point to its author."""
    del slug
    found = _mine_or_404(id_)
    mine = found.point.author == signed_in().person.id
    page = check_page(office_site(office_council()), found, new_token(), mine=mine)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.post("/points/<id_>/check")
@allow(Right.COMMENT)
def point_is_right(slug: str, id_: str) -> ResponseReturnValue:
    """Let the author say that the answer is right."""
    del slug
    _mine_or_404(id_)
    return _said(id_, Saying.RIGHT, "")


@office.get(NAMED)
@allow(Right.COMMENT)
def saying_to_point(slug: str, id_: str, name: str) -> ResponseReturnValue:
    """Ask the author for words, and say what happens next."""
    del slug
    _mine_or_404(id_)
    page = saying_page(office_site(office_council()), id_, NAMES[name], new_token())
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post(NAMED)
@allow(Right.COMMENT)
def say_to_point(slug: str, id_: str, name: str) -> ResponseReturnValue:
    """Note what the author says to the answer."""
    del slug
    _mine_or_404(id_)
    return _said(id_, NAMES[name], _typed())


def _said(id_: str, saying: Saying, said: str) -> ResponseReturnValue:
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    why = say(served.store, id_, saying, said, doing_here())
    if why is NoSaying.UNKNOWN:
        return abort(404)
    if why is None or saying is Saying.RIGHT:
        return redirect(office_site(served).to(f"points/{id_}/check"), 303)
    page = saying_page(office_site(served), id_, saying, new_token(), said, why)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _typed() -> str:
    return words(request.form.get(WORDS, ""), LONGEST_REASON + 1)[: LONGEST_REASON + 1]


def _mine_or_404(id_: str) -> Became:
    return became(office_council().store, id_, doing_here()) or abort(404)
