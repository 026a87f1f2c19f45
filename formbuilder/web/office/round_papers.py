"""The questions of a round on paper: a pack, postcards and a plain sheet, as pages and as files."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering import round_files
from formbuilder.rendering.round_paper import RoundPaper, round_paper
from formbuilder.review.parts import looked
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.files import PDF, WORD, file_of
from formbuilder.web.looked_at import form_of_round
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ROUND, whole_round


@office.get(f"{ROUND}/pack")
@allow(Right.SEE_PANELS)
def round_pack(slug: str, round_: str) -> ResponseReturnValue:
    """Show the pack."""
    del slug
    return render_template("office/round_pack.html", page=_paper(round_), frame=frame_here())


@office.get(f"{ROUND}/pack.pdf")
@allow(Right.SEE_PANELS)
def round_pack_as_pdf(slug: str, round_: str) -> ResponseReturnValue:
    """Give the pack out as a PDF."""
    del slug
    return file_of(round_files.pack_pdf(_paper(round_)), PDF, "questions.pdf")


@office.get(f"{ROUND}/pack.docx")
@allow(Right.SEE_PANELS)
def round_pack_for_word(slug: str, round_: str) -> ResponseReturnValue:
    """Give the pack out as a Word file."""
    del slug
    return file_of(round_files.pack_word(_paper(round_)), WORD, "questions.docx")


@office.get(f"{ROUND}/postcards")
@allow(Right.SEE_PANELS)
def round_postcards(slug: str, round_: str) -> ResponseReturnValue:
    """Show the postcards."""
    del slug
    return render_template("office/round_postcards.html", page=_paper(round_), frame=frame_here())


@office.get(f"{ROUND}/postcards.pdf")
@allow(Right.SEE_PANELS)
def round_postcards_as_pdf(slug: str, round_: str) -> ResponseReturnValue:
    """Give the postcards out as a PDF."""
    del slug
    return file_of(round_files.postcards_pdf(_paper(round_)), PDF, "postcards.pdf")


@office.get(f"{ROUND}/sheet")
@allow(Right.SEE_PANELS)
def round_sheet(slug: str, round_: str) -> ResponseReturnValue:
    """Show the plain sheet."""
    del slug
    return render_template("office/round_sheet.html", page=_paper(round_), frame=frame_here())


@office.get(f"{ROUND}/sheet.pdf")
@allow(Right.SEE_PANELS)
def round_sheet_as_pdf(slug: str, round_: str) -> ResponseReturnValue:
    """Give the plain sheet out as a PDF."""
    del slug
    return file_of(round_files.sheet_pdf(_paper(round_)), PDF, "sheet.pdf")


def _paper(id_: str) -> RoundPaper:
    whole = whole_round(id_)
    form = form_of_round(whole.round)
    found = [looked(form, each.place, each.read) for each in whole.questions] if form else []
    return round_paper(office_site(office_council()), whole, found, desk().today())
