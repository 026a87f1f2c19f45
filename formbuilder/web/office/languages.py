"""A form in other languages: how far each is, both texts side by side, files in and out, and who checked them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words as cleaned
from formbuilder.definition.every_question import every_question
from formbuilder.definition.in_language import in_language
from formbuilder.definition.model import Form
from formbuilder.editions import files
from formbuilder.editions.catalogue import CatalogueError, LineProblem
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.sources import sources
from formbuilder.editions.turn import WAITING, following
from formbuilder.rendering.draft_look import Preview, as_met
from formbuilder.rendering.edition_lists import (
    Progress,
    begin_page,
    bring_language_page,
    bring_page,
    languages_page,
    loaded_words,
)
from formbuilder.rendering.edition_pages import (
    FILE,
    KEPT,
    LANGUAGE,
    NO_FILE,
    NO_WORDS,
    NOTHING_TYPED,
    RIGHT,
    SHOW,
    SPEAKER,
    WORDS,
    Checking,
    Edited,
    TypedWords,
    edition_page,
    value_of,
    words_page,
)
from formbuilder.rendering.edition_reader import NOBODY
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.score_words import edition_told
from formbuilder.review.languages import ENGLISH, OTHER, TONGUES
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.edition_words import Look, check_words, counts, edition, languages, load, write_words
from formbuilder.services.editions import Edition, EditionName, find_edition, offered
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.pasting import uploaded
from formbuilder.web.office.translators_here import reader_or_404, settled_or_404

ALL = "/forms/<form>/<int:version>/languages"
ONE = f"{ALL}/<language>"
LONGEST = 20_000
TYPES = {
    "po": "text/x-gettext-translation",
    "xliff": "application/xliff+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
NO_LANGUAGE = "Choose a language."
ALL_WRITTEN = "The words are kept. That was the last of these places."


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
    if chosen not in TONGUES or chosen in {ENGLISH, OTHER}:
        page = begin_page(here, new_token(), _there(here), NO_LANGUAGE)
        return render_template("office/form.html", page=page, frame=frame_here())
    return redirect(Edited(site=here.site, form=here.form, language=chosen).to(), 303)


@office.get(f"{ALL}/bring")
@allow(Right.TRANSLATE)
def bringing_words(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for a file with words."""
    del slug
    page = bring_page(_here(form, version), new_token())
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(f"{ALL}/bring")
@allow(Right.TRANSLATE)
def bring_words(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Keep the words of a file, or say on which lines it cannot be taken."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    brought = _brought(here)
    return _list(here, brought) if isinstance(brought, str) else _bring(here, brought)


@office.get(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bringing_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Ask for a file with words in one language."""
    del slug
    return _bring(_here(form, version, language))


@office.post(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bring_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Keep the words of a file in one language, or say on which lines it cannot be taken."""
    del slug
    here = _here(form, version, language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    brought = _brought(here)
    return _side_by_side(here, Checking(said=brought)) if isinstance(brought, str) else _bring(here, brought)


@office.get(ONE)
@allow(Right.WRITE_WORDS)
def one_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Show English and the words of a language side by side."""
    del slug
    return _side_by_side(_here(form, version, language), Checking(said=ALL_WRITTEN if KEPT in request.args else ""))


@office.get(f"{ONE}/words.<any(po, xliff, xlsx, csv):kind>")
@allow(Right.WRITE_WORDS)
def words_out(slug: str, form: str, version: int, language: str, kind: str) -> ResponseReturnValue:
    """Give out the words of a language as a file."""
    del slug
    here = _here(form, version, language)
    data = files.WRITERS[kind](here.form.slug, here.form.version, language, _standing(here))
    name = f"{here.form.slug}-{here.form.version}-{language}.{kind}"
    return Response(data, mimetype=TYPES[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@office.post(f"{ONE}/check")
@allow(Right.WRITE_WORDS)
def check_language(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Note that a named speaker says that some words are right."""
    del slug
    here = _here(form, version, language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    chosen = frozenset(request.form.getlist(RIGHT))
    speaker = cleaned(request.form.get(SPEAKER, ""), LONGEST) if here.reader.is_officer else here.reader.name
    looks = [Look(each.source, each.entry.words) for each in _standing(here) if each.entry and value_of(each) in chosen]
    if len(looks) != len(chosen) or not chosen:
        return _side_by_side(here, Checking(speaker=speaker, right=chosen, none=True))
    why = check_words(office_council().store, looks, language, speaker, desk().today(), doing_here())
    if why:
        return _side_by_side(here, Checking(speaker=speaker, right=chosen, why=why))
    return redirect(here.to(f"?{SHOW}={State.DRAFTED}"), 303)


@office.get(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def writing_words(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Ask for the words of one slot."""
    del slug
    here = _here(form, version, language)
    found = _standing(here)
    return _write(here, found, _slot_or_404(found))


@office.post(f"{ONE}/words")
@allow(Right.WRITE_WORDS)
def keep_words(slug: str, form: str, version: int, language: str) -> ResponseReturnValue:
    """Keep the words of one slot, as drafted, and lead to the next one."""
    del slug
    here = _here(form, version, language)
    found = _standing(here)
    slot = _slot_or_404(found)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    typed = cleaned(request.form.get(WORDS, ""), LONGEST)
    stops = write_words(office_council().store, slot.source, language, typed, doing_here())
    if stops:
        return _write(here, found, slot, TypedWords(typed, tuple(map(str, stops))))
    state, after = _state(), following(found, slot.source, _state())
    place = f"words?place={after.address}&" if after else "?"
    show = f"&{SHOW}={state}" if state else ""
    return redirect(here.to(f"{place}{KEPT}={slot.source.address}{show}"), 303)


def _here(form: str, version: int, language: str = "") -> Edited:
    found = find_edition(office_council().store, EditionName(DraftPin(form, version)), shelf_here())
    if not isinstance(found, Edition) or (language and (language not in TONGUES or language in {ENGLISH, OTHER})):
        abort(404)
    settled_or_404(found.name.pin)
    reader = reader_or_404(language) if language else NOBODY
    return Edited(site=office_site(office_council()), form=found.form, language=language, reader=reader)


def _brought(here: Edited) -> str | CatalogueError:
    """Keep the words of the file that was sent; return what became of it, or what is wrong with it."""
    data, file = uploaded(FILE), request.files.get(FILE)
    try:
        found = files.read(file.filename or "", data) if data and file else None
        if found is None:
            return CatalogueError([LineProblem(0, NO_FILE)])
        if found.language not in TONGUES or here.language not in {"", found.language}:
            those = here.language or ", ".join(TONGUES)
            return CatalogueError([LineProblem(0, f"The file does not say a language that is here: {those}.")])
        slots = [*sources(here.form, found.language)]
        return loaded_words(found.language, load(office_council().store, slots, found, found.language, doing_here()))
    except CatalogueError as error:
        return error


def _there(here: Edited) -> dict[str, Progress]:
    """Return how far the version is in each language that it has any words in, and how hard they are."""
    store, there = office_council().store, {}
    for tag in (each for each in languages(store) if each in TONGUES):
        standing = edition(store, [*sources(here.form, tag)], tag)
        if any(slot.state is not State.MISSING for slot in standing):
            there[tag] = Progress(counts(standing), edition_told(standing, tag))
    return there


def _list(here: Edited, said: str = "") -> ResponseReturnValue:
    return render_template("office/list.html", page=languages_page(here, _there(here), said), frame=frame_here())


def _bring(here: Edited, error: CatalogueError | None = None) -> ResponseReturnValue:
    problems = error.problems if error else ()
    wrong = problems[0].sentence if len(problems) == 1 and not problems[0].line else ""
    ask = bring_language_page if here.language else bring_page
    page = ask(here, new_token(), () if wrong else problems, wrong)
    return render_template("office/form.html", page=page, frame=frame_here())


def _standing(here: Edited) -> tuple[Standing, ...]:
    return edition(office_council().store, [*sources(here.form, here.language)], here.language)


def _side_by_side(here: Edited, typed: Checking = NOTHING_TYPED) -> ResponseReturnValue:
    window = _state(), min(max(request.args.get("page", 1, type=int), 1), 1_000)
    page = edition_page(here, new_token(), _standing(here), window, typed)
    return render_template("office/edition.html", page=page, frame=frame_here())


def _write(
    here: Edited, found: Sequence[Standing], slot: Standing, typed: TypedWords = NO_WORDS
) -> ResponseReturnValue:
    words = {each.source.address: each.entry.words for each in found if each.entry and each.state is not State.STALE}
    words |= {slot.source.address: slot.entry.words} if slot.entry else {}
    words |= {} if typed.words is None else {slot.source.address: typed.words}
    preview = _preview(here.form, slot.source.address, words)
    kept = next((each for each in found if each.source.address == request.args.get(KEPT)), None)
    typed = replace(typed, waits=sum(each.state in WAITING for each in found), kept=kept)
    page = words_page(here, new_token(), slot, preview, _state(), typed)
    return render_template("office/edition_words.html", page=page, frame=frame_here())


def _preview(form: Form, address: str, words: Mapping[str, str]) -> Preview | None:
    """Return the question that a slot belongs to as people meet it with these words; None if it is of none."""
    said = in_language(form, words) if words else form
    home = address.partition(".")[0]
    question = next((each for each in every_question(said.questions) if each.id == home), None)
    return as_met(said, question) if question and "@" not in address else None


def _slot_or_404(found: Sequence[Standing]) -> Standing:
    place = request.args.get("place", "")
    return next((each for each in found if each.source.address == place), None) or abort(404)


def _state() -> State | None:
    chosen = request.args.get(SHOW, "")
    return State(chosen) if chosen in set(State) else None
