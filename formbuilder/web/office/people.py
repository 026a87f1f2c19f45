"""The people of a council, for its administrators."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.people import Person, Role
from formbuilder.accounts.rights import Right
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.people_pages import (
    EMAIL,
    NAME,
    ROLES,
    Typed,
    add_page,
    end_page,
    not_ended_page,
    passkey_link_page,
    people_page,
    person_page,
    sealed_account_page,
)
from formbuilder.services.entry_links import send_passkey_link
from formbuilder.services.people import (
    NotDone,
    add_person,
    change_roles,
    end_access,
    find_person,
    list_people,
)
from formbuilder.services.seals import seal_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.office.blueprint import office

LONGEST = 300


@office.get("/people")
@allow(Right.CHANGE_PEOPLE)
def people(slug: str) -> ResponseReturnValue:
    """Show everybody."""
    del slug
    served = office_council()
    page = people_page(office_site(served), list_people(served.store))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/people/add")
@allow(Right.CHANGE_PEOPLE)
def adding(slug: str) -> ResponseReturnValue:
    """Ask who is to be added."""
    del slug
    return _add_page(Typed())


@office.post("/people/add")
@allow(Right.CHANGE_PEOPLE)
def add(slug: str) -> ResponseReturnValue:
    """Add a person."""
    del slug
    served, typed = office_council(), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = add_person(served.store, typed.email, typed.name, _roles(typed), doing_here())
    if isinstance(result, Person):
        return redirect(office_site(served).to("people"), 303)
    return _add_page(Typed(name=typed.name, email=typed.email, roles=typed.roles, wrong=result))


@office.get("/people/<id_>")
@allow(Right.CHANGE_PEOPLE)
def person(slug: str, id_: str) -> ResponseReturnValue:
    """Show the roles of a person."""
    del slug
    found = _person(id_)
    return _person_page(found, Typed(roles=frozenset(found.roles)))


@office.post("/people/<id_>")
@allow(Right.CHANGE_PEOPLE)
def change(slug: str, id_: str) -> ResponseReturnValue:
    """Change the roles of a person."""
    del slug
    served, found, typed = office_council(), _person(id_), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    result = change_roles(served.store, found.id, _roles(typed), doing_here())
    if isinstance(result, Person):
        return redirect(office_site(served).to("people"), 303)
    return _person_page(found, Typed(roles=typed.roles, wrong=frozenset({result})))


@office.get("/people/<id_>/passkey")
@allow(Right.CHANGE_PEOPLE)
def sending_passkey_link(slug: str, id_: str) -> ResponseReturnValue:
    """Ask before a link to set up a passkey is sent."""
    del slug
    page = passkey_link_page(office_site(office_council()), new_token(), _person(id_))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/people/<id_>/passkey")
@allow(Right.CHANGE_PEOPLE)
def send_link(slug: str, id_: str) -> ResponseReturnValue:
    """Send somebody a link to set up a passkey."""
    del slug
    served, found = office_council(), _person(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    if not send_passkey_link(served.store, found.id, doing_here()):
        abort(404)
    page = passkey_link_page(office_site(served), new_token(), found, sent=True)
    return render_template("public/text.html", page=page, frame=frame_here())


@office.get("/people/<id_>/end")
@allow(Right.CHANGE_PEOPLE)
def ending(slug: str, id_: str) -> ResponseReturnValue:
    """Ask before somebody's access is ended."""
    del slug
    page = end_page(office_site(office_council()), new_token(), _person(id_))
    return render_template("public/text.html", page=page, frame=frame_here())


@office.post("/people/<id_>/end")
@allow(Right.CHANGE_PEOPLE)
def end(slug: str, id_: str) -> ResponseReturnValue:
    """End somebody's access, and all their sign-ins."""
    del slug
    served, found = office_council(), _person(id_)
    if not came_from_here():
        return once_more(served, frame_here())
    if end_access(served.store, found.id, doing_here()) is NotDone.LAST_ADMINISTRATOR:
        page = not_ended_page(office_site(served), found)
        return render_template("public/text.html", page=page, frame=frame_here())
    return redirect(office_site(served).to("people"), 303)


@office.get("/sealed-account")
@allow(Right.CHANGE_PEOPLE)
def sealed_account(slug: str) -> ResponseReturnValue:
    """Show each use of the sealed account."""
    del slug
    served = office_council()
    page = sealed_account_page(office_site(served), seal_of(served.store))
    return render_template("office/list.html", page=page, frame=frame_here())


def _person(id_: str) -> Person:
    """Return somebody of this council who may come in; nobody else is shown, and no number of a panel."""
    found = find_person(office_council().store, id_)
    return found if found and found.active and found.name and not found.sealed else abort(404)


def _typed() -> Typed:
    sent = request.form
    return Typed(
        name=sent.get(NAME, "")[:LONGEST], email=sent.get(EMAIL, "")[:LONGEST], roles=frozenset(sent.getlist(ROLES))
    )


def _roles(typed: Typed) -> frozenset[Role]:
    return frozenset(role for role in Role if role.value in typed.roles)


def _add_page(typed: Typed) -> ResponseReturnValue:
    page = add_page(office_site(office_council()), new_token(), typed)
    return render_template("office/form.html", page=page, frame=frame_here())


def _person_page(found: Person, typed: Typed) -> ResponseReturnValue:
    page = person_page(office_site(office_council()), new_token(), found, typed)
    return render_template("office/form.html", page=page, frame=frame_here())
