"""For those who answer points: what waits, by which day, and the answer to one or several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.answers.moments import typed_day
from formbuilder.answers.signs import words
from formbuilder.definition.model import Form
from formbuilder.drafting.edits import EditRefused
from formbuilder.rendering.answering_pages import (
    AGAIN,
    BECAUSE,
    MINE,
    MOST_WORDINGS,
    NONE,
    OUTCOME,
    OWN,
    POINT,
    SEE,
    SEEN,
    TAKE,
    THEME,
    WRONG,
    TypedAnswer,
    Words,
    decision_page,
    numbered,
    place_page,
    undone_page,
)
from formbuilder.rendering.answering_queue import queue_page
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meaning_pages import meanings_page
from formbuilder.rendering.place_words import place_words
from formbuilder.review.outcomes import Outcome
from formbuilder.review.parts import looked, part_name
from formbuilder.review.standing import Standing
from formbuilder.services.answering import AtPlace, at_place, at_point, find_decision, queue
from formbuilder.services.checks import words_of
from formbuilder.services.deciding import undo_decision
from formbuilder.services.decision_checks import note_read
from formbuilder.services.decision_kinds import LONGEST_REASON, Answer, Decision, NoDecision
from formbuilder.services.drafts import Clashed, NotSaved
from formbuilder.services.editions import EditionName
from formbuilder.services.form_list import titles_of
from formbuilder.services.meanings import meanings_at
from formbuilder.services.point_kinds import Point
from formbuilder.services.rounds import find_round
from formbuilder.services.taking import Put, Putting, draft_for, put_and_decide
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.checks import checks_here
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.looked_at import form_of_round, forms_looked_at
from formbuilder.web.office.blueprint import office

EASY_READ = "easy-read"
NOT_SAVED = "The words did not go into the draft. Somebody published it or dropped it. Open this page again."
CHOOSE = "Choose what became of them."


@office.get("/answering")
@allow(Right.ANSWER_POINTS)
def answering(slug: str) -> ResponseReturnValue:
    """Show what waits for an answer, those whose day came first."""
    del slug
    form, round_ = request.args.get("form", ""), request.args.get("round", "")
    page = request.args.get("page", 1, type=int)
    found = queue(office_council().store, desk().today(), form, round_, page)
    titles = titles_of(office_council().store, {each.form for each in found.lines})
    shown = queue_page(office_site(office_council()), found, desk().today(), (form, round_), titles)
    return render_template("office/list.html", page=shown, frame=frame_here())


@office.get("/answering/<round_>/<home>")
@allow(Right.ANSWER_POINTS)
def answering_at(slug: str, round_: str, home: str) -> ResponseReturnValue:
    """Show all that was said at a place, and what it can be answered with."""
    del slug
    return _shown(_place_or_404(round_, home), TypedAnswer())


@office.post("/answering/<round_>/<home>")
@allow(Right.ANSWER_POINTS)
def answer_at(slug: str, round_: str, home: str) -> ResponseReturnValue:
    """Answer some points at a place together."""
    del slug
    return _answered(_place_or_404(round_, home))


@office.get("/answering/<round_>/<home>/meanings")
@allow(Right.ANSWER_POINTS)
def meanings_to_compare(slug: str, round_: str, home: str) -> ResponseReturnValue:
    """Show what the words of a question mean to people, side by side."""
    del slug
    served, site = office_council(), office_site(office_council())
    found = find_round(served.store, round_, desk().today()) or abort(404)
    form = form_of_round(found)
    asked = looked(form, home) if form else None
    said = meanings_at(served.store, round_, home, answers=True)
    if asked is None and not said:
        abort(404)
    back = Link("Back to the comments", site.to(f"answering/{round_}/{quote(home, safe='')}"))
    page = meanings_page(site, asked, said, back)
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.post("/answering/<round_>/<home>/read")
@allow(Right.ANSWER_POINTS)
def points_read(slug: str, round_: str, home: str) -> ResponseReturnValue:
    """Note that somebody read points, so that their authors know."""
    del slug
    served, found = office_council(), _place_or_404(round_, home)
    if not came_from_here():
        return once_more(served, frame_here())
    there = {each.id for each in found.points}
    note_read(served.store, tuple(id_ for id_ in request.form.getlist(POINT) if id_ in there), doing_here())
    return redirect(request.path.removesuffix("/read"), 303)


@office.get("/points/<id_>/answer")
@allow(Right.ANSWER_POINTS)
def answering_point(slug: str, id_: str) -> ResponseReturnValue:
    """Show one point, and what it can be answered with."""
    del slug
    return _shown(at_point(office_council().store, id_) or abort(404), TypedAnswer())


@office.post("/points/<id_>/answer")
@allow(Right.ANSWER_POINTS)
def answer_point(slug: str, id_: str) -> ResponseReturnValue:
    """Answer one point."""
    del slug
    return _answered(at_point(office_council().store, id_) or abort(404))


@office.get("/decisions/<id_>")
@allow(Right.ANSWER_POINTS)
def points_decided(slug: str, id_: str) -> ResponseReturnValue:
    """Show an answer, and ask why if it is to be taken back."""
    del slug
    return _decision(id_, TypedAnswer())


@office.post("/decisions/<id_>")
@allow(Right.ANSWER_POINTS)
def take_decision_back(slug: str, id_: str) -> ResponseReturnValue:
    """Take an answer back: its points wait again."""
    del slug
    served = office_council()
    if find_decision(served.store, id_) is None:
        return abort(404)
    if not came_from_here():
        return once_more(served, frame_here())
    because = _text(BECAUSE, LONGEST_REASON + 1)
    result = undo_decision(served.store, id_, because, doing_here())
    if isinstance(result, Decision) or result is NoDecision.UNDONE:
        return redirect(office_site(served).to(f"decisions/{id_}"), 303)
    return _decision(id_, TypedAnswer(because=because, wrong=(WRONG[result],)))


def _decision(id_: str, typed: TypedAnswer) -> ResponseReturnValue:
    site = office_site(office_council())
    found, points, _ = find_decision(office_council().store, id_) or abort(404)
    called = _called(points)(found.place)
    if found.undone:
        return render_template(
            "office/sections.html", page=undone_page(site, found, points, called), frame=frame_here()
        )
    page = decision_page(site, new_token(), found, points, typed, called)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _answered(found: AtPlace) -> ResponseReturnValue:
    served = office_council()
    if not came_from_here():
        return once_more(served, frame_here())
    typed = _typed(found)
    outcome = next((each for each in Outcome if each == typed.outcome), None)
    if outcome is None:
        return _shown(found, replace(typed, wrong=((OUTCOME, CHOOSE),)))
    answer = Answer(
        points=tuple(each.id for each in found.points if each.id in typed.points),
        outcome=outcome,
        because=typed.because,
        look_again_on=typed_day(typed.again),
        see=typed.see,
        theme=typed.theme,
    )
    made = put_and_decide(served.store, answer, _putting(found, typed), checks_here(served), doing_here())
    return _after(found, typed, made)


def _after(
    found: AtPlace, typed: TypedAnswer, made: Decision | frozenset[NoDecision] | Clashed | NotSaved | EditRefused
) -> ResponseReturnValue:
    site = office_site(office_council())
    match made:
        case Decision():
            waits = len(found.waiting) > len(typed.points) and found.round
            return redirect(request.path if waits else site.to("answering"), 303)
        case Clashed():
            draft = draft_for(office_council().store, found.points[0].pin) or abort(404)
            place = f"drafts/{draft.pin.form}/{draft.pin.version}/revisions/{made.aside}/join"
            return redirect(site.to(place), 303)
        case NotSaved():
            return _shown(found, replace(typed, wrong=((TAKE, NOT_SAVED),)))
        case EditRefused():
            return _shown(found, replace(typed, wrong=((TAKE, str(made)),)))
        case _:
            return _shown(found, replace(typed, wrong=tuple(WRONG[each] for each in NoDecision if each in made)))


def _putting(found: AtPlace, typed: TypedAnswer) -> Putting | None:
    """Return which words were chosen for the draft; None if there is none."""
    draft = draft_for(office_council().store, found.points[0].pin) if found.points else None
    if draft is None:
        return None
    seen = request.form.get(SEEN, 0, type=int)
    return Putting(draft.pin, seen or draft.revision, tuple(_puts(found, typed)))


def _puts(found: AtPlace, typed: TypedAnswer) -> Iterator[Put]:
    offered = {value: (card.place, side.words) for value, card, side in numbered(found.cards)}
    if typed.take == MINE:
        first = next((each for each in found.points if each.id in typed.points), None)
        if first:
            yield Put(first.place, typed.own)
    elif typed.take in offered:
        yield Put(*offered[typed.take])
    for wording, value in typed.wordings.items():
        if value in offered:
            place, words = offered[value]
            yield Put(f"{place.partition('@')[0]}@{wording}", words)


def _typed(found: AtPlace) -> TypedAnswer:
    return TypedAnswer(
        points=frozenset(request.form.getlist(POINT)) & {each.id for each in found.points},
        outcome=_text(OUTCOME, 20),
        because=_text(BECAUSE, LONGEST_REASON + 1),
        again=_text(AGAIN, 40),
        see=_text(SEE, 300),
        theme=_text(THEME, 200),
        take=_text(TAKE, 20) or NONE,
        own=_text(OWN, LONGEST_REASON),
        wordings={name: _text(f"wording-{name}", 20) for name in _words(found).wordings},
    )


def _text(name: str, most: int) -> str:
    return words(request.form.get(name, ""), most)[:most]


def _shown(found: AtPlace, typed: TypedAnswer) -> ResponseReturnValue:
    page = place_page(office_site(office_council()), new_token(), found, _words(found), typed)
    return render_template("office/ask.html", page=page, frame=frame_here())


def _words(found: AtPlace) -> Words:
    """Return the words of the draft that answers go into, and what the checker says of words."""
    from formbuilder.checking.suggestions import found_in  # noqa: PLC0415 - brings the plain-language checks with it

    served = office_council()
    draft = draft_for(served.store, found.points[0].pin) if found.points else None
    read = words_of(served.store, draft.pin, checks_here(served)) if draft else None
    lists = shelf_here().lists
    called = _called(found.points)
    if draft is None or read is None:
        return Words(found_in=lambda text, place: found_in(text, place, lists), called=called)
    return Words(
        draft=draft.pin.version,
        revision=read.revision,
        now=_near(found, read.slots),
        wordings=tuple(_wordings(read.form)) if read.form else (),
        found_in=lambda text, place: found_in(text, place, lists),
        called=called,
    )


def _called(points: tuple[Point, ...]) -> Callable[[str], str]:
    """Return what names places of the words that points were made on."""
    made = [EditionName(each.pin, each.revision) for each in points[:1]]
    form = forms_looked_at().find(made[0]) if made else None
    return partial(place_words, form) if form else part_name


def _near(found: AtPlace, slots: Mapping[str, str]) -> Mapping[str, str]:
    places = {each.place for each in found.points} | {card.place for card in found.cards}
    return {place: slots[place] for place in places if place in slots}


def _wordings(form: Form) -> Iterator[str]:
    names = sorted({name.removeprefix("@") for name in Standing(form).wordings} | {EASY_READ})
    yield from names[:MOST_WORDINGS]


def _place_or_404(round_: str, home: str) -> AtPlace:
    page = request.args.get("page", 1, type=int)
    found = at_place(office_council().store, round_, home, page)
    return found if found and found.points else abort(404)
