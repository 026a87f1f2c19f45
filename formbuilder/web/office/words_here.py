"""Words in another language, of a form or of a council’s own: side by side, one to write, files, and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.signs import words as cleaned
from formbuilder.definition.every_question import every_question
from formbuilder.definition.in_language import in_language
from formbuilder.definition.model import Form
from formbuilder.editions import files
from formbuilder.editions.catalogue import CatalogueError, LineProblem
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.turn import WAITING, following
from formbuilder.rendering.draft_look import Preview, as_met
from formbuilder.rendering.edition_lists import bring_language_page, bring_page, loaded_words
from formbuilder.rendering.edition_pages import (
    FILE,
    KEPT,
    LEAVE,
    NAMES,
    NO_FILE,
    NO_WORDS,
    NOTHING_TYPED,
    RIGHT,
    SHOW,
    SPEAKER,
    WORDS,
    Checking,
    TypedWords,
    edition_page,
    value_of,
    words_page,
)
from formbuilder.rendering.edition_reader import Reader
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.worded import Edited, Worded
from formbuilder.review.languages import TONGUES
from formbuilder.services.edition_words import check_words, edition, load, look_at, write_words
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.files import CSV, file_of
from formbuilder.web.office.pasting import uploaded

LONGEST = 20_000
TYPES = {
    "po": "text/x-gettext-translation",
    "xliff": "application/xliff+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": CSV,
}
ALL_WRITTEN = "The words are kept. That was the last of these places."
OTHER_WORDS = "This file is of other words. Take a file out here, and bring that one back."


def side_by_side(here: Worded, typed: Checking = NOTHING_TYPED) -> ResponseReturnValue:
    """Show English and the words of a language side by side."""
    if KEPT in request.args and not typed.said:
        typed = replace(typed, said=ALL_WRITTEN)
    window = state_asked_for(), min(max(request.args.get("page", 1, type=int), 1), 1_000)
    page = edition_page(here, new_token(), _standing(here), window, typed)
    return render_template("office/edition.html", page=page, frame=frame_here())


def words_as_file(here: Worded, kind: str, name: str) -> ResponseReturnValue:
    """Give out the words of a language as a file."""
    data = files.WRITERS[kind](here.owner, here.version, here.language, _standing(here))
    return file_of(data, TYPES[kind], f"{name}.{kind}")


def check_chosen(here: Worded) -> ResponseReturnValue:
    """Note that a named speaker says that some words are right."""
    if not came_from_here():
        return once_more(office_council(), frame_here())
    chosen = frozenset(request.form.getlist(RIGHT))
    speaker = speaker_here(here.reader)
    looks = [look for each in _standing(here) if value_of(each) in chosen and (look := look_at(each))]
    if len(looks) != len(chosen) or not chosen:
        return side_by_side(here, Checking(speaker=speaker, right=chosen, none=True))
    why = check_words(office_council().store, looks, here.language, speaker, desk().today(), doing_here())
    if why:
        return side_by_side(here, Checking(speaker=speaker, right=chosen, why=why))
    return redirect(here.to(f"?{SHOW}={State.DRAFTED}"), 303)


def ask_for_words(here: Worded) -> ResponseReturnValue:
    """Ask for the words of one slot."""
    found = _standing(here)
    return _write(here, found, _slot_or_404(found))


def keep_typed(here: Worded) -> ResponseReturnValue:
    """Keep the words of one slot, as drafted, and lead to the next one."""
    found = _standing(here)
    slot = _slot_or_404(found)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    left = slot.source.kind in NAMES and request.form.get(LEAVE) == "yes"
    typed = slot.source.words if left else cleaned(request.form.get(WORDS, ""), LONGEST)
    stops = write_words(office_council().store, slot.source, here.language, typed, doing_here())
    if stops:
        return _write(here, found, slot, TypedWords(typed, tuple(map(str, stops))))
    state = state_asked_for()
    after = following(found, slot.source, state)
    place = f"words?place={after.address}&" if after else "?"
    show = f"&{SHOW}={state}" if state else ""
    return redirect(here.to(f"{place}{KEPT}={slot.source.address}{show}"), 303)


def ask_for_file(here: Worded, error: CatalogueError | None = None) -> ResponseReturnValue:
    """Ask for a file with words; what was wrong with the one before stands above."""
    problems = error.problems if error else ()
    wrong = problems[0].sentence if len(problems) == 1 and not problems[0].line else ""
    ask = bring_language_page if here.language else bring_page
    page = ask(here, new_token(), () if wrong else problems, wrong)
    return render_template("office/form.html", page=page, frame=frame_here())


def take_file(here: Worded) -> ResponseReturnValue:
    """Keep the words of a file in one language, or say on which lines it cannot be taken."""
    if not came_from_here():
        return once_more(office_council(), frame_here())
    told = brought(here)
    return side_by_side(here, Checking(said=told)) if isinstance(told, str) else ask_for_file(here, told)


def brought(here: Worded) -> str | CatalogueError:
    """Keep the words of the file that was sent; return what became of it, or what is wrong with it."""
    data, file = uploaded(FILE), request.files.get(FILE)
    try:
        found = files.read(file.filename or "", data) if data and file else None
        if found is None:
            return CatalogueError([LineProblem(0, NO_FILE)])
        if not isinstance(here, Edited) and found.form != here.owner:
            return CatalogueError([LineProblem(0, OTHER_WORDS)])
        if found.language not in TONGUES or here.language not in {"", found.language}:
            those = here.language or ", ".join(TONGUES)
            return CatalogueError([LineProblem(0, f"The file does not say a language that is here: {those}.")])
        slots = here.sources_in(found.language)
        return loaded_words(found.language, load(office_council().store, slots, found, found.language, doing_here()))
    except CatalogueError as error:
        return error


def speaker_here(reader: Reader) -> str:
    """Return who says that words are right: whom an officer names, or the translator."""
    return cleaned(request.form.get(SPEAKER, ""), LONGEST) if reader.is_officer else reader.name


def state_asked_for() -> State | None:
    """Return the state of the words that are asked for; None for all of them."""
    chosen = request.args.get(SHOW, "")
    return State(chosen) if chosen in set(State) else None


def _standing(here: Worded) -> tuple[Standing, ...]:
    return edition(office_council().store, here.sources_in(here.language), here.language)


def _write(
    here: Worded, found: Sequence[Standing], slot: Standing, typed: TypedWords = NO_WORDS
) -> ResponseReturnValue:
    words = {each.source.address: each.entry.words for each in found if each.entry and each.state is not State.STALE}
    words |= {slot.source.address: slot.entry.words} if slot.entry else {}
    words |= {} if typed.words is None else {slot.source.address: typed.words}
    preview = _preview(here.form, slot.source.address, words) if isinstance(here, Edited) else None
    kept = next((each for each in found if each.source.address == request.args.get(KEPT)), None)
    typed = replace(typed, waits=sum(each.state in WAITING for each in found), kept=kept)
    page = words_page(here, new_token(), slot, preview, state_asked_for(), typed)
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
