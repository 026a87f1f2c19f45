"""What a condition at some place of a form can ask about: everything that was asked before it, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from formbuilder.definition.every_question import every_question
from formbuilder.definition.kinds import kind
from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.definition.vocabulary import vocabulary
from formbuilder.drafting.listed import How, Row
from formbuilder.drafting.things import Kind, Thing
from formbuilder.expressions.explanation import Said, Vocabulary, explain, explain_in_parts
from formbuilder.expressions.faults import ExpressionError
from formbuilder.expressions.kinds import Sort
from formbuilder.expressions.parser import parse
from formbuilder.expressions.syntax import Expression

CHOOSING: dict[Sort, tuple[How, ...]] = {
    Sort.YES_NO: (How.IS, How.IS_NOT, How.ANSWERED, How.NOT_ANSWERED),
    Sort.ONE: (How.IS, How.IS_NOT, How.ANSWERED, How.NOT_ANSWERED),
    Sort.MANY: (How.INCLUDES, How.INCLUDES_NOT, How.ANSWERED, How.NOT_ANSWERED),
    Sort.NUMBER: (How.AT_LEAST, How.MORE, How.AT_MOST, How.LESS, How.IS, How.ANSWERED, How.NOT_ANSWERED),
    Sort.MONEY: (How.AT_LEAST, How.MORE, How.AT_MOST, How.LESS, How.IS, How.ANSWERED, How.NOT_ANSWERED),
    Sort.CONDITION: (How.HOLDS, How.HOLDS_NOT),
}
"""By what an answer is: how it can be compared; anything else is only answered or not."""
NUMBERS = frozenset({Sort.NUMBER, Sort.MONEY})


@dataclass(frozen=True, slots=True)
class Askable:
    """A question, or a named condition, that a condition can read."""

    id: str
    words: str
    hows: tuple[How, ...]
    values: tuple[tuple[str, str], ...] = ()
    """What can be chosen: each value with its words."""
    number: bool = False
    """Whether it is compared with a number."""


def askables(form: Form, thing: Thing) -> tuple[Askable, ...]:
    """Return what a condition of a question, a page or a section may read, in the order of the form."""
    page, inside = _spot(form, thing)
    if page is None:
        return ()
    earlier = (each for each in form.pages if each.number < page.number)
    asked = [each for one in earlier for each in one.questions if page.private or not each.private]
    named = (Askable(name, _said(form, tree), CHOOSING[Sort.CONDITION]) for name, tree in form.conditions.items())
    return (*(found for each in (*asked, *inside) for found in _of(form, each)), *named)


def _spot(form: Form, thing: Thing) -> tuple[Page | None, tuple[Question, ...]]:
    """Return the page before which the condition stands, and the questions of the same item that come earlier."""
    for page in form.pages:
        if thing.kind is Kind.SECTION and page.section == thing.id:
            return page, ()
        if thing.kind is Kind.PAGE and page.id == thing.id:
            return page, ()
        for each in page.questions if thing.kind is Kind.QUESTION else ():
            if each.id == thing.id:
                return page, ()
            within = tuple(each.type.questions) if isinstance(each.type, Group) else ()
            ids = [one.id for one in within]
            if thing.id in ids:
                return page, within[: ids.index(thing.id)]
    return None, ()


def _of(form: Form, question: Question) -> Iterator[Askable]:
    found = kind(question)
    words = " ".join(str(question.ask).split()) or question.id
    if found.sort is Sort.NOTHING:
        if not isinstance(question.type, Group) and question.short is not None:
            yield Askable(question.id, words, (How.ANSWERED, How.NOT_ANSWERED))
        return
    labels = vocabulary_words(form)
    values = tuple((value, labels.get((question.id, value), USUAL.get(value, value))) for value in found.words)
    hows = CHOOSING.get(found.sort, (How.ANSWERED, How.NOT_ANSWERED))
    if found.also and How.IS not in hows:
        hows = (*hows, How.IS)
    yield Askable(question.id, words, hows, values, found.sort in NUMBERS)


USUAL = {"yes": "Yes", "no": "No", "dont_know": "I do not know", "prefer_not": "I would rather not say"}


def vocabulary_words(form: Form) -> dict[tuple[str, str], str]:
    """Return the labels of options, by question and value."""
    return dict(vocabulary(form).options)


def sentence(form: Form, text: str) -> str:
    """Return what a condition says, in a sentence; as it is written if it cannot be read."""
    try:
        return _said(form, parse(text))
    except ExpressionError:
        return text


def in_parts(form: Form, text: str) -> Said:
    """Return what a condition says, part by part; as it is written if it cannot be read."""
    try:
        return explain_in_parts(parse(text), _quoted(form))
    except ExpressionError:
        return Said(text)


def row_sentence(form: Form, row: Row) -> str:
    """Return what one row says, in a sentence."""
    return sentence(form, row.text)


def _said(form: Form, expression: Expression) -> str:
    try:
        return explain(expression, _quoted(form))
    except ExpressionError as error:
        return str(error)


def _quoted(form: Form) -> Vocabulary:
    """Return what things are called where questions are quoted: their short names may not say what is asked."""
    asked = {each.id: " ".join(str(each.ask).split()) for each in every_question(form.questions)}
    return replace(vocabulary(form), asked={id_: words for id_, words in asked.items() if words})
