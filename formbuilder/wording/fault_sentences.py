"""What to do about each fault in an answer, built from the question's ``short``.

A ``short`` is a noun (“your date of birth”) or a clause (“how many hours you helped”); every sentence holds for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from formbuilder.answers.numbers import least, most
from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.definition.marks import Also, Period
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Group,
    Money,
    Number,
    Question,
    Statement,
    YesNo,
)
from formbuilder.wording import shapes, written
from formbuilder.wording.items import add_words

Say: TypeAlias = Callable[[Question, Fault], str]

BOXES = {
    "line1": "line 1 of the address",
    "line2": "line 2 of the address",
    "town": "the town",
    "postcode": "the postcode",
    "first": "the first name",
    "last": "the last name",
}
"""What a box is called where a question has several."""


def fault_words(question: Question, fault: Fault) -> str:
    """Return what to do about ``fault``: the form's own words for its code, or ours. One sentence has no full stop."""
    if isinstance(question.type, Group) and "/" in fault.part:
        return _in_item(question.type, fault)
    own = question.errors.get(fault.code)
    return str(own) if own else SENTENCES[fault.code](question, fault)


def _in_item(group: Group, fault: Fault) -> str:
    number, _, rest = fault.part.partition("/")
    id_, _, part = rest.partition("/")
    inner = next((each for each in group.questions if each.id == id_), None)
    if inner is None:
        return f"Number {number}: take out what the form does not ask for"
    return f"Number {number}: {fault_words(inner, replace(fault, part=part))}"


def _do(question: Question) -> str:
    """Return “Enter how many hours you helped”, or “Select …” where there are answers to select."""
    match question.type:
        case YesNo() | Choice() | Choices():
            return f"Select {question.short}"
        case _:
            return f"Enter {question.short}"


def _missing(question: Question, fault: Fault) -> str:
    del fault
    match question.type:
        case YesNo() | Choice() | Choices():
            return _do(question)
        case Group():
            return f"{_do(question)}. Select ‘{add_words(question, more=False)}’ to start."
        case Statement():
            return f"Tick the box next to ‘{question.ask}’ to continue"
        case _:
            also = [f"‘{written.ALSO[each]}’" for each in question.also]
            return f"{_do(question)}, or choose {written.either(also)}" if also else _do(question)


def _both(question: Question, fault: Fault) -> str:
    chosen = [f"‘{written.ALSO[Also(each)]}’" for each in fault.about]
    if len(chosen) > 1:
        return f"Choose only one of {' and '.join(chosen)}"
    return f"{_do(question)}, or choose {written.either(chosen)}, not both"


def _option(question: Question, fault: Fault) -> str:
    del fault
    return f"Choose from the answers on the page: {question.short}"


def _alone(question: Question, fault: Fault) -> str:
    match question.type:
        case Choices(options):
            labels = [f"‘{option.label}’" for option in options if option.value in fault.about]
        case _:
            labels = []
    if len(labels) == 1:
        return f"Choose {labels[0]} or the other answers, not both"
    return f"Choose only {written.either(labels)}, or only the other answers"


def _too_long(question: Question, fault: Fault) -> str:
    over = written.number(Decimal(fault.about[0]))
    box = f" from {BOXES[fault.part]}" if fault.part in BOXES else ""
    signs = "letter, sign or space" if over == "1" else "letters, signs or spaces"
    return f"Use fewer words for {question.short}. Take away at least {over} {signs}{box}."


def _not_a_number(question: Question, fault: Fault) -> str:
    del fault
    example = shapes.example(question)
    also = f" If you do not know, choose ‘{written.ALSO[Also.DONT_KNOW]}’." if Also.DONT_KNOW in question.also else ""
    return f"{_do(question)} {shapes.as_what(question)}, like {example}. “About {example}” is fine too.{also}"


def _range(question: Question, fault: Fault) -> str:
    middle = (int(fault.about[0]) + int(fault.about[1])) // 2
    return f"Enter one number for {question.short}. A guess is fine, like “about {middle}”."


def _not_whole(question: Question, fault: Fault) -> str:
    return f"{_do(question)} as a whole number, like {written.either(fault.about)}"


def _places(question: Question, fault: Fault) -> str:
    del fault
    if isinstance(question.type, Money):
        return f"{_do(question)} in pounds and pence, like {shapes.example(question)}"
    return f"{_do(question)} with at most 6 figures after the point"


def _size(question: Question, fault: Fault) -> str:
    """Name both bounds where the question has both, so that nobody meets them one after the other."""
    match question.type:
        case Money() as kind:
            thing, show = "a sum", written.pounds
        case Number() as kind:
            thing, show = "a number", written.number
        case _:
            return _do(question)
    if kind.max is not None:
        size = f"from {show(least(kind))} to {show(kind.max)}"
    elif fault.code is FaultCode.TOO_SMALL:
        size = f"that is {show(least(kind))} or more"
    else:
        size = f"that is {show(most(kind))} or less"
    return f"Check {question.short}. Enter {thing} {size}."


def _amount(question: Question, fault: Fault) -> str:
    del fault
    return f"{_do(question)} in pounds and pence, like {shapes.example(question)}"


def _period(question: Question, fault: Fault) -> str:
    del fault
    periods = question.type.periods if isinstance(question.type, Money) else ()
    choices = written.either(written.PERIODS_FOR[period] for period in periods)
    return f"Check {question.short}. Choose if the sum is for {choices}."


def _other_period(question: Question, fault: Fault) -> str:
    wrote = written.PERIODS_FOR[Period(fault.about[0])]
    periods = question.type.periods if isinstance(question.type, Money) else ()
    match periods:
        case ():
            return f"{_do(question)} as one sum. You wrote a sum for {wrote}."
        case (only,):
            return f"{_do(question)} for {written.PERIODS_FOR[only]}. You wrote a sum for {wrote}."
        case _ if fault.about[0] in periods:
            return f"Check {question.short}. You wrote a sum for {wrote}, and something else is chosen below it."
        case _:
            choices = written.either(written.PERIODS_FOR[period] for period in periods)
            return f"Check {question.short}. You wrote a sum for {wrote}. Choose if it is for {choices}."


def _check(what_to_do: str) -> Say:
    def say(question: Question, fault: Fault) -> str:
        del fault
        return f"Check {question.short}. {what_to_do}"

    return say


def _like(example: str) -> Say:
    def say(question: Question, fault: Fault) -> str:
        del fault
        return f"{_do(question)}, like {example}"

    return say


def _year(question: Question, fault: Fault) -> str:
    del fault
    example = 1950 if isinstance(question.type, Date) and question.type.past else 2027
    return f"Check {question.short}. Enter all four numbers of the year, like {example}."


def _no_such_day(question: Question, fault: Fault) -> str:
    del question
    last, month, year = fault.about
    name = written.MONTHS[int(month) - 1]
    return f"{last} is the last day of {f'{name} {year}' if year else name}. Check the day."


def _year_range(question: Question, fault: Fault) -> str:
    return f"Check {question.short}. Enter a year from {fault.about[0]} to {fault.about[1]}."


def _future(question: Question, fault: Fault) -> str:
    del fault
    return f"Check {question.short}. Enter a date that is not after today."


def _postcode(question: Question, fault: Fault) -> str:
    del fault
    if isinstance(question.type, Address):
        return f"Check {question.short}. Enter the postcode like MK40 2BQ, or leave the postcode out."
    return f"{_do(question)}, like MK40 2BQ"


def _too_many(question: Question, fault: Fault) -> str:
    top, count = map(int, fault.about)
    return f"Check {question.short}. There is room for {top}. Remove {count - top}."


def _shape(question: Question, fault: Fault) -> str:
    del fault
    if question.short is None:
        return "Write no answer for words that ask nothing"
    return f"Write {question.short} {shapes.in_json(question)}"


SENTENCES: dict[FaultCode, Say] = {
    FaultCode.MISSING: _missing,
    FaultCode.BOTH: _both,
    FaultCode.OPTION: _option,
    FaultCode.ALONE: _alone,
    FaultCode.TOO_LONG: _too_long,
    FaultCode.NOT_A_NUMBER: _not_a_number,
    FaultCode.RANGE: _range,
    FaultCode.NOT_WHOLE: _not_whole,
    FaultCode.PLACES: _places,
    FaultCode.TOO_SMALL: _size,
    FaultCode.TOO_BIG: _size,
    FaultCode.AMOUNT: _amount,
    FaultCode.PERIOD: _period,
    FaultCode.OTHER_PERIOD: _other_period,
    FaultCode.NOT_A_DAY: _check("Enter the day as a number from 1 to 31."),
    FaultCode.NOT_A_MONTH: _check("Enter the month as a number or a name, like 2 or February."),
    FaultCode.NOT_A_YEAR: _year,
    FaultCode.DAY_MISSING: _check("Enter the day too."),
    FaultCode.MONTH_MISSING: _check("Enter the month too."),
    FaultCode.YEAR_MISSING: _check("Enter the year too."),
    FaultCode.NO_SUCH_DAY: _no_such_day,
    FaultCode.SHORT_YEAR: _year,
    FaultCode.YEAR_RANGE: _year_range,
    FaultCode.FUTURE: _future,
    FaultCode.EMAIL: _like("name@example.com"),
    FaultCode.PHONE: _like("01632 960 001"),
    FaultCode.POSTCODE: _postcode,
    FaultCode.LINE1: _check("Enter line 1 of the address."),
    FaultCode.FIRST: _check("Enter the first name. If there is only one name, put it there."),
    FaultCode.NI_NUMBER: _check("Enter 2 letters, 6 numbers and a letter, like QQ 12 34 56 C."),
    FaultCode.NHS_NUMBER: _check("Enter all 10 numbers, like 943 476 5919. Compare each number with your letter."),
    FaultCode.TOO_MANY: _too_many,
    FaultCode.SHAPE: _shape,
}
"""A sentence for every code; a test holds the two to each other."""
