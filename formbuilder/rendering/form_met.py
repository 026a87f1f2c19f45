"""A whole form to be read from top to bottom, as people meet it; nothing that is typed there is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Page, Question, Section
from formbuilder.definition.vocabulary import vocabulary
from formbuilder.definition.worded import ways_to_read
from formbuilder.expressions.explanation import explain
from formbuilder.expressions.syntax import Expression
from formbuilder.publishing.otherwise import Otherwise, otherwise
from formbuilder.rendering.draft_look import Preview, as_met

SHORT = 20
"""A form with more questions is unfolded part by part."""
PRIVATE = "These questions are private. Their answers are not shown again on the way."


@dataclass(frozen=True, slots=True, kw_only=True)
class MetQuestion:
    """A question, and when it is asked."""

    condition: str
    preview: Preview
    others: tuple[Otherwise, ...] = ()
    """What differs in other wordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetPage:
    """Questions that are asked together."""

    title: str
    condition: str
    questions: tuple[MetQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetSection:
    """A part of the form; it can be folded away."""

    title: str
    notes: tuple[str, ...]
    pages: tuple[MetPage, ...]
    unfolded: bool

    @property
    def attributes(self) -> Mapping[str, str]:
        """Whether it stands open."""
        return {"open": "open"} if self.unfolded else {}


def form_met(form: Form, *, unfolded: bool) -> tuple[MetSection, ...]:
    """Return every part of a form in order, with conditions in words; the parts of a long form are folded."""
    unfolded = unfolded and len(tuple(form.questions)) <= SHORT
    ways = ways_to_read(form)
    return tuple(_section(form, section, ways, unfolded=unfolded) for section in form.sections)


def _section(form: Form, section: Section, ways: tuple[str, ...], *, unfolded: bool) -> MetSection:
    notes = (PRIVATE if section.private else "", _condition(form, section.show_if))
    return MetSection(
        title=str(section.title),
        notes=tuple(note for note in notes if note),
        pages=tuple(_page(form, page, ways) for page in section.pages),
        unfolded=unfolded,
    )


def _page(form: Form, page: Page, ways: tuple[str, ...]) -> MetPage:
    title = str(page.title or "")
    return MetPage(
        title=title,
        condition=_condition(form, page.show_if),
        questions=tuple(_question(form, each, ways, below_title=bool(title)) for each in page.questions),
    )


def _question(form: Form, question: Question, ways: tuple[str, ...], *, below_title: bool) -> MetQuestion:
    preview = as_met(form, question)
    if below_title:
        preview = replace(preview, questions=tuple(replace(each, tag="h4") for each in preview.questions))
    others = tuple(each for one in every_question((question,)) for each in otherwise(one, ways))
    return MetQuestion(condition=_condition(form, question.show_if), preview=preview, others=others)


def _condition(form: Form, expression: Expression | None) -> str:
    return "" if expression is None else f"Only if: {explain(expression, vocabulary(form))}"
