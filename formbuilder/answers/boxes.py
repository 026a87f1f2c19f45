"""The boxes that a plain answer would have been typed in, so that both are read by the same rules."""

from __future__ import annotations

from typing import assert_never

from formbuilder.answers.kept import ISO
from formbuilder.answers.reading import Raw
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

LONGEST_INTEGER = 400
"""In bits: a longer one is no answer, and writing it out in tens would take time that grows with its square."""


def boxes_for(question: Question, plain: object) -> Raw | None:
    """Return the boxes that ``plain`` stands for, or None if it has another shape than the question's type."""
    if plain is None or plain in ("", [], {}):
        return {}
    if isinstance(plain, dict) and plain.keys() == {"also"}:
        return _object(plain, "also")
    return _of_type(question, plain)


def _of_type(question: Question, plain: object) -> Raw | None:  # noqa: C901, PLR0911, PLR0912 - one case a type
    match question.type:
        case Text() | LongText() | YesNo() | Choice() | Email() | Phone() | Postcode() | NiNumber() | NhsNumber():
            return _words("", plain)
        case Choices():
            return _list(plain)
        case Date() | Month():
            return _day(plain)
        case Number():
            return _number("", plain)
        case Money():
            return _object(plain, "amount", "period") if isinstance(plain, dict) else _number("amount", plain)
        case Address():
            return _object(plain, "line1", "line2", "town", "postcode")
        case Name():
            return _object(plain, "first", "last")
        case Statement():
            return {"": ["yes"]} if plain is True else {} if plain is False else _words("", plain)
        case Group() | Information():
            return None
        case _:
            assert_never(question.type)


def _words(part: str, plain: object) -> Raw | None:
    return {part: [plain]} if isinstance(plain, str) else None


def _number(part: str, plain: object) -> Raw | None:
    if isinstance(plain, bool) or not isinstance(plain, str | int | float):
        return None
    if isinstance(plain, int) and plain.bit_length() > LONGEST_INTEGER:
        return None
    return {part: [str(plain)]}


def _list(plain: object) -> Raw | None:
    if not isinstance(plain, list) or not all(isinstance(option, str) for option in plain):
        return None
    return {"": list(plain)}


def _object(plain: object, *parts: str) -> Raw | None:
    """Read an object of texts, its ``amount`` a number as well; None if it has anything but ``parts``."""
    if not isinstance(plain, dict) or not plain.keys() <= set(parts):
        return None
    raw: dict[str, list[str]] = {}
    for part, each in plain.items():
        box = _number(part, each) if part == "amount" else _words(part, each)
        if box is None:
            return None
        raw |= box
    return raw


def _day(plain: object) -> Raw | None:
    found = ISO.fullmatch(plain) if isinstance(plain, str) else None
    if found is None:
        return None
    return {part: [text] for part, text in zip(("year", "month", "day"), found.groups(), strict=True) if text}
