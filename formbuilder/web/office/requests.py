"""Requests to see all that is kept about one person: begun, gathered and ended by those who keep records."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.listed import Listed, written
from formbuilder.answers.moments import typed_day
from formbuilder.definition.marks import Fact
from formbuilder.rendering.day_boxes import NOT_A_DAY, NOT_GONE
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.request_pages import (
    BORN,
    MEMBER,
    NAME,
    NHS,
    NOT_ASKED,
    NOTE,
    PERSON,
    POSTCODE,
    RECEIVED,
    REFERENCE,
    WHO,
    Typed,
    begin_page,
    done_page,
    found_page,
    gather_page,
)
from formbuilder.services import access_requests as services
from formbuilder.services.access_requests import Asking
from formbuilder.services.panels import Post, list_panels, posts_in
from formbuilder.services.people import names_of_people
from formbuilder.services.queue import QueueLine
from formbuilder.storage.access import RequestRow
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.requests_here import LONGEST, gathered_here, list_requests, show_request, titles_here
from formbuilder.web.office.sent import ALIKE
from formbuilder.web.search_marks import marks_of

GATHERS = "records/people"
FACTS = {NAME: Fact.NAME, BORN: Fact.DATE_OF_BIRTH, POSTCODE: Fact.POSTCODE, NHS: Fact.NHS_NUMBER}
TOO_LITTLE = "Fill in the NHS number, or two of name, date of birth and postcode."


@office.get("/records/people")
@allow(Right.KEEP_RECORDS)
def request_people_requests(slug: str) -> ResponseReturnValue:
    """List open requests."""
    del slug
    return list_requests(GATHERS, done=False)


@office.get("/records/people/done")
@allow(Right.KEEP_RECORDS)
def request_done_requests(slug: str) -> ResponseReturnValue:
    """List requests that were answered."""
    del slug
    return list_requests(GATHERS, done=True)


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
    return show_request(GATHERS, id_)


@office.get("/records/people/<id_>/gather")
@allow(Right.KEEP_RECORDS)
def request_gathering(slug: str, id_: str) -> ResponseReturnValue:
    """Ask what to look for."""
    del slug
    gathered_here(id_)
    return _gather_page(id_, Typed())


@office.post("/records/people/<id_>/gather")
@allow(Right.KEEP_RECORDS)
def request_gather(slug: str, id_: str) -> ResponseReturnValue:
    """Put a reference with the request, or show what the facts of a person find; they are in no address and no log."""
    del slug
    served, found, texts = office_council(), gathered_here(id_), _texts(REFERENCE, MEMBER, *FACTS)
    if not came_from_here():
        return once_more(served, frame_here())
    if texts[REFERENCE] or texts[MEMBER]:
        return _put(id_, texts)
    lines = _search(texts)
    if not isinstance(lines, tuple):
        return _gather_page(id_, Typed(texts, lines))
    known = frozenset(line.reference for line in found.lines)
    page = found_page(office_site(served), id_, lines, titles_here(lines), known, new_token())
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post("/records/people/<id_>/put")
@allow(Right.KEEP_RECORDS)
def request_put(slug: str, id_: str) -> ResponseReturnValue:
    """Put what was found with the request."""
    del slug
    gathered_here(id_)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    return _put(id_, _texts(REFERENCE))


@office.post("/records/people/<id_>/leave-out")
@allow(Right.KEEP_RECORDS)
def request_leave_out(slug: str, id_: str) -> ResponseReturnValue:
    """Take something out of the request again."""
    del slug
    served = office_council()
    gathered_here(id_)
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
    page = done_page(office_site(office_council()), new_token(), gathered_here(id_).request)
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/records/people/<id_>/done")
@allow(Right.KEEP_RECORDS)
def request_finish(slug: str, id_: str) -> ResponseReturnValue:
    """Note that the answer went out."""
    del slug
    served = office_council()
    gathered_here(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    services.finish(served.store, id_, doing_here())
    return redirect(office_site(served).to(GATHERS), 303)


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


def _texts(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "").strip()[:LONGEST] for name in names}
