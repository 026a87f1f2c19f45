"""Change how this looks: what was typed is kept, the look of the journey changes, and the same page comes back."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.definition.worded import wordings
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_frame import of_form
from formbuilder.rendering.frame import Link
from formbuilder.rendering.look_page import AGAIN, BUTTON, NAMES, LookPage, look_page
from formbuilder.rendering.origin import is_quiet
from formbuilder.rendering.own_look import LOOK, OwnLook
from formbuilder.rendering.sites import spoken
from formbuilder.services.journeys import State
from formbuilder.services.saving import Device, read_in
from formbuilder.tongue.messages import _
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import keep_reading_look
from formbuilder.web.desk import council_or_404, desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.agreed import how_agreed
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.languages import way_back
from formbuilder.web.public.opened import journey_frame, open_or_aside
from formbuilder.web.served import Served
from formbuilder.web.tongues import read_as

BEFORE = re.compile(r"(/[a-z0-9-]{1,100}){0,3}/?")
"""A page of a council, below its own address, as ``?to=`` says it."""
LONGEST = 20
STAYS = frozenset({"stays"})
"""The button that goes back without changing anything."""


@public.get("/<slug>/j/<reference>/look")
@public.get("/<slug>/j/<reference>/<int:number>/look")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/look")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/<int:step>/look")
@allow(Who.ANYONE)
def choosing_look(slug: str, reference: str, number: int = 0, item: str = "", step: int = 0) -> ResponseReturnValue:
    """Ask how the pages of a form should look."""
    del item, step
    visit = open_or_aside(slug, reference)
    page = _page(visit.served, way_back(visit, number, BUTTON), wordings(visit.form))
    return render_template("public/look.html", page=page, frame=replace(journey_frame(visit), change_look=""))


@public.post("/<slug>/j/<reference>/look")
@public.post("/<slug>/j/<reference>/<int:number>/look")
@public.post("/<slug>/j/<reference>/<int:number>/<item>/look")
@public.post("/<slug>/j/<reference>/<int:number>/<item>/<int:step>/look")
@allow(Who.ANYONE)
def choose_look(slug: str, reference: str, number: int = 0, item: str = "", step: int = 0) -> ResponseReturnValue:
    """Change it, and go back to where the person was, with what they typed."""
    del item, step
    visit = open_or_aside(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    chosen()
    if visit.journey.state is State.OPEN:
        read_in(visit.served.store, Device(reference, visit.secret, visit.now, desk().random), look=LOOK.get().text)
    response = redirect(way_back(visit, number, BUTTON), 303)
    keep_reading_look(response, LOOK.get().text, https=desk().https, shared=visit.journey.shared)
    return response


@public.get("/<slug>/look")
@allow(Who.ANYONE)
def choosing_look_before(slug: str) -> ResponseReturnValue:
    """Ask how pages that come before a form should look, and lead to what else there is about it."""
    served = council_or_404(slug)
    asked = _form_there(served)
    offered, links = (wordings(asked.form), _more(served, asked)) if asked else ((), ())
    leave = served.site.leave if asked and asked.form.neutral_title else ""
    page = _page(served, _before(served), offered, links)
    return render_template("public/look.html", page=page, frame=replace(served.frame, leave=leave, change_look=""))


@public.post("/<slug>/look")
@allow(Who.ANYONE)
def choose_look_before(slug: str) -> ResponseReturnValue:
    """Let the browser keep it until it is closed: no form is begun."""
    served = council_or_404(slug)
    if not came_from_here():
        return once_more(served, served.frame)
    chosen()
    response = redirect(_before(served), 303)
    keep_reading_look(response, LOOK.get().text, https=desk().https, shared=True)
    return response


def _page(served: Served, back: str, offered: tuple[str, ...], links: tuple[Link, ...] = ()) -> LookPage:
    here = request.full_path if request.query_string else request.path
    return look_page(served.council, here, new_token(), back, offered, links)


def chosen() -> None:
    """Go on with what was chosen; what was not asked stays as it was."""
    sent = "-".join(f"{name}.{request.form[name][:LONGEST]}" for name in NAMES if name in request.form)
    asked = {name for name in NAMES if name in request.form}
    stays = "-".join(part for part in LOOK.get().text.split("-") if part.partition(".")[0] not in asked)
    read_as("", OwnLook.read(f"{stays}-{sent}").text)


def chosen_with_answers() -> bool:
    """Go on with a look that was chosen on a page that carries what was typed; say whether one was."""
    chose = request.form.get(AGAIN) == "yes" and not STAYS & request.form.keys() and bool(request.form.keys() & NAMES)
    if chose:
        chosen()
    return chose


def look_with_answers(served: Served, edition: Edition, typed: tuple[tuple[str, str], ...]) -> str:
    """Ask how pages should look, and carry what was typed: nobody keeps it."""
    action = served.site.form(edition.form.address)
    page = look_page(served.council, action, new_token(), "", wordings(edition.form))
    page = replace(page, back=None, hidden=(*typed, (AGAIN, "yes")))
    frame = of_form(replace(served.frame, change_look=""), edition.form)
    return render_template("public/look.html", page=page, frame=frame)


def _before(served: Served) -> str:
    """Return the page that the person came from, in the language and the words that they have now."""
    to = request.args.get("to", "")
    return served.site.below(to if BEFORE.fullmatch(to) else "/")


def _form_there(served: Served) -> Edition | None:
    """Return the form whose page the person came from, if it is one of a form."""
    address = request.args.get("to", "").strip("/").partition("/")[0]
    found = served.at_address(address, desk().clock()) if address else None
    return served.said(found, desk().clock()) if found else None


def _more(served: Served, edition: Edition) -> tuple[Link, ...]:
    """Lead to the form on paper, to who agreed to its words, and to what people said about it."""
    form = edition.form
    paper = (Link(_("Get it on paper"), served.site.paper(form.address)),) if form.records else ()
    told = not is_quiet(form) and served.versions.newest_told(form.slug, desk().clock())
    said = (Link(_("What people said about this form, and what we did"), spoken(served.site.you_said(form.slug))),)
    return (*paper, *how_agreed(served, edition), *(said if told else ()))
