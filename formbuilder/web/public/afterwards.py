"""After sending: where it is now, adding something, a copy, taking it back."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from formbuilder.answers.signs import words
from formbuilder.rendering import pdf
from formbuilder.rendering.after_pages import Stage, Turn, Whereabouts, after_page, confirm_page, turned_page
from formbuilder.rendering.copy_page import Copied, CopyPage, copy_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.later_page import MOST, TEXT, Later, LaterTyped, added_page, later_page
from formbuilder.services.afterwards import (
    Adding,
    Addition,
    AdditionKind,
    Status,
    add_later,
    additions,
    status,
    withdraw,
)
from formbuilder.services.journeys import Closed, State, delete_journey
from formbuilder.tongue.messages import language_in_use
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.cookies import forget_secret
from formbuilder.web.desk import desk
from formbuilder.web.files import PDF, file_of
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, aside, journey_frame, open_or_aside
from formbuilder.web.public.own_charge import to_own_charge
from formbuilder.web.public.result import result_on_paper


@public.get("/<slug>/j/<reference>/after")
@allow(Who.ANYONE)
def after(slug: str, reference: str) -> ResponseReturnValue:
    """Say where a sent form is now."""
    visit = _open_sent(slug, reference)
    now = status(visit.served.store, reference, visit.secret, visit.now)
    added = additions(visit.served.store, reference, visit.secret, visit.now)
    if isinstance(now, Closed) or isinstance(added, Closed):
        abort(404)
    where = Whereabouts(
        stage=_stage(now),
        sent_at=now.sent_at,
        by=now.contact_by,
        added=tuple(addition.at for addition in added),
        covers=bool(visit.proofs),
        charge=to_own_charge(visit),
        in_english=now.in_english,
    )
    page = after_page(visit.site, visit.form, where)
    return render_template("public/after.html", page=page, frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/after/<any(more, reach):kind>")
@allow(Who.ANYONE)
def adding(slug: str, reference: str, kind: str) -> ResponseReturnValue:
    """Ask what the person wants to add."""
    visit = _open_sent(slug, reference)
    page = later_page(visit.site, visit.form, Later(kind), new_token())
    return render_template("public/later.html", page=page, frame=journey_frame(visit))


@public.post("/<slug>/j/<reference>/after/<any(more, reach):kind>")
@allow(Who.ANYONE)
def add(slug: str, reference: str, kind: str) -> ResponseReturnValue:
    """Add to what was sent."""
    visit = _open_sent(slug, reference)
    text = words(request.form.get(TEXT, ""), MOST)
    taken = came_from_here()
    if taken and text and len(text) <= MOST:
        made = Adding(AdditionKind(kind), text)
        result = add_later(visit.served.store, reference, visit.secret, made, now=visit.now, random=desk().random)
        if isinstance(result, Closed):
            aside(visit.served, visit.site, result.reason)
        if isinstance(result, Addition):
            page = added_page(visit.site, Later(kind))
            return render_template("public/text.html", page=page, frame=journey_frame(visit))
    typed = LaterTyped(text=text, refused=True, not_taken=not taken)
    again = later_page(visit.site, visit.form, Later(kind), new_token(), typed)
    return render_template("public/later.html", page=again, frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/after/<any(withdraw, delete):turn>")
@allow(Who.ANYONE)
def turning(slug: str, reference: str, turn: str) -> ResponseReturnValue:
    """Ask before something that cannot be undone."""
    visit = _open_sent(slug, reference)
    page = confirm_page(visit.site, Turn(turn), new_token(), held=_is_held(visit))
    return render_template("public/text.html", page=page, frame=journey_frame(visit))


@public.post("/<slug>/j/<reference>/after/withdraw")
@allow(Who.ANYONE)
def take_back(slug: str, reference: str) -> ResponseReturnValue:
    """Take back what was sent."""
    visit = _open_sent(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    held = _is_held(visit)
    withdraw(visit.served.store, reference, visit.secret, now=visit.now, random=desk().random)
    return _turned(visit, Turn.WITHDRAW, held=held)


@public.post("/<slug>/j/<reference>/after/delete")
@allow(Who.ANYONE)
def delete(slug: str, reference: str) -> ResponseReturnValue:
    """Delete the person's own copy."""
    visit = _open_sent(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    held = _is_held(visit)
    delete_journey(visit.served.store, reference, visit.secret, now=visit.now, random=desk().random)
    return _turned(visit, Turn.DELETE, held=held)


@public.get("/<slug>/j/<reference>/copy")
@allow(Who.ANYONE)
def copy(slug: str, reference: str) -> ResponseReturnValue:
    """Show a copy that can be printed."""
    visit = _open_to_copy(slug, reference)
    return render_template("public/copy.html", page=_copy(visit), frame=journey_frame(visit))


@public.get("/<slug>/j/<reference>/copy.pdf")
@allow(Who.ANYONE)
def copy_as_pdf(slug: str, reference: str) -> ResponseReturnValue:
    """Save a copy as an accessible PDF."""
    visit = _open_to_copy(slug, reference)
    page = _copy(visit)
    made = pdf.or_in_english(lambda: pdf.copy(_copy(visit), *language_in_use()))
    return file_of(made, PDF, page.file_name)


def _open_to_copy(slug: str, reference: str) -> Opened:
    visit = open_or_aside(slug, reference)
    return visit if visit.form.discretion.copies else abort(404)


def _open_sent(slug: str, reference: str) -> Opened:
    visit = open_or_aside(slug, reference)
    if visit.journey.state is State.OPEN:
        abort(redirect(visit.site.tasks, 303))
    return visit


def _stage(now: Status) -> Stage:
    return Stage.WITHDRAWN if now.withdrawn_at else Stage(now.where.value)


def _copy(visit: Opened) -> CopyPage:
    copied = Copied(
        pages=visit.way.pages,
        answers=visit.answers,
        sent_at=visit.journey.sent_at,
        now=visit.now,
        result=result_on_paper(visit),
    )
    return copy_page(visit.site, visit.form, copied)


def _is_held(visit: Opened) -> bool:
    now = status(visit.served.store, visit.journey.reference, visit.secret, visit.now)
    return isinstance(now, Status) and now.held


def _turned(visit: Opened, turn: Turn, *, held: bool) -> ResponseReturnValue:
    page = turned_page(visit.site.around, turn, held=held)
    frame = replace(visit.served.frame, leave=visit.site.around.leave)
    response = Response(render_template("public/text.html", page=page, frame=frame), mimetype="text/html")
    if turn is Turn.DELETE:
        forget_secret(response, visit.journey.reference, https=desk().https)
    return response
