"""Requests to see all that is kept about one person: gathered by those who keep records, opened by those who read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.accounts.rights import Right
from formbuilder.answers.listed import Listed, written
from formbuilder.answers.moments import typed_day
from formbuilder.definition.marks import Fact
from formbuilder.rendering.access_copy import Chapter, Copy, as_zip, chapter_of, pieces_of
from formbuilder.rendering.day_boxes import NOT_A_DAY, NOT_GONE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.held_pages import HeldPart, held_parts
from formbuilder.rendering.request_pages import (
    BORN,
    MEMBER,
    NAME,
    NHS,
    NOT_ASKED,
    NOTE,
    PASSWORD,
    PERSON,
    PLACE,
    POSTCODE,
    RECEIVED,
    REFERENCE,
    WHO,
    WHY,
    Ticks,
    Typed,
    begin_page,
    done_page,
    found_page,
    gather_page,
    mask_page,
    request_page,
    requests_page,
    save_page,
)
from formbuilder.rendering.submission_page import Sent
from formbuilder.sealing.long_password import is_password, new_password
from formbuilder.services import access_requests as services
from formbuilder.services.access_requests import Asking, Gathered
from formbuilder.services.form_list import titles_of
from formbuilder.services.kept_beside import Beside, kept_beside
from formbuilder.services.panels import Post, list_panels, posts_in
from formbuilder.services.people import names_of_people
from formbuilder.services.queue import QueueLine
from formbuilder.services.queue_states import State
from formbuilder.storage.access import RequestRow
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.held_here import held_here
from formbuilder.web.office.keys import council_key
from formbuilder.web.office.sent import ALIKE, sent_here
from formbuilder.web.pages import page_asked_for
from formbuilder.web.search_marks import marks_of

GATHERS, READS = "records/people", "requests"
LONGEST = 4_000
MOST_PIECES = 2_000
FACTS = {NAME: Fact.NAME, BORN: Fact.DATE_OF_BIRTH, POSTCODE: Fact.POSTCODE, NHS: Fact.NHS_NUMBER}
TOO_LITTLE = "Fill in the NHS number, or two of name, date of birth and postcode."


@office.get("/records/people")
@allow(Right.KEEP_RECORDS)
def request_people_requests(slug: str) -> ResponseReturnValue:
    """List open requests."""
    del slug
    return _list(GATHERS, done=False)


@office.get("/records/people/done")
@allow(Right.KEEP_RECORDS)
def request_done_requests(slug: str) -> ResponseReturnValue:
    """List requests that were answered."""
    del slug
    return _list(GATHERS, done=True)


@office.get("/records/people/begin")
@allow(Right.KEEP_RECORDS)
def request_beginning(slug: str) -> ResponseReturnValue:
    """Ask who asks."""
    del slug
    return _begin_page(Typed())


@office.post("/records/people/begin")
@allow(Right.KEEP_RECORDS)
def request_begin(slug: str) -> ResponseReturnValue:
    """Begin a request."""
    del slug
    served, texts = office_council(), _texts(WHO, NOTE, RECEIVED)
    if not came_from_here():
        return once_more(served, frame_here())
    received = typed_day(texts[RECEIVED])
    asking = Asking(texts[WHO], texts[NOTE], received or desk().today())
    errors = {} if received else {RECEIVED: NOT_A_DAY}
    result = None if errors else services.open_request(served.store, asking, desk().today(), doing_here())
    if isinstance(result, RequestRow):
        return redirect(office_site(served).to(f"{GATHERS}/{result.id}"), 303)
    return _begin_page(Typed(texts, errors | dict(NOT_ASKED[why] for why in result or ())))


@office.get("/records/people/<id_>")
@allow(Right.KEEP_RECORDS)
def request_person_request(slug: str, id_: str) -> ResponseReturnValue:
    """Show what was gathered for a request."""
    del slug
    return _show(GATHERS, id_)


@office.get("/records/people/<id_>/gather")
@allow(Right.KEEP_RECORDS)
def request_gathering(slug: str, id_: str) -> ResponseReturnValue:
    """Ask what to look for."""
    del slug
    _gathered(id_)
    return _gather_page(id_, Typed())


@office.post("/records/people/<id_>/gather")
@allow(Right.KEEP_RECORDS)
def request_gather(slug: str, id_: str) -> ResponseReturnValue:
    """Put a reference with the request, or show what the facts of a person find; they are in no address and no log."""
    del slug
    served, found, texts = office_council(), _gathered(id_), _texts(REFERENCE, MEMBER, *FACTS)
    if not came_from_here():
        return once_more(served, frame_here())
    if texts[REFERENCE] or texts[MEMBER]:
        return _put(id_, texts)
    lines = _search(texts)
    if not isinstance(lines, tuple):
        return _gather_page(id_, Typed(texts, lines))
    known = frozenset(line.reference for line in found.lines)
    page = found_page(office_site(served), id_, lines, _titles(lines), known, new_token())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/records/people/<id_>/put")
@allow(Right.KEEP_RECORDS)
def request_put(slug: str, id_: str) -> ResponseReturnValue:
    """Put what was found with the request."""
    del slug
    _gathered(id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    return _put(id_, _texts(REFERENCE))


@office.post("/records/people/<id_>/leave-out")
@allow(Right.KEEP_RECORDS)
def request_leave_out(slug: str, id_: str) -> ResponseReturnValue:
    """Take something out of the request again."""
    del slug
    served = office_council()
    _gathered(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    services.leave_out(served.store, id_, request.form.get(REFERENCE, ""), doing_here())
    services.leave_member_out(served.store, id_, request.form.get(PERSON, ""), doing_here())
    return redirect(office_site(served).to(f"{GATHERS}/{id_}"), 303)


@office.get("/records/people/<id_>/done")
@allow(Right.KEEP_RECORDS)
def request_finishing(slug: str, id_: str) -> ResponseReturnValue:
    """Ask whether the answer went out."""
    del slug
    page = done_page(office_site(office_council()), new_token(), _gathered(id_).request)
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/records/people/<id_>/done")
@allow(Right.KEEP_RECORDS)
def request_finish(slug: str, id_: str) -> ResponseReturnValue:
    """Note that the answer went out."""
    del slug
    served = office_council()
    _gathered(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    services.finish(served.store, id_, doing_here())
    return redirect(office_site(served).to(GATHERS), 303)


@office.get("/requests")
@allow(Right.WRITE_ASSESSMENTS)
def request_requests_to_read(slug: str) -> ResponseReturnValue:
    """List open requests for those who read what people sent."""
    del slug
    return _list(READS, done=False)


@office.get("/requests/<id_>")
@allow(Right.WRITE_ASSESSMENTS)
def request_to_read(slug: str, id_: str) -> ResponseReturnValue:
    """Show what was gathered, to be opened one by one."""
    del slug
    return _show(READS, id_)


@office.post("/requests/<id_>/open")
@allow(Right.WRITE_ASSESSMENTS)
def request_open_one(slug: str, id_: str) -> ResponseReturnValue:
    """Open everything under one reference; that it was read stands in the trail."""
    del slug
    found = _gathered(id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    reference = _reference_in(found)
    return _mask_page(found, reference, Ticks(masked={k: each.why for k, each in found.masked(reference).items()}))


@office.post("/requests/<id_>/mask")
@allow(Right.WRITE_ASSESSMENTS)
def request_mask(slug: str, id_: str) -> ResponseReturnValue:
    """Keep which parts are about other people, and why."""
    del slug
    served, found = office_council(), _gathered(id_)
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
    return _save_page(_gathered(id_))


@office.post("/requests/<id_>/save")
@allow(Right.WRITE_ASSESSMENTS)
def request_save(slug: str, id_: str) -> ResponseReturnValue:
    """Give everything as one file, without what is masked; that it was saved stands in the trail."""
    served, found = office_council(), _gathered(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    password = request.form.get(PASSWORD, "")[:LONGEST]
    if not is_password(password):
        return _save_page(found)
    chapters = [_chapter(found, line.reference) for line in found.lines if line.state is not State.TAKEN_BACK]
    services.hand_out(served.store, id_, doing_here())
    response = Response(as_zip(_copy(found, chapters), password), mimetype="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-request-{id_[:8]}.zip"'
    return response


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


def _list(base: str, *, done: bool) -> ResponseReturnValue:
    served, number = office_council(), page_asked_for()
    found = services.requests(served.store, number, done=done)
    page = requests_page(office_site(served), base, found, desk().today(), number, done=done)
    return render_template("office/list.html", page=page, frame=frame_here())


def _show(base: str, id_: str) -> ResponseReturnValue:
    found = _gathered(id_)
    page = request_page(office_site(office_council()), base, found, _titles(found.lines), new_token(), desk().today())
    return render_template("office/list.html", page=page, frame=frame_here())


def _titles(lines: Iterable[QueueLine]) -> Mapping[str, str]:
    return titles_of(office_council().store, {line.form for line in lines})


def _gathered(id_: str) -> Gathered:
    return services.gathered(office_council().store, id_) or abort(404)


def _reference_in(found: Gathered) -> str:
    """Return the reference that was sent, if it belongs to an open request."""
    reference = request.form.get(REFERENCE, "")
    known = {line.reference for line in found.lines}
    return reference if reference in known and found.request.done_at is None else abort(404)


def _begin_page(typed: Typed) -> ResponseReturnValue:
    page = begin_page(office_site(office_council()), new_token(), typed)
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _gather_page(id_: str, typed: Typed) -> ResponseReturnValue:
    page = gather_page(office_site(office_council()), id_, new_token(), typed, _helpers())
    return render_template("office/sheet.html", page=page, frame=frame_here())


def _helpers() -> Mapping[str, str]:
    """Return the names of those who help each panel, by the name of the panel."""
    store = office_council().store
    posts, names = posts_in(store), names_of_people(store)
    helpers = {panel: theirs[Post.FACILITATOR] for panel, theirs in posts.items()}
    return {
        panel.name: ", ".join(name for id_ in helpers.get(panel.id, ()) if (name := names.get(id_)))
        for panel in list_panels(store)
        if panel.active
    }


def _put(id_: str, texts: dict[str, str]) -> ResponseReturnValue:
    """Put what has this reference, or what a member with this e-mail address said, with the request."""
    served, reference = office_council(), texts[REFERENCE]
    if reference:
        wrong = services.gather(served.store, id_, reference, doing_here())
    else:
        wrong = services.gather_member(served.store, id_, texts.get(MEMBER, ""), doing_here())
    if wrong is None:
        return redirect(office_site(served).to(f"{GATHERS}/{id_}"), 303)
    return _gather_page(id_, Typed(texts, dict((NOT_ASKED[wrong],))))


def _search(texts: dict[str, str]) -> tuple[QueueLine, ...] | dict[str, str]:
    """Return what the facts of a person find, or what is wrong with them."""
    born = typed_day(texts[BORN], desk().today())
    if texts[BORN] and born is None:
        return {BORN: NOT_GONE}
    typed = texts | {BORN: born.isoformat() if born else ""}
    facts = {fact: Listed(fact, text) for name, fact in FACTS.items() if (text := written(fact, typed[name]))}
    alike = [[facts[fact] for fact in names] for names in ALIKE if names <= facts.keys()]
    if not alike:
        return {REFERENCE: TOO_LITTLE}
    served, doing = office_council(), doing_here()
    key = desk().search_key(served.store.council)
    served.store.write(lambda scope: doing.note(scope, "submissions-searched", " ".join(sorted(facts))))
    return services.find_by_marks(served.store, [marks_of(some, key) for some in alike])


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


def _texts(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "").strip()[:LONGEST] for name in names}
