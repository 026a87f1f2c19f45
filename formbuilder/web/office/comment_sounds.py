"""Comments that are said aloud: sent with a question, heard by those who lead the panel, written down."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from formbuilder.accounts.rights import Right
from formbuilder.councils.keeping import Kind
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.hearing_pages import REASON, WORDS, Hearing, hear_page, sounds_page, unheard_page
from formbuilder.rendering.sound_pages import own_sound_page
from formbuilder.rendering.sound_words import SOUND as SOUND_FILE
from formbuilder.rendering.sound_words import SOUND_ID, Aloud, aloud
from formbuilder.services.comment_sounds import (
    NewSound,
    find_sound,
    piece_of,
    say_aloud,
    take_sound_back,
    wrong_sound,
)
from formbuilder.services.looking import number_of
from formbuilder.services.members import members_of
from formbuilder.services.point_kinds import NoPoint, Spot
from formbuilder.services.point_writing import LONGEST
from formbuilder.services.rounds import find_round, questions_of
from formbuilder.services.sound_hearing import cannot_hear, sounds_to_hear, write_sound_down
from formbuilder.services.sound_kinds import MOST_BYTES, CommentSound, NoSound, Reason
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import whole_round
from formbuilder.web.pieces import a_range

SOUND = "/sounds/<sound>"
HEARD = "/rounds/<round_>/sounds"
ONE = f"{HEARD}/<sound>"


@office.get(SOUND)
@allow(Right.COMMENT)
def own_sound(slug: str, sound: str) -> ResponseReturnValue:
    """Show a member what they said aloud, and what became of it."""
    del slug
    found = _own_or_404(sound)
    return render_template("office/sound.html", page=_own_page(found), frame=frame_here())


@office.post(f"{SOUND}/back")
@allow(Right.COMMENT)
def take_own_sound_back(slug: str, sound: str) -> ResponseReturnValue:
    """Delete what a member said aloud; a second press changes nothing."""
    del slug
    found = _own_or_404(sound)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    take_sound_back(office_council().store, found.id, doing_here())
    return redirect(office_site(office_council()).to(f"sounds/{found.id}"), 303)


@office.get(f"{SOUND}/sound")
@allow(Right.COMMENT)
def sound_itself(slug: str, sound: str) -> ResponseReturnValue:
    """Give the sound to its author, and to those who lead the panel."""
    del slug
    found = find_sound(office_council().store, sound, doing_here()) or abort(404)
    store, key = office_council().store, doing_here().key
    if not piece_of(store, found, 0, 1, key):
        abort(404)  # it is deleted, or was sealed with another key
    response = a_range(found.size, found.type, lambda start, end: piece_of(store, found, start, end, key))
    response.headers["Content-Disposition"] = 'inline; filename="recording"'
    return response


@office.get(HEARD)
@allow(Right.COMMENT)
def sounds_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """List the recordings that wait."""
    del slug
    here = _hearing(round_)
    page = sounds_page(here, sounds_to_hear(office_council().store, here.round, doing_here()))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get(ONE)
@allow(Right.COMMENT)
def hearing_sound(slug: str, round_: str, sound: str) -> ResponseReturnValue:
    """Let somebody who leads the panel listen."""
    del slug
    here = _hearing(round_)
    return _hear(here, _waiting_or_404(here, sound))


@office.post(ONE)
@allow(Right.COMMENT)
def write_sound(slug: str, round_: str, sound: str) -> ResponseReturnValue:
    """Write down what was said, and ask its author whether it is right."""
    del slug
    here = _hearing(round_)
    found = _waiting_or_404(here, sound)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    typed = request.form.get(WORDS, "").replace("\0", "")[: 2 * LONGEST]
    result = write_sound_down(office_council().store, found.id, typed, doing_here())
    return _hear(here, found, typed, result) if isinstance(result, NoSound) else redirect(here.base, 303)


@office.get(f"{ONE}/unheard")
@allow(Right.COMMENT)
def sound_not_heard(slug: str, round_: str, sound: str) -> ResponseReturnValue:
    """Ask why somebody cannot hear it."""
    del slug
    here = _hearing(round_)
    return _unheard(here, _waiting_or_404(here, sound))


@office.post(f"{ONE}/unheard")
@allow(Right.COMMENT)
def say_not_heard(slug: str, round_: str, sound: str) -> ResponseReturnValue:
    """Tell the member why nobody can hear it."""
    del slug
    here = _hearing(round_)
    found = _waiting_or_404(here, sound)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    chosen = request.form.get(REASON, "")
    if chosen not in frozenset(Reason):
        return _unheard(here, found, NoSound.REASON)
    why = cannot_hear(office_council().store, found.id, Reason(chosen), doing_here())
    return _unheard(here, found, why) if why else redirect(here.base, 303)


def sound_days() -> int:
    """Return for how many days a sound is kept at most."""
    return office_council().council.keeping.days_for(Kind.SOUNDS)


def aloud_here(why: NoSound | None = None) -> Aloud:
    """Return where somebody says it instead of writing, with what was wrong."""
    return aloud(doing_here().new_id(), sound_days(), why)


def sound_chosen() -> FileStorage | None:
    """Return the recording that came with a comment; None if none was chosen."""
    file = request.files.get(SOUND_FILE)
    return file if file and file.filename else None


def sound_sent(spot: Spot | None, language: str, *, later: bool) -> CommentSound | NoSound | NoPoint | None:
    """Send the recording that came with a comment; None if none was chosen. It cannot be kept for later."""
    file = sound_chosen()
    if file is None:
        return None
    with file.stream as stream:
        data = stream.read(MOST_BYTES + 1)
    if why := NoSound.NOT_LATER if later else wrong_sound(data):
        return why
    if spot is None:
        return NoPoint.UNKNOWN
    new = NewSound(id=request.form.get(SOUND_ID, ""), spot=spot, language=language, data=data)
    return say_aloud(office_council().store, new, doing_here())


def _own_or_404(id_: str) -> CommentSound:
    found = find_sound(office_council().store, id_, doing_here()) or abort(404)
    return found if found.author == signed_in().person.id else abort(404)


def _own_page(found: CommentSound) -> object:
    served = office_council()
    round_ = find_round(served.store, found.round, desk().today())
    number = number_of(questions_of(served.store, found.round), found.place)
    at = f"rounds/{found.round}/{number}?more=yes" if number and round_ and round_.takes_points else ""
    return own_sound_page(office_site(served), new_token(), found, sound_days(), at)


def _hearing(round_: str) -> Hearing:
    """Return the recordings of a round for whoever chairs or helps its panel; 404 to everybody else."""
    whole, served = whole_round(round_), office_council()
    if not whole.leads:
        abort(404)
    return Hearing(
        site=office_site(served),
        token=new_token(),
        round=whole.round.id,
        title=whole.round.title,
        called={each.person: each.shown for each in members_of(served.store, whole.panel.id)},
        days=sound_days(),
    )


def _waiting_or_404(here: Hearing, id_: str) -> CommentSound:
    waiting = sounds_to_hear(office_council().store, here.round, doing_here())
    return next((each for each in waiting if each.id == id_), None) or abort(404)


def _hear(here: Hearing, found: CommentSound, typed: str = "", why: NoSound | None = None) -> ResponseReturnValue:
    return render_template("office/sound.html", page=hear_page(here, found, typed, why), frame=frame_here())


def _unheard(here: Hearing, found: CommentSound, why: NoSound | None = None) -> ResponseReturnValue:
    return render_template("office/form.html", page=unheard_page(here, found, why), frame=frame_here())
