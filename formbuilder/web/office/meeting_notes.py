"""Notes of a meeting: written by a facilitator at each question, read back before people leave, sent to all members."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.model import Form
from formbuilder.rendering.check_note_pages import check_list_page, check_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.meeting_words import Held
from formbuilder.rendering.note_pages import (
    AUTHOR,
    BASES,
    BASIS,
    CHECKED,
    CONSENT,
    CONSENTS,
    GATHERED,
    MANY,
    NOTE,
    OTHER,
    PART,
    PEOPLE,
    SAYS,
    TICKS,
    WHO,
    WORDS,
    At,
    Correcting,
    TypedNote,
    correct_page,
    places_page,
    there_page,
    write_page,
)
from formbuilder.rendering.play_back_pages import checked_page, play_back_page, send_page
from formbuilder.review.parts import Looked
from formbuilder.review.standing import Standing
from formbuilder.review.trouble import Remedy, Tick
from formbuilder.review.voices import Voice, Weight
from formbuilder.services.meeting_kinds import Meeting, NoMeeting, Note, Says, There, Verified
from formbuilder.services.meeting_notes import (
    WHOLE_FORM,
    NewNote,
    correct_note,
    corrections_of,
    end_checking,
    notes_of,
    send_notes,
    take_note_out,
    write_note,
)
from formbuilder.services.meetings import say_who_was_there
from formbuilder.services.members import members_of
from formbuilder.services.note_checks import notes_to_check, say_in_the_room, say_of_note
from formbuilder.services.point_kinds import Change, Spot, Writing
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.looked_at import form_of_round
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.forms import number_in
from formbuilder.web.office.meeting_here import (
    MEETING,
    asked,
    held,
    helped_meeting,
    led_meeting,
    listed,
    looked_of,
    sections,
    text,
    to,
)

MOST = 8_000


@office.get(f"{MEETING}/there")
@allow(Right.BRING_POINTS)
def who_is_there(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask once what holds for all notes."""
    del slug
    found = helped_meeting(meeting)
    there = found.meeting.there
    typed = {
        PEOPLE: str(there.people or ""),
        BASIS: there.basis,
        CONSENT: there.consent,
        CHECKED: "yes" if there.basis_checked else "",
    }
    return asked(there_page(office_site(office_council()), new_token(), found, typed, None))


@office.post(f"{MEETING}/there")
@allow(Right.BRING_POINTS)
def say_who_is_there(slug: str, meeting: str) -> ResponseReturnValue:
    """Keep what holds for all notes."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = {name: request.form.get(name, "")[:20] for name in (PEOPLE, BASIS, CONSENT, CHECKED)}
    there = There(
        people=number_in(typed[PEOPLE].strip()) or 0,
        basis=typed[BASIS] if typed[BASIS] in BASES else "own",
        basis_checked=bool(typed[CHECKED]),
        consent=typed[CONSENT] if typed[CONSENT] in CONSENTS else "use",
    )
    result = say_who_was_there(served.store, meeting, there, doing_here())
    if isinstance(result, Meeting):
        return to(f"{found.place}/notes")
    return asked(there_page(office_site(served), new_token(), found, typed, result))


@office.get(f"{MEETING}/notes")
@allow(Right.BRING_POINTS)
def notes_of_meeting(slug: str, meeting: str) -> ResponseReturnValue:
    """List what is talked about, each with its notes; first somebody says who is there."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    if not found.meeting.there.people and found.meeting.takes_notes:
        return to(f"{found.place}/there")
    return listed(places_page(office_site(served), found, notes_of(served.store, meeting)))


@office.get(f"{MEETING}/notes/<int:number>")
@allow(Right.BRING_POINTS)
def writing_notes(slug: str, meeting: str, number: int) -> ResponseReturnValue:
    """Ask for a note at a question."""
    del slug
    found = helped_meeting(meeting)
    if not found.meeting.there.people and found.meeting.takes_notes:
        return to(f"{found.place}/there")
    return _writing(found, number, looked_of(found, number), TypedNote(id=doing_here().new_id()))


@office.post(f"{MEETING}/notes/<int:number>")
@allow(Right.BRING_POINTS)
def write_a_note(slug: str, meeting: str, number: int) -> ResponseReturnValue:
    """Write down what was said at a question."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    looked, typed = looked_of(found, number), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = write_note(served.store, meeting, _new(found, looked, typed), doing_here())
    if isinstance(result, Note):
        return to(f"{found.place}/notes/{number}")
    return _writing(found, number, looked, replace(typed, wrong=result))


@office.get(f"{MEETING}/notes/<note>")
@allow(Right.BRING_POINTS)
def correcting_note(slug: str, meeting: str, note: str) -> ResponseReturnValue:
    """Show a note to correct it."""
    del slug
    found, this = _note(meeting, note)
    return _correcting(found, this, this.point.words, None)


@office.post(f"{MEETING}/notes/<note>")
@allow(Right.BRING_POINTS)
def correct_a_note(slug: str, meeting: str, note: str) -> ResponseReturnValue:
    """Write a note anew; what it suggests stays."""
    del slug
    served, (found, this) = office_council(), _note(meeting, note)
    if not came_from_here():
        return once_more(served, frame_here())
    typed, point = request.form.get(WORDS, "")[:MOST], this.point
    writing = Writing(words=typed, ticks=point.ticks, ease=point.ease, changes=point.changes)
    result = correct_note(served.store, note, writing, doing_here())
    if isinstance(result, Note):
        return to(f"{found.place}/play-back")
    return _correcting(found, this, typed, result)


@office.post(f"{MEETING}/notes/<note>/out")
@allow(Right.BRING_POINTS)
def take_a_note_out(slug: str, meeting: str, note: str) -> ResponseReturnValue:
    """Take a note out that was written by mistake."""
    del slug
    served, (found, this) = office_council(), _note(meeting, note)
    if not came_from_here():
        return once_more(served, frame_here())
    if why := take_note_out(served.store, note, doing_here()):
        return _correcting(found, this, this.point.words, why)
    return to(f"{found.place}/play-back")


@office.get(f"{MEETING}/play-back")
@allow(Right.BRING_POINTS)
def playing_back(slug: str, meeting: str) -> ResponseReturnValue:
    """Show what was said, to read it out before people leave."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    notes = notes_of(served.store, meeting)
    return sections(play_back_page(office_site(served), new_token(), found, notes))


@office.post(f"{MEETING}/play-back")
@allow(Right.BRING_POINTS)
def heard_in_the_room(slug: str, meeting: str) -> ResponseReturnValue:
    """Note that the group says: this is right; without a note, all that nobody has confirmed or doubted."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    notes = notes_of(served.store, meeting)
    left = [each.point.id for each in notes if each.point.verified == Verified.NOT_YET]
    heard = [request.form[NOTE]] if request.form.get(NOTE) else left
    why = say_in_the_room(served.store, meeting, dict.fromkeys(heard, Says.RIGHT), doing_here())
    if why:
        return sections(play_back_page(office_site(served), new_token(), found, notes, why))
    return to(f"{found.place}/play-back")


@office.get(f"{MEETING}/send")
@allow(Right.BRING_POINTS)
def sending_notes(slug: str, meeting: str) -> ResponseReturnValue:
    """Ask before the notes go to all members."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    return text(send_page(office_site(served), new_token(), found, notes_of(served.store, meeting), None))


@office.post(f"{MEETING}/send")
@allow(Right.BRING_POINTS)
def send_the_notes(slug: str, meeting: str) -> ResponseReturnValue:
    """Send the notes to all members."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    result = send_notes(served.store, meeting, doing_here())
    if isinstance(result, Meeting):
        return to(f"{found.place}/checked")
    return text(send_page(office_site(served), new_token(), found, notes_of(served.store, meeting), result))


@office.get(f"{MEETING}/checked")
@allow(Right.COMMENT)
def what_members_said(slug: str, meeting: str) -> ResponseReturnValue:
    """Show the facilitator and the chair what members said of each note."""
    del slug
    served, found = office_council(), led_meeting(meeting)
    return sections(checked_page(office_site(served), new_token(), found, notes_of(served.store, meeting)))


@office.post(f"{MEETING}/checked")
@allow(Right.BRING_POINTS)
def end_time_to_check(slug: str, meeting: str) -> ResponseReturnValue:
    """End the time in which notes are checked; a second press changes nothing."""
    del slug
    served, found = office_council(), helped_meeting(meeting)
    if not came_from_here():
        return once_more(served, frame_here())
    end_checking(served.store, meeting, doing_here())
    return to(f"{found.place}/checked")


@office.get(f"{MEETING}/check")
@allow(Right.COMMENT)
def notes_for_members(slug: str, meeting: str) -> ResponseReturnValue:
    """Show the notes to a member."""
    del slug
    found = held(meeting)
    return sections(check_list_page(office_site(office_council()), found, _to_check(meeting), signed_in().person.id))


@office.get(f"{MEETING}/check/<int:number>")
@allow(Right.COMMENT)
def checking_note(slug: str, meeting: str, number: int) -> ResponseReturnValue:
    """Ask of one note whether it is right."""
    del slug
    found, notes = held(meeting), _to_check(meeting)
    mine = _at(notes, number).of(signed_in().person.id)
    return _asked_of(found, notes, number, (mine.says, mine.words) if mine else ("", ""), None)


@office.post(f"{MEETING}/check/<int:number>")
@allow(Right.COMMENT)
def check_a_note(slug: str, meeting: str, number: int) -> ResponseReturnValue:
    """Keep what a member says of a note."""
    del slug
    served, found, notes = office_council(), held(meeting), _to_check(meeting)
    this = _at(notes, number)
    if not came_from_here():
        return once_more(served, frame_here())
    typed, words = request.form.get(SAYS, "")[:20], request.form.get(WORDS, "")[:MOST]
    says = Says(typed) if typed in frozenset(Says) else Says.NOT_QUITE if words.strip() else None
    if why := say_of_note(served.store, this.point.id, says, words, doing_here()):
        return _asked_of(found, notes, number, (typed, words), why)
    return to(f"{found.place}/check/{number + 1}" if number < len(notes) else f"{found.place}/check")


def _writing(found: Held, number: int, looked: Looked | None, typed: TypedNote) -> ResponseReturnValue:
    if not found.meeting.takes_notes:
        return to(f"{found.place}/play-back")
    store, place = office_council().store, found.talked[number - 1].place or "form"
    notes = tuple(each for each in notes_of(store, found.meeting.id) if each.point.place.partition(".")[0] == place)
    members = tuple((each.person, each.shown) for each in members_of(store, found.whole.panel.id))
    at = At(number=number, looked=looked, notes=notes, members=members)
    return asked(write_page(office_site(office_council()), new_token(), found, at, typed))


def _correcting(found: Held, this: Note, typed: str, why: NoMeeting | None) -> ResponseReturnValue:
    before = corrections_of(office_council().store, this.point.id)
    correcting = Correcting(note=this, before=before, typed=typed, wrong=why)
    return asked(correct_page(office_site(office_council()), new_token(), found, correcting))


def _asked_of(
    found: Held, notes: tuple[Note, ...], number: int, said: tuple[str, str], why: NoMeeting | None
) -> ResponseReturnValue:
    if found.whole.member is None:
        abort(404)
    at = (number, notes[number - 1], len(notes))
    return asked(check_page(office_site(office_council()), new_token(), found, at, said, why))


def _to_check(meeting: str) -> tuple[Note, ...]:
    notes = notes_to_check(office_council().store, meeting, doing_here())
    return abort(404) if isinstance(notes, NoMeeting) else notes


def _at(notes: tuple[Note, ...], number: int) -> Note:
    return notes[number - 1] if 1 <= number <= len(notes) else abort(404)


def _note(meeting: str, note: str) -> tuple[Held, Note]:
    found = helped_meeting(meeting)
    notes = notes_of(office_council().store, meeting)
    this = next((each for each in notes if each.point.id == note), None)
    return found, this or abort(404)


def _typed() -> TypedNote:
    sent = request.form
    return TypedNote(
        id=sent.get(NOTE, ""),
        part=sent.get(PART, ""),
        words=sent.get(WORDS, "")[:MOST],
        other=sent.get(OTHER, "")[:MOST],
        ticks=frozenset(sent.getlist(TICKS)) & frozenset(Tick),
        who=sent.get(WHO, ""),
        many=sent.get(MANY, "")[:20].strip(),
        gathered=sent.get(GATHERED, "")[:120],
        author=sent.get(AUTHOR, "")[:32],
    )


def _new(found: Held, looked: Looked | None, typed: TypedNote) -> NewNote:
    """Return what was typed as a note; a part that is not there is all of the question."""
    part = (looked.part(typed.part) or looked.parts[0]) if looked else None
    other = typed.other.strip() if part and part.number else ""
    changes = (Change(part.place, Remedy.WORDS, other, part.words),) if part and other else ()
    words = typed.words if part is None or part.number or not typed.other.strip() else _both(typed)
    form = form_of_round(found.whole.round)
    return NewNote(
        id=typed.id,
        spot=Spot(found.whole.round.id, part.place if part else WHOLE_FORM, part.words if part else _all_of(form)),
        writing=Writing(words=words, ticks=frozenset(map(Tick, typed.ticks)), changes=changes),
        voice=Voice(
            weight=Weight(typed.who) if typed.who in frozenset(Weight) else Weight.ONE,
            people=(number_in(typed.many) or -1) if typed.many else 0,
            gathered=" ".join(typed.gathered.split()),
        ),
        author=typed.author or None,
    )


def _both(typed: TypedNote) -> str:
    """Keep other words that are suggested for no part among the words of the note: nothing typed is lost."""
    return f"{typed.words.strip()}\n{typed.other.strip()}".strip()


def _all_of(form: Form | None) -> str:
    standing = Standing(form) if form else None
    spot = standing.spot(WHOLE_FORM) if standing else None
    return standing.text(spot) if standing and spot else ""
