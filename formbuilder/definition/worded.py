"""A question in one of its wordings: the words of the wording stand where it has any, the usual ones elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Choice, Choices, Form, Group, Option, Question, QuestionType
from formbuilder.definition.words import Words

OPTION = "options."


def worded(question: Question, wording: str) -> Question:
    """Return ``question`` as people meet it who chose ``wording``; "" is the usual one."""
    words = question.wording.get(wording, {})
    return replace(
        question,
        type=_type(question.type, words, wording),
        ask=words.get("ask", question.ask),
        hint=words.get("hint", question.hint),
        help=words.get("help", question.help),
        why=words.get("why", question.why),
        short=words.get("short", question.short),
        without=words.get("without", question.without),
        picture=words.get("picture", question.picture),
    )


def wordings(form: Form) -> tuple[str, ...]:
    """Return the wordings that any question of a form has, in the order in which they come first."""
    return tuple(dict.fromkeys(name for question in every_question(form.questions) for name in question.wording))


def _type(type_: QuestionType, words: Mapping[str, Words], wording: str) -> QuestionType:
    match type_:
        case Choice(options):
            return Choice(_options(options, words))
        case Choices(options):
            return Choices(_options(options, words))
        case Group(steps=steps):
            return replace(type_, steps=tuple(tuple(worded(each, wording) for each in step) for step in steps))
        case _:
            return type_


def _options(options: Iterable[Option], words: Mapping[str, Words]) -> tuple[Option, ...]:
    return tuple(replace(each, label=words.get(f"{OPTION}{each.value}", each.label)) for each in options)
