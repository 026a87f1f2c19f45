"""The publish page: what must and what should be seen to, asking others, leaving a line, and publishing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import Person
from formbuilder.accounts.rights import Right, may
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.publish_pages import (
    BECAUSE,
    WHO,
    Publishing,
    ask_page,
    leave_page,
    nobody_page,
    publish_page,
    published_page,
    refused_page,
)
from formbuilder.services.asking import Wish, ask_person, asked_about, mark_done, who_may
from formbuilder.services.drafts import Draft
from formbuilder.services.people import list_people
from formbuilder.services.plans import plans_of
from formbuilder.services.publishing import at_the_gate, half_way_of, leave_line, lines_left, publish, take_line_up
from formbuilder.services.publishing_kinds import NotPublished, Published
from formbuilder.services.sign_offs import who_speaks
from formbuilder.services.withdrawing import withdrawn
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, may_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.draft_here import LONGEST, may_open, site_here, text_page

if TYPE_CHECKING:
    from formbuilder.checking.publish_gate import Gate, Line

HERE = "/drafts/<form>/<int:version>/publish"
MOST_SKIPPED = 6


@office.get(HERE)
@allow(Right.READ_DRAFTS)
def publish_gate(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show what is left to do."""
    del slug
    return render_template("office/sections.html", page=publish_page(_publishing(form, version)), frame=frame_here())


@office.post(HERE)
@allow(Right.PUBLISH)
def publish_now(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Publish a draft."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    site = site_here(draft.pin)
    result = publish(served.store, draft.pin, checks_here(served), doing_here())
    if isinstance(result, Published):
        live = f"{desk().origin or request.host_url.rstrip('/')}/{served.council.slug}/{form}"
        return text_page(published_page(site, draft, live, first=result.first))
    return text_page(refused_page(site, result))


@office.get(f"{HERE}/leave/<id_>")
@allow(Right.WRITE_DRAFTS)
def leaving_line(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Ask why a line is left."""
    del slug
    draft = draft_or_404(form, version)
    line = _line(_gate(draft).may_leave, id_)
    page = leave_page(site_here(draft.pin), new_token(), line)
    return render_template("office/ask.html", page=page, frame=frame_here())


@office.post(f"{HERE}/leave/<id_>")
@allow(Right.WRITE_DRAFTS)
def line_left(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Leave a line as it is, because."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    site, because = site_here(draft.pin), request.form.get(BECAUSE, "")[:LONGEST]
    why = leave_line(served.store, draft.pin, id_, because, checks_here(served), doing_here())
    if why is NotPublished.NO_REASON:
        line = _line(_gate(draft).may_leave, id_)
        page = leave_page(site, new_token(), line, because, "Say why you leave it, in a sentence or two.")
        return render_template("office/ask.html", page=page, frame=frame_here())
    return text_page(refused_page(site, why)) if why else redirect(site.to("publish"), 303)


@office.post(f"{HERE}/take-up/<id_>")
@allow(Right.WRITE_DRAFTS)
def line_taken_up(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """See to a line after all that somebody left as it is."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    site = site_here(draft.pin)
    why = take_line_up(served.store, draft.pin, id_, checks_here(served), doing_here())
    return text_page(refused_page(site, why)) if why else redirect(site.to("publish"), 303)


@office.get(f"{HERE}/ask/<id_>")
@allow(Right.WRITE_DRAFTS)
def asking_person(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Let somebody choose whom to ask."""
    del slug
    draft = draft_or_404(form, version)
    return _ask_page(draft, _line(_every(_gate(draft)), id_))


@office.post(f"{HERE}/ask/<id_>")
@allow(Right.WRITE_DRAFTS)
def person_asked(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Ask somebody to see to a line."""
    del slug
    served, draft = office_council(), draft_or_404(form, version)
    if not came_from_here():
        return once_more(served, frame_here())
    line = _line(_every(_gate(draft)), id_)
    wish = Wish(line=line.key, says=line.says, place=line.theirs or line.place, right=line.right)
    if ask_person(served.store, draft.pin, wish, request.form.get(WHO, ""), doing_here()):
        return _ask_page(draft, line, "Choose whom to ask.")
    return redirect(site_here(draft.pin).to("publish"), 303)


@office.post("/asked/<id_>/done")
@allow(Right.ENTER)
def asked_done(slug: str, id_: str) -> ResponseReturnValue:
    """Take something off one's own list."""
    del slug
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    if not mark_done(served.store, id_, doing_here()):
        abort(404)
    return redirect(office_site(served).home, 303)


def _publishing(form: str, version: int) -> Publishing:
    served, draft = office_council(), draft_or_404(form, version)
    store = served.store
    people = tuple(person for person in list_people(store) if person.active and not person.sealed)
    rule, _ = half_way_of(store, draft.pin)
    gate = _gate(draft)
    return Publishing(
        site=site_here(draft.pin),
        draft=draft,
        gate=gate,
        left=lines_left(store, form),
        asked=asked_about(store, draft.pin),
        plans=plans_of(store, draft.pin),
        half_way=rule,
        withdrawn=withdrawn(store, draft.pin),
        people=people,
        can_do=_can_do(_every(gate)),
        may_open=may_open,
        token=new_token(),
        publishes=may_here(Right.PUBLISH),
        writes=may_here(Right.WRITE_DRAFTS),
        skip=_skipped(),
    )


def _gate(draft: Draft) -> Gate:
    served = office_council()
    found = at_the_gate(served.store, draft.pin, checks_here(served), desk().clock()) or abort(404)
    return found.gate


def _can_do(lines: Iterable[Line]) -> Callable[[Person, Line], bool]:
    """Return what says if somebody can clear a line: by a right, and where a certain panel signs, as one of it."""
    store = office_council().store
    of = {panel: who_speaks(store, panel) for panel in {line.panel for line in lines if line.panel}}

    def can(person: Person, line: Line) -> bool:
        return may(person, line.right, store.council) and (not line.panel or person.id in of[line.panel])

    return can


def _ask_page(draft: Draft, line: Line, error: str = "") -> ResponseReturnValue:
    every, site = who_may(office_council().store, line.right), site_here(draft.pin)
    can = _can_do((line,))
    people = tuple(person for person in every if can(person, line))
    if not people:
        return text_page(nobody_page(site, line))
    return render_template(
        "office/form.html", page=ask_page(site, new_token(), line, people, error), frame=frame_here()
    )


def _line(lines: tuple[Line, ...], key: str) -> Line:
    return next((line for line in lines if line.key == key), None) or abort(404)


def _every(found: Gate) -> tuple[Line, ...]:
    return (*found.musts, *found.shoulds)


def _skipped() -> int:
    text = request.args.get("from", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_SKIPPED else 0
