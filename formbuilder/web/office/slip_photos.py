"""The photo of a slip, for whoever helps the panel: kept, shown, deleted."""

from __future__ import annotations

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.councils.keeping import Kind
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.note_words import STOPPED
from formbuilder.rendering.slip_photo_pages import PHOTO, choose_photo_page, photo_page
from formbuilder.review.photos import MOST_BYTES, NoPhoto, read_photo
from formbuilder.services.slip_photos import delete_photo, find_photo, keep_photo
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council
from formbuilder.web.limits import takes_a_photo
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.notes_here import bringing
from formbuilder.web.office.one_note import NOTE, note_or_404

PLACE = f"{NOTE}/photo"


@office.get(PLACE)
@allow(Right.BRING_POINTS)
def photo_of_slip(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Ask for a photo, or lead to the one that is there."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    if find_photo(office_council().store, here.round.id, point.id, doing_here()):
        return render_template("public/text.html", page=photo_page(here, point), frame=frame_here())
    return _choose(round_, note)


@office.post(PLACE)
@takes_a_photo
@allow(Right.BRING_POINTS)
def keep_photo_of_slip(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Keep a photo without all that is no picture."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    picture = read_photo(_uploaded())
    if isinstance(picture, NoPhoto):
        return _choose(round_, note, picture.value)
    why = keep_photo(office_council().store, here.round.id, point.id, picture, doing_here())
    return _choose(round_, note, STOPPED[why]) if why else redirect(request.path, 303)


@office.get(f"{PLACE}/picture")
@allow(Right.BRING_POINTS)
def picture_of_slip(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Give the photo."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    found = find_photo(office_council().store, here.round.id, point.id, doing_here()) or abort(404)
    return Response(found, mimetype="image/jpeg", headers={"Content-Disposition": 'inline; filename="slip.jpg"'})


@office.post(f"{PLACE}/delete")
@allow(Right.BRING_POINTS)
def delete_photo_of_slip(slug: str, round_: str, note: str) -> ResponseReturnValue:
    """Delete the photo."""
    del slug
    here = bringing(round_)
    point = note_or_404(here, note)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    delete_photo(office_council().store, here.round.id, point.id, doing_here())
    return redirect(f"{here.base}/{point.meeting}/all" if point.meeting else here.base, 303)


def _choose(round_: str, note: str, wrong: str = "") -> ResponseReturnValue:
    here = bringing(round_)
    days = office_council().council.keeping.days_for(Kind.PHOTOS)
    page = choose_photo_page(here, note_or_404(here, note), days, wrong)
    return render_template("office/form.html", page=page, frame=frame_here())


def _uploaded() -> bytes:
    file = request.files.get(PHOTO)
    if file is None:
        return b""
    with file.stream as stream:
        return stream.read(MOST_BYTES + 1)
