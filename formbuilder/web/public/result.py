"""The result of a form: what the person keeps and may pay, and how we know. Looking at it stores nothing."""

from __future__ import annotations

from flask import abort, redirect
from flask.typing import ResponseReturnValue

from formbuilder.calculation.finding import Finding, read_kept
from formbuilder.calculation.sums import Sums
from formbuilder.rendering import pdf
from formbuilder.rendering.result_page import ResultPage, journey_parts, result_page
from formbuilder.rendering.result_parts import ResultParts, result_parts
from formbuilder.rendering.titles import day_in_england
from formbuilder.services.journeys import State
from formbuilder.tongue.messages import ENGLISH, language_in_use, tag_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.files import PDF, file_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, open_or_aside


@public.get("/<slug>/j/<reference>/result")
@allow(Who.ANYONE)
def result(slug: str, reference: str) -> ResponseReturnValue:
    """Show what comes out of the answers so far; once they are sent, what came out when they were."""
    visit = open_or_aside(slug, reference)
    finding, sent = _finding_or_aside(visit), visit.journey.state is not State.OPEN
    parts = journey_parts(visit.site, visit.form, visit.edition.working, finding, () if sent else visit.way.pages)
    return visit.served.results.html(visit.site, visit.form, parts, sent=sent)


@public.get("/<slug>/j/<reference>/result.pdf")
@allow(Who.ANYONE)
def result_as_pdf(slug: str, reference: str) -> ResponseReturnValue:
    """Save the result as an accessible PDF."""
    visit = open_or_aside(slug, reference)
    if not visit.form.discretion.copies:
        abort(404)
    finding = _finding_or_aside(visit)
    made = pdf.or_in_english(lambda: pdf.result(_to_save(visit, finding), *language_in_use()))
    return file_of(made, PDF, _to_save(visit, finding).file_name)


def _to_save(visit: Opened, finding: Finding) -> ResultPage:
    pages = visit.way.pages if visit.journey.state is State.OPEN else ()
    return result_page(visit.site, visit.form, visit.edition.working, finding, pages=pages, now=visit.now)


def finding_of(visit: Opened) -> Finding | None:
    """Return what came out when the form was sent, or comes out now; None if the form works nothing out."""
    sums = visit.edition.sums
    if sums is None:
        return None
    if not visit.journey.result:
        return worked_out(visit, sums)
    sent_in = visit.journey.language or ENGLISH
    return read_kept(visit.journey.result, ENGLISH if sent_in == ENGLISH != tag_in_use() else "")


def worked_out(visit: Opened, sums: Sums) -> Finding:
    """Work out the result of the answers on the present path, with today’s rates."""
    rates, weeks = visit.served.rates.at(visit.now), visit.served.council.charging.weeks_in_a_year
    today = day_in_england(visit.now)
    outcome = sums.work_out(visit.answers, visit.way.asked, today, rates, weeks=weeks)
    return Finding(outcome=outcome, on=today, rates=rates.fingerprint, weeks=weeks)


def result_on_paper(visit: Opened) -> ResultParts | None:
    """Return the result for a copy, which leads nowhere; None if the form works nothing out."""
    finding = finding_of(visit)
    council, working = visit.site.council, visit.edition.working
    return result_parts(visit.form, council, working, finding, {}) if finding else None


def _finding_or_aside(visit: Opened) -> Finding:
    """Return what came out, or comes out now; a form that works nothing out leads to where it is."""
    finding = finding_of(visit)
    if finding is None:
        abort(redirect(visit.site.tasks if visit.journey.state is State.OPEN else visit.site.to("after"), 303))
    return finding
