"""From answers to facts: only what is asked counts, of items too, and only what a calculation reads is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from formbuilder.answers.operands import operand
from formbuilder.answers.values import Answers, Day, Item, ItemList
from formbuilder.calculation.facts import Facts, ItemFacts, State
from formbuilder.definition.model import Form, Group, Question
from formbuilder.expressions.compiler import Holds, compile_
from formbuilder.expressions.operands import AlsoWord, Operand
from formbuilder.expressions.syntax import ON, Expression, groups_read, names


@dataclass(frozen=True, slots=True)
class Gathering:
    """What the calculations of a form read of its answers; made once for a form."""

    questions: Mapping[str, Question]
    """By id."""
    groups: Mapping[str, tuple[tuple[Question, Holds | None], ...]]
    """The groups whose items are added up: each question of an item, with its condition."""

    @classmethod
    def of(cls, form: Form, expressions: Iterable[Expression]) -> Gathering:
        """Find what ``expressions`` read, and what the conditions inside their groups read."""
        written = tuple(expressions)
        added_up = frozenset().union(*(groups_read(each) for each in written))
        groups = {each.id: _inside(each, form) for each in form.questions if each.id in added_up}
        inner = [each.show_if for inside in groups.values() for each, _ in inside if each.show_if]
        read = frozenset().union(*(names(each, form.conditions) for each in (*written, *inner)))
        return cls({each.id: each for each in form.questions if each.id in read}, groups)

    def facts(self, answers: Answers, asked: frozenset[str], on: date, weeks: Decimal) -> Facts:
        """Return what is known on the day ``on``, and why the rest is not; no rates yet."""
        known: dict[str, Operand] = {ON: on}
        doubts = dict.fromkeys(self.questions.keys() - asked, State.NOT_ASKED)
        for id_ in self.questions.keys() & asked:
            _learn(self.questions[id_], answers, known, doubts, weeks)
        items = {
            group: tuple(_item(item, questions, known, weeks) for item in _items(answers, group))
            for group, questions in self.groups.items()
            if group in asked
        }
        return Facts(known, doubts, items, {}, weeks)


def _inside(group: Question, form: Form) -> tuple[tuple[Question, Holds | None], ...]:
    inside: Iterator[Question] = iter(group.type.questions) if isinstance(group.type, Group) else iter(())
    return tuple((each, compile_(each.show_if, form.conditions) if each.show_if else None) for each in inside)


def _items(answers: Answers, group: str) -> tuple[Item, ...]:
    value = answers.get(group)
    return value.items if isinstance(value, ItemList) else ()


def _item(
    item: Item, questions: tuple[tuple[Question, Holds | None], ...], outer: Mapping[str, Operand], weeks: Decimal
) -> ItemFacts:
    known: dict[str, Operand] = {}
    doubts: dict[str, State] = {}
    for question, holds in questions:
        asked = holds is None or holds({**outer, **known}) is True
        _learn(question, item.answers if asked else None, known, doubts, weeks)
    return ItemFacts(known, doubts)


def _learn(
    question: Question, answers: Answers | None, known: dict[str, Operand], doubts: dict[str, State], weeks: Decimal
) -> None:
    """Add what was answered, and what is doubtful about it; ``answers`` is None if the question is not asked."""
    value = None if answers is None else answers.get(question.id)
    if value is None:
        doubts[question.id] = State.NOT_ASKED if answers is None else State.MISSING
        return
    found = known[question.id] = operand(question, value, weeks)
    if isinstance(found, AlsoWord):
        doubts[question.id] = State.UNKNOWN
    elif isinstance(found, Day) and found.day is None:
        doubts[question.id] = State.PARTLY
