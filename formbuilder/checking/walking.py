"""Walk a form with answers that are all given at once, as ``forms walk``, scenarios and tests do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from formbuilder.answers.plain import from_plain
from formbuilder.answers.reading import Fault, FaultCode
from formbuilder.answers.values import Answers, ItemList, Value
from formbuilder.definition.model import Form, Group, Question
from formbuilder.routing.helper import somebody_else
from formbuilder.routing.progress import missing
from formbuilder.routing.route import Route
from formbuilder.routing.way import Way
from formbuilder.wording.fault_sentences import fault_words


@dataclass(frozen=True, slots=True)
class WalkProblem:
    """One answer that cannot be taken, or that is needed and not there."""

    question: str
    """Its id; of an answer inside a group, the id of the question there."""
    code: str
    """A FaultCode."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Where answers lead."""

    asked: tuple[str, ...]
    """Ids of the questions on the way, in order; after a group, the ids that at least one of its items is asked."""
    not_asked: tuple[str, ...]
    ignored: tuple[str, ...]
    """Ids that were answered and are not asked, or that the form does not have; in an item, GROUP/NUMBER/ID."""
    problems: tuple[WalkProblem, ...]
    questions: tuple[Question, ...]
    """The questions on the way, those inside groups left out."""
    screens: int
    """How many pages are on the way."""
    answers: Answers
    """What could be read, by question, asked or not."""
    end: str
    """The id of the end that the answers lead to; "" in a form that records answers."""

    @property
    def complete(self) -> bool:
        """Whether it could be sent."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class _Read:
    """What was given: the values that could be read, and by question the problems of the others."""

    answers: Answers
    problems: Mapping[str, tuple[WalkProblem, ...]]


def walk(form: Form, given: Mapping[str, object], on: date) -> Walked:
    """Walk ``form`` with answers in plain shapes (design of ``forms walk``); ``on`` is the day."""
    return walk_route(Route.of(form), given, on)


def walk_route(route: Route, given: Mapping[str, object], on: date) -> Walked:
    """Walk a form that is ready to be walked: cheaper where many answers are walked."""
    form = route.form
    read = _read(form, given, on)
    way = route.walk(read.answers, on, alone=not somebody_else(read.answers))
    asked = tuple(_asked(route, way, read.answers))
    end = None if form.records else route.end(read.answers, on)
    return Walked(
        asked=asked,
        not_asked=tuple(id_ for id_ in _ids(form.questions) if id_ not in set(asked)),
        ignored=tuple(_ignored(route, way, given, read.answers)),
        problems=tuple(_problems(route, way, read)),
        questions=tuple(way.questions),
        screens=len(way.pages),
        answers=read.answers,
        end=end.id if end else "",
    )


def _read(form: Form, given: Mapping[str, object], on: date) -> _Read:
    answers: dict[str, Value] = {}
    problems: dict[str, tuple[WalkProblem, ...]] = {}
    for question in (each for each in form.questions if each.id in given):
        reading = from_plain(question, given[question.id], on)
        if reading.faults:
            problems[question.id] = tuple(_problem(question, fault) for fault in reading.faults)
        if reading.value is not None:
            answers[question.id] = reading.value
    return _Read(answers, problems)


def _problem(question: Question, fault: Fault) -> WalkProblem:
    inside = fault.part.split("/")[1] if isinstance(question.type, Group) and "/" in fault.part else ""
    known = {each.id for each in question.type.questions} if isinstance(question.type, Group) else set()
    return WalkProblem(inside if inside in known else question.id, fault.code.value, fault_words(question, fault))


def _problems(route: Route, way: Way, read: _Read) -> list[WalkProblem]:
    """Return what is wrong with the answers on the way, and what must be answered and is not, in the form's order."""
    found = [problem for question in way.questions for problem in read.problems.get(question.id, ())]
    needed = (question for question in missing(route, way, read.answers) if question.id not in read.problems)
    found += (_problem(question, Fault(FaultCode.MISSING)) for question in needed)
    order = {id_: number for number, id_ in enumerate(_ids(route.form.questions))}
    return sorted(found, key=lambda problem: order[problem.question])


def _ids(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        yield question.id
        if isinstance(question.type, Group):
            yield from (each.id for each in question.type.questions)


def _asked(route: Route, way: Way, answers: Answers) -> Iterator[str]:
    for question in way.questions:
        yield question.id
        if isinstance(question.type, Group):
            inside = {id_ for item in _items(question, answers) for id_ in _of_item(route, way, question, item)}
            yield from (each.id for each in question.type.questions if each.id in inside)


def _ignored(route: Route, way: Way, given: Mapping[str, object], answers: Answers) -> Iterator[str]:
    groups = {question.id: question for question in way.questions if isinstance(question.type, Group)}
    for id_ in given:
        if id_ not in way.asked:
            yield id_
        elif id_ in groups:
            for number, item in enumerate(_items(groups[id_], answers), 1):
                inside = _of_item(route, way, groups[id_], item)
                yield from (f"{id_}/{number}/{each}" for each in item if each not in inside)


def _items(group: Question, answers: Answers) -> tuple[Answers, ...]:
    value = answers.get(group.id)
    return tuple(item.answers for item in value.items) if isinstance(value, ItemList) else ()


def _of_item(route: Route, way: Way, group: Question, item: Answers) -> frozenset[str]:
    return frozenset(each.id for step in route.item_steps(group, item, way) for each in step)
