"""A person's answers as lists of questions and answers, section by section: to check, to print, to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, assert_never

from formbuilder.answers.free_words import key_of
from formbuilder.answers.values import Answers, ItemList, Value
from formbuilder.definition.marks import Required
from formbuilder.definition.model import Form, Group, Information, Page, Question, Section
from formbuilder.rendering.sites import part_of
from formbuilder.rendering.titles import section_title
from formbuilder.tongue.messages import N_, _, joined
from formbuilder.wording.items import item_name
from formbuilder.wording.shown import shown

NOT_ANSWERED = N_("Not answered.")


class PageAsked(Protocol):
    """A page on the person's path, and those of its questions that are asked there."""

    @property
    def page(self) -> Page: ...
    @property
    def questions(self) -> tuple[Question, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question and what was answered: ``lines`` as they were given, or why there are none in ``note``."""

    question: str
    page: int
    ask: str
    short: str
    lines: tuple[str, ...]
    note: str
    private: bool
    apart: bool
    part: str = ""
    """Its place on its page, for who has one question at a time."""
    key: str = ""
    """What tells the answer from all others (``answers.free_words``); "" if it is the question."""

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands beside the question."""
        return self.lines or (self.note,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The questions of one section that were asked."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What a list shows: private answers, answers that are kept apart; ``kept`` is a copy, with each item in full."""

    private: bool
    apart: bool
    kept: bool


TO_CHECK = Shows(private=False, apart=True, kept=False)
TO_CHECK_ALONE = Shows(private=True, apart=True, kept=False)
TO_KEEP = Shows(private=False, apart=False, kept=True)


def chapters(form: Form, pages: Iterable[PageAsked], answers: Answers, shows: Shows) -> Iterator[Chapter]:
    """Give what was asked on ``pages``, section by section."""
    sections = {section.id: section for section in form.sections}
    danger = form.danger_questions if shows.kept else frozenset()
    for id_, asked in groupby(pages, key=lambda asked: asked.page.section):
        every = (_kept_private(row, danger) for row in _rows(sections[id_], asked, answers, shows))
        rows = tuple(row for row in every if _wanted(row, shows))
        if rows:
            yield Chapter(title=section_title(sections[id_]), rows=rows)


def asks_private(form: Form, pages: Iterable[PageAsked]) -> bool:
    """Say whether a private question was asked."""
    private_sections = {section.id for section in form.sections if section.private}
    return any(
        asked.page.section in private_sections
        or asked.page.private
        or any(question.private for question in asked.questions)
        for asked in pages
    )


def _kept_private(row: Row, danger: frozenset[str]) -> Row:
    return replace(row, private=True) if row.question in danger else row


def _wanted(row: Row, shows: Shows) -> bool:
    return (shows.private or not row.private) and (shows.apart or not row.apart)


def _rows(section: Section, pages: Iterable[PageAsked], answers: Answers, shows: Shows) -> Iterator[Row]:
    for asked in pages:
        for question in asked.questions:
            value = answers.get(question.id)
            if isinstance(question.type, Information):
                continue
            row = _row(section, asked.page, question, value)
            yield replace(row, note=_(NOT_ANSWERED) if row.note else "") if shows.kept else row
            if shows.kept and isinstance(value, ItemList):
                yield from _item_rows(row, question, value)


def _item_rows(group: Row, question: Question, items: ItemList) -> Iterator[Row]:
    """Give every answer of every item, below the line that names it."""
    if not isinstance(question.type, Group):
        return
    for number, item in enumerate(items.items, 1):
        for inner in question.type.questions:
            value = item.answers.get(inner.id)
            if value is not None:
                ask = joined((item_name(question, number), str(inner.ask)), ": ")
                lines = _lines(inner, value)
                key = key_of(question.id, item, inner.id)
                yield replace(group, ask=ask, lines=lines, private=group.private or inner.private, key=key)


def _row(section: Section, page: Page, question: Question, value: Value | None) -> Row:
    return Row(
        question=question.id,
        page=page.number,
        part=part_of(page, question),
        ask=str(question.ask),
        short=str(question.short or question.ask),
        lines=_lines(question, value),
        note="" if value is not None else _left_out(question),
        private=section.private or page.private or question.private,
        apart=section.apart or page.apart or question.apart,
    )


def _lines(question: Question, value: Value | None) -> tuple[str, ...]:
    return tuple(line for line in shown(question, value) if line.strip()) if value is not None else ()


def _left_out(question: Question) -> str:
    """Say, without blame, that there is no answer, and what that means."""
    match question.required:
        case Required.YES:
            return _("Not answered yet. We need this before you send the form.")
        case Required.WANTED:
            return joined((_("Not answered. That is all right."), str(question.without or "")))
        case Required.NO:
            return _("Not answered. That is all right.")
        case _:
            assert_never(question.required)
