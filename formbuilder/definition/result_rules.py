"""Whether the result tells what the calculations work out: its sentences, its working, and from when weeks count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from formbuilder.definition.calculations import Result
from formbuilder.definition.marks import DatePart
from formbuilder.definition.model import Date, Form, Question
from formbuilder.definition.reading import Reading
from formbuilder.definition.reads import reads_of_sum
from formbuilder.definition.words import Words
from formbuilder.problems import Code

BRACES = re.compile(r"\{[^{}]*\}?|\}")
"""The name of a calculation in curly brackets, or what may have been meant as one."""


class Asked(Protocol):
    """A question, and the group whose items it is asked about."""

    @property
    def question(self) -> Question: ...

    @property
    def group(self) -> str: ...


def sums_in(words: Words) -> tuple[str, ...]:
    """Return the ids of the calculations whose amounts stand in ``words``, in order."""
    return tuple(found[1:-1] for found in BRACES.findall(words.text))


def check_result(form: Form, asked: Mapping[str, Asked], reading: Reading) -> None:
    """Refuse what the result cannot tell."""
    if form.result:
        _check_working(form, reading)
        _check_words(form, form.result, reading)
        _check_starts(form.result, asked, reading)


def _check_working(form: Form, reading: Reading) -> None:
    for id_, place in reading.working.items():
        if id_ not in form.calculations:
            way_out = reading.way_out(id_, form.calculations)
            reading.refuse(place, Code.UNKNOWN_CALCULATION, found=id_, way_out=way_out)


def _check_words(form: Form, result: Result, reading: Reading) -> None:
    example = f"{{{next(iter(form.calculations), 'charge')}}}"
    for said in (*result.says, *result.assumed):
        for found in BRACES.findall(said.words.text):
            if found[1:-1] not in form.calculations or not found.endswith("}"):
                reading.refuse(said.words.place, Code.BAD_BRACES, found=found, example=example)
    talks = (words for talk in result.talks for words in (talk.title, talk.text))
    for words in (each for each in (result.title, result.after, *talks) if each):
        for found in BRACES.findall(words.text):
            reading.refuse(words.place, Code.NO_SUMS_HERE, found=found)


def _check_starts(result: Result, asked: Mapping[str, Asked], reading: Reading) -> None:
    if not result.starts:
        return
    place = reading.starts or result.place
    each = asked.get(result.starts)
    if each is None:
        dates = [id_ for id_, each in asked.items() if isinstance(each.question.type, Date)]
        way_out = reading.way_out(result.starts, dates)
        reading.refuse(place, Code.UNKNOWN_QUESTION, found=result.starts, way_out=way_out)
    elif fact := next(_against(each), ""):
        reading.refuse(place, Code.BAD_FROM, found=result.starts, fact=fact)


def _against(asked: Asked) -> Iterator[str]:
    """Give the reasons why charged weeks may not begin at the answer to a question."""
    type_ = asked.question.type
    if not isinstance(type_, Date):
        yield "it is no date question"
    elif type_.least is DatePart.YEAR:
        yield "people may give the year alone"
    if asked.group:
        yield "it has an answer for each item of a group"
    if asked.question.private or asked.question.apart:
        yield "it is private or kept apart"


def check_met(form: Form, reading: Reading) -> None:
    """Refuse calculations that neither the result nor another calculation reads."""
    met = {name for worked in reading.sums for name, _ in reads_of_sum(worked.expression) if name != worked.home}
    if result := form.result:
        met |= {name for said in (*result.says, *result.assumed) for name in sums_in(said.words)}
        met |= set(result.working)
    for id_, calculation in form.calculations.items():
        if id_ not in met:
            reading.refuse(calculation.place, Code.UNUSED_CALCULATION, id=id_)
