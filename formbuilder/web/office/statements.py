"""How people took part in a version: on its own page, as a PDF and a Word file, and in the board pack."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.model import Form
from formbuilder.publishing.pack import Panels
from formbuilder.rendering import pdf
from formbuilder.rendering.pack_page import BoardPage
from formbuilder.rendering.together import nobody_page, together_page, told
from formbuilder.rendering.word_pack import word_pack
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.statements import statement_of
from formbuilder.services.unseen import unseen
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.files import PDF, WORD, file_of
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import text_page, words_here

HERE = "/drafts/<form>/<int:version>/statement"


@office.get(HERE)
@allow(Right.READ_DRAFTS)
def statement(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show how people took part."""
    del slug
    pin = draft_or_404(form, version).pin
    page = _page(pin)
    if page is None:
        return text_page(nobody_page(office_site(office_council()), pin))
    return render_template("office/pack.html", page=page, frame=frame_here())


@office.get(f"{HERE}.pdf")
@allow(Right.READ_DRAFTS)
def statement_as_pdf(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Save it as an accessible PDF."""
    del slug
    page = _page(draft_or_404(form, version).pin) or abort(404)
    return file_of(pdf.board_pack(page), PDF, f"{page.file_name}.pdf")


@office.get(f"{HERE}.docx")
@allow(Right.READ_DRAFTS)
def statement_as_word(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Save it as a Word file."""
    del slug
    page = _page(draft_or_404(form, version).pin) or abort(404)
    return file_of(word_pack(page), WORD, f"{page.file_name}.docx")


def panels_here(pin: DraftPin, form: Form) -> Panels | None:
    """Return how people took part, in words; None if no panel did."""
    store = office_council().store
    found = statement_of(store, pin, desk().today())
    return told(found, form, unseen(store, form, forms_looked_at().find)) if found else None


def _page(pin: DraftPin) -> BoardPage | None:
    words = words_here(pin)
    panels = panels_here(pin, words.form) if words.form else None
    if words.form is None or panels is None:
        return None
    return together_page(office_site(office_council()), pin, words.form, panels, desk().today())
