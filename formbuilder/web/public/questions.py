"""The pages of questions: ask, keep what was answered, go on to the next."""

from __future__ import annotations

from flask import abort
from flask.typing import ResponseReturnValue

from formbuilder.rendering.fields import collect, flat, page_form
from formbuilder.services.saving import Draft, save_draft
from formbuilder.web.access import Who, allow
from formbuilder.web.desk import desk
from formbuilder.web.public.asking import answered, beside, fresh
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.groups import items_done, list_items
from formbuilder.web.public.half_way import came_late, is_late
from formbuilder.web.public.opened import open_unsent
from formbuilder.web.public.standing import asking_page, questions_sent


@public.get("/<slug>/j/<reference>/<int:number>")
@allow(Who.ANYONE)
def question(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Ask the questions of one page, with what was answered before."""
    visit = open_unsent(slug, reference)
    asked = visit.page_or_aside(number)
    return list_items(visit, asked) if asked.page.group else fresh(asking_page(visit, asked))


@public.post("/<slug>/j/<reference>/<int:number>")
@allow(Who.ANYONE)
def answer(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Keep the answers of one page and go on, or say everything that is wrong with them."""
    visit = open_unsent(slug, reference)
    late = came_late(visit)
    if late is not None:
        return late
    asked = visit.page_or_aside(number)
    return items_done(visit, asked) if asked.page.group else answered(asking_page(visit, asked))


@public.post("/<slug>/j/<reference>/draft/<int:number>")
@allow(Who.ANYONE)
def draft(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Keep what is being typed, so that it can be offered again; it is never checked and never sent."""
    visit = open_unsent(slug, reference)
    if is_late(visit):
        abort(409)
    asked = visit.page_or_aside(number)
    questions = questions_sent(visit, asked)
    collected = collect(page_form(questions)(), questions, desk().today())
    if collected.not_taken or asked.page.private or asked.page.group:
        abort(400)
    sent = Draft(number, beside(visit, number, questions) | flat(questions, collected.raw))
    save_draft(visit.served.store, reference, visit.secret, sent, now=visit.now, random=desk().random)
    return "", 204
