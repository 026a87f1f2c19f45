"""Somebody calls: a worker starts a form, reads reference and code out, and fills it in with them on the phone."""

from __future__ import annotations

from collections.abc import Mapping

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.model import Choice
from formbuilder.rendering.caller_page import FORM, caller_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.sites import JourneySite
from formbuilder.routing.helper import FOR_THEM, WHO
from formbuilder.services.form_list import titles_of
from formbuilder.services.journeys import start_journey
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import keep_caller, keep_secret, uncover
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.edition import Edition
from formbuilder.web.office.blueprint import office
from formbuilder.web.served import Served

MANY = 50
"""Forms of which each is read for its title."""


@office.get("/callers")
@allow(Right.START_FOR_CALLERS)
def callers(slug: str) -> ResponseReturnValue:
    """Ask which form to start."""
    del slug
    return _page(wrong=False)


@office.post("/callers")
@allow(Right.START_FOR_CALLERS)
def start_for_caller(slug: str) -> ResponseReturnValue:
    """Start a form in this browser; the first page shows what to read out."""
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    pin = served.open(desk().clock()).get(request.form.get(FORM, ""))
    edition = served.edition(pin) if pin else None
    if edition is None or not _can_be_told(edition):
        return _page(wrong=True)
    doing = doing_here()
    started = start_journey(
        served.store, edition.pin, shared=True, now=doing.now, random=doing.random, answers=_known(edition)
    )
    served.store.write(lambda scope: doing.note(scope, "started-for-caller", started.reference))
    response = redirect(JourneySite(served.council, f"/{slug}", started.reference).to("code"), 303)
    keep_secret(response, started.reference, started.secret, https=desk().https, shared=True)
    keep_caller(response, started.reference, https=desk().https)
    uncover(request, response, started.reference, https=desk().https)
    return response


def _known(edition: Edition) -> dict[str, object]:
    """Return who fills in, where the form asks: somebody of the council, for the person."""
    who = edition.questions.get(WHO)
    if who is None or not isinstance(who.type, Choice):
        return {}
    known = {WHO: FOR_THEM.text, "helper_link": "paid_worker", "helper_name": signed_in().person.name}
    return {id_: value for id_, value in known.items() if id_ in edition.questions}


def _can_be_told(edition: Edition) -> bool:
    """Say whether a form can be filled in for somebody: one that keeps answers of theirs, and not without a name."""
    form = edition.form
    return form.records and not form.discretion.anonymous and not all(each.apart for each in form.sections)


def _page(*, wrong: bool) -> ResponseReturnValue:
    served = office_council()
    page = caller_page(office_site(served), new_token(), _offered(served), wrong=wrong)
    return render_template("office/form.html", page=page, frame=frame_here())


def _offered(served: Served) -> Mapping[str, str]:
    """Return the forms to choose from, with their titles; where there are many, none is read."""
    slugs = [slug for slug in served.open(desk().clock()) if slug in served.council.forms]
    if len(slugs) > MANY:
        return titles_of(served.store, slugs)
    return {each.form.slug: str(each.form.title) for each in served.editions_open(desk().clock()) if _can_be_told(each)}
