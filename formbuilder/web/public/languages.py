"""Another language: what was typed is kept, the language of the journey changes, and the same page comes back."""

from __future__ import annotations

import re

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.language_page import FIELD, language_page, named
from formbuilder.rendering.sites import PART
from formbuilder.services.journeys import State
from formbuilder.services.saving import Device, read_in
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import keep_language
from formbuilder.web.desk import desk
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, journey_frame, open_or_aside

PLACE = re.compile(r"[a-z0-9-]{1,20}(/[a-z0-9-]{1,20}){0,2}")
"""A page of a journey, as ``?to=`` says it."""


@public.get("/<slug>/j/<reference>/language")
@public.get("/<slug>/j/<reference>/<int:number>/language")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/language")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/<int:step>/language")
@allow(Who.ANYONE)
def languages(slug: str, reference: str, number: int = 0, item: str = "", step: int = 0) -> ResponseReturnValue:
    """Show the languages that the form can be read in."""
    del item, step
    visit = open_or_aside(slug, reference)
    here = request.full_path if request.query_string else request.path
    page = language_page(visit.site.council, named(visit.tongues), here, new_token(), way_back(visit, number, FIELD))
    return render_template("public/languages.html", page=page, frame=journey_frame(visit))


@public.post("/<slug>/j/<reference>/language")
@public.post("/<slug>/j/<reference>/<int:number>/language")
@public.post("/<slug>/j/<reference>/<int:number>/<item>/language")
@public.post("/<slug>/j/<reference>/<int:number>/<item>/<int:step>/language")
@allow(Who.ANYONE)
def change_language(slug: str, reference: str, number: int = 0, item: str = "", step: int = 0) -> ResponseReturnValue:
    """Change the language, and go back to where the person was, with what they typed."""
    del item, step
    visit = open_or_aside(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    tag = request.form.get(FIELD, "")
    if tag not in dict(named(visit.tongues)):
        abort(400)
    if visit.journey.state is State.OPEN:
        read_in(visit.served.store, Device(reference, visit.secret, visit.now, desk().random), language=tag)
    response = redirect(way_back(visit, number, FIELD), 303)
    keep_language(response, tag, https=desk().https, shared=visit.journey.shared)
    return response


def way_back(visit: Opened, number: int, word: str) -> str:
    """Return where the person was before a page whose address ends in ``word``: with what they typed there."""
    if not number:
        to = request.args.get("to", "")
        return visit.site.to(to) if PLACE.fullmatch(to) else visit.site.tasks
    here = request.path.removesuffix(f"/{word}")
    asked = [f"to={to}"] if (to := request.args.get("to", "")) and PLACE.fullmatch(to) else []
    part = [f"{PART}={part}"] if PLACE.fullmatch(part := request.args.get(PART, "")) else []
    typed = ["draft=yes"] if number in visit.journey.drafts else []
    query = "&".join([*asked, *part, *typed])
    return f"{here}?{query}" if query else here
