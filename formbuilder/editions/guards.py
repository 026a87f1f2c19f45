"""Words that harm when they are wrong: nobody outside the council reads a translation of them that nobody checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form, Money, Page, Question
from formbuilder.definition.slots import slots
from formbuilder.expressions.syntax import names


class Guard(StrEnum):
    """Why words are not shown unchecked (users.md F18)."""

    DANGER = "danger"
    PRIVATE = "private"
    LAW = "law"
    MONEY = "money"

    @property
    def words(self) -> str:
        """What it is about, in a sentence."""
        return {Guard.PRIVATE: "private things", Guard.LAW: "the law"}.get(self, self.value)


SAID: Mapping[Guard, re.Pattern[str]] = {
    guard: re.compile(signs, re.IGNORECASE)
    for guard, signs in {
        Guard.DANGER: r"\b(danger\w*|hurts? (you|someone)|abus\w+|suicid\w+|kill\w*|die|dying|scared|threat\w*|999"
        r"|111)\b",
        Guard.LAW: r"\b(laws?|legal\w*|courts?|deput(y|ies)|appointees?|powers? of attorney|(your|the) rights?|right to"
        r"|consent\w*)\b(?! form)",
        Guard.MONEY: r"£|\b(money|pays?|charg\w+|benefits?|allowance|credit|pensions?|debts?|costs?|savings|bills?)\b",
    }.items()
}
"""What says so in the source words, whatever is marked: a guard too many shows English, one too few does harm."""


def guards(form: Form) -> Mapping[str, Guard]:
    """Return the addresses of a form whose words are guarded, each with the reason.

    What a form marks as private, law, money or danger is guarded whole, with every part of the question; so is a
    question that asks in such words. Elsewhere such words guard the slot that they stand in.
    """
    homes = dict(_marked(form))
    said = {address: guard for address, words in slots(form) if (guard := _said(words.text))}
    for address, guard in said.items():
        if address.endswith(".ask"):
            homes.setdefault(home_of(address), guard)
    found = ((address, homes.get(home_of(address)) or said.get(address)) for address, _ in slots(form))
    return {address: guard for address, guard in found if guard}


def home_of(address: str) -> str:
    """Return what an address belongs to: ``hours``, ``page:rest``, ``glossary.respite``."""
    return address if address.startswith(("glossary.", "result.", "form.")) else address.partition(".")[0]


def _said(text: str) -> Guard | None:
    return next((guard for guard, signs in SAID.items() if signs.search(text)), None)


def _marked(form: Form) -> Iterator[tuple[str, Guard]]:
    """Yield what is guarded by its marks."""
    for section in form.sections:
        if section.private:
            yield f"section:{section.id}", Guard.PRIVATE
        for page in section.pages:
            yield from _of_page(form, page)
    for calculation in form.calculations:
        yield calculation, Guard.MONEY
    if form.result:
        yield from ((home_of(address), Guard.MONEY) for address, _ in slots(form) if address.startswith("result."))


def _of_page(form: Form, page: Page) -> Iterator[tuple[str, Guard]]:
    danger = form.danger_questions
    about_danger = page.show_if is not None and bool(names(page.show_if, form.conditions) & danger)
    for question in every_question(page.questions):
        guard = Guard.DANGER if about_danger or question.id in danger or _is_said(form, question) else _mark(question)
        if guard or page.private:
            yield question.id, guard or Guard.PRIVATE
            yield f"page:{page.id}", guard or Guard.PRIVATE


def _is_said(form: Form, question: Question) -> bool:
    return any(urgent.say == question.id for urgent in form.urgent)


def _mark(question: Question) -> Guard | None:
    marks = {
        Guard.PRIVATE: question.private,
        Guard.LAW: question.can_change.kind == "law",
        Guard.MONEY: isinstance(question.type, Money),
    }
    return next((guard for guard, holds in marks.items() if holds), None)
