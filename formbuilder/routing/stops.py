"""The pages of a form, ready to be walked, and the conditions inside groups, compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formbuilder.definition.kinds import kind
from formbuilder.definition.model import Form, Group, Page, Question, Section
from formbuilder.expressions.compiler import Holds
from formbuilder.expressions.deciding import Deciding
from formbuilder.expressions.syntax import Expression, names
from formbuilder.routing.way import AskedPage, Undecided


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, compiled, and the questions that it reads."""

    holds: Holds
    reads: frozenset[str]

    @classmethod
    def of(cls, written: Expression, deciding: Deciding) -> Condition:
        """Compile a condition of a form."""
        return cls(deciding.decides(written), reads(written, deciding))

    @classmethod
    def if_any(cls, written: Expression | None, deciding: Deciding) -> Condition | None:
        """Compile a condition that may not be there."""
        return None if written is None else cls.of(written, deciding)


@dataclass(frozen=True, slots=True)
class Stop:
    """One page, and those of its questions that any condition reads."""

    page: Page
    watched: tuple[Question, ...]
    undecided: tuple[Undecided, ...]
    """What is said of it while its condition is undecided; nothing if it has none."""
    full: AskedPage
    """The page with all its questions."""
    always: bool
    """Whether it is always asked with all its questions."""

    def undecided_of(self, question: Question, deciding: Deciding) -> Undecided | None:
        """Return what is said of one of its questions while that is undecided; None if it has no condition."""
        if question.show_if is None:
            return None
        return Undecided(self.page, frozenset([question.id]), reads(question.show_if, deciding))


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its condition and its stops."""

    show_if: Expression | None
    private: bool
    undecided: tuple[Undecided, ...]
    stops: tuple[Stop, ...]


Items = Mapping[str, tuple[tuple[tuple[Question, Condition | None], ...], ...]]
"""Group → the steps of one item → each question with its condition."""


def deciding_for(form: Form) -> Deciding:
    """Return what makes functions of the conditions of ``form``."""
    groups = (each.type for each in form.questions if isinstance(each.type, Group))
    inside = (question for group in groups for question in group.questions)
    return Deciding(form.conditions, {each.id: kind(each) for each in (*form.questions, *inside)})


def parts(form: Form, deciding: Deciding, watched: frozenset[str]) -> tuple[Part, ...]:
    """Make the sections of a form ready to be walked."""
    return tuple(_part(section, deciding, watched) for section in form.sections)


def items(form: Form, deciding: Deciding) -> Items:
    """Compile the conditions inside groups."""
    return {
        question.id: tuple(_with_conditions(step, deciding) for step in question.type.steps)
        for question in form.questions
        if isinstance(question.type, Group)
    }


def watched(form: Form) -> frozenset[str]:
    """Return every question that a condition of the form reads."""
    return frozenset().union(*(names(each, form.conditions) for each in _written(form)))


def _written(form: Form) -> Iterator[Expression]:
    yield from (urgent.today for urgent in form.urgent)
    yield from (end.show_if for end in form.ends if end.show_if)
    yield from (sheet.show_if for sheet in (form.cover_sheet,) if sheet and sheet.show_if)
    yield from (young.when for young in (form.discretion.under_13,) if young)
    for question in form.questions:
        inside = question.type.questions if isinstance(question.type, Group) else ()
        yield from (each.show_if for each in (question, *inside) if each.show_if)
    yield from (page.show_if for page in form.pages if page.show_if)
    yield from (section.show_if for section in form.sections if section.show_if)


def _part(section: Section, deciding: Deciding, watched: frozenset[str]) -> Part:
    stops = tuple(_stop(page, deciding, watched) for page in section.pages)
    undecided = tuple(each for stop in stops for each in _undecided(stop.page, section.show_if, deciding))
    return Part(section.show_if, section.private, undecided, stops)


def _stop(page: Page, deciding: Deciding, watched: frozenset[str]) -> Stop:
    return Stop(
        page=page,
        undecided=_undecided(page, page.show_if, deciding),
        watched=tuple(question for question in page.questions if question.id in watched),
        full=AskedPage(page, page.questions),
        always=not any(question.show_if or question.private for question in page.questions),
    )


def reads(written: Expression, deciding: Deciding) -> frozenset[str]:
    """Return the questions that a condition reads, through named conditions too."""
    return names(written, deciding.conditions) - deciding.conditions.keys()


def _undecided(page: Page, condition: Expression | None, deciding: Deciding) -> tuple[Undecided, ...]:
    ids = frozenset(question.id for question in page.questions)
    return (Undecided(page, ids, reads(condition, deciding)),) if condition else ()


def _with_conditions(
    questions: tuple[Question, ...], deciding: Deciding
) -> tuple[tuple[Question, Condition | None], ...]:
    return tuple((question, Condition.if_any(question.show_if, deciding)) for question in questions)
