"""Our own sentences in other languages: how far each is, checked by named speakers, and a language on or off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words as cleaned
from formbuilder.config import ROOT
from formbuilder.editions import files
from formbuilder.editions.catalogue import CatalogueError
from formbuilder.editions.entries import Standing
from formbuilder.editions.our_parts import PARTS, REST, OurPart
from formbuilder.editions.our_words import OWNER, Ours, ours, to_check
from formbuilder.rendering.edition_lists import bring_page, loaded_words
from formbuilder.rendering.edition_pages import (
    FILE,
    NO_FILE,
    NO_WORDS,
    NOTHING_TYPED,
    RIGHT,
    SHOW,
    WORDS,
    Checking,
    TypedWords,
)
from formbuilder.rendering.edition_reader import Reader
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.our_word_pages import (
    ALL,
    HERE,
    LEFT,
    NOT_ON,
    ON,
    PAGE,
    PLACE,
    HowFar,
    Tongued,
    gone_page,
    sentence_page,
    sentences_page,
    tongue_page,
    tongues_page,
    value_of,
)
from formbuilder.review.languages import TONGUES
from formbuilder.services.edition_words import Look, check_words, counts, edition, load, write_words
from formbuilder.services.our_words import drop_own_words, left, no_longer_said, switch, take_check_back
from formbuilder.services.settings import settings_now
from formbuilder.services.translators import languages_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.files import file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.pasting import uploaded
from formbuilder.web.office.translators_here import reader_or_404
from formbuilder.web.office.words_here import TYPES, speaker_here, state_asked_for
from formbuilder.web.pages import page_asked_for

BASE = "/languages"
ONE = f"{BASE}/<language>"
PART = f"{ONE}/parts/<part>"
LONGEST = 20_000
FOLDER = ROOT / "translations"
NAMES: Mapping[str, str] = {**{each.id: each.name for each in (*PARTS, REST)}, LEFT: "what is left to check"}


@office.get(BASE)
@allow(Right.WRITE_WORDS)
def our_languages(slug: str) -> ResponseReturnValue:
    """List the languages that our own sentences are in, and how far each is."""
    del slug
    here = Tongued(site=office_site(office_council()), reader=Reader(is_officer=may_here(Right.TRANSLATE)))
    on = settings_now(office_council().store).council.languages
    found = {tag: _how_far(*_standing(tag), on=tag in on) for tag in _tags()}
    return render_template("office/list.html", page=tongues_page(here, found), frame=frame_here())


@office.get(ONE)
@allow(Right.WRITE_WORDS)
def our_language(slug: str, language: str) -> ResponseReturnValue:
    """List the parts of our sentences in a language."""
    del slug
    return _language(_here(language))


@office.post(f"{ONE}/switch")
@allow(Right.PUBLISH)
def switch_language(slug: str, language: str) -> ResponseReturnValue:
    """Let the public choose a language, or no longer."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    there, standing = _standing(language)
    waiting = left(there.sentences, standing)
    why = switch(office_council().store, language, doing_here(), waiting, on=request.form.get(ON) == "yes")
    return _language(here, NOT_ON[why]) if why else redirect(here.base, 303)


@office.get(PART)
@allow(Right.WRITE_WORDS)
def our_sentences(slug: str, language: str, part: str) -> ResponseReturnValue:
    """Show the sentences of a part side by side."""
    del slug
    return _sentences(_here(language), part)


@office.post(f"{PART}/check")
@allow(Right.WRITE_WORDS)
def check_sentences(slug: str, language: str, part: str) -> ResponseReturnValue:
    """Note that a named speaker says that sentences are right: those that were chosen, or all of a page."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    chosen = frozenset(request.form.getlist(HERE if request.form.get(ALL) == "yes" else RIGHT))
    speaker = speaker_here(here.reader)
    found = ((each, to_check(each)) for each in _standing(language)[1] if value_of(each) in chosen)
    looks = [Look(each.source, entry.words, came=entry.came) for each, entry in found if entry]
    if len(looks) != len(chosen) or not chosen:
        return _sentences(here, part, Checking(speaker=speaker, right=chosen, none=True))
    why = check_words(office_council().store, looks, language, speaker, desk().today(), doing_here())
    if why:
        return _sentences(here, part, Checking(speaker=speaker, right=chosen, why=why))
    return redirect(here.to(f"parts/{part}?{request.query_string.decode()}"), 303)


@office.get(f"{ONE}/gone")
@allow(Right.WRITE_WORDS)
def our_sentences_gone(slug: str, language: str) -> ResponseReturnValue:
    """List sentences that the product does not have any more."""
    del slug
    here = _here(language)
    found = no_longer_said(office_council().store, ours(FOLDER, language).sources, language)
    return render_template("office/list.html", page=gone_page(here, found, page_asked_for()), frame=frame_here())


@office.get(f"{ONE}/sentence")
@allow(Right.WRITE_WORDS)
def our_sentence(slug: str, language: str) -> ResponseReturnValue:
    """Ask for the words of one sentence."""
    del slug
    return _sentence(_here(language), _slot_or_404(language, request.args.get(PLACE, "")))


@office.post(f"{ONE}/sentence")
@allow(Right.WRITE_WORDS)
def keep_sentence(slug: str, language: str) -> ResponseReturnValue:
    """Keep a council’s own words for a sentence, as drafted, and lead to the next one of the part."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    slot = _slot_or_404(language, request.args.get(PLACE, ""))
    typed = cleaned(request.form.get(WORDS, ""), LONGEST)
    stops = write_words(office_council().store, slot.source, language, typed, doing_here())
    if stops:
        return _sentence(here, slot, TypedWords(typed, tuple(map(str, stops))))
    show = _show(request.args.get(SHOW, ""))
    after = _after(language, slot, show)
    return redirect(here.sentence(after, show) if after else here.base, 303)


@office.post(f"{ONE}/take-back")
@allow(Right.WRITE_WORDS)
def take_sentence_back(slug: str, language: str) -> ResponseReturnValue:
    """Take the check of a sentence back: the public reads it in English."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    slot = _slot_or_404(language, request.form.get(PLACE, ""))
    take_check_back(office_council().store, slot.source, language, doing_here())
    return redirect(here.sentence(slot, _show(request.form.get(SHOW, ""))), 303)


@office.post(f"{ONE}/as-it-came")
@allow(Right.WRITE_WORDS)
def sentence_as_it_came(slug: str, language: str) -> ResponseReturnValue:
    """Go back to the words that come with the product."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    slot = _slot_or_404(language, request.form.get(PLACE, ""))
    drop_own_words(office_council().store, slot.source, language, doing_here())
    return redirect(here.sentence(slot, _show(request.form.get(SHOW, ""))), 303)


@office.get(f"{ONE}/words.<kind>")
@allow(Right.WRITE_WORDS)
def our_words_out(slug: str, language: str, kind: str) -> ResponseReturnValue:
    """Give out our sentences in a language as a file."""
    del slug
    _here(language)
    if kind not in TYPES:
        abort(404)
    data = files.WRITERS[kind](OWNER, 1, language, _standing(language)[1])
    return file_of(data, TYPES[kind], f"{OWNER}-{language}.{kind}")


@office.get(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bringing_our_words(slug: str, language: str) -> ResponseReturnValue:
    """Ask for a file with our sentences."""
    del slug
    page = bring_page(_here(language), new_token())
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(f"{ONE}/bring")
@allow(Right.WRITE_WORDS)
def bring_our_words(slug: str, language: str) -> ResponseReturnValue:
    """Keep the sentences of a file, or say on which lines it cannot be taken."""
    del slug
    here = _here(language)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    data, file = uploaded(FILE), request.files.get(FILE)
    if not data or not file:
        return _bring(here, wrong=NO_FILE)
    try:
        found = files.read(file.filename or "", data)
        if (found.form, found.language) != (OWNER, language):
            return _bring(here, wrong=f"This file is not of our own sentences in {here.called}.")
        loaded = load(office_council().store, ours(FOLDER, language).sources, found, language, doing_here())
    except CatalogueError as error:
        return _bring(here, error=error)
    return _language(here, loaded_words(language, loaded))


def _tags() -> Iterator[str]:
    """Yield the languages that our sentences are in; for a translator, those of their own alone."""
    served = office_council()
    mine = None if may_here(Right.TRANSLATE) else languages_of(served.store, signed_in().person.id)
    return (tag for tag in served.known_tongues if tag in TONGUES and (mine is None or tag in mine))


def _here(language: str) -> Tongued:
    if language not in _tags():
        abort(404)
    return Tongued(site=office_site(office_council()), language=language, reader=reader_or_404(language))


def _standing(language: str) -> tuple[Ours, tuple[Standing, ...]]:
    there = ours(FOLDER, language)
    return there, edition(office_council().store, there.sources, language)


def _how_far(there: Ours, standing: tuple[Standing, ...], *, on: bool) -> HowFar:
    return HowFar(counts=counts(standing), left=len(left(there.sentences, standing)), on=on)


def _language(here: Tongued, said: str = "") -> ResponseReturnValue:
    there, standing = _standing(here.language)
    by_part: dict[OurPart, Counter[str]] = {}
    for sentence, slot in zip(there.sentences, standing, strict=True):
        by_part.setdefault(sentence.part, Counter())[slot.state] += 1
    parts = ((part, by_part[part]) for part in (*PARTS, REST) if part in by_part)
    token = new_token() if may_here(Right.PUBLISH) else ""
    on = here.language in settings_now(office_council().store).council.languages
    page = tongue_page(here, token, _how_far(there, standing, on=on), parts, said)
    return render_template("office/list.html", page=page, frame=frame_here())


def _of_part(language: str, part: str) -> tuple[Standing, ...]:
    if part not in NAMES:
        abort(404)
    there, standing = _standing(language)
    if part == LEFT:
        return left(there.sentences, standing)
    both = zip(there.sentences, standing, strict=True)
    return tuple(slot for sentence, slot in both if sentence.part.id == part)


def _sentences(here: Tongued, part: str, typed: Checking = NOTHING_TYPED) -> ResponseReturnValue:
    found, state = _of_part(here.language, part), state_asked_for()
    last = max(1, -(-sum(state in {None, each.state} for each in found) // PAGE))
    window = part, NAMES[part], state, min(page_asked_for(), last)
    page = sentences_page(here, new_token(), found, window, typed)
    return render_template("office/our_words.html", page=page, frame=frame_here())


def _sentence(here: Tongued, slot: Standing, typed: TypedWords = NO_WORDS) -> ResponseReturnValue:
    page = sentence_page(here, new_token(), slot, _show(request.args.get(SHOW, "")), typed)
    return render_template("office/our_sentence.html", page=page, frame=frame_here())


def _slot_or_404(language: str, place: str) -> Standing:
    """Return a sentence; the first one where none is named."""
    found = _standing(language)[1]
    return next((each for each in found if place in {"", each.source.address}), None) or abort(404)


def _after(language: str, slot: Standing, show: str) -> Standing | None:
    """Return the sentence to write next, in the part that somebody came from."""
    found = _of_part(language, show) if show else ()
    place = next((number for number, each in enumerate(found, 1) if each.source == slot.source), 0)
    return next(iter(found[place:]), None)


def _show(part: str) -> str:
    return part if part in NAMES else ""


def _bring(here: Tongued, *, wrong: str = "", error: CatalogueError | None = None) -> ResponseReturnValue:
    page = bring_page(here, new_token(), error.problems if error else (), wrong)
    return render_template("office/form.html", page=page, frame=frame_here())
