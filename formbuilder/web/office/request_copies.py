"""What was gathered for a request, for those who read: opened, masked, and saved as one file."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.access_copy import Chapter, Copy, as_zip, chapter_of, pieces_of
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.held_pages import HeldPart, held_parts
from formbuilder.rendering.request_pages import PASSWORD, PLACE, REFERENCE, WHY, Ticks, mask_page, save_page
from formbuilder.rendering.submission_page import Sent
from formbuilder.sealing.long_password import is_password, new_password
from formbuilder.services import access_requests as services
from formbuilder.services.access_requests import Gathered
from formbuilder.services.kept_beside import Beside, kept_beside
from formbuilder.services.queue_states import State
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.files import file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.held_here import held_here
from formbuilder.web.office.keys import council_key
from formbuilder.web.office.requests_here import LONGEST, gathered_here, list_requests, show_request
from formbuilder.web.office.sent import sent_here

READS = "requests"
MOST_PIECES = 2_000


@office.get("/requests")
@allow(Right.WRITE_ASSESSMENTS)
def request_requests_to_read(slug: str) -> ResponseReturnValue:
    """List open requests for those who read what people sent."""
    del slug
    return list_requests(READS, done=False)


@office.get("/requests/<id_>")
@allow(Right.WRITE_ASSESSMENTS)
def request_to_read(slug: str, id_: str) -> ResponseReturnValue:
    """Show what was gathered, to be opened one by one."""
    del slug
    return show_request(READS, id_)


@office.post("/requests/<id_>/open")
@allow(Right.WRITE_ASSESSMENTS)
def request_open_one(slug: str, id_: str) -> ResponseReturnValue:
    """Open everything under one reference; that it was read stands in the trail."""
    del slug
    found = gathered_here(id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    reference = _reference_in(found)
    return _mask_page(found, reference, Ticks(masked={k: each.why for k, each in found.masked(reference).items()}))


@office.post("/requests/<id_>/mask")
@allow(Right.WRITE_ASSESSMENTS)
def request_mask(slug: str, id_: str) -> ResponseReturnValue:
    """Keep which parts are about other people, and why."""
    del slug
    served, found = office_council(), gathered_here(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    reference = _reference_in(found)
    ticked, loose = _ticked(), _loose(found, reference)
    if loose:
        return _mask_page(found, reference, Ticks(masked=ticked, loose=loose))
    result = services.mask(served.store, id_, reference, ticked, doing_here())
    if isinstance(result, frozenset):
        return _mask_page(found, reference, Ticks(masked=ticked, wrong=result))
    return redirect(office_site(served).to(f"{READS}/{id_}"), 303)


@office.get("/requests/<id_>/save")
@allow(Right.WRITE_ASSESSMENTS)
def request_saving(slug: str, id_: str) -> ResponseReturnValue:
    """Show the password of the file, which is kept nowhere, and the button that saves it."""
    del slug
    return _save_page(gathered_here(id_))


@office.post("/requests/<id_>/save")
@allow(Right.WRITE_ASSESSMENTS)
def request_save(slug: str, id_: str) -> ResponseReturnValue:
    """Give everything as one file, without what is masked; that it was saved stands in the trail."""
    served, found = office_council(), gathered_here(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    password = request.form.get(PASSWORD, "")[:LONGEST]
    if not is_password(password):
        return _save_page(found)
    chapters = [_chapter(found, line.reference) for line in found.lines if line.state is not State.TAKEN_BACK]
    services.hand_out(served.store, id_, doing_here())
    return file_of(as_zip(_copy(found, chapters), password), "application/zip", f"{slug}-request-{id_[:8]}.zip")


def _chapter(found: Gathered, reference: str) -> Chapter:
    """Open what was sent under one reference; that it was read stands in the trail."""
    sent = sent_here(reference)
    trail = services.look_at(office_council().store, found.request.id, reference, doing_here()) or ()
    masked = {place: each.why for place, each in found.masked(reference).items()}
    return chapter_of(sent, _beside(sent), masked, trail)


def _held(person: str) -> tuple[HeldPart, ...]:
    """Return what somebody said in panels, but for what they alone may read."""
    return held_parts(*held_here(person), whole=False)


def _copy(found: Gathered, chapters: Iterable[Chapter]) -> Copy:
    return Copy(
        council=office_council().council.name,
        who=found.request.who,
        received_on=found.request.received_on,
        made_at=desk().clock(),
        gone=found.gone,
        taken_back=tuple(line.reference for line in found.lines if line.state is State.TAKEN_BACK),
        chapters=tuple(chapters),
        parts=tuple(part for each in found.members for part in _held(each.person)),
    )


def _beside(sent: Sent) -> Beside:
    return kept_beside(office_council().store, sent.line.reference, sent.line.form, council_key())


def _save_page(found: Gathered) -> ResponseReturnValue:
    page = save_page(office_site(office_council()), found, new_token(), new_password(desk().random))
    return render_template("public/text.html", page=page, frame=frame_here())


def _reference_in(found: Gathered) -> str:
    """Return the reference that was sent, if it belongs to an open request."""
    reference = request.form.get(REFERENCE, "")
    known = {line.reference for line in found.lines}
    return reference if reference in known and found.request.done_at is None else abort(404)


def _ticked() -> dict[str, str]:
    """Return the places that were ticked, each with its reason."""
    sent = request.form
    numbers = [number for number in range(1, MOST_PIECES) if f"{PLACE}-{number}" in sent]
    return {sent[f"{PLACE}-{number}"][:200]: sent.get(f"{WHY}-{number}", "")[:LONGEST] for number in numbers}


def _loose(found: Gathered, reference: str) -> dict[str, str]:
    """Return the new reasons that somebody wrote without a tick, by place: nobody may think that it is left out."""
    sent, here, before = request.form, sent_here(reference), found.masked(reference)
    typed = {
        piece.place: sent.get(f"{WHY}-{number}", "").strip()[:LONGEST]
        for number, piece in enumerate(pieces_of(here, _beside(here)), 1)
        if f"{PLACE}-{number}" not in sent
    }
    return {place: why for place, why in typed.items() if why and not (place in before and before[place].why == why)}


def _mask_page(found: Gathered, reference: str, ticks: Ticks) -> ResponseReturnValue:
    served = office_council()
    sent = sent_here(reference)
    services.look_at(served.store, found.request.id, reference, doing_here())
    page = mask_page(office_site(served), found, reference, new_token(), pieces_of(sent, _beside(sent)), ticks)
    return render_template("office/sheet.html", page=page, frame=frame_here())
