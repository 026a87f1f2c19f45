"""The boxes as they are filled in when a kept answer is shown again."""

from __future__ import annotations

from typing import assert_never

from formbuilder.answers.in_english import about
from formbuilder.answers.reading import Raw
from formbuilder.answers.values import (
    Agreed,
    AlsoAnswer,
    Amount,
    Chosen,
    Day,
    ItemList,
    Parts,
    Value,
    Written,
)
from formbuilder.definition.model import Money, Question
from formbuilder.tongue import figures


def typed(question: Question, value: Value) -> Raw:  # noqa: C901, PLR0911, PLR0912 - one case a shape
    """Return boxes that read as ``value`` again.

    A group has no boxes of its own: show each item's answers by the item's questions.
    """
    match value:
        case Written(text):
            return {"": [text]}
        case Chosen(options):
            return {"": list(options)}
        case Amount():
            return _amount(question, value)
        case Day():
            return _day(value)
        case Parts(parts):
            return {part: [text] for part, text in parts}
        case Agreed():
            return {"": ["yes"]}
        case AlsoAnswer(also):
            return {"also": [also.value]}
        case ItemList():
            return {}
        case _:
            assert_never(value)


def _amount(question: Question, amount: Amount) -> Raw:
    number = figures.typed(amount.number)
    text = f"{about()} {number}" if amount.guess else number
    if not isinstance(question.type, Money):
        return {"": [text]}
    return {"amount": [text], "period": [amount.period.value] if amount.period else []}


def _day(day: Day) -> Raw:
    known = {"day": day.day, "month": day.month, "year": day.year}
    return {part: [str(number)] for part, number in known.items() if number is not None}
