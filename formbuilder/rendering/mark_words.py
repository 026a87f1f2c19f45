"""The marks of questions and sections in words, and what is wrong with a mark, said where it is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from formbuilder.definition.every_question import every_question
from formbuilder.definition.marks import Fact
from formbuilder.definition.model import Address, Date, Name, NhsNumber, Postcode, Question, QuestionType
from formbuilder.drafting.owners import Owned
from formbuilder.problems import Code
from formbuilder.rendering.asked_tasks import thing_words
from formbuilder.rendering.boxes import Offer
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called

PRIVATE = "Private answers are on no copy. They are not asked when somebody else fills in the form."
APART = "They are sent by themselves, with the month and without the name. Nobody can tell who gave them."
NOTHING = "none"
"""What is sent where no mark is chosen."""
LISTS: Mapping[Fact, tuple[str, tuple[type[QuestionType], ...], str]] = {
    Fact.NAME: ("Their name", (Name,), "a person’s name"),
    Fact.DATE_OF_BIRTH: ("Their date of birth", (Date,), "a date"),
    Fact.POSTCODE: ("Their postcode", (Postcode, Address), "a postcode or an address"),
    Fact.NHS_NUMBER: ("Their NHS number", (NhsNumber,), "an NHS number"),
}
"""By mark: its words, the kinds of answers that can have it, and what these are called."""
BROWSERS: Mapping[str, str] = {
    "off": "Nothing: the browser must stay out of it",
    "name": "Their whole name",
    "given-name": "Their first name",
    "family-name": "Their last name",
    "honorific-prefix": "Their title, such as Mrs",
    "nickname": "What friends call them",
    "bday": "Their date of birth",
    "sex": "Their sex",
    "language": "Their language",
    "street-address": "Their address",
    "address-line1": "Line 1 of their address",
    "address-level2": "Their town",
    "postal-code": "Their postcode",
    "email": "Their e-mail address",
    "tel": "Their phone number",
    "organization": "Where they work",
    "organization-title": "Their job",
    "url": "Their website",
}
"""What browsers know of people, by its name in the HTML standard: what a form of care may ask for."""
ON_ITS_PAGE = "On one page, “{one}” is private and “{other}” is not. Make both the same, or move one of them."
READ = "“{where}” is asked because of “{one}”, and is not private. Make it private too, or change when it is asked."
READ_BY_FORM = "A condition of the whole form reads “{one}”, and is not private. Take “{one}” out of it."
COUNTED = "A sum of the form uses “{one}”, so others would learn of it from the result. Take “{one}” out of the sum."
ID = re.compile("‘([a-z][a-z0-9_]*)’")


def private_told(draft: OpenDraft, ids: Collection[str]) -> tuple[str, ...]:
    """Return what stops these questions from being private or apart, with the words of questions for their ids."""
    return tuple(dict.fromkeys(filter(None, (_private_told(draft, each, ids) for each in draft.problems))))


def _private_told(draft: OpenDraft, owned: Owned, ids: Collection[str]) -> str:
    """Return a problem in words; "" if it is about something else."""
    named = [each for each in ID.findall(owned.problem.message) if each in draft.questions]
    if not {*named} & {*ids}:
        return ""
    one, other = (called(draft.questions[each]) for each in (named[0], named[-1]))
    where = thing_words(draft, owned.thing)
    return _sentence(owned).format(one=one, other=other, where=where)


def _sentence(owned: Owned) -> str:
    if owned.problem.code is Code.PRIVATE_READ:
        return READ if owned.thing.id else READ_BY_FORM
    return {Code.PRIVATE_IN_PART: ON_ITS_PAGE, Code.PRIVATE_COUNTED: COUNTED}.get(owned.problem.code, "")


def list_told(draft: OpenDraft, question: Question) -> Iterator[str]:
    """Yield what is wrong with the mark of a question that an assessor’s list is searched by."""
    if question.list is None:
        return
    _, types, kind = LISTS[question.list]
    if not isinstance(question.type, types):
        yield f"Only a question that people answer with {kind} can have this mark. Choose “Nothing”."
    if question.private or question.apart:
        yield "Nobody may search for what is private or kept apart. Choose “Nothing”, or change that above."
    if twin := _first_of(draft, question, lambda each: each.list == question.list):
        yield f"“{called(twin)}” has this mark already. Choose “Nothing” here, or there."


def fact_told(draft: OpenDraft, question: Question) -> Iterator[str]:
    """Yield what is wrong with what a question says that it asks for."""
    if not question.fact:
        return
    if draft.library.facts is not None and question.fact not in draft.library.facts:
        yield f"“{question.fact}” is not in the list of what several forms ask. Choose another line."
    if why := _stays(draft, question):
        yield f"This answer {why}, so it stays in this form. Choose “Nothing that another form asks”."
    if twin := _first_of(draft, question, lambda each: each.fact == question.fact):
        yield f"“{called(twin)}” asks for this already, and nobody should be asked twice. Take one of them out."


def fact_offers(draft: OpenDraft, chosen: str) -> tuple[Offer, ...]:
    """Return what several forms ask for, in words, with what is chosen even if it is not known."""
    known = {id_: str(each.words) for id_, each in (draft.library.facts or {}).items()}
    every = known if not chosen or chosen in known else {**known, chosen: chosen}
    return tuple(Offer(id_, f"{words[:1].upper()}{words[1:]}") for id_, words in every.items())


def _stays(draft: OpenDraft, question: Question) -> str:
    if question.private:
        return "is private"
    if question.apart:
        return "is kept apart"
    if draft.group_of(question.id):
        return "is given for each of several people or things"
    return "may mean danger" if question.id in draft.form.danger_questions else ""


def _first_of(draft: OpenDraft, question: Question, is_one: Callable[[Question], bool]) -> Question | None:
    """Return the question before this one that has the same mark."""
    for each in every_question(draft.form.questions):
        if each.id == question.id:
            return None
        if is_one(each):
            return each
    return None
