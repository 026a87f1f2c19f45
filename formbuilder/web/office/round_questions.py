"""The questions of a round, one on a screen: say something, keep it, send it, go past it, see what others said."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.checking.suggested import check_suggested
from formbuilder.definition.other_answer import KINDS, LISTS, may_differ
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.meaning_pages import meanings_page
from formbuilder.rendering.point_pages import (
    check_point_page,
    first_yours_page,
    kept_page,
    others_page,
    receipt_page,
)
from formbuilder.rendering.point_typed import (
    ANSWER,
    ANSWERS,
    EASE,
    HOW,
    LANGUAGE,
    MEANING,
    OTHER,
    PART,
    POINT,
    REMEDY,
    TICKS,
    WORDS,
    Typed,
)
from formbuilder.rendering.round_question import DO, KEEP, Shown, round_question_page
from formbuilder.rendering.sound_pages import said_page
from formbuilder.review.languages import ENGLISH, known
from formbuilder.review.standing import WHOLE
from formbuilder.review.trouble import Ease, Remedy, Tick
from formbuilder.services.comment_sounds import own_sounds
from formbuilder.services.earlier import earlier_at
from formbuilder.services.looking import look_at, next_question, others_points, own_points
from formbuilder.services.meanings import meanings_at
from formbuilder.services.members import members_of
from formbuilder.services.point_kinds import Change, NoPoint, Point, PointState, Spot, Writing
from formbuilder.services.point_news import news_of
from formbuilder.services.point_writing import LONGEST, send_point, write_point
from formbuilder.services.round_kinds import NoRound, Step
from formbuilder.services.rounds import find_round, note_step
from formbuilder.services.said_before import changed_at
from formbuilder.services.sound_kinds import CommentSound, NoSound
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site, signed_in
from formbuilder.web.limits import takes_a_sound
from formbuilder.web.looked_at import forms_looked_at
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.comment_sounds import aloud_here, sound_chosen, sound_sent
from formbuilder.web.office.looked_here import looked_or_404
from formbuilder.web.office.other_answers import other_answer_here

ROUND = "/rounds/<round_>"
QUESTION = f"{ROUND}/<int:number>"
MOST_EARLIER = 5
"""Earlier feedback that stands beside a question; the rest is one link away."""
MOST_SHOWN = 2 * LONGEST
"""Of a text that is too long so much comes back, to be made shorter."""


@office.get(f"{ROUND}/next")
@allow(Right.COMMENT)
def next_of_round(slug: str, round_: str) -> ResponseReturnValue:
    """Lead to the first question that somebody did nothing at yet."""
    del slug
    store = office_council().store
    found = find_round(store, round_, desk().today()) or abort(404)
    return _to(found.id, str(next_question(store, found.id, signed_in().person.id)))


@office.get(QUESTION)
@allow(Right.COMMENT)
def round_question(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Show a question of a round, with what somebody said or began to say."""
    del slug
    return _page(_shown(round_, number))


@office.post(QUESTION)
@takes_a_sound
@allow(Right.COMMENT)
def write_at_question(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Send what somebody said aloud, and keep what they wrote; then send it, or show first what they suggest."""
    del slug
    shown = _shown(round_, number)
    typed = _typed(shown)
    if not came_from_here():
        unsent = replace(shown, typed=typed, covered=False, aloud=aloud_here(NoSound.AGAIN))
        return _page(unsent) if sound_chosen() else once_more(office_council(), frame_here())
    said = sound_sent(_spot(shown, typed.part), typed.language, later=request.form.get(DO) == KEEP)
    if isinstance(said, NoSound):
        return _page(replace(shown, typed=typed, covered=False, aloud=aloud_here(said)))
    if isinstance(said, CommentSound) and not typed.not_all and _writing(shown, typed).is_empty:
        return _to(round_, f"{number}/said?sound={said.id}")
    shown = _shown(round_, number) if said else shown
    kept = said if isinstance(said, NoPoint) else _kept(shown, typed)
    if isinstance(kept, NoPoint):
        point = doing_here().new_id() if kept is NoPoint.WITHDRAWN else typed.point
        return _page(replace(shown, typed=replace(typed, point=point, wrong=kept), covered=False))
    return _after(shown, kept)


@office.get(f"{QUESTION}/look")
@allow(Right.COMMENT)
def look_before_sending(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Show what somebody suggests as before and after, with what our own checks find."""
    del slug
    shown = _shown(round_, number)
    point = _own(shown, PointState.DRAFT)
    served = office_council()
    lists = desk().shelves.at(served.rates.at(desk().clock()), served.blocks, served.words).lists
    suggested = ((each.place, each.words) for each in point.changes if each.kind is Remedy.WORDS)
    english = point.language == ENGLISH
    checked = {
        place: check_suggested(shown.looked.form, place, words, lists) if english else None
        for place, words in suggested
    }
    page = check_point_page(shown, point, checked, tuple(other_answer_here(shown.looked, point, lists)))
    return render_template("office/sections.html", page=page, frame=frame_here())


@office.post(f"{QUESTION}/send")
@allow(Right.COMMENT)
def send_it(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Send what was looked at, or keep it."""
    del slug
    shown = _shown(round_, number)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    point = _own(shown, PointState.DRAFT, PointState.SENT)
    if request.form.get(DO) == KEEP:
        return _to(round_, f"{number}/kept?point={point.id}")
    return _send(shown, point)


@office.get(f"{QUESTION}/sent")
@allow(Right.COMMENT)
def point_sent(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Say that we have a comment."""
    del slug
    shown = _shown(round_, number)
    point = _own(shown, PointState.SENT, PointState.HIDDEN)
    news = news_of(office_council().store, (point,))[point.id]
    return render_template("public/text.html", page=receipt_page(shown, point, news), frame=frame_here())


@office.get(f"{QUESTION}/said")
@allow(Right.COMMENT)
def comment_said(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Say that we have a recording."""
    del slug
    shown, wanted = _shown(round_, number), request.args.get("sound", "")
    sound = next((each for each in shown.sounds if each.id == wanted), None) or abort(404)
    return render_template("public/text.html", page=said_page(shown, sound), frame=frame_here())


@office.get(f"{QUESTION}/kept")
@allow(Right.COMMENT)
def point_kept(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Say that something is kept for later."""
    del slug
    shown = _shown(round_, number)
    return render_template("public/text.html", page=kept_page(shown, _own(shown, PointState.DRAFT)), frame=frame_here())


@office.post(f"{QUESTION}/nothing")
@allow(Right.COMMENT)
def nothing_to_add(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Say “I have nothing to add”, and see what others said."""
    del slug
    return _step(_shown(round_, number), Step.NOTHING, f"{number}/others")


@office.post(f"{QUESTION}/skip")
@allow(Right.COMMENT)
def skip_question(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Go past a question without a reason."""
    del slug
    shown = _shown(round_, number)
    return _step(shown, Step.SKIPPED, str(shown.looking.next) if shown.looking.next else "")


@office.get(f"{QUESTION}/others")
@allow(Right.COMMENT)
def what_others_said(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Show what others said, once somebody said theirs or has nothing to add."""
    del slug
    shown, store = _shown(round_, number), office_council().store
    if not shown.looking.sees_others:
        return render_template("public/text.html", page=first_yours_page(shown), frame=frame_here())
    page = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    found = others_points(store, shown.looking.round.id, shown.looked.places, doing_here(), page)
    called = {each.person: each.shown for each in members_of(store, shown.looking.round.panel)}
    told = others_page(shown, found, lambda point: called.get(point.author or "", point.voice.sentence), page)
    return render_template("office/sections.html", page=told, frame=frame_here())


@office.get(f"{QUESTION}/meanings")
@allow(Right.COMMENT)
def what_it_means(slug: str, round_: str, number: int) -> ResponseReturnValue:
    """Show what the words mean to people, side by side, once somebody said theirs or has nothing to add."""
    del slug
    shown = _shown(round_, number)
    if not shown.looking.sees_others:
        return render_template("public/text.html", page=first_yours_page(shown), frame=frame_here())
    found = meanings_at(office_council().store, round_, shown.looking.place, answers=False)
    back = Link(f"Back to question {number}", shown.base)
    page = meanings_page(shown.site, shown.looked, found, back)
    return render_template("office/sections.html", page=page, frame=frame_here())


def _shown(id_: str, number: int) -> Shown:
    """Return what a question shows; 404 to those whose panel it is not."""
    served, doing = office_council(), doing_here()
    looking = look_at(served.store, id_, number, doing.by or "", desk().today()) or abort(404)
    looked = looked_or_404(looking.round, looking.place, looking.wordings)
    shown = Shown(
        site=office_site(served),
        token=new_token(),
        looking=looking,
        looked=looked,
        mine=own_points(served.store, id_, looked.places, doing),
        earlier=earlier_at(served.store, looking.round.pin.form, looking.place, MOST_EARLIER),
        today=desk().today(),
        sounds=tuple(each for each in own_sounds(served.store, doing, id_) if each.place in looked.places),
        aloud=aloud_here(),
    )
    shown = replace(shown, changed=changed_at(served.store, looking.round, looking.place, forms_looked_at().find))
    begun = shown.mine or shown.sounds or looking.step or request.args.get("show")
    covered = looked.upsetting and looking.takes_part and looking.round.takes_points and not begun
    return replace(shown, typed=_begun(shown), covered=covered)


def _begun(shown: Shown) -> Typed | None:
    """Return what stands in the fields at first: what was asked for, a draft, or nothing yet."""
    looking = shown.looking
    if not (looking.takes_part and looking.round.takes_points):
        return None
    wanted = request.args.get(POINT, "")
    point = next((each for each in shown.mine if each.id == wanted and each.state is not PointState.HIDDEN), None)
    draft = next((each for each in shown.mine if each.state is PointState.DRAFT), None)
    if found := point or draft:
        return Typed.of(found)
    none = not (shown.mine or shown.sounds)
    return Typed(point=doing_here().new_id()) if none or request.args.get("more") else None


def _typed(shown: Shown) -> Typed:
    """Return what was sent; a point that was sent before stays with its part."""
    sent = request.form
    own = next((each for each in shown.mine if each.id == sent.get(POINT)), None)
    was_sent = own is not None and own.state is PointState.SENT
    part = own.place if own and was_sent else sent.get(PART, "")
    other = sent.get(OTHER, "")[:MOST_SHOWN]
    chosen = shown.looked.part(part)
    return Typed(
        point=sent.get(POINT, ""),
        part=part,
        words=sent.get(WORDS, "")[:MOST_SHOWN],
        ticks=frozenset(sent.getlist(TICKS)) & frozenset(Tick),
        meaning=sent.get(MEANING, "")[:MOST_SHOWN],
        ease=sent.get(EASE, ""),
        other=other,
        remedy=sent.get(REMEDY, ""),
        how=sent.get(HOW, "")[:MOST_SHOWN],
        answer=sent.get(ANSWER, "") if sent.get(ANSWER) in KINDS else "",
        answers=sent.get(ANSWERS, "")[:MOST_SHOWN].replace("\r\n", "\n"),
        not_all=bool(other.strip()) and chosen is not None and chosen.number == 0,
        sent=was_sent,
        language=known(sent.get(LANGUAGE, "")),
    )


def _kept(shown: Shown, typed: Typed) -> Point | NoPoint:
    """Keep what was typed."""
    spot = _spot(shown, typed.part)
    if spot is None or typed.not_all:
        return NoPoint.UNKNOWN
    return write_point(office_council().store, spot, _writing(shown, typed), doing_here(), typed.point)


def _after(shown: Shown, kept: Point) -> ResponseReturnValue:
    """Lead on after something was kept: what is suggested is looked at before it is sent."""
    looking = shown.looking
    if request.form.get(DO) == KEEP:
        return _to(looking.round.id, f"{looking.number}/kept?point={kept.id}")
    if kept.changes and kept.state is PointState.DRAFT:
        return _to(looking.round.id, f"{looking.number}/look?point={kept.id}")
    return _send(shown, kept)


def _writing(shown: Shown, typed: Typed) -> Writing:
    part = shown.looked.part(typed.part)
    before = part.words if part else ""
    changes = []
    if typed.other.strip() and typed.other.strip() != before.strip():
        changes.append(Change(typed.part, Remedy.WORDS, typed.other.strip(), before))
    if typed.remedy in frozenset(Remedy) or typed.how.strip():
        kind = Remedy(typed.remedy) if typed.remedy in frozenset(Remedy) else Remedy.OTHER_ANSWER
        changes.append(Change(typed.part, kind, typed.how.strip()))
    question = shown.looked.question
    if typed.answer and question and may_differ(shown.looked.form, question):
        listed = typed.answers.strip() if typed.answer in LISTS else ""
        changes.append(Change(f"{question.id}.{WHOLE}", Remedy.OTHER_ANSWER, listed, answer=typed.answer))
    return Writing(
        words=typed.words,
        meaning=typed.meaning,
        ticks=frozenset(map(Tick, typed.ticks)),
        ease=Ease(typed.ease) if typed.ease in frozenset(Ease) else None,
        changes=tuple(changes),
        language=typed.language,
    )


def _spot(shown: Shown, place: str) -> Spot | None:
    part = shown.looked.part(place)
    return Spot(shown.looking.round.id, place, part.words) if part else None


def _send(shown: Shown, point: Point) -> ResponseReturnValue:
    """Send a point; what was sent already leads to its receipt again."""
    looking = shown.looking
    sent = send_point(office_council().store, point.id, doing_here()) if point.state is PointState.DRAFT else point
    if isinstance(sent, NoPoint) and sent is not NoPoint.SENT_ALREADY:
        return _page(replace(shown, typed=replace(Typed.of(point), wrong=sent)))
    return _to(looking.round.id, f"{looking.number}/sent?point={point.id}")


def _step(shown: Shown, step: Step, then: str) -> ResponseReturnValue:
    if not came_from_here():
        return once_more(office_council(), frame_here())
    looking = shown.looking
    if note_step(office_council().store, looking.round.id, looking.place, step, doing_here()) is NoRound.NOT_MEMBER:
        abort(404)
    return _to(looking.round.id, then)


def _own(shown: Shown, *states: PointState) -> Point:
    """Return the own point that an address or a button names."""
    wanted = request.values.get(POINT, "")
    return next((each for each in shown.mine if each.id == wanted and each.state in states), None) or abort(404)


def _to(round_: str, place: str) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"rounds/{round_}/{place}".rstrip("/")), 303)


def _page(shown: Shown) -> ResponseReturnValue:
    page = round_question_page(shown)
    return render_template("office/round_question.html", page=page, frame=frame_here())
