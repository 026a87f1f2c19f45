"""For chairs: answers that authors do not agree with."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words
from formbuilder.rendering.disagreement_pages import (
    BECAUSE,
    NOT_CHOSEN,
    SETTLING,
    WRONG,
    disagreement_page,
    disagreements_page,
)
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.services.decision_checks import Disagreement, disagreements, settle
from formbuilder.services.decision_kinds import LONGEST_REASON, Settling
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office


@office.get("/disagreements")
@allow(Right.RUN_ROUNDS)
def answers_to_settle(slug: str) -> ResponseReturnValue:
    """Show what waits for the chair."""
    del slug
    page = disagreements_page(office_site(office_council()), disagreements(office_council().store, doing_here()))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/disagreements/<id_>")
@allow(Right.RUN_ROUNDS)
def answer_to_settle(slug: str, id_: str) -> ResponseReturnValue:
    """Show one, and ask what happens next."""
    del slug
    page = disagreement_page(office_site(office_council()), new_token(), _mine_or_404(id_))
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post("/disagreements/<id_>")
@allow(Right.RUN_ROUNDS)
def settle_answer(slug: str, id_: str) -> ResponseReturnValue:
    """Note what happens next."""
    del slug
    served, found = office_council(), _mine_or_404(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = request.form.get(SETTLING, ""), words(request.form.get(BECAUSE, ""), LONGEST_REASON + 1)
    settling = next((each for each in Settling if each == typed[0]), None)
    why = settle(served.store, id_, settling, typed[1], doing_here()) if settling else None
    if settling and why is None:
        return redirect(office_site(served).to("disagreements"), 303)
    wrong = WRONG[why] if why else NOT_CHOSEN
    page = disagreement_page(office_site(served), new_token(), found, typed, wrong)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _mine_or_404(id_: str) -> Disagreement:
    found = disagreements(office_council().store, doing_here())
    return next((each for each in found if each.point.id == id_), None) or abort(404)
