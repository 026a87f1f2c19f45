"""A form with its words in another language: the same questions, ids and conditions, so answers mean the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Question, YesNo
from formbuilder.definition.slots import question_slots, slots
from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Expression

SOURCE = "en-GB"
"""The language that forms are written in."""
PICTURE = re.compile(r".*\.picture(@.*)?")
"""What a picture shows: its English words say which files show it, whatever the language."""
SAME = (str, int, Expression)
"""What never holds words that a person reads."""

READ = re.compile(
    r"((page|end|section):.*\.(title|neutral_title|text)|form\.(title|neutral_title|intro)"
    r"|.*\.(ask|short|item|unit|hint|help|why|without|label|errors\..*|options\.[^@]*))(@.*)?"
    r"|result\.(say|assumed|officer|after|title)\b.*"
)
"""Slots whose English can stand beside them, or inside an English sentence of ours that does."""


def in_language(form: Form, words: Mapping[str, str], edition: str = "", *, beside: bool = False) -> Form:
    """Return ``form`` with ``words`` by address; a slot without any keeps its own, marked as ``SOURCE``.

    ``beside`` keeps the English words with those of parts, questions, hints, answers to choose from and the result.

    Addresses that the form does not have are passed over. The fingerprint stays: it is of the source words; ``edition``
    tells forms with the same fingerprint apart.
    """
    said: dict[int, Words | YesNo] = {}
    for address, own in slots(form):
        there = words.get(address)
        said[id(own)] = replace(own, language=SOURCE) if there is None else replace(own, text=there)
        beside_it = beside and READ.fullmatch(address)
        if there not in {None, own.text} and (beside_it or PICTURE.fullmatch(address)):
            said[id(own)] = replace(own, text=there, english=own.text)
    for question in every_question(form.questions):
        if isinstance(question.type, YesNo) and f"{question.id}.ask" in words:
            said[id(question)] = _answers(question, words, beside=beside)
    spoken: Form = _said(form, said)
    return replace(spoken, edition=edition)


def in_english(question: Question) -> Question:
    """Return a question of a form that keeps the English words beside its own, in these alone."""
    said: dict[int, Words | YesNo] = {
        id(words): replace(words, text=words.english, english="")
        for _address, words in question_slots(question)
        if words.english
    }
    english: Question = _said(question, said)
    return english


def _answers(question: Question, words: Mapping[str, str], *, beside: bool) -> YesNo:
    """Return yes and no in words that answer this question, which is itself in the language; both or neither."""
    yes, no = (words.get(f"{question.id}.options.{value}") for value in ("yes", "no"))
    if not (yes and no):
        return YesNo()
    english = ("Yes", "No") if beside else ("", "")
    return YesNo(*(replace(question.ask, text=said, english=own) for said, own in zip((yes, no), english, strict=True)))


def _said(thing: Any, said: Mapping[int, Words | YesNo]) -> Any:  # noqa: ANN401 - any part of a form
    """Return a part of a form with its words replaced; what holds none is the same thing as before."""
    if isinstance(thing, Words):
        return said.get(id(thing), thing)
    if isinstance(thing, tuple):
        parts = [_said(each, said) for each in thing]
        return tuple(parts) if any(new is not old for new, old in zip(parts, thing, strict=True)) else thing
    if isinstance(thing, Mapping):
        values = {key: _said(value, said) for key, value in thing.items()}
        return values if any(values[key] is not thing[key] for key in thing) else thing
    if isinstance(thing, SAME) or not is_dataclass(thing) or isinstance(thing, type):
        return thing
    parts_of = {each.name: _said(getattr(thing, each.name), said) for each in fields(thing)}
    if isinstance(thing, Question) and id(thing) in said:
        parts_of["type"] = said[id(thing)]
    changed = {name: part for name, part in parts_of.items() if part is not getattr(thing, name)}
    return replace(thing, **changed) if changed else thing
