"""What the chair does with a round of their panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.answers.signs import words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.round_chair_pages import (
    ANSWERS,
    CLOSES,
    GIVEN,
    LATE,
    NO_DAY,
    NO_NUMBER,
    OPENS,
    PLACE,
    READ,
    TypedDays,
    chair_page,
    close_page,
    drop_page,
    given_page,
    open_page,
    order_page,
    pick_page,
    time_page,
    usual_days,
    wordings_page,
)
from formbuilder.rendering.round_pages import Whole
from formbuilder.rendering.round_words import WRONG
from formbuilder.rendering.second_pages import following_part
from formbuilder.review.parts import Looked, looked
from formbuilder.services.agendas import Offer, agenda, usual
from formbuilder.services.panels import panels_of
from formbuilder.services.round_kinds import LONGEST_WORDS, OVER, TAKES_POINTS, Days, NoRound, Round, Stage, Why
from formbuilder.services.rounds import (
    close_round,
    drop_round,
    give_more_time,
    open_round,
    pick_questions,
    pick_wordings,
    say_given,
)
from formbuilder.services.second_rounds import following
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.looked_at import form_of_round, forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.round_here import ROUND, ask, chaired_round, show

LONGEST, MOST_DAYS = 60, 365
WHERE: Mapping[NoRound, str] = {NoRound.SHORT: CLOSES, NoRound.EARLIER: CLOSES, NoRound.DAYS: CLOSES}


@office.get(f"{ROUND}/chair")
@allow(Right.RUN_ROUNDS)
def leading_round(slug: str, round_: str) -> ResponseReturnValue:
    """Say how far a round is, and what the chair can do with it."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    after = following(served.store, whole.round, desk().today())
    mine = panels_of(served.store, doing_here().by or "")
    return show(chair_page(office_site(served), whole, following_part(office_site(served), after, mine)))


@office.get(f"{ROUND}/pick")
@allow(Right.RUN_ROUNDS)
def picking_questions(slug: str, round_: str) -> ResponseReturnValue:
    """Offer the questions of the form, the first twelve ticked."""
    del slug
    whole = chaired_round(round_)
    offers = _offers(whole)
    chosen = {row.place for row in whole.questions}
    chosen = chosen or {offer.place for offer in usual(offers, only_changed=bool(whole.round.after))}
    return ask(pick_page(_site(), new_token(), whole, offers, chosen, None))


@office.post(f"{ROUND}/pick")
@allow(Right.RUN_ROUNDS)
def pick_questions_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """Keep which questions are looked at; those that were chosen before keep their order."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    offers, ticked = _offers(whole), set(request.form.getlist(PLACE))
    kept = [(row.place, Why(row.why)) for row in whole.questions if _stays(whole, row.place, ticked)]
    known = {place for place, _ in kept}
    new = [(offer.place, offer.why) for offer in offers if offer.place in ticked - known]
    result = pick_questions(served.store, whole.round.id, [*kept, *new], doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "order" if result.stage not in TAKES_POINTS else "chair"), 303)
    return ask(pick_page(_site(), new_token(), whole, offers, ticked, result))


@office.get(f"{ROUND}/order")
@allow(Right.RUN_ROUNDS)
def ordering_questions(slug: str, round_: str) -> ResponseReturnValue:
    """Show the questions with ways to move each."""
    del slug
    page = order_page(_site(), new_token(), chaired_round(round_))
    return render_template("office/list.html", page=page, frame=frame_here())


@office.post(f"{ROUND}/order")
@allow(Right.RUN_ROUNDS)
def order_questions_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """Move a question up or down."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    order = [(row.place, Why(row.why)) for row in whole.questions]
    at = next((n for n, (place, _) in enumerate(order) if place == request.form.get(PLACE)), None)
    other = None if at is None else at + (-1 if request.form.get("way") == "up" else 1)
    if at is None or other is None or not 0 <= other < len(order):
        abort(404)
    order[at], order[other] = order[other], order[at]
    if isinstance(pick_questions(served.store, whole.round.id, order, doing_here()), NoRound):
        abort(404)
    return redirect(_to(whole, "order"), 303)


@office.get(f"{ROUND}/wordings")
@allow(Right.RUN_ROUNDS)
def picking_wordings(slug: str, round_: str) -> ResponseReturnValue:
    """Offer the wordings of each question."""
    del slug
    whole = _at(round_, Stage.PROPOSED, Stage.PLANNED)
    return ask(wordings_page(_site(), new_token(), whole, _looked(whole)))


@office.post(f"{ROUND}/wordings")
@allow(Right.RUN_ROUNDS)
def pick_wordings_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """Keep in which wordings each question is looked at."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    seen = _looked(whole)
    chosen = {
        row.place: [each for each in seen[row.place].wordings if each in request.form.getlist(f"{READ}-{row.number}")]
        for row in whole.questions
        if row.place in seen and seen[row.place].wordings
    }
    result = pick_wordings(served.store, whole.round.id, chosen, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "chair"), 303)
    return ask(wordings_page(_site(), new_token(), whole, seen, result))


@office.get(f"{ROUND}/open")
@allow(Right.RUN_ROUNDS)
def opening_round(slug: str, round_: str) -> ResponseReturnValue:
    """Ask from when to when a round is open."""
    del slug
    return ask(open_page(_site(), new_token(), _at(round_, Stage.PROPOSED), usual_days(desk().today())))


@office.post(f"{ROUND}/open")
@allow(Right.RUN_ROUNDS)
def open_the_round(slug: str, round_: str) -> ResponseReturnValue:
    """Open a round to the members."""
    del slug
    served, whole, typed = office_council(), chaired_round(round_), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    days, errors = _days(typed)
    if days is None:
        return ask(open_page(_site(), new_token(), whole, replace(typed, errors=errors)))
    result = open_round(served.store, whole.round.id, days, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "chair"), 303)
    errors = {WHERE.get(result, OPENS): WRONG[result]}
    return ask(open_page(_site(), new_token(), whole, replace(typed, errors=errors)))


@office.get(f"{ROUND}/give-time")
@allow(Right.RUN_ROUNDS)
def giving_time(slug: str, round_: str) -> ResponseReturnValue:
    """Ask until when a round stays open instead."""
    del slug
    whole = _at(round_, Stage.PLANNED, Stage.OPEN, Stage.LATE)
    typed = TypedDays.of(whole.round.days) if whole.round.days else TypedDays()
    return ask(time_page(_site(), new_token(), whole, typed))


@office.post(f"{ROUND}/give-time")
@allow(Right.RUN_ROUNDS)
def give_round_time(slug: str, round_: str) -> ResponseReturnValue:
    """Let a round stay open for longer."""
    del slug
    served, whole, typed = office_council(), chaired_round(round_), _typed()
    if not came_from_here():
        return once_more(served, frame_here())
    closes, late = typed_day(typed.closes), typed_day(typed.late)
    if closes is None or late is None:
        missing = {id_: NO_DAY for id_, day in ((CLOSES, closes), (LATE, late)) if day is None}
        return ask(time_page(_site(), new_token(), whole, replace(typed, errors=missing)))
    result = give_more_time(served.store, whole.round.id, closes, late, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "chair"), 303)
    return ask(time_page(_site(), new_token(), whole, replace(typed, errors={CLOSES: WRONG[result]})))


@office.get(f"{ROUND}/close")
@allow(Right.RUN_ROUNDS)
def closing_round(slug: str, round_: str) -> ResponseReturnValue:
    """Ask before a round is closed for good."""
    del slug
    return show(close_page(_site(), new_token(), _at(round_, Stage.OPEN, Stage.LATE)))


@office.post(f"{ROUND}/close")
@allow(Right.RUN_ROUNDS)
def close_the_round(slug: str, round_: str) -> ResponseReturnValue:
    """Close a round for good."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    result = close_round(served.store, whole.round.id, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "given"), 303)
    return show(close_page(_site(), new_token(), whole, result))


@office.get(f"{ROUND}/given")
@allow(Right.RUN_ROUNDS)
def asking_what_was_given(slug: str, round_: str) -> ResponseReturnValue:
    """Ask the chair what people had for their time."""
    del slug
    whole = _at(round_, *OVER)
    return ask(given_page(_site(), new_token(), whole, whole.round.given))


@office.post(f"{ROUND}/given")
@allow(Right.RUN_ROUNDS)
def say_what_was_given(slug: str, round_: str) -> ResponseReturnValue:
    """Note what people had for their time."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    typed = words(request.form.get(GIVEN, ""), LONGEST_WORDS + 1)
    result = say_given(served.store, whole.round.id, typed, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "chair"), 303)
    return ask(given_page(_site(), new_token(), whole, typed, result))


@office.get(f"{ROUND}/drop")
@allow(Right.RUN_ROUNDS)
def dropping_round(slug: str, round_: str) -> ResponseReturnValue:
    """Ask before the chair says no to a round."""
    del slug
    return show(drop_page(_site(), new_token(), _at(round_, Stage.PROPOSED)))


@office.post(f"{ROUND}/drop")
@allow(Right.RUN_ROUNDS)
def drop_the_round(slug: str, round_: str) -> ResponseReturnValue:
    """Say no to a round that was proposed."""
    del slug
    served, whole = office_council(), chaired_round(round_)
    if not came_from_here():
        return once_more(served, frame_here())
    result = drop_round(served.store, whole.round.id, doing_here())
    if isinstance(result, Round):
        return redirect(_to(whole, "chair"), 303)
    return show(drop_page(_site(), new_token(), whole, result))


def _site() -> OfficeSite:
    return office_site(office_council())


def _at(id_: str, *stages: Stage) -> Whole:
    whole = chaired_round(id_)
    return whole if whole.round.stage in stages else abort(404)


def _to(whole: Whole, place: str) -> str:
    return office_site(office_council()).to(f"{whole.place}/{place}")


def _offers(whole: Whole) -> tuple[Offer, ...]:
    return agenda(office_council().store, whole.round, forms_looked_at().find)


def _looked(whole: Whole) -> dict[str, Looked]:
    """Return the questions of a round with all their wordings, by place."""
    form = form_of_round(whole.round)
    found = ((row.place, looked(form, row.place)) for row in whole.questions) if form else ()
    return {place: each for place, each in found if each}


def _stays(whole: Whole, place: str, ticked: set[str]) -> bool:
    """Whether a question that was chosen stays: also where members may be at it and the page could not untick it."""
    return place in ticked or whole.round.takes_points


def _typed() -> TypedDays:
    sent = request.form
    opens, closes, late, answers = (sent.get(name, "")[:LONGEST].strip() for name in (OPENS, CLOSES, LATE, ANSWERS))
    return TypedDays(opens=opens, closes=closes, late=late, answers=answers)


def _days(typed: TypedDays) -> tuple[Days | None, Mapping[str, str]]:
    opens, closes, late = (typed_day(text) for text in (typed.opens, typed.closes, typed.late))
    found = {OPENS: opens, CLOSES: closes, LATE: late}
    errors = {id_: NO_DAY for id_, day in found.items() if day is None}
    answers = (
        int(typed.answers) if typed.answers.isascii() and typed.answers.isdigit() and len(typed.answers) < 4 else 0
    )
    if not 0 < answers <= MOST_DAYS:
        errors[ANSWERS] = NO_NUMBER
    if errors or opens is None or closes is None or late is None:
        return None, errors
    return Days(opens, closes, late, answers), {}
