"""One person’s way: the pages and questions that are asked of them, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formbuilder.definition.model import Page, Question
from formbuilder.expressions.operands import Operand


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page on the way, with those of its questions that are asked."""

    page: Page
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Questions of one page of which it cannot be said yet whether they are asked, and what that depends on."""

    page: Page
    questions: frozenset[str]
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """The pages that are asked, in the order of the form; none comes twice."""

    pages: tuple[AskedPage, ...]
    numbers: tuple[int, ...]
    """The page numbers of ``pages``, rising."""
    asked: frozenset[str]
    """The ids of the questions that are asked; those inside groups are in their group."""
    undecided: tuple[Undecided, ...]
    known: Mapping[str, Operand] = field(repr=False)
    """What conditions see: the day, and those answers to ``asked`` that any condition reads."""
    alone: bool
    """Whether the person fills in themselves; if not, nothing private is asked."""

    def page(self, number: int) -> AskedPage | None:
        """Return the page with this number; None if it is not asked."""
        place = bisect_left(self.numbers, number)
        return self.pages[place] if self.numbers[place : place + 1] == (number,) else None

    def after(self, number: int) -> AskedPage | None:
        """Return the next page that is asked after ``number``, whether that one is asked or not; None at the end."""
        place = bisect_right(self.numbers, number)
        return self.pages[place] if place < len(self.pages) else None

    def before(self, number: int) -> AskedPage | None:
        """Return the page that is asked before ``number``; None at the beginning."""
        place = bisect_left(self.numbers, number)
        return self.pages[place - 1] if place else None

    @property
    def questions(self) -> Iterator[Question]:
        """Every question that is asked, in order."""
        return (question for asked in self.pages for question in asked.questions)
