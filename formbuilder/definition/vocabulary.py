"""What ids are called in front of people."""

from __future__ import annotations

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Choice, Choices, Form, Option, Question
from formbuilder.expressions.explanation import Vocabulary


def vocabulary(form: Form) -> Vocabulary:
    """Return what ids are called in front of people: questions by their ``short``, options by their labels."""
    questions = tuple(every_question(form.questions))
    return Vocabulary(
        questions={each.id: str(each.short or each.ask) for each in questions},
        options={(each.id, option.value): str(option.label) for each in questions for option in options(each)},
        conditions=form.conditions,
    )


def options(question: Question) -> tuple[Option, ...]:
    """Return what can be chosen; nothing, if the question is not answered by choosing."""
    match question.type:
        case Choice(options) | Choices(options):
            return options
        case _:
            return ()
