"""Scenarios: answers in the plain shapes of ``forms walk``, checked against the questions that they answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from formbuilder.definition.calculations import Result
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import CANNOT_TELL, ID, SCENARIO, THEN
from formbuilder.definition.model import Group, Question, Scenario, Section
from formbuilder.definition.plain_answers import NOT_ONE, expected, plain
from formbuilder.definition.reading import Reading
from formbuilder.definition.sums import OFFICER
from formbuilder.definition.yaml_source import Fields, Items, Scalar, Source
from formbuilder.problems import Code, Place


@dataclass(frozen=True, slots=True)
class Sums:
    """What scenarios can expect of calculations: their ids, and the ids of the officer’s talks."""

    calculations: Collection[str]
    talks: Collection[str]

    @classmethod
    def of(cls, calculations: Collection[str], result: Result | None) -> Sums:
        """Gather them."""
        return cls(calculations, [talk.id for talk in result.talks] if result else [])


def scenarios(form: Entry, sections: Iterable[Section], sums: Sums) -> tuple[Scenario, ...]:
    """Read the scenarios of a form, if it has any."""
    if not form.has("scenarios"):
        return ()
    questions = {each.id: each for section in sections for page in section.pages for each in page.questions}
    inside = {
        each.id: each for group in questions.values() if isinstance(group.type, Group) for each in group.type.questions
    }
    return tuple(_scenario(each, questions, inside, sums, form.reading) for each in form.items("scenarios"))


def _scenario(
    source: Source, questions: Mapping[str, Question], inside: Mapping[str, Question], sums: Sums, reading: Reading
) -> Scenario:
    entry = Entry.of(source, SCENARIO, reading)
    then = Entry.of(found, THEN, reading) if (found := entry.source("then")) else None
    asked = _ids(then, "asked", {**questions, **inside}) if then else ()
    not_asked = _ids(then, "not_asked", {**questions, **inside}) if then else ()
    if then:
        for each in set(asked) & set(not_asked):
            then.refuse("not_asked", Code.ASKED_AND_NOT, found=each)
    else:
        entry.refuse("then", Code.MISSING_KEY, thing=SCENARIO.name)
    results = _results(then, sums) if then and then.has("results") else {}
    if any(key != OFFICER for key in results) and not entry.has("on"):
        reading.refuse(entry.place, Code.SUMS_NEED_A_DAY, name=entry.words("name"))
    return Scenario(
        name=entry.words("name").text,
        answers=_answers(entry, questions),
        asked=asked,
        not_asked=not_asked,
        results=results,
        on=entry.day("on") if entry.has("on") else None,
        place=entry.place,
    )


def _ids(then: Entry, key: str, questions: Mapping[str, Question]) -> tuple[str, ...]:
    found = then.names(key, ID)
    for each in found:
        if each.value not in questions:
            _unknown(each.value, each.place, questions, then.reading)
    return tuple(each.value for each in found)


def _results(then: Entry, sums: Sums) -> Mapping[str, str]:
    """Read what calculations should come to, and which talk of an officer there should be."""
    part = then.part("results")
    for id_ in part.fields.value:
        found = part.scalar(id_)
        if id_ == OFFICER:
            _check_talk(found, sums, part)
        elif id_ not in sums.calculations:
            way_out = part.reading.way_out(id_, sums.calculations)
            part.reading.refuse(part.key_place(id_), Code.UNKNOWN_CALCULATION, found=id_, way_out=way_out)
        elif found and found.value != CANNOT_TELL:
            part.number(id_, f"a number in digits, such as 12.50, or {CANNOT_TELL}")
    return {id_: each.value for id_, each in part.fields.value.items() if isinstance(each, Scalar)}


def _check_talk(found: Scalar | None, sums: Sums, part: Entry) -> None:
    if found and found.value not in sums.talks:
        way_out = part.reading.way_out(found.value, sums.talks)
        part.reading.refuse(found.place, Code.UNKNOWN_TALK, found=found.value, way_out=way_out)


def _answers(entry: Entry, questions: Mapping[str, Question]) -> Mapping[str, object]:
    source = entry.source("answers")
    if isinstance(source, Fields) and not source.value:
        return {}
    part = entry.part("answers")
    return _by_question(part.fields, questions, entry.reading)


def _by_question(fields: Fields, questions: Mapping[str, Question], reading: Reading) -> Mapping[str, object]:
    answers: dict[str, object] = {}
    for id_, source in fields.value.items():
        question = questions.get(id_)
        if question is None:
            _unknown(id_, fields.keys[id_].place, questions, reading)
        elif isinstance(question.type, Group) and isinstance(source, Items):
            inside = {each.id: each for each in question.type.questions}
            answers[id_] = [_by_question(_item(each, question, reading), inside, reading) for each in source.value]
        else:
            answers[id_] = _answer(source, question, reading)
    return answers


def _item(source: Source, group: Question, reading: Reading) -> Fields:
    if isinstance(source, Fields):
        return source
    reading.refuse(source.place, Code.BAD_ANSWER, found=_shown(source), id=group.id, expected=expected(group))
    return Fields({}, source.place, {})


def _answer(source: Source, question: Question, reading: Reading) -> object:
    found = plain(source, question)
    if found is NOT_ONE:
        way_out = expected(question)
        reading.refuse(source.place, Code.BAD_ANSWER, found=_shown(source), id=question.id, expected=way_out)
        return ""
    return found


def _shown(source: Source) -> str:
    return source.value if isinstance(source, Scalar) else source.kind


def _unknown(found: str, place: Place, questions: Mapping[str, Question], reading: Reading) -> None:
    reading.refuse(place, Code.UNKNOWN_QUESTION, found=found, way_out=reading.way_out(found, questions))
