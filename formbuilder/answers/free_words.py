"""What a person wrote in words of their own, and whether those are in another language than English."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from formbuilder.answers.values import Answers, Item, ItemList, Value, Written
from formbuilder.definition.model import Group, LongText, Question, Text

READ = "language_read"
"""The question that asks which language the person reads (block ``reading-and-talking``)."""
NO_LANGUAGE_TO_WRITE = frozenset({"en", "listen", "bsl", "other"})
"""Answers to it that do not say in which other language somebody writes."""
OTHER_SIGNS = 3
"""So many letters that are not Latin are no English text; one or two may be a name or a formula."""


@dataclass(frozen=True, slots=True)
class FreeWords:
    """Words of the person: ``key`` is the question, or group, item and question with strokes between."""

    key: str
    words: str = field(repr=False)


def key_of(group: str, item: Item, question: str) -> str:
    """Return what tells an answer inside a group from all others."""
    return f"{group}/{item.id}/{question}"


def later_key(number: int) -> str:
    """Return the key of what was added after sending, counted from 1; no question has a stroke in its id."""
    return f"added/{number}"


def free_words(questions: Iterable[Question], answers: Answers) -> Iterator[FreeWords]:
    """Give everything that was written freely, in the order of the form."""
    for question in questions:
        value = answers.get(question.id)
        if isinstance(question.type, Group) and isinstance(value, ItemList):
            for item in value.items:
                yield from (
                    FreeWords(key_of(question.id, item, each.id), words)
                    for each in question.type.questions
                    if (words := _words(each, item.answers.get(each.id)))
                )
        elif words := _words(question, value):
            yield FreeWords(question.id, words)


def in_another_language(questions: Iterable[Question], answers: Answers, language: str = "") -> bool:
    """Say whether somebody must put what was written into English before it can be read.

    ``language`` is the one in which the pages were read, if not English. Else what the person says they read counts,
    or letters that no English text has. Where nothing was written freely, there is nothing to do.
    """
    texts = [each.words for each in free_words(questions, answers)]
    match answers.get(READ):
        case Written(reads):
            says = reads not in NO_LANGUAGE_TO_WRITE
        case _:
            says = False
    return bool(texts) and (bool(language) or says or _other_letters(texts))


def _words(question: Question, value: Value | None) -> str:
    free = isinstance(question.type, Text | LongText) and isinstance(value, Written)
    return value.text if free and isinstance(value, Written) and value.text.strip() else ""


def _other_letters(texts: Iterable[str]) -> bool:
    letters = (sign for text in texts for sign in text if sign.isalpha() and not sign.isascii())
    return sum(not unicodedata.name(sign, "").startswith("LATIN") for sign in letters) >= OTHER_SIGNS
