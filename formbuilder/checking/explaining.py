"""Each condition of a form as a plain sentence, in the words that people meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from formbuilder.calculation.explaining import rules
from formbuilder.calculation.explaining import vocabulary as of_sums
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Section
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.vocabulary import vocabulary
from formbuilder.expressions.explanation import explain
from formbuilder.expressions.syntax import Expression


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands where."""

    place: str
    """An address in the form: ``section:ID``, ``page:ID``, the id of a question, ``condition:NAME``, ``end:ID``,
    ``cover_sheet``, ``urgent:NUMBER``, from 1, or that of a ``Rule``."""
    sentence: str
    """When it is asked, shown or true, as one sentence; of a calculation, all that it does."""


def explained(form: Form, rates: Rates = NO_RATES) -> Iterator[Explained]:
    """Give every condition of ``form``: those with a name, dangers, then sections with what is in them, and ends.

    Then come the rules of its calculations and its result, which name the figures of ``rates``.
    """
    words = vocabulary(form)
    for place, subject, condition in (*_named(form), *_of_sections(form), *_ends(form)):
        if condition is not None:
            yield Explained(place, _sentence(subject, explain(condition, words)))
    for end in form.ends:
        if end.show_if is None:
            yield Explained(f"end:{end.id}", f"“{end.title}” is where everybody else ends.")
    for rule in rules(form, of_sums(form, words, rates)):
        yield Explained(rule.place, " ".join(rule.sentences))


def _named(form: Form) -> Iterator[tuple[str, str, Expression | None]]:
    for name, condition in form.conditions.items():
        yield f"condition:{name}", f"‘{name}’ is true if", condition
    says = {question.id: question.ask for question in form.questions}
    if form.cover_sheet:
        yield "cover_sheet", f"The cover sheet “{form.cover_sheet.title}” is offered if", form.cover_sheet.show_if
    for number, urgent in enumerate(form.urgent, 1):
        shown = says.get(urgent.say, urgent.say)
        yield f"urgent:{number}", f"Danger today, and “{shown}” is shown at once, if", urgent.today


def _of_sections(form: Form) -> Iterator[tuple[str, str, Expression | None]]:
    for section in form.sections:
        yield f"section:{section.id}", f"The section “{section.title}” is asked if", section.show_if
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[tuple[str, str, Expression | None]]:
    for page in section.pages:
        yield f"page:{page.id}", f"The page “{page.heading}” is asked if", page.show_if
        for question in every_question(page.questions):
            yield question.id, f"“{question.ask}” is asked if", question.show_if


def _ends(form: Form) -> Iterator[tuple[str, str, Expression | None]]:
    """Give the ends; the first whose condition holds is taken."""
    for end in form.ends:
        yield f"end:{end.id}", f"“{end.title}” is where it ends, unless an end above fits, if", end.show_if


def _sentence(subject: str, condition: str) -> str:
    return f"{subject} {condition[0].lower()}{condition[1:]}"
