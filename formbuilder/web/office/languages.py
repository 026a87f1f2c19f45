"""A form in other languages: how far each is, both texts side by side, files in and out, and who checked them."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.editions.entries import State
from formbuilder.rendering.edition_lists import Progress, begin_page, languages_page
from formbuilder.rendering.edition_pages import LANGUAGE
from formbuilder.rendering.edition_reader import NOBODY
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.score_words import edition_told
from formbuilder.rendering.worded import Edited
from formbuilder.review.languages import TONGUES, TRANSLATED
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.edition_words import counts, edition, languages
from formbuilder.services.editions import Edition, EditionName, find_edition, offered
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.translators_here import reader_or_404, settled_or_404
from formbuilder.web.office.words_here import (
    ask_for_file,
    ask_for_words,
    brought,
    check_chosen,
    keep_typed,
    side_by_side,
    take_file,
    words_as_file,
)

ALL = "/forms/<form>/<int:version>/languages"
ONE = f"{ALL}/<language>"
NO_LANGUAGE = "Choose a language."


@office.get("/forms/<form>/languages")
@allow(Right.TRANSLATE)
def newest_languages(slug: str, form: str) -> ResponseReturnValue:
    """List the languages of what is newest of a form."""
    del slug
    served = office_council()
    newest = next((each.name.pin for each in offered(served.store, form)), None) or abort(404)
    return _list(_here(newest.form, newest.version))


@office.get(ALL)
@allow(Right.TRANSLATE)
def list_languages(slug: str, form: str, version: int) -> ResponseReturnValue:
    """List the languages of a version, and how far each is."""
    del slug
    return _list(_here(form, version))


@office.get(f"{ALL}/new")
@allow(Right.TRANSLATE)
def beginning_language(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask which language comes next."""
    del slug
    here = _here(form, version)
    page = begin_page(here, new_token(), _there(here))
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(f"{ALL}/new")
@allow(Right.TRANSLATE)
def begin_language(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Lead to the words of a language that has none yet; it changes nothing."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    chosen = request.form.get(LANGUAGE, "")
    if chosen not in TRANSLATED:
        page = begin_page(here, new_token(), _there(here), NO_LANGUAGE)
        return render_template("office/form.html", page=page, frame=frame_here())
    return redirect(Edited(site=here.site, form=here.form, language=chosen).to(), 303)


@office.get(f"{ALL}/bring")
@allow(Right.TRANSLATE)
def bringing_words(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for a file with words."""
    del slug
    return ask_for_file(_here(form, version))


@office.post(f"{ALL}/bring")
@allow(Right.TRANSLATE)
def bring_words(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Keep the words of a file, or say on which lines it cannot be taken."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    told = brought(here)
    return _list(here, told) if isinstance(told, str) else ask_for_file(here, told)


@office.get(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bringing_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Ask for a file with words in one language."""
    del slug
    return ask_for_file(_here(form, version, language))


@office.post(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bring_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Keep the words of a file in one language, or say on which lines it cannot be taken."""
    del slug
    return take_file(_here(form, version, language))


@office.get(ONE)
@allow(Right.WRITE_WORDS)
def one_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Show English and the words of a language side by side."""
    del slug
    return side_by_side(_here(form, version, language))


@office.get(f"{ONE}/words.<any(po, xliff, xlsx, csv):kind>")
@allow(Right.WRITE_WORDS)
def words_out(slug: str, form: str, version: int, language: str, kind: str) -> ResponseReturnValue:
    """Give out the words of a language as a file."""
    del slug
    here = _here(form, version, language)
    return words_as_file(here, kind, f"{form}-{version}-{language}")


@office.post(f"{ONE}/check")
@allow(Right.WRITE_WORDS)
def check_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Note that a named speaker says that some words are right."""
    del slug
    return check_chosen(_here(form, version, language))


@office.get(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def writing_words(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Ask for the words of one slot."""
    del slug
    return ask_for_words(_here(form, version, language))


@office.post(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def keep_words(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Keep the words of one slot, as drafted, and lead to the next one."""
    del slug
    return keep_typed(_here(form, version, language))


def _here(form: str, version: int, language: str = "") -> Edited:
    found = find_edition(office_council().store, EditionName(DraftPin(form, version)), shelf_here())
    if not isinstance(found, Edition) or (language and language not in TRANSLATED):
        abort(404)
    settled_or_404(found.name.pin)
    reader = reader_or_404(language) if language else NOBODY
    return Edited(site=office_site(office_council()), form=found.form, language=language, reader=reader)


def _there(here: Edited) -> dict[str, Progress]:
    """Return how far the version is in each language that it has any words in, and how hard they are."""
    store, there = office_council().store, {}
    for tag in (each for each in languages(store) if each in TONGUES):
        standing = edition(store, here.sources_in(tag), tag)
        if any(slot.state is not State.MISSING for slot in standing):
            there[tag] = Progress(counts(standing), edition_told(standing, tag))
    return there


def _list(here: Edited, said: str = "") -> ResponseReturnValue:
    return render_template("office/list.html", page=languages_page(here, _there(here), said), frame=frame_here())
