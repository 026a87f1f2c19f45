"""The one walk over questions with those inside groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formbuilder.definition.model import Group, Question


def every_question(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield each question, those inside a group right after their group."""
    for question in questions:
        yield question
        if isinstance(question.type, Group):
            yield from question.type.questions
