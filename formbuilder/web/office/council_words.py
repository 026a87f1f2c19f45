"""The words of a council’s own in other languages: how far each is, side by side, written, checked, and as files."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.edition_lists import own_languages_page
from formbuilder.rendering.worded import OwnWorded
from formbuilder.review.languages import TRANSLATED
from formbuilder.services.council_words import OWNER
from formbuilder.services.edition_words import counts, edition, languages
from formbuilder.web.access import allow
from formbuilder.web.door import frame_here, office_council
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.own_words_here import own_words_here
from formbuilder.web.office.translators_here import language_or_404
from formbuilder.web.office.words_here import (
    ask_for_file,
    ask_for_words,
    check_chosen,
    keep_typed,
    side_by_side,
    take_file,
    words_as_file,
)

BASE = "/council-words"
ONE = f"{BASE}/<language>"


@office.get(BASE)
@allow(Right.TRANSLATE)
def council_languages(slug: str) -> ResponseReturnValue:
    """List the languages that the public can read, or that there are words in, and how far each is."""
    del slug
    here, served = own_words_here(), office_council()
    tags = TRANSLATED & {*served.known_tongues, *languages(served.store)}
    found = {tag: counts(edition(served.store, here.sources, tag)) for tag in tags}
    return render_template("office/list.html", page=own_languages_page(here, found), frame=frame_here())


@office.get(ONE)
@allow(Right.WRITE_WORDS)
def council_language(slug: str, language: str) -> ResponseReturnValue:
    """Show English and the words of a language side by side."""
    del slug
    return side_by_side(_here(language))


@office.get(f"{ONE}/words.<any(po, xliff, xlsx, csv):kind>")
@allow(Right.WRITE_WORDS)
def council_words_out(slug: str, language: str, kind: str) -> ResponseReturnValue:
    """Give out the words of a language as a file."""
    del slug
    return words_as_file(_here(language), kind, f"{OWNER}-{language}")


@office.get(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bringing_council_words(slug: str, language: str) -> ResponseReturnValue:
    """Ask for a file with words."""
    del slug
    return ask_for_file(_here(language))


@office.post(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bring_council_words(slug: str, language: str) -> ResponseReturnValue:
    """Keep the words of a file, or say on which lines it cannot be taken."""
    del slug
    return take_file(_here(language))


@office.post(f"{ONE}/check")
@allow(Right.WRITE_WORDS)
def check_council_words(slug: str, language: str) -> ResponseReturnValue:
    """Note that a named speaker says that some words are right."""
    del slug
    return check_chosen(_here(language))


@office.get(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def writing_council_words(slug: str, language: str) -> ResponseReturnValue:
    """Ask for the words of one setting."""
    del slug
    return ask_for_words(_here(language))


@office.post(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def keep_council_words(slug: str, language: str) -> ResponseReturnValue:
    """Keep the words of one setting, as drafted, and lead to the next one."""
    del slug
    return keep_typed(_here(language))


def _here(language: str) -> OwnWorded:
    return own_words_here(language_or_404(language))
