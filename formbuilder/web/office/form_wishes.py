"""Forms that panels ask for: the panel asks and reads the answer, officers answer."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.form_wish_pages import (
    ANSWER,
    BECAUSE,
    DAY,
    FORM,
    QUEUE,
    WORDS,
    TypedReply,
    TypedWish,
    answer_page,
    ask_page,
    of_panel_page,
    queue_page,
)
from formbuilder.services.form_wishes import (
    Answer,
    FormWish,
    Reply,
    answer_wish,
    ask_for_form,
    count_waiting,
    find_wish,
    wishes_of_panel,
    wishes_waiting,
)
from formbuilder.services.panels import Panel, find_panel, list_panels, panels_of
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.panels_here import seen_panel
from formbuilder.web.office.round_here import ask

LONGEST, LONGEST_TEXT, MOST_PAGES = 300, 10_000, 1_000


@office.get("/panels/<panel>/forms")
@allow(Right.SEE_PANELS)
def forms_of_panel(slug: str, panel: str) -> ResponseReturnValue:
    """Show what a panel asked for, with the answers."""
    del slug
    served, found = office_council(), seen_panel(panel)
    wishes = wishes_of_panel(served.store, found.id)
    page = of_panel_page(office_site(served), found, wishes, desk().today(), asks=_takes_part(found))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/panels/<panel>/forms/ask")
@allow(Right.COMMENT)
def asking_for_form(slug: str, panel: str) -> ResponseReturnValue:
    """Ask which form a panel wants to look at."""
    del slug
    return _ask(_own(panel), TypedWish())


@office.post("/panels/<panel>/forms/ask")
@allow(Right.COMMENT)
def ask_for_a_form(slug: str, panel: str) -> ResponseReturnValue:
    """Ask the council for a form."""
    del slug
    served, found = office_council(), _own(panel)
    if not came_from_here():
        return once_more(served, frame_here())
    form, words = request.form.get(FORM, "")[:LONGEST], request.form.get(WORDS, "")[:LONGEST_TEXT]
    result = ask_for_form(served.store, found.id, form, words, doing_here())
    if isinstance(result, FormWish):
        return redirect(office_site(served).to(f"panels/{found.id}/forms"), 303)
    return _ask(found, TypedWish(form=form, words=words, wrong=result))


@office.get(f"/{QUEUE}")
@allow(Right.PROPOSE_ROUNDS)
def forms_asked_for(slug: str) -> ResponseReturnValue:
    """Show what all panels asked for and what waits for an answer."""
    del slug
    served, today = office_council(), desk().today()
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    found, many = wishes_waiting(served.store, today, page), count_waiting(served.store, today)
    panels = {panel.id: panel.name for panel in list_panels(served.store)}
    shown = queue_page(office_site(served), found, panels, today, page, many)
    return render_template("office/list.html", page=shown, frame=frame_here())


@office.get(f"/{QUEUE}/<wish>")
@allow(Right.PROPOSE_ROUNDS)
def answering_wish(slug: str, wish: str) -> ResponseReturnValue:
    """Ask what is answered to a panel."""
    del slug
    return _answer(find_wish(office_council().store, wish) or abort(404), TypedReply())


@office.post(f"/{QUEUE}/<wish>")
@allow(Right.PROPOSE_ROUNDS)
def answer_a_wish(slug: str, wish: str) -> ResponseReturnValue:
    """Answer a panel."""
    del slug
    served = office_council()
    found = find_wish(served.store, wish) or abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    sent = request.form
    answer, because, day = sent.get(ANSWER, ""), sent.get(BECAUSE, "")[:LONGEST_TEXT], sent.get(DAY, "")[:LONGEST]
    reply = Reply(Answer(answer) if answer in set(Answer) else None, because, typed_day(day))
    result = answer_wish(served.store, found.id, reply, doing_here())
    if isinstance(result, FormWish):
        return redirect(office_site(served).to(f"panels/{found.panel}/forms"), 303)
    return _answer(found, TypedReply(answer=answer, because=because, day=day, wrong=result))


def _takes_part(panel: Panel) -> bool:
    mine = panels_of(office_council().store, signed_in().person.id)
    return panel.active and panel.id in {each.id for each in mine}


def _own(id_: str) -> Panel:
    found = seen_panel(id_)
    return found if _takes_part(found) else abort(404)


def _ask(panel: Panel, typed: TypedWish) -> ResponseReturnValue:
    return ask(ask_page(office_site(office_council()), new_token(), panel, typed, desk().today()))


def _answer(wish: FormWish, typed: TypedReply) -> ResponseReturnValue:
    served = office_council()
    panel = find_panel(served.store, wish.panel)
    name = panel.name if panel else ""
    return ask(answer_page(office_site(served), new_token(), wish, name, typed, desk().today()))
