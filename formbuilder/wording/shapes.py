"""What an answer of each type looks like, with an example that the question would take."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from formbuilder.answers.numbers import least, most
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
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
    Statement,
    Text,
    YesNo,
)
from formbuilder.wording import written

EXAMPLE = {Number: Decimal(12), Money: Decimal("12.50")}


def example(question: Question) -> str:
    """Return a number or a sum that the question takes."""
    match question.type:
        case Number() | Money() as kind:
            sample = min(max(EXAMPLE[type(kind)], least(kind)), most(kind))
            return written.pence(sample) if isinstance(kind, Money) else written.to_type(sample)
        case _:
            return ""


def in_json(question: Question) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a type
    """Return the plain shape of an answer, for people who give answers to the command line."""
    match question.type:
        case Text() | LongText() | Email() | Phone() | Postcode() | NiNumber() | NhsNumber():
            return "as words in quotes"
        case YesNo():
            return 'as "yes" or "no"'
        case Choice():
            return "as the value of one option, in quotes"
        case Choices():
            return "as a list of the values of options"
        case Date():
            return 'as a date like "1950-02-03", "1950-02" or "1950"'
        case Month():
            return 'as a month like "1950-02"'
        case Number():
            return 'as a number like 12 or "about 12"'
        case Money():
            return 'as a sum like "12.50" or {"amount": "12.50", "period": "month"}'
        case Address():
            return "as an object with line1, line2, town and postcode"
        case Name():
            return "as an object with first and last"
        case Group():
            return "as a list of objects, each id different and made of 8 small letters and digits"
        case Statement():
            return "as true"
        case Information():
            return "nowhere"
        case _:
            assert_never(question.type)
