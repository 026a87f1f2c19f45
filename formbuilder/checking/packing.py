"""Put together what a board reads: from the draft, the version that is published, and what is known around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Form,
    Group,
    Information,
    LongText,
    Money,
    Month,
    Name,
    NhsNumber,
    NiNumber,
    Number,
    Page,
    Phone,
    Postcode,
    Question,
    QuestionType,
    Statement,
    Text,
    YesNo,
)
from formbuilder.definition.rates import NO_RATES, Rates
from formbuilder.definition.registers import Duty
from formbuilder.definition.vocabulary import options, vocabulary
from formbuilder.definition.worded import ways_to_read
from formbuilder.definition.words import Words
from formbuilder.expressions.explanation import explain
from formbuilder.expressions.syntax import Expression
from formbuilder.publishing.comparing import changes
from formbuilder.publishing.comparison import is_number
from formbuilder.publishing.naming import answered, capital
from formbuilder.publishing.otherwise import otherwise
from formbuilder.publishing.pack import (
    Facts,
    Pack,
    PackAnswer,
    PackChange,
    PackDanger,
    PackDuty,
    PackFinding,
    PackLeft,
    PackPage,
    PackQuestion,
    PackSection,
    PackSignOff,
    Panels,
)
from formbuilder.publishing.telling import tell
from formbuilder.wording.sentences import may_be_left_out
from formbuilder.wording.written import ALSO, YES_NO

AGREE = "I agree"
SPACES: Mapping[type[QuestionType], tuple[str, ...]] = {
    Date: ("Day", "Month", "Year"),
    Month: ("Month", "Year"),
    Name: ("First name", "Last name"),
    Address: ("Address", "Town or city", "Postcode"),
}
LONG = 5
"""Lines on paper for a long answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known around a draft."""

    council: str
    revision: int
    made_on: date
    asks: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    published: Form | None = None
    duties: Mapping[str, Duty] = field(default_factory=dict)
    panels: Panels | None = None
    findings: tuple[PackFinding, ...] = ()
    sign_offs: tuple[PackSignOff, ...] = ()
    dangers: tuple[PackDanger, ...] = ()
    no_equality: PackLeft | None = None
    used_in: tuple[str, ...] | None = None
    rates: Rates = NO_RATES


def packed_for_board(form: Form, around: Around) -> Pack:
    """Return the pack of a draft."""
    return Pack(
        council=around.council,
        title=str(form.title),
        form=form.name,
        revision=around.revision,
        made_on=around.made_on,
        asks=around.asks,
        facts=around.facts,
        compared_with=around.published.name if around.published else "",
        changes=tuple(_changes(form, around)),
        sections=tuple(_sections(form)),
        duties=tuple(_duties(form, around.duties)),
        panels=around.panels,
        findings=around.findings,
        sign_offs=around.sign_offs,
        dangers=around.dangers,
        no_equality=around.no_equality,
        used_in=around.used_in,
    )


def _changes(form: Form, around: Around) -> Iterator[PackChange]:
    old = around.published
    if old is None:
        return
    sentences = {id_: str(duty.sentence) for id_, duty in around.duties.items()}
    for each in tell(changes(old, form), old, form, around.rates, sentences):
        if not is_number(each):
            yield PackChange(each.sentence, each.was, each.now)


def _sections(form: Form) -> Iterator[PackSection]:
    for section in form.sections:
        yield PackSection(
            title=str(section.title),
            condition=_condition(form, section.show_if),
            private=section.private,
            pages=tuple(_page(form, page) for page in section.pages),
        )


def _page(form: Form, page: Page) -> PackPage:
    return PackPage(
        title=str(page.title or ""),
        condition=_condition(form, page.show_if),
        questions=tuple(_question(form, question) for question in page.questions),
    )


def _question(form: Form, question: Question) -> PackQuestion:
    kind, information = question.type, isinstance(question.type, Information)
    hints = (*_paragraphs(question.hint), may_be_left_out(question) or "")
    return PackQuestion(
        id=question.id,
        ask=str(question.ask),
        hints=tuple(hint for hint in hints if hint),
        kind="Words to read." if information else f"{capital(answered(kind))}.",
        answers=tuple(_answers(question)),
        spaces=_spaces(kind),
        lines=LONG if isinstance(kind, LongText) else 1,
        condition=_condition(form, question.show_if),
        why=" ".join(_paragraphs(question.why)),
        worded=tuple(map(str, otherwise(question, ways_to_read(form)))),
        inside=tuple(_question(form, each) for each in kind.questions) if isinstance(kind, Group) else (),
    )


def _answers(question: Question) -> Iterator[PackAnswer]:
    match question.type:
        case Choice() | Choices():
            yield from (PackAnswer(str(each.label), str(each.hint or "")) for each in options(question))
        case YesNo():
            yield from map(PackAnswer, YES_NO.values())
        case Statement():
            yield PackAnswer(AGREE)
        case _:
            pass
    yield from (PackAnswer(ALSO[also]) for also in question.also)


def _spaces(kind: QuestionType) -> tuple[str, ...]:
    """Return what is written, a name beside each space."""
    match kind:
        case Money(periods=periods):
            return ("£", "How often") if len(periods) > 1 else ("£",)
        case Number(unit=unit):
            return (str(unit or ""),)
        case Date() | Month() | Name() | Address():
            return SPACES[type(kind)]
        case Text() | LongText() | Email() | Phone() | Postcode() | NiNumber() | NhsNumber():
            return ("",)
        case Choice() | Choices() | YesNo() | Statement() | Information() | Group():
            return ()
        case _:
            assert_never(kind)


def _condition(form: Form, expression: Expression | None) -> str:
    """Return when something is asked, as a sentence; "" if always."""
    return "" if expression is None else f"Only if: {explain(expression, vocabulary(form))}"


def _duties(form: Form, known: Mapping[str, Duty]) -> Iterator[PackDuty]:
    asked = {question.id: question for question in every_question(form.questions)}
    parts = (id_ for duty in form.duties for id_ in _with_parts(duty, known))
    for id_ in dict.fromkeys((*parts, *(each for question in asked.values() for each in question.serves))):
        if id_ in known:
            served = tuple(str(each.ask) for each in asked.values() if id_ in each.serves)
            yield PackDuty(str(known[id_].sentence), known[id_].source, served)


def _with_parts(duty: str, known: Mapping[str, Duty]) -> Iterable[str]:
    parts = [each.id for each in known.values() if each.part_of == duty]
    return parts or (duty,)


def _paragraphs(words: Words | None) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in str(words or "").split("\n\n") if part.strip())
