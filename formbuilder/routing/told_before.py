"""What a person has told in another form and is asked again in this one: found by its facts, checked by its types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from formbuilder.answers.plain import from_plain, to_plain
from formbuilder.answers.values import Answers, Value
from formbuilder.definition.facts import known_by, passes_on
from formbuilder.definition.model import Form, LongText, Question, Text
from formbuilder.routing.helper import WHO, somebody_else, who
from formbuilder.routing.route import Route

WORDS = frozenset({Text, LongText})
"""Types between which an answer can pass; any other passes only to its own type."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question of this form, and the answer to it that the other form has."""

    question: Question
    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What can be put in."""

    fits: tuple[Offer, ...] = ()
    misfits: tuple[Question, ...] = ()
    """Questions of this form to which the other form has an answer that this one does not take."""
    others_words: bool = False
    """Whether the two forms were not filled in by the same person in the same way."""


def offers(form: Form, given: Answers, route: Route, answers: Answers, today: date) -> Offers:
    """Return what ``given``, answers to ``form``, can fill in of what is empty in ``answers``, answers to ``route``.

    Only what would then be asked is offered. Nothing private, kept apart or about danger, in either form.
    """
    others_words = who(given) != who(answers)
    found = tuple(_alike(form, given, route.form, answers))
    wanted = [(mine, value) for mine, value in found if not (others_words and mine.id == WHO)]
    read = {mine.id: _read(mine, theirs, value, today) for mine, (theirs, value) in wanted}
    fits = {id_: value for id_, value in read.items() if value is not None}
    then: Answers = {**answers, **fits}
    asked = route.walk(then, today, alone=not somebody_else(then)).asked
    return Offers(
        fits=tuple(Offer(mine, fits[mine.id]) for mine, _ in wanted if mine.id in fits and mine.id in asked),
        misfits=tuple(mine for mine, _ in wanted if mine.id not in fits and mine.id in asked),
        others_words=others_words,
    )


def takes_over(form: Form) -> bool:
    """Say whether a form asks for anything that another one may have been told."""
    return any(known_by(question) for question in passes_on(form))


def _alike(
    form: Form, given: Answers, taker: Form, answers: Answers
) -> Iterator[tuple[Question, tuple[Question, Value]]]:
    """Yield each empty question of ``taker`` with the question of ``form`` that asks for the same fact."""
    known: Mapping[str, Question] = {
        name: theirs for theirs in passes_on(form) if theirs.id in given for name in known_by(theirs)
    }
    for mine in passes_on(taker):
        theirs = next((known[name] for name in sorted(known_by(mine)) if name in known), None)
        if theirs is not None and mine.id not in answers:
            yield mine, (theirs, given[theirs.id])


def _read(mine: Question, theirs: Question, value: Value, today: date) -> Value | None:
    """Read an answer to ``theirs`` as one to ``mine``; None if it does not fit."""
    kinds = {type(mine.type), type(theirs.type)}
    if len(kinds) > 1 and not kinds <= WORDS:
        return None
    reading = from_plain(mine, to_plain(value), today)
    return None if reading.faults else reading.value
