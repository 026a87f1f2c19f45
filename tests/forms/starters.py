"""The starter forms, and walks through them."""

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

import pytest

from formbuilder.answers.plain import from_plain
from formbuilder.checking.walking import Walked, walk_route
from formbuilder.config import ROOT
from formbuilder.definition.catalogue import load_catalogue
from formbuilder.definition.library import load_library
from formbuilder.definition.model import Choice, Choices, Form, Group, Number, Option, Question, Scenario, YesNo
from formbuilder.routing.route import Route

TODAY = date(2026, 11, 23)
LIBRARY = load_library(ROOT / "forms")
FORMS = load_catalogue(ROOT / "forms")
ROUTES = {name: Route.of(form) for name, form in FORMS.items()}
USUAL = "The usual way"
WALKS = 300

every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def carers(name: str) -> Form:
    """The first version of a starter form."""
    return FORMS[f"{name}@1"]


def scenario(form: Form, name: str = USUAL) -> Scenario:
    return next(each for each in form.scenarios if each.name == name)


def walk(form: Form, answers: dict[str, object]) -> Walked:
    return walk_route(ROUTES[form.name], answers, TODAY)


def usual(form: Form) -> Walked:
    return walk(form, dict(scenario(form).answers))


def dangers(form: Form, answers: dict[str, object]) -> list[str]:
    """The words that are shown at once after these answers, by their id."""
    asked = {question.id: question for question in form.questions}
    read = {id_: from_plain(asked[id_], answer, TODAY).value for id_, answer in answers.items()}
    route = ROUTES[form.name]
    way = route.walk({id_: value for id_, value in read.items() if value is not None}, TODAY)
    return [danger.say for danger in route.dangers(way)]


def random_walks(form: Form, walks: int = WALKS, **fixed: object) -> Iterator[tuple[dict[str, object], Walked]]:
    """Walk with answers made by chance, the same each time; ``fixed`` answers are always given."""
    chance = Random(form.name)  # noqa: S311 - no secret
    for _ in range(walks):
        given = {each.id: _answer(each, chance) for each in form.questions if chance.random() < 0.9}
        answers = {id_: answer for id_, answer in given.items() if answer is not None} | fixed
        yield answers, walk(form, answers)


def every_question(form: Form) -> Iterator[Question]:
    """Every question, those inside groups too."""
    for question in form.questions:
        yield question
        if isinstance(question.type, Group):
            yield from question.type.questions


def options(question: Question) -> tuple[Option, ...]:
    return question.type.options if isinstance(question.type, Choice | Choices) else ()


def served(questions: Iterable[Question]) -> set[str]:
    return {duty for question in questions for duty in question.serves}


def _answer(question: Question, chance: Random) -> object:
    if question.also and chance.random() < 0.1:
        return {"also": chance.choice(question.also).value}
    return _of_type(question, chance)


def _of_type(question: Question, chance: Random) -> object:
    match question.type:
        case YesNo():
            return chance.choice(["yes", "no"])
        case Choice(found):
            return chance.choice(found).value
        case Choices(found):
            alone = chance.choice(found)
            several = [each.value for each in found if not each.alone and chance.random() < 0.4]
            return [alone.value] if alone.alone or not several else several
        case Number(max=most):
            return str(chance.randrange(10 if most is None or chance.random() < 0.5 else int(most)))
        case _:
            return None
