"""Earlier feedback on the form of a round: brought in with its source and its day, taken up, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.bringing_pages import CODE, TEXT, Bringing
from formbuilder.rendering.earlier_pages import (
    BATCH,
    DAY,
    GATHERED,
    SOURCE,
    TypedSource,
    earlier_list,
    look_earlier_page,
    place_of,
    source_page,
    take_up_page,
)
from formbuilder.rendering.fields import came_from_here
from formbuilder.review.note_tables import TableFault, notes_in_text
from formbuilder.review.notes import Note
from formbuilder.services.earlier import (
    Earlier,
    NoEarlier,
    Source,
    bring_earlier,
    earlier_batches,
    earlier_of,
    find_earlier,
    lines_without_source,
    source_faults,
    take_out,
    take_up,
)
from formbuilder.services.note_files import notes_of_file
from formbuilder.services.note_kinds import NoNotes, Seen
from formbuilder.services.note_reading import read_notes
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.limits import takes_notes
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.notes_here import LONGEST_SHORT, bringing, circle, page_number, sent_notes, uploaded_notes

EARLIER = "/rounds/<round_>/earlier-feedback"
NOTHING = "Paste the feedback, or choose a file."
LONGEST_TEXT = 1_000_000


@office.get(EARLIER)
@allow(Right.BRING_POINTS)
def earlier_feedback(slug: str, round_: str) -> ResponseReturnValue:
    """List what was brought in."""
    del slug
    here, store = bringing(round_), office_council().store
    where = here.round.panel, here.round.pin.form
    number = page_number()
    page = earlier_list(here, earlier_batches(store, *where), earlier_of(store, *where, number), number)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get(f"{EARLIER}/new")
@allow(Right.BRING_POINTS)
def bringing_earlier(slug: str, round_: str) -> ResponseReturnValue:
    """Ask where feedback comes from."""
    del slug
    return _source(bringing(round_), TypedSource())


@office.post(f"{EARLIER}/new")
@takes_notes
@allow(Right.BRING_POINTS)
def look_at_earlier(slug: str, round_: str) -> ResponseReturnValue:
    """Show what was pasted or sent before it is kept."""
    del slug
    here, typed = bringing(round_, anywhere=True), _typed()
    if not came_from_here():
        return once_more(office_council(), frame_here())
    file = uploaded_notes()
    found = notes_of_file(file) if file else notes_in_text(typed.text)
    box = "wrong_file" if file else "wrong_text"
    if isinstance(found, TableFault):
        told = found.value if file or typed.text.strip() else NOTHING
        return _source(here, replace(typed, wrong=source_faults(_source_of(typed), desk().today()), **{box: told}))
    wrong, told = _wrong(typed, found), _in_lines(typed, found)
    if wrong or told:
        return _source(here, replace(typed, wrong=wrong, **{box: told}))
    return _look(here, typed, _seen(here, tuple((doing_here().new_id(), note) for note in found)))


@office.post(f"{EARLIER}/keep")
@takes_notes
@allow(Right.BRING_POINTS)
def keep_earlier(slug: str, round_: str) -> ResponseReturnValue:
    """Keep what was looked at."""
    del slug
    here, typed = bringing(round_, anywhere=True), _typed()
    if not came_from_here():
        return once_more(office_council(), frame_here())
    seen = _seen(here, sent_notes())
    notes = [each.note for each in seen]
    wrong, told = _wrong(typed, notes), _in_lines(typed, notes)
    if not seen or wrong or told:
        return _source(here, replace(typed, wrong=wrong, wrong_file=told))
    kept = bring_earlier(office_council().store, here.round.id, _source_of(typed), seen, doing_here())
    return _look(here, typed, seen, kept) if isinstance(kept, NoNotes) else redirect(place_of(here), 303)


@office.post(f"{EARLIER}/out")
@allow(Right.BRING_POINTS)
def take_earlier_out(slug: str, round_: str) -> ResponseReturnValue:
    """Take out what was brought in together."""
    del slug
    here = bringing(round_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    take_out(office_council().store, here.round.id, request.form.get(BATCH, ""), doing_here())
    return redirect(place_of(here), 303)


@office.get(f"{EARLIER}/<id_>")
@allow(Right.BRING_POINTS)
def taking_earlier_up(slug: str, round_: str, id_: str) -> ResponseReturnValue:
    """Ask before earlier feedback becomes a comment."""
    del slug
    here = bringing(round_)
    return _form(take_up_page(here, _earlier_or_404(here, id_)))


@office.post(f"{EARLIER}/<id_>")
@allow(Right.BRING_POINTS)
def take_earlier_up(slug: str, round_: str, id_: str) -> ResponseReturnValue:
    """Make a comment of earlier feedback."""
    del slug
    here = bringing(round_)
    each = _earlier_or_404(here, id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    code = request.form.get(CODE, "")[:LONGEST_SHORT]
    found = take_up(office_council().store, here.round.id, each.id, here.codes, code, doing_here())
    return _form(take_up_page(here, each, found)) if isinstance(found, NoNotes) else redirect(place_of(here), 303)


def _earlier_or_404(here: Bringing, id_: str) -> Earlier:
    return find_earlier(office_council().store, here.round.panel, here.round.pin.form, id_) or abort(404)


def _seen(here: Bringing, notes: tuple[tuple[str, Note], ...]) -> tuple[Seen, ...]:
    return read_notes(tuple((id_, note) for id_, note in notes if note.words.strip()), here.codes, circle(here))


def _typed() -> TypedSource:
    sent = request.form
    return TypedSource(
        source=sent.get(SOURCE, "")[:LONGEST_SHORT].strip(),
        day=sent.get(DAY, "")[:LONGEST_SHORT].strip(),
        gathered=sent.get(GATHERED, "")[:LONGEST_SHORT].strip(),
        text=sent.get(TEXT, "")[:LONGEST_TEXT],
    )


def _wrong(typed: TypedSource, notes: Sequence[Note]) -> frozenset[NoEarlier]:
    """Return what is wrong with what is said once, as far as a line has nothing of its own in its place."""
    own = {NoEarlier.SOURCE: all(note.source for note in notes), NoEarlier.DAY: all(note.day for note in notes)}
    return frozenset(why for why in source_faults(_source_of(typed), desk().today()) if not own.get(why))


def _in_lines(typed: TypedSource, notes: Sequence[Note]) -> str:
    """Say which lines of a file cannot be right, where they say themselves where they come from."""
    own = [note for note in notes if note.source or note.day]
    lines = lines_without_source(own, _source_of(typed), desk().today())
    return f"Look at the source and the date of line {', '.join(map(str, lines[:10]))}." if lines else ""


def _source_of(typed: TypedSource) -> Source:
    return Source(name=typed.source, said_on=typed_day(typed.day), gathered_by=typed.gathered)


def _look(
    here: Bringing, typed: TypedSource, seen: tuple[Seen, ...], why: NoNotes | None = None
) -> ResponseReturnValue:
    page = look_earlier_page(here, typed, seen, why)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _source(here: Bringing, typed: TypedSource) -> ResponseReturnValue:
    return _form(source_page(here, typed))


def _form(page: object) -> ResponseReturnValue:
    return render_template("office/form.html", page=page, frame=frame_here())
