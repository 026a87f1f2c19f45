"""How long a form takes, worked out from its questions, so that the start page never promises by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Form,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Statement,
    Text,
    YesNo,
)
from formbuilder.tongue.messages import _, ngettext

WORDS_A_MINUTE = 130
"""Slow, careful reading on a screen; most adults read 200 to 250."""
QUICK, SLOW = 0.8, 1.6
STEP = 5
"""Minutes are rounded to this many."""
ITEMS = 2
"""How many items of a group the usual way has."""
IF_ASKED = 0.5
"""How often a question with a condition is asked on the usual way."""


def minutes(form: Form) -> tuple[int, int]:
    """Return the fewest and the most minutes that the usual way takes, in steps of five, at least five."""
    taken = sum(share * seconds(question) for question, share in _usual(form)) / 60
    low = max(STEP, _rounded(taken * QUICK))
    return low, max(low, _rounded(taken * SLOW))


def question_count(form: Form) -> int:
    """Return about how many questions the usual way asks; one with a condition counts half, words alone do not."""
    return round(sum(share for question, share in _usual(form) if not isinstance(question.type, Information)))


def how_long(form: Form) -> str:
    """Say how long the form takes: “10 to 20 minutes”."""
    low, high = minutes(form)
    if low == high:
        return ngettext("about %(number)s minute", "about %(number)s minutes", low) % {"number": low}
    return _("%(low)s to %(high)s minutes") % {"low": low, "high": high}


def seconds(question: Question) -> float:
    """Return how long one question takes to read and to answer, at an even pace."""
    reading = _words(question) * 60 / WORDS_A_MINUTE
    if isinstance(question.type, Group):
        return reading + ITEMS * sum(seconds(each) for each in question.type.questions)
    return reading + answering(question.type)


def answering(kind: QuestionType) -> int:  # noqa: C901, PLR0911, PLR0912 - one case a time
    """Return the seconds that an answer takes once the question is read; a group's are its questions'."""
    match kind:
        case YesNo() | Choice():
            return 8
        case Choices() | Date() | Month() | Number() | Phone() | Postcode() | Name():
            return 12
        case Text() | Money():
            return 15
        case Email() | NiNumber() | NhsNumber():
            return 20
        case Address():
            return 30
        case LongText():
            return 60
        case Statement():
            return 5
        case Group() | Information():
            return 0
        case _:
            assert_never(kind)


def _usual(form: Form) -> Iterator[tuple[Question, float]]:
    for section in form.sections:
        for page in section.pages:
            for question in page.questions:
                sure = section.show_if is None and page.show_if is None and question.show_if is None
                yield question, 1 if sure else IF_ASKED


def _words(question: Question) -> int:
    texts = [question.ask, question.hint]
    match question.type:
        case Choice(options) | Choices(options):
            texts += [text for option in options for text in (option.label, option.hint)]
        case _:
            pass
    return sum(len(str(text).split()) for text in texts if text is not None)


def _rounded(taken: float) -> int:
    return STEP * round(taken / STEP)
