"""Where a page leads: on, back, to checking, or first to the words that help at once."""

from __future__ import annotations

from flask import request

from formbuilder.definition.model import Page
from formbuilder.rendering.sites import CHECK, RESULT
from formbuilder.routing.route import Danger
from formbuilder.routing.way import AskedPage
from formbuilder.web.public.opened import Opened


def came_from() -> str:
    """Return where the person came from to change one answer, and goes back to: CHECK, RESULT, or "" for neither."""
    found = request.args.get("to", "") if request.query_string else ""
    return found if found in {CHECK, RESULT} else ""


def with_way_back(address: str) -> str:
    """Return ``address`` so that it leads back to where the person came from."""
    to = came_from()
    return f"{address}?to={to}" if to else address


def after_page(visit: Opened, page: Page) -> str:
    """Return where a good answer leads; one that means danger leads to help at once, before anything else."""
    if danger_of(visit, page) is not None:
        return visit.site.said(page.number, to=came_from())
    return next_of(visit, page.number, to=came_from())


def danger_of(visit: Opened, page: Page) -> Danger | None:
    """Return what the answers of a page mean, where that is danger."""
    asked = {question.id for question in page.questions}
    return next((danger for danger in visit.dangers if danger.reads & asked), None)


def next_of(visit: Opened, number: int, *, to: str, said: str = "") -> str:
    """Return the page after ``number``; on the way back to CHECK only those that a changed answer has opened.

    Back to RESULT leads at once: it says itself what it still needs. ``said`` is the id of information that was just
    shown: a page with nothing else is passed over.
    """
    if to == RESULT:
        return visit.site.to(RESULT)
    following = visit.way.after(number)
    while following and ((to and following.page.number in visit.journey.seen) or _only_says(following, said)):
        following = visit.way.after(following.page.number)
    if following is None:
        return visit.site.to(CHECK)
    return visit.site.page(following.page.number, to=to)


def said_as_help(visit: Opened) -> frozenset[int]:
    """Return the numbers of pages that say only what the page with help has said."""
    said = {danger.say for danger in visit.dangers}
    return frozenset(asked.page.number for asked in visit.way.pages if any(_only_says(asked, say) for say in said))


def _only_says(asked: AskedPage, said: str) -> bool:
    return [question.id for question in asked.questions] == [said]


def back_of(visit: Opened, number: int) -> str:
    """Return where Back leads."""
    to = came_from()
    if to:
        return visit.site.to(to)
    before = visit.way.before(number)
    return visit.site.page(before.page.number) if before else visit.site.tasks
