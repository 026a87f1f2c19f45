"""What can only be seen of a whole form: ids, duties, glossary, ends, and which questions a person can reach."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from formbuilder.definition.cover_sheets import check_cover_sheet
from formbuilder.definition.discretions import check_discretion
from formbuilder.definition.every_question import every_question
from formbuilder.definition.facts import check_facts
from formbuilder.definition.marks import Fact
from formbuilder.definition.model import (
    Address,
    Date,
    Form,
    Group,
    Information,
    Name,
    NhsNumber,
    Postcode,
    Question,
    QuestionType,
)
from formbuilder.definition.reading import Reading
from formbuilder.definition.rules import check_rules
from formbuilder.definition.slots import slots
from formbuilder.definition.sum_rules import check_sums
from formbuilder.definition.under_13 import check_ages
from formbuilder.problems import Code, Place

NO_WORD = re.compile(r"[^\w’'-]+")
FACTS: Mapping[Fact, tuple[tuple[type[QuestionType], ...], str]] = {
    Fact.NAME: ((Name,), "a name question"),
    Fact.DATE_OF_BIRTH: ((Date,), "a date question"),
    Fact.POSTCODE: ((Postcode, Address), "a postcode or an address question"),
    Fact.NHS_NUMBER: ((NhsNumber,), "a nhs_number question"),
}
"""Which types of question give which fact, and how to say so."""

MOST_OF = {Fact.NAME: 2}
"""Facts that a form may take from more than one question: a name can be written in two scripts."""


def check(form: Form, reading: Reading) -> None:
    """Add every problem that shows only when the parts of ``form`` are seen together."""
    questions = tuple(every_question(form.questions))
    _check_ids(form, questions, reading)
    _check_replaced(questions, reading)
    _check_list(questions, reading)
    check_facts(form, reading)
    _check_urgent(form, questions, reading)
    _check_records(form, reading)
    check_cover_sheet(form, questions, reading)
    check_discretion(form, questions, reading)
    check_ages(form, questions, reading)
    _check_glossary(form, reading)
    unreachable = check_rules(form, questions, reading)
    check_sums(form, unreachable, reading)
    _check_duties(form, (each for each in questions if each.id not in unreachable), reading)


def _check_ids(form: Form, questions: Collection[Question], reading: Reading) -> None:
    _unique("a section", ((each.id, each.place) for each in form.sections), reading)
    _unique("a page", ((each.id, each.place) for each in form.pages), reading)
    _unique("an end", ((each.id, each.place) for each in form.ends), reading)
    named = [(each.id, each.place) for each in questions]
    _unique("a question", named, reading)
    ids = dict(reversed(named))
    for name in form.conditions.keys() & ids.keys():
        place = reading.names[name]
        where = ids[name].seen_from(place)
        reading.refuse(place, Code.DUPLICATE_ID, id=name, thing="a question", where=where)


def _unique(thing: str, named: Iterable[tuple[str, Place]], reading: Reading) -> None:
    seen: dict[str, Place] = {}
    for name, place in named:
        if name in seen:
            where = seen[name].seen_from(place)
            reading.refuse(place, Code.DUPLICATE_ID, id=name, thing=thing, where=where)
        elif name:
            seen[name] = place


def _check_replaced(questions: Collection[Question], reading: Reading) -> None:
    for question in questions:
        if question.id in question.replaces:
            reading.refuse(question.place, Code.REPLACES_ITSELF, found=question.id)


def _check_list(questions: Collection[Question], reading: Reading) -> None:
    taken: dict[Fact, list[str]] = {}
    for question in (each for each in questions if each.list):
        fact = Fact(question.list or "")
        words = "NHS number" if fact is Fact.NHS_NUMBER else fact.replace("_", " ")
        types, allowed = FACTS[fact]
        if not isinstance(question.type, types):
            reading.refuse(question.place, Code.LIST_MISFIT, fact=words, thing=f"‘{question.id}’", allowed=allowed)
        if question.private or question.apart:
            reading.refuse(question.place, Code.LIST_PRIVATE, id=question.id)
        if len(others := taken.setdefault(fact, [])) >= MOST_OF.get(fact, 1):
            reading.refuse(question.place, Code.LIST_TWICE, fact=words, id=others[0])
        others.append(question.id)


def _check_urgent(form: Form, questions: Collection[Question], reading: Reading) -> None:
    informations = {each.id for each in questions if isinstance(each.type, Information)}
    for urgent in form.urgent:
        if urgent.say and urgent.say not in informations:
            reading.refuse(urgent.place, Code.BAD_URGENT, found=urgent.say)


def _check_records(form: Form, reading: Reading) -> None:
    if form.records:
        for end in form.ends[:1]:
            reading.refuse(end.place, Code.ENDS_UNUSED)
        return
    for question in form.questions:
        if isinstance(question.type, Group):
            reading.refuse(question.place, Code.RECORDS_NOTHING, id=question.id)
    asking = [page for page in form.pages if not all(isinstance(each.type, Information) for each in page.questions)]
    for page in asking[1:]:
        reading.refuse(page.place, Code.ONE_PAGE_ONLY)
    _check_ends(form, reading)


def _check_ends(form: Form, reading: Reading) -> None:
    if not form.ends:
        reading.refuse(form.place, Code.MISSING_KEY, thing="a form with ‘records: no’", key="ends")
        return
    for end in form.ends[:-1]:
        if end.place not in reading.conditions:
            reading.refuse(end.place, Code.END_TOO_SOON)
    if form.ends[-1].place in reading.conditions:
        reading.refuse(form.ends[-1].place, Code.LAST_END)


def _check_glossary(form: Form, reading: Reading) -> None:
    if not form.glossary:
        return
    words_of_form = (words.text for address, words in slots(form) if not address.startswith("glossary."))
    text = NO_WORD.sub(" ", " ".join(("", *words_of_form)).casefold())
    for word, meaning in form.glossary.items():
        if NO_WORD.sub(" ", f" {word.strip().casefold()}") not in text:
            reading.refuse(meaning.place, Code.GLOSSARY_UNUSED, found=word)


def _check_duties(form: Form, reachable: Iterable[Question], reading: Reading) -> None:
    served = {duty for question in reachable for duty in question.serves}
    duties = reading.library.duties or {}
    for duty in form.duties:
        for part in reading.library.parts(duty):
            if part not in served:
                sentence = str(duties[part].sentence).rstrip(".") if part in duties else "it is not described"
                place = reading.duties.get(duty, form.place)
                reading.refuse(place, Code.DUTY_NOT_SERVED, duty=part, sentence=sentence)
