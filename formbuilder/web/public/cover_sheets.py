"""After sending: the cover sheet for proof that goes by post or by hand."""

from __future__ import annotations

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from formbuilder.rendering import pdf
from formbuilder.rendering.cover_page import CoverPage, cover_page
from formbuilder.services.journeys import State
from formbuilder.tongue.messages import language_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.files import PDF, file_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, journey_frame, open_or_aside


@public.get("/<slug>/j/<reference>/cover-sheet")
@allow(Who.ANYONE)
def cover_sheet(slug: str, reference: str) -> ResponseReturnValue:
    """Show the sheet, to be printed."""
    visit = open_or_aside(slug, reference)
    return render_template("public/cover_sheet.html", page=_sheet(visit), frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/cover-sheet.pdf")
@allow(Who.ANYONE)
def cover_sheet_as_pdf(slug: str, reference: str) -> ResponseReturnValue:
    """Save the sheet as an accessible PDF."""
    visit = open_or_aside(slug, reference)
    page = _sheet(visit)
    made = pdf.or_in_english(lambda: pdf.cover_sheet(_sheet(visit), *language_in_use()))
    return file_of(made, PDF, page.file_name)


def _sheet(visit: Opened) -> CoverPage:
    """Return the sheet; before sending, or without a proof to put in, lead to where the form is."""
    listed = visit.proofs
    if visit.journey.state is not State.SENT or visit.form.cover_sheet is None or not listed:
        abort(redirect(visit.site.tasks if visit.journey.state is State.OPEN else visit.site.to("after"), 303))
    return cover_page(visit.site, visit.form, visit.form.cover_sheet, listed, visit.now)
