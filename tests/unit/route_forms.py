"""Small forms made in code, for the tests of routes."""

from dataclasses import replace

from formbuilder.answers.values import AlsoAnswer, Written
from formbuilder.definition.marks import Also, Required
from formbuilder.definition.model import Choice, Form, Group, Information, Option, Page, Question, Section, YesNo
from formbuilder.definition.outcomes import Urgent
from formbuilder.definition.words import Words
from formbuilder.expressions.parser import parse
from formbuilder.problems import Place

HERE = Place("f.yaml", 1, 1)
YES, NO, UNSURE = Written("yes"), Written("no"), AlsoAnswer(Also.DONT_KNOW)


def words(text):
    return Words(text, HERE)


def condition(text):
    return parse(text) if text else None


def question(id_, type_=None, show_if="", required=Required.NO, **more):
    return Question(
        id=id_,
        type=type_ or YesNo(),
        ask=words(f"{id_}?"),
        short=None if isinstance(type_, Information) else words(id_),
        required=required,
        show_if=condition(show_if),
        place=HERE,
        **more,
    )


def choice(*values):
    return Choice(tuple(Option(value=value, label=words(value), place=HERE) for value in values))


def group(id_, *steps, **more):
    return question(id_, Group(item=words("one"), steps=steps), **more)


def page(*questions, show_if="", private=False):
    """A page without a number and a section: ``form`` gives it both."""
    return Page(
        id=questions[0].id.replace("_", "-"),
        number=0,
        section="",
        title=None,
        questions=questions,
        show_if=condition(show_if),
        private=private,
        place=HERE,
    )


def section(id_, *pages, show_if="", private=False):
    return Section(id=id_, title=words(id_), pages=pages, show_if=condition(show_if), private=private, place=HERE)


def urgent(today, say):
    return Urgent(today=parse(today), say=say, place=HERE)


def form(*sections, **more):
    """Number the pages of the sections, and put them together."""
    number, placed = 0, []
    for each in sections:
        pages = []
        for one in each.pages:
            number += 1
            pages.append(replace(one, number=number, section=each.id))
        placed.append(replace(each, pages=tuple(pages)))
    return Form(slug="a-form", version=1, title=words("A form"), sections=tuple(placed), place=HERE, **more)
