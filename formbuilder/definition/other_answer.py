"""A question as it would be with another kind of answer: for somebody who suggests one, and those who look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from formbuilder.definition.every_question import with_questions
from formbuilder.definition.model import (
    Choice,
    Choices,
    Date,
    Form,
    Group,
    Information,
    LongText,
    Number,
    Option,
    Question,
    QuestionType,
    Text,
    YesNo,
)
from formbuilder.definition.words import Words
from formbuilder.problems import Place

PLAIN: Mapping[str, QuestionType] = {
    "yes_no": YesNo(),
    "text": Text(),
    "long_text": LongText(),
    "number": Number(),
    "date": Date(),
}
LISTS = ("choice", "choices")
"""Kinds that have answers to choose from."""
KINDS = ("yes_no", *LISTS, "text", "long_text", "number", "date")
"""What can be suggested, by the names of the file."""
MOST, FEWEST = 20, 2
"""Answers of a list."""
HERE = Place("suggestion", 1, 1)


def may_differ(form: Form, question: Question) -> bool:
    """Say whether another kind of answer can be suggested: nobody changes a fixed set, or words without an answer."""
    alone = any(question in page.questions for page in form.pages)
    return alone and not question.instrument and not isinstance(question.type, Group | Information)


def answers_in(lines: str) -> tuple[str, ...]:
    """Return the answers that were typed, one on each line, each once."""
    return tuple(dict.fromkeys(line for each in lines.splitlines() if (line := " ".join(each.split()))))


def with_answer(question: Question, kind: str, answers: Sequence[str]) -> Question:
    """Return a question with another kind of answer; its words stay."""
    type_ = PLAIN.get(kind) or _list(kind, answers)
    wording = {
        name: {part: words for part, words in parts.items() if not part.startswith("options.")}
        for name, parts in question.wording.items()
    }
    return replace(question, type=type_, wording=wording)


def put_in(form: Form, question: Question) -> Form:
    """Return a form with a question in the place of the one that has its id."""
    return with_questions(form, lambda each: question if each.id == question.id else each)


def _list(kind: str, answers: Sequence[str]) -> Choice | Choices:
    options = tuple(
        Option(value=f"answer_{number}", label=Words(words, HERE), place=HERE)
        for number, words in enumerate(answers[:MOST], 1)
    )
    return Choice(options) if kind == "choice" else Choices(options)
