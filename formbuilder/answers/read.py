"""Read what was typed or chosen for one question: the value, or every fault in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import assert_never

from formbuilder.answers.codes import postcode, read_email, read_nhs_number, read_ni_number, read_phone, read_postcode
from formbuilder.answers.dates import read_date
from formbuilder.answers.money import read_money
from formbuilder.answers.numbers import read_number
from formbuilder.answers.reading import NOT_ANSWERED, Fault, FaultCode, Raw, Reading, fault, faulty
from formbuilder.answers.signs import line, words
from formbuilder.answers.values import Agreed, AlsoAnswer, Chosen, Day, Parts, Written
from formbuilder.definition.marks import Also, DatePart, Required
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
    Option,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Statement,
    Text,
    YesNo,
)

PART_MOST = 200
"""The most characters in one box of a name or an address."""
TICKED = frozenset({"yes", "true", "on", "1"})
YES_NO = ("yes", "no")


FIRST_PARTS: Mapping[type[QuestionType], str] = {
    Date: "day",
    Month: "month",
    Money: "amount",
    Address: "line1",
    Name: "first",
}


def read(question: Question, raw: Raw, today: date) -> Reading:
    """Return the answer in ``raw``; it never raises, and takes time that grows with the length of the texts alone.

    An ``also`` answer stands alone: it beats empty boxes, and beside anything typed it is a fault. It may come in a
    part of its own or among the options, as one group of radio buttons sends it. A group is read by its items.
    """
    chosen, others = _also(question, raw)
    reading = _read_type(question, others, today)
    faults = list(reading.faults)
    if len(chosen) > 1 or (chosen and reading != NOT_ANSWERED):
        faults.insert(0, Fault(FaultCode.BOTH, "also", tuple(chosen)))
    if any(text not in question.also for text in chosen):
        faults = [Fault(FaultCode.OPTION, "also"), *reading.faults]
    if faults:
        return faulty(*faults)
    if chosen:
        return Reading(AlsoAnswer(Also(chosen[0])))
    if reading == NOT_ANSWERED and question.required is Required.YES:
        return fault(FaultCode.MISSING, first_part(question))
    return reading


def first_part(question: Question) -> str:
    """Return the part of the first box."""
    return FIRST_PARTS.get(type(question.type), "")


def _also(question: Question, raw: Raw) -> tuple[list[str], Raw]:
    """Return what was chosen beside the type's own answers, each once, and what remains."""
    chosen = [text.strip() for text in raw.get("also", ()) if text.strip()]
    match question.type:
        case YesNo() | Choice() | Choices():
            options = _values(question)
            among = [text for text in raw.get("", ()) if text in question.also and text not in options]
            others: Raw = {"": [text for text in raw.get("", ()) if text not in among]}
        case _:
            among, others = [], raw
    return list(dict.fromkeys(chosen + among)), others


def _read_type(question: Question, raw: Raw, today: date) -> Reading:  # noqa: C901, PLR0911, PLR0912 - one case a type
    match question.type:
        case Text(most=most):
            return _read_text(line(_box(raw), most), most)
        case LongText(most=most):
            return _read_text(words(_box(raw), most), most)
        case YesNo() | Choice():
            return _read_choice(question, raw)
        case Choices(options):
            return _read_choices(options, raw)
        case Date() | Month():
            return _read_date(question.type, raw, today)
        case Number() as number:
            return read_number(question, number, _box(raw))
        case Money() as money:
            return read_money(money, _box(raw, "amount"), _box(raw, "period"))
        case Email():
            return read_email(_box(raw))
        case Phone():
            return read_phone(_box(raw))
        case Postcode():
            return read_postcode(_box(raw))
        case Address():
            return _read_address(raw)
        case Name():
            return _read_name(raw)
        case NiNumber():
            return read_ni_number(_box(raw))
        case NhsNumber():
            return read_nhs_number(_box(raw))
        case Statement():
            return _read_statement(_box(raw).strip())
        case Group() | Information():
            return NOT_ANSWERED
        case _:
            assert_never(question.type)


def _box(raw: Raw, part: str = "") -> str:
    """Return the first text of a part that is not empty."""
    return next((text for text in raw.get(part, ()) if text), "")


def _values(question: Question) -> tuple[str, ...]:
    match question.type:
        case Choice(options) | Choices(options):
            return tuple(option.value for option in options)
        case _:
            return YES_NO


def _read_text(text: str, most: int) -> Reading:
    if len(text) > most:
        return fault(FaultCode.TOO_LONG, "", len(text) - most, most)
    return Reading(Written(text)) if text else NOT_ANSWERED


def _read_choice(question: Question, raw: Raw) -> Reading:
    chosen = {text.strip() for text in raw.get("", ())} - {""}
    if not chosen:
        return NOT_ANSWERED
    if len(chosen) > 1 or not chosen <= set(_values(question)):
        return fault(FaultCode.OPTION)
    return Reading(Written(chosen.pop()))


def _read_choices(options: tuple[Option, ...], raw: Raw) -> Reading:
    chosen = {text.strip() for text in raw.get("", ())} - {""}
    if not chosen:
        return NOT_ANSWERED
    faults = []
    if chosen - {option.value for option in options}:
        faults.append(Fault(FaultCode.OPTION))
    alone = tuple(option.value for option in options if option.alone and option.value in chosen)
    if alone and len(chosen) > 1:
        faults.append(Fault(FaultCode.ALONE, "", alone))
    return faulty(*faults) if faults else Reading(Chosen(tuple(o.value for o in options if o.value in chosen)))


def _read_date(kind: Date | Month, raw: Raw, today: date) -> Reading:
    typed = (_box(raw, "day"), _box(raw, "month"), _box(raw, "year"))
    if isinstance(kind, Date):
        return read_date(typed, kind.least, today if kind.past else None)
    reading = read_date(typed, DatePart.MONTH, None)
    return Reading(replace(reading.value, day=None)) if isinstance(reading.value, Day) else reading


def _read_parts(raw: Raw, *parts: str) -> tuple[dict[str, str], list[Fault]]:
    """Return what stands in each box that is filled in, and a fault for each that holds too much."""
    typed = {part: line(_box(raw, part), PART_MOST) for part in parts}
    faults = [
        Fault(FaultCode.TOO_LONG, part, (str(len(text) - PART_MOST), str(PART_MOST)))
        for part, text in typed.items()
        if len(text) > PART_MOST
    ]
    return {part: text for part, text in typed.items() if text}, faults


def _read_address(raw: Raw) -> Reading:
    typed, faults = _read_parts(raw, "line1", "line2", "town", "postcode")
    if not typed:
        return NOT_ANSWERED
    if "line1" not in typed:
        faults.insert(0, Fault(FaultCode.LINE1, "line1"))
    if "postcode" in typed:
        found = postcode(typed["postcode"])
        faults = [each for each in faults if each.part != "postcode"]
        if found is None:
            faults.append(Fault(FaultCode.POSTCODE, "postcode"))
        else:
            typed["postcode"] = found
    return faulty(*faults) if faults else Reading(Parts(tuple(typed.items())))


def _read_name(raw: Raw) -> Reading:
    typed, faults = _read_parts(raw, "first", "last")
    if not typed:
        return NOT_ANSWERED
    if "first" not in typed:
        faults.insert(0, Fault(FaultCode.FIRST, "first"))
    return faulty(*faults) if faults else Reading(Parts(tuple(typed.items())))


def _read_statement(text: str) -> Reading:
    if not text:
        return NOT_ANSWERED
    return Reading(Agreed()) if text in TICKED else fault(FaultCode.OPTION)
