"""What ids are called in front of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formbuilder.definition.model import Choice, Choices, Form, Group, Option, Question
from formbuilder.expressions.explanation import Vocabulary


def vocabulary(form: Form) -> Vocabulary:
    """Return what ids are called in front of people: questions by their ``short``, options by their labels."""
    questions = tuple(every_question(form.questions))
    return Vocabulary(
        questions={each.id: str(each.short or each.ask) for each in questions},
        options={(each.id, option.value): str(option.label) for each in questions for option in options(each)},
        conditions=form.conditions,
    )


def every_question(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield each question, then those inside it."""
    for question in questions:
        yield question
        if isinstance(question.type, Group):
            yield from question.type.questions


def options(question: Question) -> tuple[Option, ...]:
    """Return what can be chosen; nothing, if the question is not answered by choosing."""
    match question.type:
        case Choice(options) | Choices(options):
            return options
        case _:
            return ()
