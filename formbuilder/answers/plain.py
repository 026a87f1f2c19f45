"""Answers in plain JSON: how they are kept, exported, and given to ``forms walk``."""

from __future__ import annotations

import re
from datetime import date
from typing import assert_never

from formbuilder.answers.boxes import boxes_for
from formbuilder.answers.kept import GUESS, trusted
from formbuilder.answers.read import read
from formbuilder.answers.reading import Fault, FaultCode, Reading, fault, faulty
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
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Group, Question
from formbuilder.tongue.messages import speaking

__all__ = ["from_plain", "to_plain", "trusted"]

ITEM_ID = re.compile(r"[a-z0-9]{8}")


def to_plain(value: Value) -> object:  # noqa: PLR0911 - one case a shape
    """Return the one plain JSON shape of ``value``."""
    match value:
        case Written(text):
            return text
        case Chosen(options):
            return list(options)
        case Amount():
            return _plain_amount(value)
        case Day():
            return _plain_day(value)
        case Parts(parts):
            return dict(parts)
        case _:
            return _plain_mark(value)


def _plain_mark(value: Agreed | AlsoAnswer | ItemList) -> object:
    match value:
        case Agreed():
            return True
        case AlsoAnswer(also):
            return {"also": also.value}
        case ItemList(items):
            return [
                {"id": item.id, **{id_: to_plain(answer) for id_, answer in item.answers.items()}} for item in items
            ]
        case _:
            assert_never(value)


def _plain_amount(amount: Amount) -> object:
    text = f"{GUESS if amount.guess else ''}{amount.number:f}"
    return text if amount.period is None else {"amount": text, "period": amount.period.value}


def _plain_day(day: Day) -> str:
    text = f"{day.year:04}"
    if day.month is not None:
        text += f"-{day.month:02}"
        if day.day is not None:
            text += f"-{day.day:02}"
    return text


def from_plain(question: Question, plain: object, today: date) -> Reading:
    """Read a plain answer as strictly as what is typed; a shape that does not fit is a ``SHAPE`` fault.

    Its figures are as English has them, whatever the language in use.
    Nothing at all (None, ``""``, ``[]``, ``{}``) is no answer. An item of a group without an ``"id"`` gets one by its
    place: ``item0001``. Questions that an item leaves out are not missed here: routing says what is asked.
    """
    is_also = isinstance(plain, dict) and plain.keys() == {"also"} and bool(question.also)
    if isinstance(question.type, Group) and not is_also:
        return _from_items(question, question.type, plain, today)
    raw = boxes_for(question, plain)
    with speaking(None):
        return fault(FaultCode.SHAPE) if raw is None else read(question, raw, today)


def _from_items(question: Question, group: Group, plain: object, today: date) -> Reading:
    if plain is None or plain == []:
        return fault(FaultCode.MISSING) if question.required is Required.YES else Reading(None)
    if not isinstance(plain, list) or not all(isinstance(each, dict) for each in plain):
        return fault(FaultCode.SHAPE)
    if len(plain) > group.most:
        return fault(FaultCode.TOO_MANY, "", group.most, len(plain))
    questions = {each.id: each for each in group.questions}
    items: list[Item] = []
    faults: list[Fault] = []
    for number, each in enumerate(plain, 1):
        item, found = _from_item(questions, each, number, today)
        items.append(item)
        faults += found
    if len({item.id for item in items}) < len(items):
        faults.append(Fault(FaultCode.SHAPE))
    return faulty(*faults) if faults else Reading(ItemList(tuple(items)))


def _from_item(
    questions: dict[str, Question], plain: dict[str, object], number: int, today: date
) -> tuple[Item, list[Fault]]:
    id_ = plain.get("id", f"item{number:04}")
    faults = [Fault(FaultCode.SHAPE, f"{number}/{key}") for key in plain if key != "id" and key not in questions]
    if not isinstance(id_, str) or not ITEM_ID.fullmatch(id_):
        faults.append(Fault(FaultCode.SHAPE, f"{number}/id"))
    answers: dict[str, Value] = {}
    for question in (questions[key] for key in plain if key in questions):
        reading = from_plain(question, plain[question.id], today)
        faults += [Fault(each.code, f"{number}/{question.id}/{each.part}", each.about) for each in reading.faults]
        if reading.value is not None:
            answers[question.id] = reading.value
    return Item(str(id_), answers), faults
