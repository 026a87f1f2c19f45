"""Whether each condition of a form can do its work: it reads what was asked before it, and it can come true."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.definition.circles import circles
from formbuilder.definition.conditions import refuse, within
from formbuilder.definition.kinds import kinds
from formbuilder.definition.model import Form, Group, Page, Question, Section
from formbuilder.definition.reach import Reach
from formbuilder.definition.reading import Reading
from formbuilder.definition.reads import questions_of, reads
from formbuilder.definition.yaml_source import Scalar
from formbuilder.expressions.checker import check as check_types
from formbuilder.expressions.expansion import Measure
from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.kinds import Kind
from formbuilder.expressions.syntax import Expression, Name
from formbuilder.problems import MOST, Code, Place

EVERY_PAGE = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition in its place."""

    expression: Expression
    place: Place
    thing: str
    """What it shows or hides, in a sentence: “this page”."""
    before: float
    """It may read what is asked on pages with a number below this."""
    private: bool = False
    """Whether it may read private answers."""
    item: tuple[str, ...] = ()
    """Questions of the same item that are asked before."""
    group: str = ""
    outer: tuple[Expression, ...] = ()
    """What must hold already for this to be looked at."""
    shows: frozenset[str] = field(default=frozenset())
    """Questions that nobody meets unless it holds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question is asked."""

    page: int
    private: bool
    group: str = ""
    """The group whose items it belongs to."""


def check_rules(form: Form, questions: Collection[Question], reading: Reading) -> frozenset[str]:
    """Add what is wrong with conditions to the problems; return the questions that nobody can reach."""
    asked = {question_id: each for page in form.pages for question_id, each in _asked(page)}
    sight = Sight(form.conditions, asked, kinds(questions, reading.names), form.calculations, reading)
    found_before = len(reading.problems)
    for name, expression in form.conditions.items():
        _check_types(expression, reading.conditions[reading.names[name]], sight)
    cyclic = _cycles(form.conditions, reading)
    rules = tuple(_rules(form))
    for rule in rules:
        text = reading.conditions[rule.place]
        _check_types(rule.expression, text, sight)
        _check_reads(rule, text, sight)
    if cyclic or len(reading.problems) > found_before:
        return frozenset()
    _check_sizes(form, rules, reading)
    return frozenset() if len(reading.problems) > found_before else _check_reach(form, rules, reading)


def _asked(page: Page) -> Iterator[tuple[str, Asked]]:
    for question in page.questions:
        yield question.id, Asked(page.number, question.private)
        if isinstance(question.type, Group):
            for inside in question.type.questions:
                yield inside.id, Asked(page.number, inside.private, question.id)


def _rules(form: Form) -> Iterator[Rule]:
    for section in form.sections:
        yield from _of_section(section)
    for urgent in form.urgent:
        yield Rule(expression=urgent.today, place=urgent.place, thing="this warning", before=EVERY_PAGE, private=True)
    for end in form.ends:
        if end.show_if:
            yield Rule(expression=end.show_if, place=end.place, thing="this end", before=EVERY_PAGE)
    if young := form.discretion.under_13:
        yield Rule(expression=young.when, place=young.place, thing="‘under_13’", before=EVERY_PAGE, private=True)
    if (sheet := form.cover_sheet) and sheet.show_if:
        yield Rule(expression=sheet.show_if, place=sheet.place, thing="the cover sheet", before=EVERY_PAGE)


def _of_section(section: Section) -> Iterator[Rule]:
    outer: tuple[Expression, ...] = ()
    if section.show_if:
        yield Rule(
            expression=section.show_if,
            place=section.place,
            thing="this section",
            before=min((page.number for page in section.pages), default=EVERY_PAGE),
            private=section.private,
            shows=frozenset(each for page in section.pages for each, _ in _asked(page)),
        )
        outer = (section.show_if,)
    for page in section.pages:
        yield from _of_page(page, outer)


def _of_page(page: Page, outer: tuple[Expression, ...]) -> Iterator[Rule]:
    if page.show_if:
        yield Rule(
            expression=page.show_if,
            place=page.place,
            thing="this page",
            before=page.number,
            private=page.private,
            outer=outer,
            shows=frozenset(each for each, _ in _asked(page)),
        )
        outer = (*outer, page.show_if)
    for question in page.questions:
        yield from _of_question(question, page, outer)


def _of_question(question: Question, page: Page, outer: tuple[Expression, ...]) -> Iterator[Rule]:
    inside = tuple(question.type.questions) if isinstance(question.type, Group) else ()
    if question.show_if:
        yield Rule(
            expression=question.show_if,
            place=question.place,
            thing=f"‘{question.id}’",
            before=page.number,
            private=question.private,
            outer=outer,
            shows=frozenset({question.id, *(each.id for each in inside)}),
        )
        outer = (*outer, question.show_if)
    for position, each in enumerate(inside):
        if each.show_if:
            yield Rule(
                expression=each.show_if,
                place=each.place,
                thing=f"‘{each.id}’",
                before=page.number,
                private=each.private,
                item=tuple(earlier.id for earlier in inside[:position]),
                group=question.id,
                outer=outer,
                shows=frozenset({each.id}),
            )


@dataclass(frozen=True, slots=True)
class Sight:
    """What conditions can see of a form, and what was found out of each: by identity, since the reading keeps them."""

    conditions: Mapping[str, Expression]
    asked: Mapping[str, Asked]
    kinds: Mapping[str, Kind]
    sums: Collection[str]
    """The ids of calculations, which no condition may read."""
    reading: Reading
    faults: dict[int, Sequence[Fault]] = field(default_factory=dict)
    read: dict[int, Sequence[tuple[Name, Sequence[str]]]] = field(default_factory=dict)

    def faults_of(self, expression: Expression) -> Sequence[Fault]:
        """Return what is wrong with the names, options and kinds in ``expression``."""
        if (found := self.faults.get(id(expression))) is None:
            found = self.faults[id(expression)] = [self._told(each) for each in check_types(expression, self.kinds)]
        return found

    def _told(self, fault: Fault) -> Fault:
        """Say of a calculation that it is one, and not that nothing is called so."""
        name = fault.values.get("found", "")
        if fault.code != Code.UNKNOWN_NAME.name or name not in self.sums:
            return fault
        return Fault.at(fault.span, Code.ONLY_IN_SUMS, found=name)

    def read_by(self, expression: Expression) -> Sequence[tuple[Name, Sequence[str]]]:
        """Return each name in ``expression``, and the questions that it stands for."""
        if (found := self.read.get(id(expression))) is None:
            found = [(name, sorted(questions_of(name.id, self.conditions))) for name in reads(expression)]
            self.read[id(expression)] = found
        return found


def _check_types(expression: Expression, text: Scalar, sight: Sight) -> None:
    """Add what is wrong with a condition, unless there is more than can be told: to look for what was meant is slow."""
    if len(sight.reading.problems) <= MOST:
        refuse(sight.faults_of(expression), text, sight.reading)


def _check_reads(rule: Rule, text: Scalar, sight: Sight) -> None:
    told: set[str] = set()
    for name, questions in sight.read_by(rule.expression):
        for id_ in questions:
            code = _fault(rule, id_, sight.asked.get(id_))
            if code and id_ not in told:
                told.add(id_)
                page = sight.asked[id_].page
                place = within(text, name.span)
                sight.reading.refuse(place, code, found=id_, page=page, thing=rule.thing)


def _fault(rule: Rule, id_: str, asked: Asked | None) -> Code | None:
    if asked is None:
        return None
    if asked.group:
        return _fault_in_item(rule, id_, asked)
    if asked.page > rule.before:
        return Code.NOT_ASKED_YET
    if asked.page == rule.before:
        return Code.SAME_PAGE
    return Code.PRIVATE_READ if asked.private and not rule.private else None


def _fault_in_item(rule: Rule, id_: str, asked: Asked) -> Code | None:
    if asked.group != rule.group:
        return Code.INSIDE_A_GROUP
    return None if id_ in rule.item else Code.LATER_IN_ITEM


def _cycles(conditions: Mapping[str, Expression], reading: Reading) -> bool:
    """Refuse the conditions that lead back to themselves, one for each circle."""
    read = {name: {each.id for each in reads(condition)} & conditions.keys() for name, condition in conditions.items()}
    found = list(circles(read))
    for circle in found:
        path = " → ".join((*circle, circle[0]))
        reading.refuse(reading.names[circle[0]], Code.CONDITION_CYCLE, found=circle[0], path=path)
    return bool(found)


def _check_sizes(form: Form, rules: Sequence[Rule], reading: Reading) -> None:
    measure = Measure(form.conditions)
    for rule in rules:
        try:
            measure.bounded(rule.expression)
        except ExpressionError as error:
            refuse(error.faults, reading.conditions[rule.place], reading)


def _check_reach(form: Form, rules: Sequence[Rule], reading: Reading) -> frozenset[str]:
    reach = Reach.of(form)
    lost: set[str] = set()
    for rule in rules:
        if not rule.shows & lost and not reach.can_hold((*rule.outer, rule.expression)):
            reading.refuse(reading.conditions[rule.place].place, Code.NEVER_TRUE, thing=rule.thing)
            lost |= rule.shows
    return frozenset(lost)
