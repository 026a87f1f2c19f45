"""The questions of a form that stand on paper, each with a number: whoever types an answer back names it by that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from string import ascii_lowercase

from formbuilder.definition.model import Form, Group, Information, Page, Question, Section
from formbuilder.paper.routes import Route, route_of

ITEMS = 3
"""How many people or things of a group have room on paper; for more there are more sheets."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with its number: “12”, or “12b” for the second question about each of several people or things.

    What is only read has none.
    """

    question: Question = field(repr=False)
    number: str
    route: Route | None
    parts: tuple[Numbered, ...] = ()

    @property
    def code(self) -> str:
        """The address of what is asked, as a draft in Word and a round on paper have it."""
        return f"{self.question.id}.ask"

    @property
    def room(self) -> int:
        """For how many people or things there is room; 0 for a question that is asked once."""
        return min(ITEMS, self.question.type.most) if isinstance(self.question.type, Group) else 0


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page of the form, as far as it stands on paper."""

    page: Page = field(repr=False)
    route: Route | None
    questions: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the form, as far as it stands on paper."""

    section: Section = field(repr=False)
    route: Route | None
    pages: tuple[PaperPage, ...]


@dataclass(frozen=True)
class Numbering:
    """All that stands on paper, in the order of the form."""

    form: Form = field(repr=False)
    sections: tuple[PaperSection, ...]

    @cached_property
    def questions(self) -> tuple[Numbered, ...]:
        """Every question with a number, in order, those about each of several in their own question."""
        found = (each for part in self.sections for page in part.pages for each in page.questions)
        return tuple(each for each in found if each.number)


def is_on_paper(form: Form) -> bool:
    """Say whether a form is given on paper: not one that keeps nothing, gives no copies, or takes no names."""
    return form.records and form.discretion.copies and not form.discretion.anonymous


def numbering(form: Form) -> Numbering:
    """Return what of a form stands on paper. Questions about danger do not: nobody reads paper the same day."""
    numbers = dict(_numbers(form))
    sections = (_section(form, section, numbers) for section in form.sections)
    return Numbering(form, tuple(section for section in sections if section))


def _numbers(form: Form) -> Iterator[tuple[str, str]]:
    """Give each question its number, in a first walk: conditions name them."""
    asked = (each for each in form.questions if not isinstance(each.type, Information))
    for number, question in enumerate((each for each in asked if each.id not in form.danger_questions), 1):
        yield question.id, str(number)
        if isinstance(question.type, Group):
            inside = (each for each in question.type.questions if not isinstance(each.type, Information))
            yield from ((each.id, f"{number}{sign}") for each, sign in zip(inside, ascii_lowercase, strict=False))


def _section(form: Form, section: Section, numbers: Mapping[str, str]) -> PaperSection | None:
    route = route_of(form, section.show_if, numbers)
    if route is False:
        return None
    pages = tuple(page for page in (_page(form, each, numbers) for each in section.pages) if page)
    return PaperSection(section, None if route is True else route, pages) if pages else None


def _page(form: Form, page: Page, numbers: Mapping[str, str]) -> PaperPage | None:
    route = route_of(form, page.show_if, numbers)
    if route is False:
        return None
    found = tuple(_numbered(form, each, numbers) for each in page.questions)
    shown = tuple(each for each in found if each)
    return PaperPage(page, None if route is True else route, shown) if shown else None


def _numbered(form: Form, question: Question, numbers: Mapping[str, str]) -> Numbered | None:
    route = route_of(form, question.show_if, numbers)
    if route is False or question.id in form.danger_questions:
        return None
    inside = question.type.questions if isinstance(question.type, Group) else ()
    parts = tuple(each for each in (_numbered(form, one, numbers) for one in inside) if each)
    return Numbered(question, numbers.get(question.id, ""), None if route is True else route, parts)
