"""Which branches the scenarios of a form reach: of conditions, of calculations and of the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from formbuilder.answers.operands import operand
from formbuilder.answers.values import Answers, ItemList
from formbuilder.calculation.coverage import Branch, Coverage, coverage
from formbuilder.calculation.sums import Sums
from formbuilder.checking.walking import Walked
from formbuilder.definition.model import Form, Group, Page, Question, Scenario, Section
from formbuilder.definition.rates import Rates
from formbuilder.expressions.operands import Operand
from formbuilder.expressions.syntax import Expression
from formbuilder.routing.helper import somebody_else
from formbuilder.routing.route import Route
from formbuilder.routing.stops import Condition, deciding_for
from formbuilder.routing.way import Way


def covered(form: Form, ways: Iterable[tuple[Scenario, Walked]], on: date, rates: Rates) -> Coverage:
    """Return what the scenarios reach, each walked already; ``on`` is the day where one names none.

    A condition has two branches, each counted where what it stands in is asked; a calculation has one for each case.
    """
    route, sums = Route.of(form), Sums.of(form) if form.calculations else None
    conditions = _Conditions(form)
    reached: set[Branch] = set()
    outcomes = []
    for scenario, found in ways:
        day = scenario.on or on
        way = route.walk(found.answers, day, alone=not somebody_else(found.answers))
        reached |= {*conditions.of_way(way, found.answers), *conditions.of_end(found.end)}
        if sums:
            outcomes.append(sums.work_out(found.answers, frozenset(found.asked), day, rates))
    of_sums = coverage(form, outcomes)
    return Coverage((*conditions.every(), *of_sums.every), frozenset(reached) | of_sums.reached)


def sentence(branch: Branch) -> str:
    """Say which branch no scenario reaches."""
    place, _, case = branch.place.partition(".cases.")
    if case:
        return f"{place}: no scenario reaches its case {case}."
    return f"{place}: {'no' if branch.holds else 'every'} scenario that comes there reaches it."


class _Conditions:
    """The conditions of a form, each by its place."""

    def __init__(self, form: Form) -> None:
        self.form = form
        written: dict[str, Expression | None] = {
            **{f"urgent:{number}": each.today for number, each in enumerate(form.urgent, 1)},
            "cover_sheet": form.cover_sheet.show_if if form.cover_sheet else None,
            **{f"section:{each.id}": each.show_if for each in form.sections},
            **{f"page:{each.id}": each.show_if for each in form.pages},
            **{each.id: each.show_if for question in form.questions for each in (question, *_inside(question))},
        }
        deciding = deciding_for(form)
        self.by_place = {place: Condition.of(each, deciding) for place, each in written.items() if each is not None}

    def every(self) -> Iterator[Branch]:
        """Give both branches of every condition, and every end."""
        for place in self.by_place:
            yield from (Branch(place), Branch(place, holds=False))
        yield from (Branch(f"end:{end.id}") for end in self.form.ends)

    def of_end(self, end: str) -> Iterator[Branch]:
        """Give the end that was reached, if the form has ends."""
        yield from [Branch(f"end:{end}")] if end else []

    def of_way(self, way: Way, answers: Answers) -> Iterator[Branch]:
        """Give the branches that one person’s way reaches."""
        for place in ("cover_sheet", *(f"urgent:{number + 1}" for number in range(len(self.form.urgent)))):
            yield from self._branch(place, way)
        for section in self.form.sections:
            yield from self._branch(f"section:{section.id}", way)
            if self._asked(f"section:{section.id}", section, way):
                yield from (branch for page in section.pages for branch in self._of_page(page, way, answers))

    def _of_page(self, page: Page, way: Way, answers: Answers) -> Iterator[Branch]:
        yield from self._branch(f"page:{page.id}", way)
        if self._asked(f"page:{page.id}", page, way):
            for question in page.questions:
                yield from self._branch(question.id, way)
                yield from self._of_items(question, way, answers)

    def _of_items(self, group: Question, way: Way, answers: Answers) -> Iterator[Branch]:
        value = answers.get(group.id) if group.id in way.asked else None
        for item in value.items if isinstance(value, ItemList) else ():
            known: dict[str, Operand] = dict(way.known)
            for question in _inside(group):
                condition = self.by_place.get(question.id)
                holds = condition is None or condition.holds(known) is True
                if condition:
                    yield Branch(question.id, holds=holds)
                if holds and question.id in item.answers:
                    known[question.id] = operand(question, item.answers[question.id])

    def _branch(self, place: str, way: Way) -> Iterator[Branch]:
        if place in self.by_place:
            yield Branch(place, holds=self._holds(place, way))

    def _asked(self, place: str, part: Section | Page, way: Way) -> bool:
        return (way.alone or not part.private) and self._holds(place, way)

    def _holds(self, place: str, way: Way) -> bool:
        condition = self.by_place.get(place)
        return condition is None or condition.holds(way.known) is True


def _inside(question: Question) -> tuple[Question, ...]:
    return tuple(question.type.questions) if isinstance(question.type, Group) else ()
