"""How far a person is: section by section, and what must still be answered before sending."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from formbuilder.answers.values import Answers, ItemList
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Information, Question, Section
from formbuilder.routing.route import Route
from formbuilder.routing.way import AskedPage, Way

NO_ITEMS = ItemList(())


class Progress(Enum):
    """How far a section is."""

    NOT_STARTED = auto()
    STARTED = auto()
    DONE = auto()
    CANNOT_START_YET = auto()


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """A section, how far it is, and the page to open: the first that is not done, or the first."""

    section: Section
    progress: Progress
    page: AskedPage | None
    """None only if the section cannot be started yet."""


def missing(route: Route, way: Way, answers: Answers) -> tuple[Question, ...]:
    """Return the questions on the way that must be answered and are not, those of items included, each once."""
    found = {each.id: each for question in way.questions for each in _missing_of(route, way, question, answers)}
    return tuple(found.values())


def _missing_of(route: Route, way: Way, question: Question, answers: Answers) -> Iterator[Question]:
    if _is_missing(question, answers):
        yield question
    value = answers.get(question.id)
    if isinstance(value, ItemList):
        for item in value.items:
            steps = route.item_steps(question, item.answers, way)
            yield from (each for step in steps for each in step if _is_missing(each, item.answers))


def _is_missing(question: Question, answers: Answers) -> bool:
    must = question.required is Required.YES and not isinstance(question.type, Information)
    return must and answers.get(question.id) in (None, NO_ITEMS)


def sections(route: Route, way: Way, answers: Answers, seen: Collection[int]) -> tuple[SectionProgress, ...]:
    """Return the sections that are asked, or may be once earlier questions are answered, in the order of the form.

    ``seen`` are the numbers of pages that were sent at least once: an answer left out there is not waited for.
    """
    asked: dict[str, list[AskedPage]] = {}
    for page in way.pages:
        asked.setdefault(page.page.section, []).append(page)
    waiting = _waiting(way, answers, seen)
    found = []
    for section in route.form.sections:
        if section.id in asked:
            found.append(_section(section, asked[section.id], answers, seen))
        elif section.id in waiting:
            found.append(SectionProgress(section, Progress.CANNOT_START_YET, None))
    return tuple(found)


def _waiting(way: Way, answers: Answers, seen: Collection[int]) -> frozenset[str]:
    """Return the sections with pages that depend on a question that still can be answered, or on one that waits."""
    open_: set[str] = set()
    for asked in way.pages:
        if asked.page.number not in seen:
            open_.update(question.id for question in asked.questions if question.id not in answers)
    found = set()
    for each in way.undecided:
        if each.reads & open_:
            open_ |= each.questions
            found.add(each.page.section)
    return frozenset(found)


def _section(
    section: Section, pages: Collection[AskedPage], answers: Answers, seen: Collection[int]
) -> SectionProgress:
    first = next((asked for asked in pages if not _is_done(asked, answers, seen)), None)
    if first is None:
        return SectionProgress(section, Progress.DONE, next(iter(pages)))
    begun = any(asked.page.number in seen or _answered(asked, answers) for asked in pages)
    return SectionProgress(section, Progress.STARTED if begun else Progress.NOT_STARTED, first)


def _is_done(asked: AskedPage, answers: Answers, seen: Collection[int]) -> bool:
    """A page is done once it was sent or all is answered, unless what must be answered there has become missing."""
    if any(_is_missing(question, answers) for question in asked.questions):
        return False
    answerable = [each for each in asked.questions if not isinstance(each.type, Information)]
    return asked.page.number in seen or (bool(answerable) and len(_answered(asked, answers)) == len(answerable))


def _answered(asked: AskedPage, answers: Answers) -> list[Question]:
    return [question for question in asked.questions if question.id in answers]
