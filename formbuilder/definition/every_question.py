"""The one walk over questions with those inside groups, and the one way to change those of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from formbuilder.definition.model import Form, Group, Page, Question


def every_question(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield each question, those inside a group right after their group."""
    for question in questions:
        yield question
        if isinstance(question.type, Group):
            yield from question.type.questions


def with_questions(form: Form, change: Callable[[Question], Question]) -> Form:
    """Return a form with each question of its pages changed; those inside a group are in their group."""

    def changed(page: Page) -> Page:
        return replace(page, questions=tuple(change(question) for question in page.questions))

    sections = (replace(section, pages=tuple(changed(page) for page in section.pages)) for section in form.sections)
    return replace(form, sections=tuple(sections))
