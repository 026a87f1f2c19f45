"""The forms of a council: the list, one form, who looks after it, and its next version."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import Person, Role
from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_pages import (
    DEPUTY,
    OWNER,
    SEARCH,
    VERSION,
    Looker,
    form_page,
    forms_page,
    looking_after_page,
)
from formbuilder.services.beginning import begin_next_version
from formbuilder.services.draft_pins import HIGHEST, DraftPin
from formbuilder.services.drafts import Draft
from formbuilder.services.form_list import FormHistory, form_history, list_forms
from formbuilder.services.people import NotDone, list_people, look_after_form, names_of_people
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office

LONGEST = 200
ID = 32


@office.get("/forms")
@allow(Right.READ_DRAFTS)
def list_of_forms(slug: str) -> ResponseReturnValue:
    """Show the forms, or those that a search finds."""
    del slug
    words = " ".join(request.args.get(SEARCH, "").replace("\0", "").split())[:LONGEST]
    found = list_forms(office_council().store, words, number_in(request.args.get("page", "")) or 1)
    return render_template("office/list.html", page=forms_page(looker(), found, words), frame=frame_here())


@office.get("/forms/<form>")
@allow(Right.READ_DRAFTS)
def one_form(slug: str, form: str) -> ResponseReturnValue:
    """Show one form."""
    del slug
    names = names_of_people(office_council().store)
    return render_template("office/list.html", page=form_page(looker(), _history(form), names), frame=frame_here())


@office.post("/forms/<form>/begin")
@allow(Right.WRITE_DRAFTS)
def begin_version(slug: str, form: str) -> ResponseReturnValue:
    """Begin the next version of a form with the words of one of its versions."""
    del slug
    served, pin = office_council(), DraftPin(form, number_in(request.form.get(VERSION, "")))
    if not came_from_here():
        return once_more(served, frame_here())
    begun = begin_next_version(served.store, pin, doing_here())
    return to_draft(begun) if isinstance(begun, Draft) else abort(404)


@office.get("/forms/<form>/people")
@allow(Right.WRITE_DRAFTS)
def form_people(slug: str, form: str) -> ResponseReturnValue:
    """Ask who looks after a form."""
    del slug
    history = _history(form)
    by_name = {person.name: person.id for person in _officers()}
    return _looking_after_page(history, (by_name.get(history.owner, ""), by_name.get(history.deputy, "")))


@office.post("/forms/<form>/people")
@allow(Right.WRITE_DRAFTS)
def look_after_it(slug: str, form: str) -> ResponseReturnValue:
    """Say who looks after a form."""
    del slug
    served, history = office_council(), _history(form)
    if not came_from_here():
        return once_more(served, frame_here())
    owner, deputy = (request.form.get(name, "")[:ID] for name in (OWNER, DEPUTY))
    known = {person.id for person in _officers()}
    wrong = NotDone.UNKNOWN
    if {owner, deputy} <= known:
        done = look_after_form(served.store, form, owner, deputy, doing_here())
        if done is None:
            return redirect(office_site(served).to(f"forms/{form}"), 303)
        wrong = done
    return _looking_after_page(history, (owner, deputy), wrong)


def looker() -> Looker:
    """Return who asks for the page."""
    return Looker(office_site(office_council()), signed_in().person, new_token())


def to_draft(draft: Draft) -> ResponseReturnValue:
    """Lead to a draft."""
    return redirect(office_site(office_council()).to(f"drafts/{draft.pin.form}/{draft.pin.version}"), 303)


def number_in(text: str) -> int:
    """Return the number that was sent; 0 if it is none that a version or a page can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST)) else 0


def _history(form: str) -> FormHistory:
    return form_history(office_council().store, form) or abort(404)


def _officers() -> tuple[Person, ...]:
    people = list_people(office_council().store)
    return tuple(each for each in people if each.active and not each.sealed and Role.OFFICER in each.roles)


def _looking_after_page(
    history: FormHistory, chosen: tuple[str, str], wrong: NotDone | None = None
) -> ResponseReturnValue:
    page = looking_after_page(looker(), history, _officers(), chosen, wrong)
    return render_template("office/form.html", page=page, frame=frame_here())
