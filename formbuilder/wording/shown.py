"""Answers as they are shown again: on check answers, in a copy, on paper."""

from __future__ import annotations

from typing import assert_never

from formbuilder.answers.values import (
    Agreed,
    AlsoAnswer,
    Amount,
    Chosen,
    Day,
    Item,
    ItemList,
    Parts,
    Value,
    Written,
)
from formbuilder.definition.model import Choice, Choices, Group, Money, Name, Number, Question, YesNo
from formbuilder.tongue.messages import N_, _, joined, paired
from formbuilder.wording import written

AGREED = N_("Yes, I agree")
NOT_OFFERED = N_("An answer that this form no longer offers")
"""Stands for a chosen value that the version has no words for."""


def shown(question: Question, value: Value) -> tuple[str, ...]:  # noqa: C901, PLR0911, PLR0912 - one case a shape
    """Return the lines of an answer, not escaped; of a group, a line for each item."""
    match value:
        case Written(text):
            return _written(question, text)
        case Chosen(options):
            return tuple(_label(question, option) for option in options)
        case Amount():
            return (_amount(question, value),)
        case Day():
            return (written.day(value),)
        case Parts(parts):
            texts = tuple(text for _part, text in parts)
            return (" ".join(texts),) if isinstance(question.type, Name) else texts
        case Agreed():
            return (paired(_(AGREED), AGREED),)
        case AlsoAnswer(also):
            return (written.also(also),)
        case ItemList(items):
            return tuple(item_line(question, item) for item in items)
        case _:
            assert_never(value)


def item_line(question: Question, item: Item) -> str:
    """Return what tells one item of a group from the others: the first line of each answer, in the order asked."""
    if not isinstance(question.type, Group):
        return ""
    answers = ((each, item.answers.get(each.id)) for each in question.type.questions if not each.private)
    return ", ".join(lines[0] for each, value in answers if value is not None and (lines := shown(each, value)))


def _written(question: Question, text: str) -> tuple[str, ...]:
    match question.type:
        case YesNo() as kind:
            return (written.yes_or_no(kind, text) if text in written.YES_NO else _(NOT_OFFERED),)
        case Choice():
            return (_label(question, text),)
        case _:
            return tuple(text.split("\n"))


def _label(question: Question, value: str) -> str:
    match question.type:
        case Choice(options) | Choices(options):
            return next((str(option.label) for option in options if option.value == value), _(NOT_OFFERED))
        case _:
            return _(NOT_OFFERED)


def _amount(question: Question, amount: Amount) -> str:
    match question.type:
        case Money(periods=periods):
            period = amount.period or (periods[0] if len(periods) == 1 else None)
            text = written.pounds(amount.number)
            text = joined((text, _(written.PERIODS[period]))) if period else text
        case Number(unit=unit) if unit:
            text = joined((written.number(amount.number), str(unit)))
        case _:
            text = written.number(amount.number)
    # L10n: a number that is a guess: About 12 hours
    return _("About %(amount)s") % {"amount": text} if amount.guess else text
