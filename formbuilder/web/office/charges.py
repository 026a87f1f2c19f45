"""The officer's copy of what people told about their money, for finance officers."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.charge_list import BEFORE, charges_page, read_place
from formbuilder.rendering.charge_page import Copy, charge_page
from formbuilder.services.charge_news import news_of
from formbuilder.services.charges import assessments
from formbuilder.services.people import names_of_people
from formbuilder.services.readings import Reading
from formbuilder.web.access import allow
from formbuilder.web.door import frame_here, may_here, office_council, office_site
from formbuilder.web.office.assessments import assessment_or_404, reckoning_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.charge_forms import charge_forms


@office.get("/charges")
@allow(Right.DECIDE_CHARGES)
def charges(slug: str) -> ResponseReturnValue:
    """Show what was sent with forms that work out a charge, newest first."""
    del slug
    served = office_council()
    forms, place = charge_forms(served.store), read_place(request.args.get(BEFORE, ""))
    page = charges_page(office_site(served), assessments(served.store, forms, place), forms, first=place is None)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/charges/<reference>")
@allow(Right.DECIDE_CHARGES)
def charge(slug: str, reference: str) -> ResponseReturnValue:
    """Show the officer's copy of one assessment, beside what the person told."""
    del slug
    assessment, ready = assessment_or_404(reference, Reading.READ)
    reckoning = reckoning_here(ready)
    copy = Copy(
        ready=ready,
        assessment=assessment,
        person=reckoning.work_out(assessment.submission.answers),
        officer=reckoning.work_out(assessment.answers),
        people=names_of_people(office_council().store),
        news=news_of(office_council().store, assessment.reference),
    )
    page = charge_page(
        office_site(office_council()),
        copy,
        reads=may_here(Right.READ_SUBMISSIONS),
    )
    return render_template("office/charge.html", page=page, frame=frame_here())
