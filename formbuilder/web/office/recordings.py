"""Recordings of the questions of a form: sound, and video in sign language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.accounts.rights import Right
from formbuilder.answers.signs import words as cleaned
from formbuilder.editions.entries import Standing, State
from formbuilder.editions.heard import WHOLE, Recording, Script, scripts
from formbuilder.editions.media import caption_problems
from formbuilder.editions.sources import sources
from formbuilder.rendering.edition_reader import Reader
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.recording_pages import (
    CAPTIONS,
    FILE,
    LANGUAGE,
    NOTHING,
    PLACE,
    SPEAKER,
    SPOKEN,
    TOO_BIG,
    TRANSCRIPT,
    WRONG,
    Here,
    TypedRecording,
    box_of,
    question_page,
    recordings_page,
)
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.edition_words import edition
from formbuilder.services.editions import Edition, EditionName, find_edition
from formbuilder.services.recordings import (
    NewRecording,
    NotKept,
    check_recording,
    keep_recording,
    recordings_of,
    remove_recording,
)
from formbuilder.services.translators import languages_of, writer_may_check
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site, signed_in
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.limits import takes_a_recording
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.translators_here import settled_or_404
from formbuilder.web.pieces import in_pieces

ALL = "/forms/<form>/<int:version>/languages/heard"
QUESTION = f"{ALL}/<question>"
ONE = f"{QUESTION}/<id_>"
LONGEST = 100_000
NO_LANGUAGE = "Choose a language."


@office.get(ALL)
@allow(Right.WRITE_WORDS)
def list_recordings(slug: str, form: str, version: int) -> ResponseReturnValue:
    """List the questions of a version, with what is recorded of each."""
    del slug
    here = _here(form, version)
    found: dict[str, list[tuple[Recording, State]]] = {}
    for each, state in _standing(here, scripts(here.form).values()):
        found.setdefault(each.address.partition(".")[0], []).append((each, state))
    return render_template("office/list.html", page=recordings_page(here, found), frame=frame_here())


@office.get(QUESTION)
@allow(Right.WRITE_WORDS)
def recordings_of_question(slug: str, form: str, version: int, question: str) -> ResponseReturnValue:
    """Show what is recorded of a question."""
    del slug
    return _page(_here(form, version), question)


@office.post(QUESTION)
@takes_a_recording
@allow(Right.WRITE_WORDS)
def put_recording_in(slug: str, form: str, version: int, question: str) -> ResponseReturnValue:
    """Keep a recording, or say what is wrong with it."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    found = _scripts_or_404(here, question)
    typed = TypedRecording(
        language=request.form.get(LANGUAGE, ""),
        place=request.form.get(PLACE, ""),
        transcript=cleaned(request.form.get(TRANSCRIPT, ""), LONGEST),
        speaker=cleaned(request.form.get(SPEAKER, ""), LONGEST) if here.reader.is_officer else "",
    )
    if typed.language not in here.languages:
        return _page(here, question, _with(typed, LANGUAGE, NO_LANGUAGE))
    script = next((each for each in found if each.address == typed.place), found[0])
    captions = _file(CAPTIONS, LONGEST * 4)
    new = NewRecording(
        script=script.said(_words(here, typed.language)),
        language=typed.language,
        data=_file(FILE, here.most * 1_000_000 + 1),
        captions=captions,
        transcript=typed.transcript,
        checked_by=typed.speaker,
    )
    kept = keep_recording(office_council().store, new, here.most * 1_000_000, desk().today(), doing_here())
    if isinstance(kept, NotKept):
        return _page(here, question, _told(here, typed, kept, captions))
    return redirect(here.to(question), 303)


@office.get(ONE)
@allow(Right.WRITE_WORDS)
def play_recording(slug: str, form: str, version: int, question: str, id_: str) -> Response:
    """Send a recording to whoever checks it."""
    del slug
    return in_pieces(office_council().store, _one_or_404(_here(form, version), question, id_))


@office.get(f"{ONE}/captions")
@allow(Right.WRITE_WORDS)
def captions_of_recording(slug: str, form: str, version: int, question: str, id_: str) -> Response:
    """Send the captions of a video."""
    del slug
    found = _one_or_404(_here(form, version), question, id_)
    return Response(found.captions or abort(404), mimetype="text/vtt")


@office.post(f"{ONE}/check")
@allow(Right.WRITE_WORDS)
def check_one_recording(slug: str, form: str, version: int, question: str, id_: str) -> ResponseReturnValue:
    """Note that a named speaker or signer says that a recording is right."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    found = _one_or_404(here, question, id_)
    script = scripts(here.form).get(found.address)
    now = script.said(_words(here, found.language)) if script else None
    speaker = cleaned(request.form.get(box_of(id_), ""), LONGEST) if here.reader.is_officer else here.reader.name
    why = check_recording(office_council().store, id_, now, speaker, desk().today(), doing_here())
    if why:
        return _page(here, question, TypedRecording(checking=id_, wrong=(WRONG[why],)))
    return redirect(here.to(question), 303)


@office.post(f"{ONE}/remove")
@allow(Right.TRANSLATE)
def remove_one_recording(slug: str, form: str, version: int, question: str, id_: str) -> ResponseReturnValue:
    """Take a recording out for good."""
    del slug
    here = _here(form, version)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    _one_or_404(here, question, id_)
    remove_recording(office_council().store, id_, doing_here())
    return redirect(here.to(question), 303)


def _here(form: str, version: int) -> Here:
    found = find_edition(office_council().store, EditionName(DraftPin(form, version)), shelf_here())
    if not isinstance(found, Edition):
        abort(404)
    settled_or_404(found.name.pin)
    store, who, is_officer = office_council().store, signed_in().person, may_here(Right.TRANSLATE)
    mine = frozenset(SPOKEN) if is_officer else languages_of(store, who.id)
    rules = {tag: writer_may_check(store, tag) for tag in (() if is_officer else mine)}
    return Here(
        site=office_site(office_council()),
        form=found.form,
        most=desk().recording_mb,
        reader=Reader(id=who.id, name=who.name, is_officer=is_officer),
        languages=mine,
        by_writer=frozenset(tag for tag, rule in rules.items() if rule and rule.by_writer),
    )


def _page(here: Here, question: str, typed: TypedRecording = NOTHING) -> ResponseReturnValue:
    found = _scripts_or_404(here, question)
    page = question_page(here, found, _standing(here, found), new_token(), typed)
    return render_template("office/recordings.html", page=page, frame=frame_here())


def _scripts_or_404(here: Here, question: str) -> tuple[Script, ...]:
    """Return what can be recorded of a question, the whole first."""
    found = tuple(each for each in scripts(here.form).values() if each.address.partition(".")[0] == question)
    return tuple(sorted(found, key=lambda each: not each.address.endswith(WHOLE))) or abort(404)


def _standing(here: Here, found: Iterable[Script]) -> tuple[tuple[Recording, State], ...]:
    """Return the recordings of some texts, the newest first, and how each stands."""
    known = {(each.owner, each.address): each for each in found}
    homes = {(owner, address.partition(".")[0]) for owner, address in known}
    there = recordings_of(office_council().store, {owner for owner, _ in known})
    heard = (each for each in there if each.language in here.languages)
    mine = [each for each in heard if (each.owner, each.address.partition(".")[0]) in homes]
    said = {language: _words(here, language) for language in {each.language for each in mine}}
    return tuple(
        (each, each.state(script.said(said[each.language]) if script else None))
        for each in mine
        for script in [known.get((each.owner, each.address))]
    )


def _words(here: Here, language: str) -> dict[str, str]:
    """Return the words of a language that were made from the English ones as they are."""
    found: tuple[Standing, ...] = edition(office_council().store, [*sources(here.form, language)], language)
    fresh = (State.DRAFTED, State.CHECKED)
    return {each.source.address: each.entry.words for each in found if each.entry and each.state in fresh}


def _one_or_404(here: Here, question: str, id_: str) -> Recording:
    found = _standing(here, _scripts_or_404(here, question))
    return next((each for each, _ in found if each.id == id_), None) or abort(404)


def _file(name: str, most: int) -> bytes:
    """Return a file that was sent, but no more of it than shows that it is too big; b"" if none was."""
    file = request.files.get(name)
    if file is None:
        return b""
    with file.stream as stream:
        return stream.read(most)


def _told(here: Here, typed: TypedRecording, why: NotKept, captions: bytes) -> TypedRecording:
    if why is NotKept.TOO_BIG:
        return _with(typed, FILE, TOO_BIG.format(most=here.most))
    where, words = WRONG[why]
    problems = caption_problems(captions) if why is NotKept.CAPTIONS and captions else ()
    said = [f"Line {each.line}: {each.sentence}" if each.line else each.sentence for each in problems[:10]]
    return replace(typed, wrong=tuple((where, line) for line in said or [words]))


def _with(typed: TypedRecording, where: str, words: str) -> TypedRecording:
    return replace(typed, wrong=((where, words),))
