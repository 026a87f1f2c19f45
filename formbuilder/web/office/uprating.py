"""What changes from April, and the file for the finance system."""

from __future__ import annotations

from datetime import date, datetime, time

from flask import render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.answers.values import Day
from formbuilder.charges.asked import EXPORTING, asked_of_officers
from formbuilder.charges.uprating import first_week
from formbuilder.rendering.charge_words import CHARGES
from formbuilder.rendering.fields import new_token
from formbuilder.rendering.finance_file import finance_csv
from formbuilder.rendering.finance_page import export_page
from formbuilder.rendering.office_questions import EMPTY, Filling
from formbuilder.rendering.uprate_page import AFTER, FROM, next_april, uprate_page
from formbuilder.services.charge_decisions import decided_since, note_export, uprating
from formbuilder.services.opening import is_reference
from formbuilder.services.readings import Reading, note_reading
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import HERE, desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.files import CSV, file_of
from formbuilder.web.office.assessments import collected, ready_form, terms_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.keys import council_key

A_PAGE = 50


@office.get("/charges/uprate")
@allow(Right.DECIDE_CHARGES)
def uprate(slug: str) -> ResponseReturnValue:
    """Show what decisions in force would be from April, or from the day that the address names."""
    del slug
    served = office_council()
    rates = served.rates.at(desk().clock())
    day = first_week(typed_day(request.args.get(FROM, "")) or next_april(desk().today(), rates), rates)
    after = request.args.get(AFTER, "")
    after = after if is_reference(after) else ""
    found = uprating(
        served.store, council_key(), lambda pin: ready_form(served, pin), terms_here(day), after, most=A_PAGE
    )
    note_reading(served.store, Reading.LISTED, CHARGES, doing_here())
    page = uprate_page(office_site(served), found, day, rates, first=not after)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/charges/export")
@allow(Right.DECIDE_CHARGES)
def exporting(slug: str) -> ResponseReturnValue:
    """Ask from which day on decisions go into the file."""
    del slug
    page = export_page(office_site(office_council()), new_token(), EMPTY)
    return render_template("office/questions.html", page=page, frame=frame_here())


@office.post("/charges/export.csv")
@allow(Right.DECIDE_CHARGES)
def export(slug: str) -> ResponseReturnValue:
    """Give the file; that it left the house is written down."""
    del slug
    served, sent = office_council(), collected(asked_of_officers(EXPORTING))
    if sent.not_taken:
        return once_more(served, frame_here())
    value = sent.readings["since"].value
    if not sent.good or not isinstance(value, Day):
        page = export_page(office_site(served), new_token(), Filling.of(sent))
        return render_template("office/questions.html", page=page, frame=frame_here())
    since = date(value.year, value.month or 1, value.day or 1)
    rows, _ = decided_since(served.store, council_key(), datetime.combine(since, time(), HERE))
    note_export(served.store, since, doing_here())
    return file_of(finance_csv(rows), CSV, f"charges-since-{since.isoformat()}.csv")
