"""Where a page leads: on, back, to checking, or first to the words that help at once."""

from __future__ import annotations

from flask import request

from formbuilder.definition.model import Page
from formbuilder.routing.route import Danger
from formbuilder.routing.way import AskedPage
from formbuilder.web.public.opened import Opened


def came_from_check() -> bool:
    """Say whether the person came from checking their answers, and goes back there."""
    return bool(request.query_string) and request.args.get("to") == "check"


def kept_for_check(address: str) -> str:
    """Return ``address`` so that it leads back to checking, if the person came from there."""
    return f"{address}?to=check" if came_from_check() else address


def after_page(visit: Opened, page: Page) -> str:
    """Return where a good answer leads; one that means danger leads to help at once, before anything else."""
    if danger_of(visit, page) is not None:
        return visit.site.said(page.number, back_to_check=came_from_check())
    return next_of(visit, page.number, back_to_check=came_from_check())


def danger_of(visit: Opened, page: Page) -> Danger | None:
    """Return what the answers of a page mean, where that is danger."""
    asked = {question.id for question in page.questions}
    return next((danger for danger in visit.dangers if danger.reads & asked), None)


def next_of(visit: Opened, number: int, *, back_to_check: bool, said: str = "") -> str:
    """Return the page after ``number``: with ``back_to_check`` only those that a changed answer has opened.

    ``said`` is the id of information that was just shown: a page with nothing else is passed over.
    """
    following = visit.way.after(number)
    while following and (
        (back_to_check and following.page.number in visit.journey.seen) or _only_says(following, said)
    ):
        following = visit.way.after(following.page.number)
    if following is None:
        return visit.site.to("check")
    return visit.site.page(following.page.number, back_to_check=back_to_check)


def said_as_help(visit: Opened) -> frozenset[int]:
    """Return the numbers of pages that say only what the page with help has said."""
    said = {danger.say for danger in visit.dangers}
    return frozenset(asked.page.number for asked in visit.way.pages if any(_only_says(asked, say) for say in said))


def _only_says(asked: AskedPage, said: str) -> bool:
    return [question.id for question in asked.questions] == [said]


def back_of(visit: Opened, number: int) -> str:
    """Return where Back leads."""
    if came_from_check():
        return visit.site.to("check")
    before = visit.way.before(number)
    return visit.site.page(before.page.number) if before else visit.site.tasks
