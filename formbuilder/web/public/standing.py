"""What stands on a page: the questions of a page of the form, one of them, or those of a whole part."""

from __future__ import annotations

from dataclasses import replace

from flask import request

from formbuilder.definition.model import Question
from formbuilder.rendering.own_look import LOOK, Steps
from formbuilder.rendering.sites import NEW, PART, part_of
from formbuilder.rendering.visit import Subject
from formbuilder.routing.stretches import may_change, stretch
from formbuilder.routing.way import AskedPage
from formbuilder.services.seeing import parse_seen
from formbuilder.web.public.asking import Asking
from formbuilder.web.public.opened import Opened
from formbuilder.web.public.way_on import after_page, back_of, came_from, next_of


def asking_page(visit: Opened, asked: AskedPage) -> Asking:
    """Return what is asked: on a page that is sent what stood on it, else what the person wants on a page."""
    if request.method == "POST":
        joined, one = _joined_when_sent(visit, asked), _one_when_sent(asked)
    else:
        joined, one = _joined(visit, asked), _one(visit, asked)
    if len(joined) > 1:
        return _together(visit, joined)
    return _alone(visit, asked, one) if one else _page(visit, asked)


def questions_sent(visit: Opened, asked: AskedPage) -> tuple[Question, ...]:
    """Return the questions that stood on a page that is sent: it says itself which."""
    if len(asked.page.questions) == 1 and not _others_sent(asked):
        return asked.questions
    ids = _ids_sent()
    pages = stretch(visit.form, visit.way, asked.page.number)
    return tuple(each for page in pages for each in page.questions if each.id in ids) or asked.questions


def _page(visit: Opened, asked: AskedPage) -> Asking:
    page = asked.page
    return Asking(
        visit=visit,
        subject=Subject(form=visit.form, page=page, questions=asked.questions),
        answers={q.id: visit.answers[q.id] for q in asked.questions if q.id in visit.answers},
        here=visit.site.page(page.number, to=came_from()),
        back=_back(visit, page.number),
        on=lambda after: _after_page(after, asked),
    )


def _after_page(after: Opened, asked: AskedPage) -> str:
    whole = LOOK.get().steps is Steps.SECTION and not came_from() and may_change(asked, after.form.danger_questions)
    return _after_together(after, (asked,)) if whole else after_page(after, asked.page)


def _together(visit: Opened, pages: tuple[AskedPage, ...]) -> Asking:
    """Ask the questions of several pages of one part, under its title."""
    first, section = pages[0].page, pages[0].page.section
    title = next(each.neutral_title or each.title for each in visit.form.sections if each.id == section)
    questions = tuple(question for each in pages for question in each.questions)
    subject = Subject(
        form=visit.form,
        page=replace(first, title=title, questions=questions),
        questions=questions,
        pages=tuple(each.page for each in pages),
    )
    part = NEW if request.args.get(PART) == NEW else ""
    return Asking(
        visit=visit,
        subject=subject,
        answers={q.id: visit.answers[q.id] for q in questions if q.id in visit.answers},
        here=visit.site.page(first.number, part=part),
        back=back_of(visit, first.number),
        on=lambda after: _after_together(after, pages),
    )


def _after_together(after: Opened, pages: tuple[AskedPage, ...]) -> str:
    """Lead to the questions of the part that the answers have brought about, or to what comes after them."""
    shown = {each.page.number for each in pages}
    first, last = min(shown), max(shown)
    still = after.way.page(first)
    here = stretch(after.form, after.way, first) if still else ()
    opened = next((each for each in here if each.page.number not in after.journey.seen | shown), None)
    if opened:
        return after.site.page(opened.page.number, part=NEW if LOOK.get().steps is Steps.SECTION else "")
    return next_of(after, max(last, *(each.page.number for each in here)) if here else last, to="")


def _alone(visit: Opened, asked: AskedPage, question: Question) -> Asking:
    """Ask one question of a page that has several."""
    page, to = asked.page, came_from()
    place = next(place for place, each in enumerate(asked.questions) if each.id == question.id)
    before, last = asked.questions[:place], place + 1 == len(asked.questions)
    subject = Subject(form=visit.form, page=replace(page, title=None), questions=(question,))
    previous = visit.site.page(page.number, part=_part(page.questions, before[-1])) if before else ""
    return Asking(
        visit=visit,
        subject=subject,
        answers={question.id: visit.answers[question.id]} if question.id in visit.answers else {},
        here=visit.site.page(page.number, to=to, part=_part(page.questions, question)),
        back=back_of(visit, page.number) if to else previous or _back(visit, page.number),
        on=lambda after: next_of(after, page.number, to=to) if to else _after_one(after, page.number, question),
        done=last,
    )


def _after_one(after: Opened, number: int, question: Question) -> str:
    """Lead to the next question of a page that is asked now, or to the page after it."""
    asked = after.way.page(number)
    if asked is None:
        return next_of(after, number, to="")
    ids = [each.id for each in asked.page.questions]
    later = set(ids[ids.index(question.id) + 1 :])
    following = next((each for each in asked.questions if each.id in later), None)
    if following is None:
        return next_of(after, number, to="")
    return after.site.page(number, part=_part(asked.page.questions, following))


def _back(visit: Opened, number: int) -> str:
    """Return where Back leads: for who has one question at a time, to the last question of the page before."""
    before = None if came_from() else visit.way.before(number)
    part = part_of(before.page, before.questions[-1]) if before and before.questions else ""
    if not part or not before or not may_change(before, visit.form.danger_questions):
        return back_of(visit, number)
    return visit.site.page(before.page.number, part=part)


def _joined(visit: Opened, asked: AskedPage) -> tuple[AskedPage, ...]:
    if LOOK.get().steps is not Steps.SECTION or came_from():
        return ()
    number, pages = asked.page.number, stretch(visit.form, visit.way, asked.page.number)
    if request.args.get(PART) != NEW:
        return pages
    return tuple(each for each in pages if each.page.number == number or each.page.number not in visit.journey.seen)


def _joined_when_sent(visit: Opened, asked: AskedPage) -> tuple[AskedPage, ...]:
    if not _others_sent(asked):
        return ()
    ids = _ids_sent()
    pages = stretch(visit.form, visit.way, asked.page.number)
    return tuple(each for each in pages if any(question.id in ids for question in each.questions))


def _one(visit: Opened, asked: AskedPage) -> Question | None:
    if LOOK.get().steps is not Steps.ONE or len(asked.questions) < 2:
        return None
    if not may_change(asked, visit.form.danger_questions):
        return None
    wanted = request.args.get(PART, "")
    named = (each for each in asked.questions if _part(asked.page.questions, each) == wanted)
    return next(named, asked.questions[0])


def _one_when_sent(asked: AskedPage) -> Question | None:
    """Return the only question that stood on a page that is sent, if the page has more."""
    part, ids = request.args.get(PART, ""), _ids_sent() if PART in request.args else frozenset()
    named = (each for each in asked.questions if _part(asked.page.questions, each) == part)
    return next((each for each in named if ids == {each.id}), None)


def _part(questions: tuple[Question, ...], question: Question) -> str:
    return str(1 + next(place for place, each in enumerate(questions) if each.id == question.id))


def _others_sent(asked: AskedPage) -> bool:
    """Whether questions of other pages stood on a page that is sent."""
    return not _ids_sent() <= {question.id for question in asked.page.questions}


def _ids_sent() -> frozenset[str]:
    return frozenset(parse_seen(request.form.get("seen", "")).values)
