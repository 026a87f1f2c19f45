"""The letters by which the answers of a question are called on paper."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.definition.model import Choice, Choices, Money, Question, Statement, YesNo

SIGNS = "abcdefghijklmnopqrstuvwxyz"


def letters(many: int) -> tuple[str, ...]:
    """Return what so many answers are called: a, b and so on; after z comes aa."""
    ends = len(SIGNS)
    return tuple((SIGNS[at // ends - 1] if at >= ends else "") + SIGNS[at % ends] for at in range(many))


def lettered(question: Question) -> Mapping[str, str]:
    """Return the values of what can be ticked, by letter, in the order in which they stand on paper."""
    values = [*_own(question), *(also.value for also in question.also)]
    return dict(zip(letters(len(values)), values, strict=True))


def _own(question: Question) -> tuple[str, ...]:
    match question.type:
        case Choice(options) | Choices(options):
            return tuple(option.value for option in options)
        case YesNo():
            return ("yes", "no")
        case Statement():
            return ("yes",)
        case Money(periods=periods) if len(periods) > 1:
            return tuple(period.value for period in periods)
        case _:
            return ()
