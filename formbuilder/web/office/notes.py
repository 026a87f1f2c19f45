"""Notes from paper: typed in, pasted or from a file, looked over, sent; and those that have no place yet."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.bringing_pages import (
    BASIS,
    CHECKED,
    CONSENT,
    DAY,
    PEOPLE,
    ROUTE,
    TEXT,
    WHERE,
    Bringing,
    Said,
    TypedBatch,
    batch_of,
    batch_page,
    empty_rows,
    notes_page,
    paste_page,
    rows_page,
)
from formbuilder.rendering.brought_pages import batch_notes_page, to_place_page
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.note_files import notes_csv, offline_html, table_csv
from formbuilder.rendering.note_look import AGAIN, CHANGE, SAVE, SEND, look_page
from formbuilder.rendering.note_words import brought_words
from formbuilder.review.note_tables import MOST, TableFault, notes_in_text
from formbuilder.review.notes import Note, said_once
from formbuilder.services.bringing import (
    batches_of,
    begin_batch,
    bring_in,
    count_to_place,
    last_note,
    notes_of,
    notes_to_place,
)
from formbuilder.services.earlier import earlier_batches
from formbuilder.services.note_changing import find_note
from formbuilder.services.note_files import notes_of_file
from formbuilder.services.note_kinds import Basis, Batch, Brought, Consent, NewBatch, NoNotes, Route, Seen
from formbuilder.services.note_reading import look_over
from formbuilder.services.point_kinds import Point
from formbuilder.services.slip_photos import notes_with_photo
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.files import CSV, file_of
from formbuilder.web.limits import takes_notes
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.notes_here import (
    NOTES,
    batch_here,
    bringing,
    circle,
    page_number,
    sent_notes,
    uploaded_notes,
)

NO_LINES = "Paste lines, or choose a file."


@office.get(NOTES)
@allow(Right.BRING_POINTS)
def notes_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """Show the ways to bring notes in, and what came so far."""
    del slug
    here, store = bringing(round_), office_council().store
    said = Said(
        batches=batches_of(store, round_),
        to_place=count_to_place(store, round_),
        earlier=sum(each.many for each in earlier_batches(store, here.round.panel, here.round.pin.form)),
    )
    return render_template("office/sections.html", page=notes_page(here, said), frame=frame_here())


@office.get(f"{NOTES}/new")
@allow(Right.BRING_POINTS)
def beginning_notes(slug: str, round_: str) -> ResponseReturnValue:
    """Ask what is the same for all notes."""
    del slug
    typed = batch_of(NewBatch(day=desk().today()))
    return render_template("office/form.html", page=batch_page(bringing(round_), typed), frame=frame_here())


@office.post(f"{NOTES}/new")
@allow(Right.BRING_POINTS)
def begin_notes(slug: str, round_: str) -> ResponseReturnValue:
    """Keep what is the same for all notes."""
    del slug
    here, typed = bringing(round_), _typed()
    if not came_from_here():
        return once_more(office_council(), frame_here())
    people = int(typed.people) if typed.people.isascii() and typed.people.isdigit() else -1 if typed.people else 0
    new = NewBatch(
        day=typed_day(typed.day),
        place=typed.where,
        people=people,
        route=Route(typed.route),
        basis=Basis(typed.basis),
        basis_checked=typed.checked,
        consent=Consent(typed.consent),
    )
    found = begin_batch(office_council().store, here.round.id, new, doing_here())
    if isinstance(found, Batch):
        return redirect(f"{here.base}/{found.id}#code-1", 303)
    return render_template("office/form.html", page=batch_page(here, replace(typed, wrong=found)), frame=frame_here())


@office.get(f"{NOTES}/offline")
@allow(Right.BRING_POINTS)
def notes_offline(slug: str, round_: str) -> ResponseReturnValue:
    """Give a page that works without the internet."""
    del slug
    here = bringing(round_)
    return file_of(offline_html(here.round.title, here.codes, here.round.id), "text/html", "notes.html")


@office.get(f"{NOTES}/table")
@allow(Right.BRING_POINTS)
def notes_table(slug: str, round_: str) -> ResponseReturnValue:
    """Give a table for a spreadsheet."""
    del slug
    return file_of(table_csv(bringing(round_).codes), CSV, "notes-table.csv")


@office.get(f"{NOTES}/to-place")
@allow(Right.BRING_POINTS)
def placing_notes(slug: str, round_: str) -> ResponseReturnValue:
    """List the notes that have no place yet."""
    del slug
    here = bringing(round_)
    page = to_place_page(here, notes_to_place(office_council().store, here.round.id))
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get(f"{NOTES}/<batch>")
@allow(Right.BRING_POINTS)
def typing_notes(slug: str, round_: str, batch: str) -> ResponseReturnValue:
    """Show rows to type notes into."""
    del slug
    here = bringing(round_)
    like = find_note(office_council().store, here.round.id, request.args.get("like", ""))
    first = [replace(_as_note(here, like), number=1, code="")] if like else []
    return _rows(here, batch_here(here, batch), first, said=_brought())


@office.post(f"{NOTES}/<batch>")
@takes_notes
@allow(Right.BRING_POINTS)
def type_notes(slug: str, round_: str, batch: str) -> ResponseReturnValue:
    """Look notes over, send them, give them as a file, or put them back into rows."""
    del slug
    here = bringing(round_)
    there = batch_here(here, batch)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    notes, do = sent_notes(), request.form.get("do")
    if do == CHANGE:
        return _rows(here, there, [note for _, note in notes])
    if do == SAVE:
        return file_of(notes_csv(note for _, note in notes if not note.is_blank), CSV, "notes.csv")
    seen = _looked(here, there, notes)
    return _send(here, there, seen) if do == SEND else _look(here, there, seen)


@office.get(f"{NOTES}/<batch>/all")
@allow(Right.BRING_POINTS)
def notes_in_batch(slug: str, round_: str, batch: str) -> ResponseReturnValue:
    """List the notes of a batch."""
    del slug
    here = bringing(round_)
    there = batch_here(here, batch)
    number = page_number()
    store = office_council().store
    found, photos = notes_of(store, there.id, number), notes_with_photo(store, there.id)
    page = batch_notes_page(here, there, found, number, photos)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.get(f"{NOTES}/<batch>/paste")
@allow(Right.BRING_POINTS)
def pasting_notes(slug: str, round_: str, batch: str) -> ResponseReturnValue:
    """Ask for lines or a file."""
    del slug
    here = bringing(round_)
    page = paste_page(here, batch_here(here, batch))
    return render_template("office/form.html", page=page, frame=frame_here())


@office.post(f"{NOTES}/<batch>/paste")
@takes_notes
@allow(Right.BRING_POINTS)
def paste_notes(slug: str, round_: str, batch: str) -> ResponseReturnValue:
    """Look over the notes of lines or of a file."""
    del slug
    here = bringing(round_)
    there = batch_here(here, batch)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    text, file = request.form.get(TEXT, ""), uploaded_notes()
    if not (file or text.strip()):
        return _paste(paste_page(here, there, wrong=NO_LINES))
    found = notes_of_file(file) if file else notes_in_text(text)
    if isinstance(found, TableFault):
        wrong = {"wrong_file": found.value} if file else {"wrong": found.value}
        return _paste(paste_page(here, there, text, **wrong))
    new_id = doing_here().new_id
    return _look(here, there, _looked(here, there, tuple((new_id(), note) for note in found)))


def _paste(page: object) -> ResponseReturnValue:
    return render_template("office/form.html", page=page, frame=frame_here())


def _looked(here: Bringing, batch: Batch, notes: tuple[tuple[str, Note], ...]) -> tuple[Seen, ...]:
    """Look notes over; a full stop in the first one goes on from the note that was sent last."""
    ids = {note.number: id_ for id_, note in notes}
    once = said_once((note for _, note in notes), _before(here, batch))
    named = tuple((ids[note.number], note) for note in once)
    return look_over(office_council().store, here.round.id, named, here.codes, circle(here))


def _before(here: Bringing, batch: Batch) -> Note | None:
    last = last_note(office_council().store, batch.id)
    return _as_note(here, last) if last else None


def _as_note(here: Bringing, point: Point) -> Note:
    at = here.codes.at(point.place)
    member = next((each for each in here.members if each.person == point.author), None)
    return Note(number=0, code=at.code if at else "", who=str(member.number) if member else "")


def _look(here: Bringing, batch: Batch, seen: tuple[Seen, ...], why: NoNotes | None = None) -> ResponseReturnValue:
    if not seen:
        return _rows(here, batch, wrong=NoNotes.EMPTY)
    page = look_page(here, batch, seen, _again(seen), why)
    return render_template("office/note_look.html", page=page, frame=frame_here())


def _send(here: Bringing, batch: Batch, seen: tuple[Seen, ...]) -> ResponseReturnValue:
    found = bring_in(office_council().store, batch.id, seen, doing_here(), _again(seen)) if seen else NoNotes.EMPTY
    if isinstance(found, Brought):
        counts = f"sent={found.placed}&waiting={found.to_place}&there={found.there}"
        return redirect(f"{here.base}/{batch.id}?{counts}#code-1", 303)
    return _look(here, batch, seen, found)


def _again(seen: tuple[Seen, ...]) -> frozenset[str]:
    """Return the ids of notes that are sent though the same is there."""
    return frozenset(each.id for number, each in enumerate(seen, 1) if request.form.get(f"{AGAIN}-{number}"))


def _brought() -> tuple[str, ...]:
    """Say what became of the notes before, as the address tells."""
    placed, waiting, there = (request.args.get(name, 0, type=int) for name in ("sent", "waiting", "there"))
    possible = "sent" in request.args and all(0 <= each <= MOST for each in (placed, waiting, there))
    return brought_words(Brought(placed, waiting, there)) if possible else ()


def _rows(
    here: Bringing,
    batch: Batch,
    notes: list[Note] | None = None,
    said: tuple[str, ...] = (),
    wrong: NoNotes | None = None,
) -> ResponseReturnValue:
    store = office_council().store
    many = next((each.notes for each in batches_of(store, here.round.id) if each.id == batch.id), 0)
    rows, last = empty_rows(many + 1, notes or ()), last_note(store, batch.id)
    page = rows_page(here, batch, rows, last=last, said=said, wrong=wrong)
    return render_template("office/note_rows.html", page=page, frame=frame_here())


def _typed() -> TypedBatch:
    sent = request.form
    return TypedBatch(
        day=sent.get(DAY, "")[:60].strip(),
        where=sent.get(WHERE, "")[:300].strip(),
        people=sent.get(PEOPLE, "")[:20].strip(),
        checked=bool(sent.get(CHECKED)),
        route=_one_of(Route, ROUTE, Route.PAPER),
        basis=_one_of(Basis, BASIS, Basis.OWN),
        consent=_one_of(Consent, CONSENT, Consent.NO),
    )


def _one_of(kind: type[StrEnum], name: str, otherwise: StrEnum) -> str:
    typed = request.form.get(name, "")
    return typed if typed in {each.value for each in kind} else otherwise.value
