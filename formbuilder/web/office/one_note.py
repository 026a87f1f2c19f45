"""One note that somebody typed: where it belongs, whose it is, and its words."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.bringing_pages import (
    BASIS,
    CODE,
    CONSENT,
    GATHERED,
    MARKS,
    SPEAKS_FOR,
    WHO,
    WORDS,
    Bringing,
)
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.note_change_pages import TypedNote, basis_of, consent_of, note_page, voice_of
from formbuilder.review.note_codes import Coded
from formbuilder.review.notes import marks
from formbuilder.services.members import Member
from formbuilder.services.note_changing import NoteChange, change_note, find_note
from formbuilder.services.note_kinds import Doubt, NoNotes
from formbuilder.services.point_kinds import Point, PointState
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.notes_here import LONGEST_SHORT, LONGEST_WORDS, NOTES, bringing, circle

NOTE = f"{NOTES}/note/<note>"


@office.get(NOTE)
@allow(Right.BRING_POINTS)
def changing_note(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Show a note with all that can be changed."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    return _page(here, point, TypedNote.of(here, point))


@office.post(NOTE)
@allow(Right.BRING_POINTS)
def change_the_note(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Keep what was changed."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    typed = _typed()
    at = here.codes.find(typed.code) if typed.code else None
    who = circle(here).find(typed.who)
    if not (at is None or isinstance(at, Coded)):
        return _page(here, point, replace(typed, why=NoNotes.CODE))
    if isinstance(who, Doubt):
        return _page(here, point, replace(typed, why=NoNotes.MEMBER))
    change = NoteChange(
        at=at,
        author=who.person if isinstance(who, Member) else None,
        words=typed.words,
        marks=marks(typed.marks),
        basis=basis_of(typed.basis),
        consent=consent_of(typed.consent),
        voice=voice_of(typed, point.voice),
    )
    found = change_note(office_council().store, point.id, change, doing_here())
    if isinstance(found, NoNotes):
        return _page(here, point, replace(typed, why=found))
    return redirect(f"{here.base}/to-place" if point.state is PointState.TO_PLACE else here.base, 303)


def note_or_404(here: Bringing, id_: str) -> Point:
    """Return a note of a round that was not taken back."""
    found = find_note(office_council().store, here.round.id, id_)
    return found if found and found.state in {PointState.SENT, PointState.TO_PLACE} else abort(404)


def _typed() -> TypedNote:
    sent = request.form
    return TypedNote(
        code=sent.get(CODE, "")[:LONGEST_SHORT],
        who=sent.get(WHO, "")[:LONGEST_SHORT],
        words=sent.get(WORDS, "")[:LONGEST_WORDS],
        marks=sent.get(MARKS, "")[:LONGEST_SHORT],
        basis=sent.get(BASIS, ""),
        consent=sent.get(CONSENT, ""),
        people=sent.get(SPEAKS_FOR, "")[:20].strip(),
        gathered=" ".join(sent.get(GATHERED, "")[:LONGEST_SHORT].split()),
    )


def _page(here: Bringing, point: Point, typed: TypedNote) -> ResponseReturnValue:
    return render_template("office/form.html", page=note_page(here, point, typed), frame=frame_here())
