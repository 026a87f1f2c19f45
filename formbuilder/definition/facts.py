"""Facts that several forms ask of the same person, and how to see that two questions ask for the same one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from unicodedata import normalize

from formbuilder.definition.entry import Entry
from formbuilder.definition.language import SLUG
from formbuilder.definition.model import Form, Group, Information, Question, Statement
from formbuilder.definition.reading import Reading
from formbuilder.expressions.syntax import names
from formbuilder.problems import Code, Place, Problem

NO_FACT = (Group, Statement, Information)
"""Types that pass nothing on: lists of items, what somebody agrees with for one form, and words only."""
NO_WORD = re.compile(r"[^\w’'-]+")


def fact(question: Entry) -> str:
    """Read which fact of the register a question asks for; "" if it says none."""
    found, known = question.written_if_any("fact", SLUG), question.reading.library.facts
    if found and known is not None and found not in known:
        way_out = question.reading.way_out(found, known, "Add it there, or take it away here.")
        question.refuse("fact", Code.UNKNOWN_FACT, found=found, way_out=way_out)
    return found


def known_by(question: Question) -> frozenset[str]:
    """Return what a question is known by in other forms: its fact, and its id where it is of a shared block."""
    of_block = f"{question.block.partition('@')[0]}/{question.id}" if question.block else ""
    return frozenset({question.fact, of_block} - {""})


def same_fact(one: Question, other: Question) -> bool:
    """Say whether two questions ask for the same fact."""
    return not known_by(one).isdisjoint(known_by(other))


def is_quiet(form: Form) -> bool:
    """Say whether no other form may tell of this one: it records nothing, or leaves little for others to find."""
    keeps_quiet = form.discretion.anonymous or not (form.discretion.copies and form.discretion.code_first)
    return keeps_quiet or not form.records


def passes_on(form: Form) -> Iterator[Question]:
    """Yield the questions whose answers another form may take over: never private, kept apart, or about danger.

    Nor is it what tells that somebody is under 13: the page that turns a child away must see it typed.
    A form that keeps quiet passes nothing on and takes nothing over.
    """
    if is_quiet(form):
        return
    stays = frozenset(section.id for section in form.sections if section.private or section.apart)
    danger, young = form.danger_questions, form.discretion.under_13
    held = danger | (names(young.when, form.conditions) if young else frozenset())
    for page in form.pages:
        if page.section in stays or page.private or page.apart:
            continue
        for question in page.questions:
            if not (isinstance(question.type, NO_FACT) or _stays(question, held)):
                yield question


def check_facts(form: Form, reading: Reading) -> None:
    """Refuse a fact that must stay in its form, and one that is asked twice."""
    danger = form.danger_questions
    asked: dict[str, Place] = {}
    for question in form.questions:
        for inner in question.type.questions if isinstance(question.type, Group) else ():
            if inner.fact:
                reading.refuse(inner.place, Code.FACT_STAYS, id=inner.id, why="has an answer for each item of a group")
        if not question.fact:
            continue
        if why := _stays(question, danger):
            reading.refuse(question.place, Code.FACT_STAYS, id=question.id, why=why)
        first = asked.setdefault(question.fact, question.place)
        if first is not question.place:
            where = first.seen_from(question.place)
            reading.refuse(question.place, Code.FACT_TWICE, fact=question.fact, where=where)


def asked_two_ways(form: Form, linked: Form) -> Iterator[Problem]:
    """Find what ``form`` and the form it is linked with ask alike, and would have to be answered twice."""
    others = tuple(passes_on(linked))
    by_words: Mapping[str, Collection[Question]] = _by_words(others)
    for question in passes_on(form):
        alike = [*by_words.get(_plain(question), ()), *(other for other in others if _same_mark(question, other))]
        for other in dict.fromkeys(each.id for each in alike if not _is_settled(question, each)):
            twin = next(each for each in others if each.id == other)
            yield Problem.at(
                question.place,
                Code.ASKED_TWO_WAYS,
                id=question.id,
                own=form.name,
                other=other,
                form=linked.name,
                where=f"{twin.place.file} on line {twin.place.line}",
                why=_alike(question, twin),
            )


def _is_settled(one: Question, other: Question) -> bool:
    """Say whether it is known if two questions ask for the same: one fact, or two that the authors told apart."""
    return same_fact(one, other) or bool(one.fact and other.fact)


def _stays(question: Question, danger: Collection[str]) -> str:
    """Say why an answer may not go to another form; "" if it may."""
    if question.private:
        return "is private"
    if question.apart:
        return "is kept apart"
    return "may mean danger" if question.id in danger else ""


def _by_words(questions: Collection[Question]) -> Mapping[str, Collection[Question]]:
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(_plain(question), []).append(question)
    return found


def _same_mark(one: Question, other: Question) -> bool:
    return _same_list(one, other) or _same_autocomplete(one, other)


def _same_list(one: Question, other: Question) -> bool:
    return one.list is not None and one.list == other.list


def _same_autocomplete(one: Question, other: Question) -> bool:
    return one.autocomplete not in {"", "off"} and one.autocomplete == other.autocomplete


def _alike(one: Question, other: Question) -> str:
    if _same_list(one, other):
        return f"both say ‘list: {one.list}’"
    if _same_autocomplete(one, other):
        return f"both say ‘autocomplete: {one.autocomplete}’"
    return "the same words stand in ‘ask’"


def _plain(question: Question) -> str:
    """Return the words of ``ask`` without capitals, signs and double spaces."""
    return NO_WORD.sub(" ", normalize("NFKC", question.ask.text).casefold().replace("'", "’")).strip()
