"""What whoever looks at words in another language may see and do, as views ask."""

from __future__ import annotations

from flask import abort

from formbuilder.accounts.rights import Right
from formbuilder.config import ROOT
from formbuilder.editions.term_files import terms_of
from formbuilder.editions.terms import Term, TermList
from formbuilder.rendering.edition_reader import Reader
from formbuilder.review.languages import TRANSLATED
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_draft
from formbuilder.services.edition_progress import SETTLED
from formbuilder.services.forms import form_file
from formbuilder.services.people import names_of_people
from formbuilder.services.terms import terms_of_council
from formbuilder.services.translators import languages_of, writer_may_check
from formbuilder.web.door import may_here, office_council, signed_in

TERMS = ROOT / "translations" / "terms"


def language_or_404(language: str) -> str:
    """Return a language that words can be translated into."""
    return language if language in TRANSLATED else abort(404)


def reader_or_404(language: str) -> Reader:
    """Return who looks at words of a language; a translator, at those of their own languages alone."""
    store, who = office_council().store, signed_in().person
    is_officer = may_here(Right.TRANSLATE)
    if not is_officer and language not in languages_of(store, who.id):
        abort(404)
    rule = writer_may_check(store, language)
    return Reader(
        id=who.id,
        name=who.name,
        is_officer=is_officer,
        by_writer=rule is not None and rule.by_writer,
        names=names_of_people(store),
        terms=terms_here(language),
    )


def settled_or_404(pin: DraftPin) -> None:
    """Let a translator see what came out, and drafts that are in review or approved: no draft that is being written."""
    if may_here(Right.TRANSLATE):
        return
    store = office_council().store
    draft = find_draft(store, pin)
    if not (draft and draft.state in SETTLED) and not (pin.possible and form_file(store, pin.form, pin.version)):
        abort(404)


def ours(language: str) -> TermList:
    """Return our own list of terms for a language."""
    return terms_of(TERMS, language)


def terms_here(language: str) -> tuple[Term, ...]:
    """Return the terms that count in a language, the council’s own in the place of ours."""
    return terms_of_council(office_council().store, ours(language).terms, language)
