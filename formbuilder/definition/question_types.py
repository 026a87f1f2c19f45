"""How each type of question is read: one function for each, all in ``TYPES``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from formbuilder.definition.entry import Entry
from formbuilder.definition.language import ID, OPTION, OPTION_OF_MANY
from formbuilder.definition.marks import DatePart, Period
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Option,
    Phone,
    Postcode,
    QuestionType,
    Statement,
    Text,
    YesNo,
)
from formbuilder.definition.shapes import Thing
from formbuilder.definition.yaml_source import Source
from formbuilder.problems import Code, Place

CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST_LINE = 1_000
LONGEST_TEXT = 20_000


def _text(entry: Entry) -> Text:
    return Text(most=entry.count("max_length", LONGEST_LINE, Text().most))


def _long_text(entry: Entry) -> LongText:
    return LongText(most=entry.count("max_length", LONGEST_TEXT, LongText().most))


def _choice(entry: Entry) -> Choice:
    return Choice(_options(entry, OPTION))


def _choices(entry: Entry) -> Choices:
    return Choices(_options(entry, OPTION_OF_MANY))


def _date(entry: Entry) -> Date:
    least = entry.one_of("least", tuple(DatePart)) if entry.has("least") else ""
    return Date(least=DatePart(least or DatePart.DAY), past=entry.yes("past"))


def _number(entry: Entry) -> Number:
    whole = entry.yes("whole", otherwise=True)
    low, high = _range(entry)
    for key, bound in (("min", low), ("max", high)):
        if whole and bound is not None and bound != bound.to_integral_value():
            entry.refuse(key, Code.BAD_NUMBER, found=bound, expected="a whole number in digits, or add ‘whole: no’")
    return Number(min=low, max=high, whole=whole, unit=entry.words_if_any("unit"))


def _money(entry: Entry) -> Money:
    low, high = _range(entry)
    periods = entry.choices("periods", tuple(Period))
    not_counted = entry.words_if_any("not_counted") or ""
    return Money(min=low, max=high, periods=tuple(Period(each) for each in periods), not_counted=str(not_counted))


def _range(entry: Entry) -> tuple[Decimal | None, Decimal | None]:
    low, high = entry.number("min"), entry.number("max")
    if low is not None and high is not None and high < low:
        entry.refuse("max", Code.BAD_RANGE, min=low, max=high)
    return low, high


def _options(entry: Entry, thing: Thing) -> tuple[Option, ...]:
    sources = entry.items("options")
    if len(sources) == 1:
        entry.refuse("options", Code.TOO_FEW_OPTIONS)
    options = tuple(_option(each, thing, entry) for each in sources)
    values: dict[str, Place] = {}
    labels: dict[str, Place] = {}
    refuse = entry.reading.refuse
    for option in options:
        if option.value and (first := values.setdefault(option.value, option.place)) is not option.place:
            where = first.seen_from(option.place)
            refuse(option.place, Code.DUPLICATE_ID, id=option.value, thing="an option", where=where)
        label = option.label.text
        if label and (first := labels.setdefault(label.casefold(), option.label.place)) is not option.label.place:
            place = option.label.place
            refuse(place, Code.SAME_LABEL, label=label, where=first.seen_from(place))
    return options


def _option(source: Source, thing: Thing, question: Entry) -> Option:
    entry = Entry.of(source, thing, question.reading)
    value = entry.written("value", ID)
    if value == "answered":
        entry.refuse("value", Code.RESERVED_ID, found=value)
    return Option(
        value=value,
        label=entry.words("label"),
        hint=entry.words_if_any("hint"),
        alone=entry.yes("alone"),
        replaces=tuple(each.value for each in entry.names("replaces", ID)),
        place=entry.place,
    )


WITH_SETTINGS: Mapping[str, Callable[[Entry], QuestionType]] = {
    "text": _text,
    "long_text": _long_text,
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "number": _number,
    "money": _money,
}
"""Types that say more than that they are."""
PLAIN: Mapping[str, QuestionType] = {
    "yes_no": YesNo(),
    "month": Month(),
    "email": Email(),
    "phone": Phone(),
    "postcode": Postcode(),
    "address": Address(),
    "name": Name(),
    "ni_number": NiNumber(),
    "nhs_number": NhsNumber(),
    "statement": Statement(),
    "information": Information(),
}
"""Types that say no more."""


def type_name(type_: QuestionType) -> str:
    """Return what an author writes for a type: ``long_text``."""
    return CAPITAL.sub("_", type(type_).__name__).lower()


def type_of(entry: Entry, name: str) -> QuestionType:
    """Read what is special to the type called ``name``; an unknown one, refused elsewhere, reads as text."""
    read = WITH_SETTINGS.get(name)
    return read(entry) if read else PLAIN.get(name, Text())
