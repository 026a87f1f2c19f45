"""A group: the list of its items (template ``public/group.html``) and taking one away (``public/remove.html``).

One item is asked about by ``question_page`` with a ``Subject`` of its step’s questions and a ``Visit.item``.
"""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.answers.values import Item
from formbuilder.definition.model import Group, Question
from formbuilder.rendering.asked import Asked, Beside, asked
from formbuilder.rendering.boxes import Typed
from formbuilder.rendering.frame import Link
from formbuilder.rendering.pages import Note
from formbuilder.rendering.question_page import CONTINUE, NO_PROBLEMS, Problems, no_token, notices, tab_words
from formbuilder.rendering.titles import inside, section_title, tab_title
from formbuilder.rendering.visit import Subject, Visit
from formbuilder.rendering.ways import Look
from formbuilder.tongue.messages import N_, built
from formbuilder.wording.items import add_words, item_name
from formbuilder.wording.sentences import item_line

ADD = "add"
"""The id of the button that adds an item: where an error about the group lands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item in the list; ``line`` tells it from the others, "" where its answers are not shown."""

    name: str
    line: str
    change: str
    remove: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """The items of a group so far; Continue is sent like any page."""

    heading: str
    title: str
    caption: str
    neutral: bool
    errors: tuple[Note, ...]
    question: Asked
    rows: tuple[ItemRow, ...]
    add: tuple[Link, ...]
    """Nothing when there is no room for more."""
    visit: Visit
    number: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePage:
    """One item, and the question whether it is to go."""

    heading: str
    title: str
    neutral: bool
    row: ItemRow
    visit: Visit


def group_page(
    subject: Subject, visit: Visit, items: tuple[Item, ...], add: str, problems: Problems = NO_PROBLEMS
) -> GroupPage:
    """Return the list of items; ``add`` is the address that asks about a new one."""
    group = subject.questions[0]
    filled = Typed({})
    look = Look(alone=True, autofill=False)
    beside = Beside(visit.note(group.id), visit.origin(group.id))
    question = asked(subject.form, group, filled, problems.faults.get(group.id, ()), look, beside)
    landing = ADD if len(items) < _most(group) else CONTINUE
    errors = (*no_token(landing, problems), *(Note(landing, error.text) for error in question.errors))
    heading = str(subject.page.heading)
    title = tab_words(subject, heading)
    return GroupPage(
        heading=heading,
        title=tab_title(title, visit.site.council, error=bool(errors)),
        caption=section_title(subject.section),
        neutral=title != heading,
        errors=errors,
        question=question,
        rows=tuple(_row(subject, visit, item, number) for number, item in enumerate(items, 1)),
        add=(Link(add_words(group, more=bool(items)), add),) if len(items) < _most(group) else (),
        visit=visit,
        number=subject.page.number,
        notices=notices(subject, visit, errors),
    )


def remove_page(subject: Subject, visit: Visit, item: Item, number: int) -> RemovePage:
    """Return the page that asks whether the item at ``number`` is to go; No is ``visit.back``, Yes ``visit.here``."""
    row = _row(subject, visit, item, number)
    heading = built(N_("Do you want to remove %(name)s?"), name=inside(row.name))
    title = tab_words(subject, heading)
    return RemovePage(
        heading=heading,
        title=tab_title(title, visit.site.council),
        neutral=title != heading,
        row=row,
        visit=visit,
    )


def _row(subject: Subject, visit: Visit, item: Item, number: int) -> ItemRow:
    group = subject.questions[0]
    address = f"{visit.site.page(subject.page.number)}/{item.id}"
    query = f"?to={visit.to}" if visit.to else ""
    return ItemRow(
        name=item_name(group, number),
        line="" if visit.unseen else item_line(group, item),
        change=address + query,
        remove=f"{address}/remove{query}",
    )


def _most(group: Question) -> int:
    return group.type.most if isinstance(group.type, Group) else 0
