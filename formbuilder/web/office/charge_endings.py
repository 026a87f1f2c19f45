"""End a charge that was decided."""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.values import Day, Written
from formbuilder.calculation.periods import monday
from formbuilder.charges.asked import ENDING, asked_of_officers
from formbuilder.rendering.charge_words import charge_at
from formbuilder.rendering.ending_page import NOT_ENDED, SEEN, ending_page, no_charge_page
from formbuilder.rendering.fields import Collected, new_token
from formbuilder.rendering.office_questions import EMPTY, Filling
from formbuilder.services.charge_endings import NotEnded, WhenAndWhy, end_charge
from formbuilder.services.charges import Assessment, SavedEnding
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.assessments import assessment_or_404, collected
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.keys import council_key


@office.get("/charges/<reference>/end")
@allow(Right.DECIDE_CHARGES)
def ending_charge(slug: str, reference: str) -> ResponseReturnValue:
    """Ask from which day on nothing is charged."""
    del slug
    return _page(assessment_or_404(reference)[0], EMPTY)


@office.post("/charges/<reference>/end")
@allow(Right.DECIDE_CHARGES)
def end_of_charge(slug: str, reference: str) -> ResponseReturnValue:
    """End the charge."""
    del slug
    served, (assessment, _) = office_council(), assessment_or_404(reference)
    sent = collected(asked_of_officers(ENDING))
    if sent.not_taken:
        return once_more(served, frame_here())
    wanted = _wanted(sent)
    if wanted is None:
        return _page(assessment, Filling.of(sent))
    result = end_charge(served.store, assessment, council_key(), wanted, doing_here())
    if isinstance(result, SavedEnding):
        return redirect(charge_at(office_site(served), assessment.reference, f"decisions/{result.number}"), 303)
    if NotEnded.GONE in result:
        abort(404)
    return _page(assessment, Filling.of(sent, [NOT_ENDED[why] for why in NotEnded if why in result]))


def _wanted(sent: Collected) -> WhenAndWhy | None:
    day, why = (sent.readings[each.id].value for each in asked_of_officers(ENDING))
    if not sent.good or not isinstance(day, Day) or not isinstance(why, Written):
        return None
    seen = request.form.get(SEEN, "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 7 else 0
    return WhenAndWhy(monday(date(day.year, day.month or 1, day.day or 1)), why.text, number)


def _page(assessment: Assessment, filling: Filling) -> ResponseReturnValue:
    site = office_site(office_council())
    if not assessment.history.spans:
        page = no_charge_page(site, assessment.reference)
        return render_template("public/text.html", page=page, frame=frame_here())
    shown = ending_page(site, assessment, new_token(), filling)
    return render_template("office/questions.html", page=shown, frame=frame_here())
