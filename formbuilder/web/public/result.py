"""The result of a form: what the person keeps and may pay, and how we know. Looking at it stores nothing."""

from __future__ import annotations

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.calculation.finding import Finding, read_kept
from formbuilder.calculation.sums import Sums
from formbuilder.rendering import pdf
from formbuilder.rendering.result_page import ResultPage, result_page
from formbuilder.rendering.result_parts import ResultParts, result_parts
from formbuilder.services.journeys import State
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import desk
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, journey_frame, open_or_aside


@public.get("/<slug>/j/<reference>/result")
@allow(Who.ANYONE)
def result(slug: str, reference: str) -> ResponseReturnValue:
    """Show what comes out of the answers so far; once they are sent, what came out when they were."""
    visit = open_or_aside(slug, reference)
    return render_template("public/result.html", page=_page(visit), frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/result.pdf")
@allow(Who.ANYONE)
def result_as_pdf(slug: str, reference: str) -> ResponseReturnValue:
    """Save the result as an accessible PDF."""
    visit = open_or_aside(slug, reference)
    if not visit.form.discretion.copies:
        abort(404)
    page = _page(visit)
    response = Response(pdf.result(page), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{page.file_name}"'
    return response


def finding_of(visit: Opened) -> Finding | None:
    """Return what came out when the form was sent, or comes out now; None if the form works nothing out."""
    sums = visit.edition.sums
    if sums is None:
        return None
    return read_kept(visit.journey.result) if visit.journey.result else worked_out(visit, sums)


def worked_out(visit: Opened, sums: Sums) -> Finding:
    """Work out the result of the answers on the present path, with today’s rates."""
    rates, weeks = visit.served.rates.at(visit.now), visit.served.council.charging.weeks_in_a_year
    today = desk().today()
    outcome = sums.work_out(visit.answers, visit.way.asked, today, rates, weeks=weeks)
    return Finding(outcome=outcome, on=today, rates=rates.fingerprint, weeks=weeks)


def result_on_paper(visit: Opened) -> ResultParts | None:
    """Return the result for a copy, which leads nowhere; None if the form works nothing out."""
    finding = finding_of(visit)
    council, working = visit.site.council, visit.edition.working
    return result_parts(visit.form, council, working, finding, {}) if finding else None


def _page(visit: Opened) -> ResultPage:
    """Return the result; a form that has none leads to where it is."""
    finding = finding_of(visit)
    open_ = visit.journey.state is State.OPEN
    if finding is None:
        abort(redirect(visit.site.tasks if open_ else visit.site.to("after"), 303))
    return result_page(
        visit.site,
        visit.form,
        visit.edition.working,
        finding,
        pages=visit.way.pages if open_ else (),
        now=visit.now,
    )
