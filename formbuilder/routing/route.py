"""A form made ready to be walked: its conditions are compiled once, and each walk is one pass over its pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from formbuilder.answers.operands import operand
from formbuilder.answers.values import Answers, ItemList, Value
from formbuilder.definition.model import Form, Question
from formbuilder.definition.outcomes import End
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.syntax import ON
from formbuilder.routing.stops import Condition, Items, deciding_for, items, parts, watched
from formbuilder.routing.walk_source import Over, over
from formbuilder.routing.walking import Walk
from formbuilder.routing.way import Way


@dataclass(frozen=True, slots=True)
class Danger:
    """An answer means danger today."""

    index: int
    """Its place in ``form.urgent``, from 0."""
    say: str
    """The id of the information that says what to do."""
    reads: frozenset[str]
    """The questions that it was read from."""


@dataclass(frozen=True, slots=True)
class Route:
    """A form and its conditions, ready to run; made once for a form."""

    form: Form
    _over: Over = field(repr=False)
    _items: Items = field(repr=False)
    _alarms: tuple[tuple[Condition, Danger], ...] = field(repr=False)
    _ends: tuple[tuple[End, Condition | None], ...] = field(repr=False)
    _cover_if: Condition | None = field(repr=False)
    _too_young: Condition | None = field(repr=False)

    @classmethod
    def of(cls, form: Form) -> Route:
        """Compile the conditions of ``form``; raise ExpressionError if they are too much to work out."""
        deciding = deciding_for(form)
        alarms = tuple((Condition.of(urgent.today, deciding), urgent.say) for urgent in form.urgent)
        return cls(
            form,
            over(parts(form, deciding, watched(form)), deciding),
            items(form, deciding),
            tuple((holds, Danger(index, say, holds.reads)) for index, (holds, say) in enumerate(alarms)),
            tuple((end, Condition.if_any(end.show_if, deciding)) for end in form.ends),
            Condition.if_any(form.cover_sheet.show_if, deciding) if form.cover_sheet else None,
            Condition.of(form.discretion.under_13.when, deciding) if form.discretion.under_13 else None,
        )

    def walk(self, answers: Answers, on: date, *, alone: bool = True) -> Way:
        """Return the way that ``answers`` lead; ``on`` is the day, ``alone`` whether the person fills in themselves.

        A condition sees only answers to questions that are asked; it holds only when it is true. What is private is
        not asked when somebody else fills in.
        """
        walk = Walk(answers, {ON: on}, alone=alone)
        self._over(walk)
        return walk.way()

    def dangers(self, way: Way) -> tuple[Danger, ...]:
        """Return every danger that the answers on the way mean, private ones too."""
        return tuple(danger for condition, danger in self._alarms if condition.holds(way.known) is True)

    def end(self, answers: Answers, on: date) -> End | None:
        """Return where a form that records nothing leads: its first end whose condition holds."""
        known = self.walk(answers, on).known
        return next((end for end, condition in self._ends if condition is None or condition.holds(known) is True), None)

    def is_too_young(self, way: Way) -> bool:
        """Say whether the answers on the way are those of a child under 13, as ``under_13`` of the form sees it."""
        return self._too_young is not None and self._too_young.holds(way.known) is True

    def covers(self, way: Way) -> bool:
        """Say whether the form has a cover sheet for proof, and its condition holds on the way."""
        if self.form.cover_sheet is None:
            return False
        return self._cover_if is None or self._cover_if.holds(way.known) is True

    def item_steps(self, group: Question, answers: Answers, way: Way) -> tuple[tuple[Question, ...], ...]:
        """Return the questions that are asked about one item, step by step, given what was said of it so far."""
        known: dict[str, Operand] = dict(way.known)
        found = []
        for step in self._items.get(group.id, ()):
            asked = tuple(
                question
                for question, condition in step
                if (way.alone or not question.private) and (condition is None or condition.holds(known) is True)
            )
            known |= {each.id: operand(each, answers[each.id]) for each in asked if each.id in answers}
            found.append(asked)
        return tuple(step for step in found if step)

    def sendable(self, way: Way, answers: Answers) -> Answers:
        """Return what may be sent: only answers to what is asked on the way, within items too."""
        asked = (question for question in way.questions if question.id in answers)
        return {question.id: self._sendable(question, answers[question.id], way) for question in asked}

    def _sendable(self, question: Question, value: Value, way: Way) -> Value:
        if not isinstance(value, ItemList):
            return value
        kept = (replace(item, answers=self._of_item(question, item.answers, way)) for item in value.items)
        return ItemList(tuple(kept))

    def _of_item(self, group: Question, answers: Answers, way: Way) -> Answers:
        asked = (question.id for step in self.item_steps(group, answers, way) for question in step)
        return {id_: answers[id_] for id_ in asked if id_ in answers}
