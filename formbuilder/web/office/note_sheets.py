"""Notes on a sheet of paper for the group to check, and the answers that came back, typed in by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.bringing_pages import NoteRow, RowsPage, empty_rows
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.meeting_words import WRONG, Held
from formbuilder.rendering.note_sheet_pages import LETTERS, answers_page, sheet_page
from formbuilder.review.notes import Note, said_once
from formbuilder.review.sheets import numbers_in
from formbuilder.services.meeting_kinds import NoMeeting
from formbuilder.services.members import Member, members_of
from formbuilder.services.note_checks import Numbered, Said, notes_on_paper, say_on_paper
from formbuilder.services.note_kinds import Doubt
from formbuilder.services.note_reading import Circle
from formbuilder.services.people import names_of_people
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.meeting_here import MEETING, helped_meeting
from formbuilder.web.office.notes_here import sent_notes

NO_NUMBER = "Type the number of a note that stands on the sheet."
NO_MEMBER = "There is no such member. Type a number from your list, or leave the box empty."
NO_LETTER = "Type one letter: r, q or m."
MOST_TOLD = 500


@office.get(f"{MEETING}/sheet")
@allow(Right.BRING_POINTS)
def sheet_of_notes(slug: str, meeting: str) -> ResponseReturnValue:
    """Show the notes as a sheet to print."""
    del slug
    found = helped_meeting(meeting)
    page = sheet_page(office_site(office_council()), found, _numbered(meeting))
    return render_template("office/note_sheet.html", page=page, frame=frame_here())


@office.get(f"{MEETING}/answers")
@allow(Right.BRING_POINTS)
def typing_answers(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask what came back on the sheet."""
    del slug
    found = helped_meeting(meeting)
    typed = min(max(request.args.get("kept", 0, type=int), 0), MOST_TOLD)
    return _page(found, _numbered(meeting), empty_rows(1), typed)


@office.post(f"{MEETING}/answers")
@allow(Right.BRING_POINTS)
def type_answers(slug: str, meeting: str) -> ResponseReturnValue:
    """Keep what came back; where something is wrong nothing is kept, and all that was typed stays."""
    del slug
    found, there = helped_meeting(meeting), _numbered(meeting)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    notes = said_once(note for _, note in sent_notes())
    by_number = {each.number: each.note.point.id for each in there}
    read = [_read(note, by_number, _circle(found)) for note in notes]
    heard = tuple(each for one in read if not isinstance(one, str) for each in one)
    wrong = [one if isinstance(one, str) else "" for one in read]
    if not any(wrong):
        why = say_on_paper(office_council().store, meeting, heard, doing_here())
        if why is None:
            return redirect(f"{office_site(office_council()).to(found.place)}/answers?kept={len(heard)}", 303)
        wrong = [WRONG[why], *wrong[1:]]
    return _page(found, there, _rows(notes, wrong))


def _read(note: Note, by_number: Mapping[int, str], circle: Circle) -> tuple[tuple[str, Said], ...] | str:
    """Return what one row says, by note; or what is wrong with it."""
    numbers, who, letter = numbers_in(note.code), circle.find(note.who), note.marks.strip().casefold()
    if numbers is None or not set(numbers) <= by_number.keys():
        return NO_NUMBER
    if isinstance(who, Doubt):
        return NO_MEMBER
    if letter not in LETTERS:
        return NO_LETTER
    person = who.person if isinstance(who, Member) else None
    said = Said(LETTERS[letter], note.words.strip(), person, on_paper=True)
    return tuple((by_number[number], said) for number in numbers)


def _rows(notes: Sequence[Note], wrong: Sequence[str]) -> tuple[NoteRow, ...]:
    rows = empty_rows(1, notes)
    told = dict(enumerate(wrong, 1))
    return tuple(replace(row, errors=tuple(filter(None, (told.get(row.number, ""),)))) for row in rows)


def _circle(found: Held) -> Circle:
    store = office_council().store
    return Circle(members_of(store, found.whole.panel.id), names_of_people(store))


def _numbered(meeting: str) -> tuple[Numbered, ...]:
    found = notes_on_paper(office_council().store, meeting, doing_here())
    return abort(404) if isinstance(found, NoMeeting) else found


def _page(found: Held, there: Sequence[Numbered], rows: Sequence[NoteRow], typed: int = 0) -> ResponseReturnValue:
    page: RowsPage = answers_page(office_site(office_council()), new_token(), found, there, rows, typed)
    return render_template("office/note_rows.html", page=page, frame=frame_here())
