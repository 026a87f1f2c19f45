"""Half-way through a version that is over: one page says what changed, and goes on with the new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.answers.plain import to_plain
from formbuilder.answers.read import read
from formbuilder.answers.values import Value
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Page, Question
from formbuilder.definition.worded import HELPER
from formbuilder.rendering.fields import came_from_here, new_token, raw_of
from formbuilder.rendering.half_way_page import (
    ANSWER,
    SEND,
    LeftOver,
    Moved,
    left_over,
    left_page,
    moved_page,
    withdrawn_page,
)
from formbuilder.services.half_way import Ends, Moves
from formbuilder.services.journeys import Closed, FormPin, State
from formbuilder.services.moving import SEND_LEFT, Late, Moving, move, say_of_left, take_late, version_at
from formbuilder.services.saving import Full, Saved
from formbuilder.services.seeing import Seen, parse_seen
from formbuilder.web.access import Who, allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.edition import Edition
from formbuilder.web.public.blueprint import public
from formbuilder.web.public.opened import Opened, aside, journey_frame, open_or_aside, open_unsent

if TYPE_CHECKING:
    from formbuilder.publishing.carrying import Carrier


@public.get("/<slug>/j/<reference>/changed")
@allow(Who.ANYONE)
def changed(slug: str, reference: str) -> ResponseReturnValue:
    """Say what changed for somebody half-way."""
    return _shown(_half_way(slug, reference))


@public.post("/<slug>/j/<reference>/changed")
@allow(Who.ANYONE)
def go_on(slug: str, reference: str) -> ResponseReturnValue:
    """Go on with the new version; pressed twice, or in two tabs, it is done once."""
    visit = _half_way(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    fate = visit.fate
    edition = _as_read(visit, fate.pin) if isinstance(fate, Moves) else None
    if edition is None or not isinstance(fate, Moves):
        return redirect(visit.site.tasks, 303)
    moving = _moving(visit, edition, fate)
    result = move(visit.served.store, reference, visit.secret, moving, now=visit.now, random=desk().random)
    if isinstance(result, Closed):
        return aside(visit.served, visit.site, result.reason)
    if isinstance(result, Full):
        return _shown(visit, full=True)
    return redirect(_first_page(visit, visit.on(edition, result.journey)), 303)


@public.get("/<slug>/j/<reference>/left")
@allow(Who.ANYONE)
def left(slug: str, reference: str) -> ResponseReturnValue:
    """Show what the person wrote and the form does not ask any more."""
    visit = open_unsent(slug, reference)
    if not visit.journey.left or visit.form.discretion.anonymous:
        return redirect(visit.site.tasks, 303)
    page = left_page(visit.site, left_of(visit), new_token(), sent=SEND_LEFT in visit.journey.marks)
    return render_template("public/text.html", page=page, frame=journey_frame(visit))


@public.post("/<slug>/j/<reference>/left")
@allow(Who.ANYONE)
def choose_left(slug: str, reference: str) -> ResponseReturnValue:
    """Keep whether that is to be sent with the form."""
    visit = open_unsent(slug, reference)
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    send, store = request.form.get(ANSWER) == SEND, visit.served.store
    result = say_of_left(store, reference, visit.secret, send=send, now=visit.now, random=desk().random)
    if isinstance(result, Closed):
        return aside(visit.served, visit.site, result.reason)
    return redirect(visit.site.to("left"), 303)


def left_of(visit: Opened) -> tuple[LeftOver, ...]:
    """Return what the form does not ask any more, in the words in which it was asked."""
    return tuple(_left(visit))


def came_late(visit: Opened) -> ResponseReturnValue | None:
    """Take a page that was made before the journey changed its version; None if it was made since."""
    seen = parse_seen(request.form.get("seen", ""))
    version = version_at(visit.journey.moves, seen.counter)
    pin = None if version is None else visit.served.versions.pin(visit.journey.pin.slug, version, visit.now)
    old = None if pin is None else _as_read(visit, pin)
    if pin is None or old is None:
        return None
    if not came_from_here():
        return once_more(visit.served, journey_frame(visit))
    carrier = visit.served.versions.carrier(old.form, visit.form)
    moving = Moving(old=pin, new=visit.journey.pin, carrier=carrier, today=desk().today())
    late = _late(moving, seen)
    store, reference = visit.served.store, visit.journey.reference
    match take_late(store, reference, visit.secret, late, now=visit.now, random=desk().random):
        case Saved(journey):
            return redirect(_first_page(visit, visit.with_journey(journey)), 303)
        case Full():
            return _shown(visit, full=True)
        case Closed(reason):
            return aside(visit.served, visit.site, reason)


def is_late(visit: Opened) -> bool:
    """Say whether the page that is sent was made before the journey changed its version."""
    return version_at(visit.journey.moves, parse_seen(request.form.get("seen", "")).counter) is not None


def _half_way(slug: str, reference: str) -> Opened:
    visit = open_or_aside(slug, reference)
    return visit if visit.journey.state is State.OPEN else open_unsent(slug, reference)


def _shown(visit: Opened, *, full: bool = False) -> ResponseReturnValue:
    """Show what becomes of the journey."""
    match visit.fate:
        case Moves(pin) as fate if edition := _as_read(visit, pin):
            page = moved_page(visit.site, visit.form, _told(visit, edition, fate), new_token(), full=full)
        case Ends():
            page = withdrawn_page(visit.site, visit.form)
        case _:
            return redirect(visit.site.tasks, 303)
    return render_template("public/text.html", page=page, frame=journey_frame(visit)), 409 if full else 200


def _as_read(visit: Opened, pin: FormPin) -> Edition | None:
    """Return another version in the language and the wording in which this one is read."""
    found = visit.served.edition(pin)
    said = visit.served.said(found, visit.now) if found else None
    return visit.served.in_wording(said, HELPER) if said and visit.form.edition.endswith(f"@{HELPER}") else said


def _told(visit: Opened, edition: Edition, fate: Moves) -> Moved:
    from formbuilder.publishing.half_way import half_way  # noqa: PLC0415 - only where somebody is half-way

    moving = _moving(visit, edition, fate)
    found = moving.carrier.carry(visit.journey.answers, moving.today).left
    left = (_left_over(moving.carrier, id_, plain) for id_, plain in found.items())
    pages = (asked for asked in visit.way.pages if _was_met(visit, asked.page))
    met = {each.id for asked in pages for each in every_question(asked.questions)}
    sentences = half_way(visit.served.versions.changes(visit.form, edition.form), visit.form, edition.form, met)
    return Moved(sentences=sentences, left=tuple(left))


def _was_met(visit: Opened, page: Page) -> bool:
    """Say whether somebody was asked what is on a page: they sent it, or left an answer or words on it."""
    numbers = visit.journey.seen | visit.journey.drafts.keys()
    return page.number in numbers or any(each.id in visit.journey.answers for each in page.questions)


def _moving(visit: Opened, edition: Edition, fate: Moves) -> Moving:
    carrier = visit.served.versions.carrier(visit.form, edition.form, fate.ask_again)
    return Moving(old=visit.journey.pin, new=fate.pin, carrier=carrier, today=desk().today())


def _first_page(before: Opened, after: Opened) -> str:
    """Lead to the list of parts, or first to help: to words that the answers call for and that were not said yet."""
    said = {danger.say for danger in before.dangers}
    for danger in after.dangers:
        pages = (asked.page.number for asked in after.way.pages if {q.id for q in asked.questions} & danger.reads)
        number = next(pages, None)
        if danger.say not in said and number is not None:
            return after.site.said(number)
    return after.site.tasks


def _left_over(carrier: Carrier, id_: str, plain: object) -> LeftOver:
    asked = carrier.before[id_]
    hidden = asked.hidden or asked.apart or id_ in carrier.old.danger_questions
    return left_over(asked.question, plain, hidden=hidden, again=id_ in carrier.became)


def _left(visit: Opened) -> Iterator[LeftOver]:
    for key, plain in visit.journey.left.items():
        version, _, id_ = key.rstrip("+").partition("/")
        pin = visit.served.versions.pin(visit.journey.pin.slug, int(version), visit.now)
        edition = _as_read(visit, pin) if pin else None
        carrier = visit.served.versions.carrier(edition.form, visit.form) if edition else None
        if carrier is not None and id_ in carrier.before:
            yield _left_over(carrier, id_, plain)


def _late(moving: Moving, seen: Seen) -> Late:
    """Read what an old page sent, with the questions of the version that it was made for."""
    answers: dict[str, object] = {}
    typed: dict[str, tuple[str, ...]] = {}
    place = request.view_args or {}
    group, item = next((each.partition("/")[0] for each in seen.values if "/" in each), ""), place.get("item", "")
    for question, value, texts in _read(moving):
        if value is None:
            typed |= {question.id: texts} if texts else {}
        elif group:
            inside = answers.setdefault(group, [{"id": item}])
            inside[0][question.id] = to_plain(value)  # type: ignore[index]  # a list of one item
        else:
            answers[question.id] = to_plain(value)
    return Late(moving=moving, answers=answers, typed=typed, seen=seen)


def _read(moving: Moving) -> Iterator[tuple[Question, Value | None, tuple[str, ...]]]:
    questions = [each.question for each in moving.carrier.before.values() if f"q-{each.question.id}" in _names()]
    for id_, raw in raw_of(questions, dict(request.form.lists())).items():
        question = moving.carrier.before[id_].question
        reading = read(question, raw, desk().today())
        texts = tuple(text for part in raw.values() for text in part if text)
        yield question, None if reading.faults else reading.value, texts if reading.faults else ()


def _names() -> set[str]:
    """Return the names of what was sent, each without its part."""
    return {"-".join(name.split("-")[:2]) for name in request.form}
