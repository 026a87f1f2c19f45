"""The words that are agreed for terms in a language."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words as cleaned
from formbuilder.editions.terms import key_of
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.term_pages import AGREED, NOTE, TERM, TypedTerm, term_page, terms_page
from formbuilder.services.terms import NewTerm, drop_own_term, keep_term
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.translators_here import language_or_404, ours, reader_or_404, terms_here

ALL = "/translations/<language>/terms"
LONGEST = 5_000


@office.get(ALL)
@allow(Right.WRITE_WORDS)
def list_terms(slug: str, language: str) -> ResponseReturnValue:
    """List the terms of a language."""
    del slug
    reader = reader_or_404(language_or_404(language))
    site = office_site(office_council())
    page = terms_page(site, new_token(), ours(language), reader)
    return render_template("office/terms.html", page=page, frame=frame_here())


@office.get(f"{ALL}/change")
@allow(Right.TRANSLATE)
def changing_term(slug: str, language: str) -> ResponseReturnValue:
    """Ask for the words of a term; without one in the address, of a new one."""
    del slug
    language_or_404(language)
    wanted = key_of(request.args.get(TERM, ""))
    found = next((each for each in terms_here(language) if each.key == wanted), None)
    typed = TypedTerm(found.term, "\n".join(found.words), found.note) if found else TypedTerm()
    return _ask(language, typed, is_new=found is None)


@office.post(f"{ALL}/change")
@allow(Right.TRANSLATE)
def change_term(slug: str, language: str) -> ResponseReturnValue:
    """Agree on the words of a term, for this council."""
    del slug
    served = office_council()
    language_or_404(language)
    if not came_from_here():
        return once_more(served, frame_here())
    term, words, note = (cleaned(request.form.get(field, ""), LONGEST) for field in (TERM, AGREED, NOTE))
    new = NewTerm(language=language, term=term, words=tuple(words.splitlines()), note=note)
    why = keep_term(served.store, new, doing_here())
    if why:
        return _ask(language, TypedTerm(term, words, note, why), is_new=True)
    return redirect(office_site(served).to(f"translations/{language}/terms"), 303)


@office.post(f"{ALL}/drop")
@allow(Right.TRANSLATE)
def drop_term(slug: str, language: str) -> ResponseReturnValue:
    """Let the term of our list count again, or none."""
    del slug
    served = office_council()
    language_or_404(language)
    if not came_from_here():
        return once_more(served, frame_here())
    drop_own_term(served.store, language, request.args.get(TERM, ""), doing_here())
    return redirect(office_site(served).to(f"translations/{language}/terms"), 303)


def _ask(language: str, typed: TypedTerm, *, is_new: bool) -> ResponseReturnValue:
    page = term_page(office_site(office_council()), new_token(), language, typed, is_new=is_new)
    return render_template("office/form.html", page=page, frame=frame_here())
