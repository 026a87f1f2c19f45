"""Groups: the list of items, one item, and taking one away."""

from __future__ import annotations

import re

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.reading import FaultCode, fault
from formbuilder.answers.values import Answers, Item, ItemList
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Question
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.group_page import group_page, remove_page
from formbuilder.rendering.question_page import Problems
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.routing.way import AskedPage
from formbuilder.services.journeys import Closed
from formbuilder.services.saving import Full, PageSent, new_item, remove_item, save_page
from formbuilder.services.seeing import Seen, seen_of
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.public.asking import Asking, answered, fresh
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.half_way import came_late, is_late
from formbuilder.web.public.opened import Opened, aside, journey_frame, open_unsent
from formbuilder.web.public.way_on import after_page, back_of, came_from, with_way_back
from formbuilder.wording.items import item_name

ITEM = re.compile("[a-z0-9]{8}")


def list_items(visit: Opened, asked: AskedPage, problems: Problems | None = None) -> ResponseReturnValue:
    """Show the items so far, with a way to add, change and remove."""
    subject = Subject(form=visit.form, page=asked.page, questions=asked.questions)
    add = with_way_back(f"{visit.site.page(asked.page.number)}/new")
    page = group_page(subject, _look(visit, asked), _items(visit, asked), add, problems or Problems())
    return render_template("public/group.html", page=page, frame=journey_frame(visit))


def items_done(visit: Opened, asked: AskedPage) -> ResponseReturnValue:
    """Go on from the list of items; a group that must have one says so."""
    group = asked.questions[0]
    if not came_from_here():
        return list_items(visit, asked, Problems(not_taken=True))
    if group.required is Required.YES and not _items(visit, asked):
        return list_items(visit, asked, Problems(faults={group.id: fault(FaultCode.MISSING).faults}))
    sent = PageSent(page=asked.page.number, fields={}, seen=Seen())
    store, reference = visit.served.store, visit.journey.reference
    result = save_page(store, reference, visit.secret, sent, now=visit.now, random=desk().random)
    if isinstance(result, Closed):
        aside(visit.served, visit.site, result.reason)
    return redirect(after_page(visit.with_journey(result.journey), asked.page), 303)


@public.get("/<slug>/j/<reference>/<int:number>/new")
@allow(Who.ANYONE)
def add_item(slug: str, reference: str, number: int) -> ResponseReturnValue:
    """Ask about one more; it is there once its first answers are sent, and only once if they are sent twice."""
    visit = open_unsent(slug, reference)
    _group_or_404(visit, number)
    return redirect(with_way_back(f"{visit.site.page(number)}/{new_item(desk().random)}"), 303)


@public.get("/<slug>/j/<reference>/<int:number>/<item>")
@public.get("/<slug>/j/<reference>/<int:number>/<item>/<int:step>")
@allow(Who.ANYONE)
def item_questions(slug: str, reference: str, number: int, item: str, step: int = 1) -> ResponseReturnValue:
    """Ask about one item."""
    visit = open_unsent(slug, reference)
    return fresh(asking_item(visit, number, item, step))


@public.post("/<slug>/j/<reference>/<int:number>/<item>")
@public.post("/<slug>/j/<reference>/<int:number>/<item>/<int:step>")
@allow(Who.ANYONE)
def item_answers(slug: str, reference: str, number: int, item: str, step: int = 1) -> ResponseReturnValue:
    """Keep what was said of one item."""
    visit = open_unsent(slug, reference)
    late = came_late(visit)
    if late is not None:
        return late
    return answered(asking_item(visit, number, item, step))


@public.get("/<slug>/j/<reference>/<int:number>/<item>/remove")
@allow(Who.ANYONE)
def removing(slug: str, reference: str, number: int, item: str) -> ResponseReturnValue:
    """Ask before an item is taken away."""
    visit = open_unsent(slug, reference)
    asked = _group_or_404(visit, number)
    found = next((i for i, each in enumerate(_items(visit, asked)) if each.id == item), None)
    if found is None:
        return redirect(_list(visit, number), 303)
    subject = Subject(form=visit.form, page=asked.page, questions=asked.questions)
    look = _look(visit, asked, here=with_way_back(request.path), back=_list(visit, number))
    page = remove_page(subject, look, _items(visit, asked)[found], found + 1)
    return render_template("public/remove.html", page=page, frame=journey_frame(visit))


@public.post("/<slug>/j/<reference>/<int:number>/<item>/remove")
@allow(Who.ANYONE)
def remove(slug: str, reference: str, number: int, item: str) -> ResponseReturnValue:
    """Take an item away."""
    visit = open_unsent(slug, reference)
    if is_late(visit):
        return redirect(visit.site.tasks, 303)
    group = _group_or_404(visit, number).questions[0]
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    store, address = visit.served.store, f"{group.id}/{item}"
    result = remove_item(store, reference, visit.secret, address, now=visit.now, random=desk().random)
    if isinstance(result, Closed):
        aside(visit.served, visit.site, result.reason)
    if isinstance(result, Full):
        abort(413)
    return redirect(_list(visit, number), 303)


def _list(visit: Opened, number: int) -> str:
    """Return the list of items, from which a person who came from checking goes back there."""
    return visit.site.page(number, to=came_from())


def _group_or_404(visit: Opened, number: int) -> AskedPage:
    asked = visit.page_or_aside(number)
    return asked if asked.page.group else abort(404)


def _items(visit: Opened, asked: AskedPage) -> tuple[Item, ...]:
    kept = visit.answers.get(asked.questions[0].id)
    return kept.items if isinstance(kept, ItemList) else ()


def _look(visit: Opened, asked: AskedPage, here: str = "", back: str = "") -> Visit:
    number = asked.page.number
    return Visit(
        site=visit.site,
        token=new_token(),
        seen=seen_of(visit.journey, ()),
        back=back or back_of(visit, number),
        here=here or _list(visit, number),
        helper=visit.helped,
        shared=visit.journey.shared,
        unseen=visit.hides(asked.page) and bool(_items(visit, asked)),
        notes=visit.served.versions.notes(visit.journey.pin, visit.now, visit.form.edition),
        origins=visit.origins,
        heard=visit.heard,
        tongues=visit.tongues,
        to=came_from(),
    )


def asking_item(visit: Opened, number: int, item: str, step: int) -> Asking:
    """Return what is asked about an item of the group on a page."""
    asked = _group_or_404(visit, number)
    if not ITEM.fullmatch(item):
        abort(404)
    group, items = asked.questions[0], _items(visit, asked)
    place = next((number for number, each in enumerate(items, 1) if each.id == item), len(items) + 1)
    answers: Answers = items[place - 1].answers if place <= len(items) else {}
    steps = _steps(visit, group, answers)
    if not 1 <= step <= len(steps):
        visit.not_asked(_list(visit, asked.page.number))
    address = f"{visit.site.page(asked.page.number)}/{item}"
    here = f"{item}/{step}" if step > 1 else item
    return Asking(
        visit=visit,
        subject=Subject(form=visit.form, page=asked.page, questions=steps[step - 1]),
        answers=answers,
        here=with_way_back(f"{visit.site.page(asked.page.number)}/{here}"),
        back=_before(visit, asked, address, step),
        on=lambda after: _on(after, asked, item, step),
        within=f"{group.id}/{item}/",
        item=item_name(group, place),
        place=here,
    )


def _before(visit: Opened, asked: AskedPage, address: str, step: int) -> str:
    return with_way_back(f"{address}/{step - 1}") if step > 1 else _list(visit, asked.page.number)


def _on(after: Opened, asked: AskedPage, item: str, step: int) -> str:
    """Return the next step of the item that is asked now, or the list."""
    kept = next((each for each in _items(after, asked) if each.id == item), None)
    number = asked.page.number
    more = kept is not None and step < len(_steps(after, asked.questions[0], kept.answers))
    return with_way_back(f"{after.site.page(number)}/{item}/{step + 1}") if more else _list(after, number)


def _steps(visit: Opened, group: Question, answers: Answers) -> tuple[tuple[Question, ...], ...]:
    return visit.edition.route.item_steps(group, answers, visit.way)
