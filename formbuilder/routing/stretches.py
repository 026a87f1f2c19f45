"""Pages of one part of a form that can stand together on one page, for who wants a whole part at a time."""

from __future__ import annotations

from itertools import takewhile

from formbuilder.definition.model import Form
from formbuilder.routing.way import AskedPage, Way


def stretch(form: Form, way: Way, number: int) -> tuple[AskedPage, ...]:
    """Return the pages that stand together with one that is asked, in order; alone where it may not be joined.

    Only pages of the same part, one after another. What depends on an answer that is not given yet comes afterwards.
    """
    place = way.numbers.index(number)
    here, danger = way.pages[place], form.danger_questions

    def joins(other: AskedPage) -> bool:
        return other.page.section == here.page.section and may_change(other, danger)

    if not joins(here):
        return (here,)
    before = tuple(takewhile(joins, reversed(way.pages[:place])))
    return (*reversed(before), here, *takewhile(joins, way.pages[place + 1 :]))


def may_change(asked: AskedPage, danger: frozenset[str]) -> bool:
    """Say whether a page may be joined with others, or taken apart.

    Groups have pages of their own. An answer that means danger leads to help at once. Private questions stand apart.
    """
    private = asked.page.private or any(question.private for question in asked.questions)
    return not (private or asked.page.group or any(question.id in danger for question in asked.questions))
