"""Rounds as those who take part meet them: before they start, the questions, practice, more time, what was said."""

from __future__ import annotations

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.rendering.before_pages import changes_page, earlier_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.round_pages import (
    EASE,
    TICKS,
    WORDS,
    more_time_page,
    practice_page,
    practised_page,
    questions_page,
    round_page,
)
from formbuilder.review.trouble import Ease, Tick
from formbuilder.services.earlier import earlier_at
from formbuilder.services.rounds import ask_for_time
from formbuilder.services.said_before import said_before, second_round
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ROUND, ask, own_round, show, whole_round

LONGEST, MOST_PAGES = 4_000, 1_000
ASKED = "asked"


@office.get(ROUND)
@allow(Right.SEE_PANELS)
def one_round(slug: str, round_: str) -> ResponseReturnValue:
    """Say what to know before one starts."""
    del slug
    return show(round_page(office_site(office_council()), whole_round(round_)))


@office.get(f"{ROUND}/questions")
@allow(Right.SEE_PANELS)
def questions_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """List the questions, each with how far the member is."""
    del slug
    return show(questions_page(office_site(office_council()), whole_round(round_)))


@office.get(f"{ROUND}/earlier/<int:number>")
@allow(Right.SEE_PANELS)
def earlier_on_question(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Show what was said of a question before, and the answers."""
    del slug
    served, whole = office_council(), whole_round(round_)
    row = next((each for each in whole.questions if each.number == number), None) or abort(404)
    found = said_before(served.store, whole.round, row.place, desk().today())
    elsewhere = earlier_at(served.store, whole.round.pin.form, row.place)
    words = whole.words.get(row.place, row.place)
    return show(earlier_page(office_site(served), whole, number, words, found, elsewhere))


@office.get(f"{ROUND}/changes")
@allow(Right.SEE_PANELS)
def changes_since_first(slug: str, round_: str) -> ResponseReturnValue:
    """Show what changed since the first round, and what became of each of its comments."""
    del slug
    served, whole = office_council(), whole_round(round_)
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    again = second_round(served.store, whole.round, forms_looked_at().find, desk().today(), page) or abort(404)
    return show(changes_page(office_site(served), whole, again, page))


@office.get(f"{ROUND}/practice")
@allow(Right.COMMENT)
def practising(slug: str, round_: str) -> ResponseReturnValue:
    """Show a question to practise with."""
    del slug
    return ask(practice_page(office_site(office_council()), new_token(), own_round(round_)))


@office.post(f"{ROUND}/practice")
@allow(Right.COMMENT)
def practise(slug: str, round_: str) -> ResponseReturnValue:
    """Show what was tried; nothing of it is kept."""
    del slug
    served, whole = office_council(), own_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    words = " ".join(request.form.get(WORDS, "")[:LONGEST].split())
    ticks = [tick for tick in Tick if tick.value in request.form.getlist(TICKS)]
    typed = request.form.get(EASE, "")
    ease = Ease(typed) if typed in set(Ease) else None
    return show(practised_page(office_site(served), whole, words, ticks, ease))


@office.get(f"{ROUND}/more-time")
@allow(Right.COMMENT)
def needing_more_time(slug: str, round_: str) -> ResponseReturnValue:
    """Say what happens when a member needs more time, or that it is noted."""
    del slug
    asked = ASKED in request.args
    return show(more_time_page(office_site(office_council()), new_token(), own_round(round_), asked=asked))


@office.post(f"{ROUND}/more-time")
@allow(Right.COMMENT)
def need_more_time(slug: str, round_: str) -> ResponseReturnValue:
    """Note that a member needs more time."""
    del slug
    served, whole = office_council(), own_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    if ask_for_time(served.store, whole.round.id, doing_here()):
        abort(404)
    return redirect(f"{office_site(served).to(whole.place)}/more-time?{ASKED}=1", 303)
