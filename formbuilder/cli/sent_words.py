"""A submission in words: its questions in the order of the form, its answers as the person saw them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.answers.free_words import key_of, later_key
from formbuilder.answers.plain import trusted
from formbuilder.answers.values import Amount, ItemList, Value
from formbuilder.definition.model import Form, Group, Page, Question
from formbuilder.rendering.english_words import translated_by
from formbuilder.rendering.sent_result import result_told
from formbuilder.rendering.sent_tables import cell
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.afterwards import AdditionKind
from formbuilder.services.submissions import Submission
from formbuilder.wording.shown import shown

PRIVATE = "(private: nobody but the person may hear or see this)"
GUESS = "(a guess)"
ADDED = {AdditionKind.MORE: "Added later", AdditionKind.REACH: "Another way to reach the person"}


def told(form: Form, submission: Submission) -> Iterator[str]:
    """Give the lines of a submission; ``form`` is the version that was sent. What was not answered is left out."""
    line = submission.line
    yield f"{shown_reference(line.reference)}: {form.title} ({form.name})"
    yield f"Sent {line.sent_at:%Y-%m-%d %H:%M} UTC{'. An example, not a real answer' if line.example else ''}."
    if line.withdrawn_at:
        yield f"The person took it back {line.withdrawn_at:%Y-%m-%d %H:%M} UTC."
    for other in submission.others:
        yield f"The person says that they filled in {shown_reference(other)} too, and that you may know."
    for section in form.sections:
        lines = [each for page in section.pages for each in _of_page(page, submission)]
        yield from ("", f"== {section.title} ==", *lines) if lines else ()
    yield from _left_over(form, submission.answers)
    yield from result_told(submission.result, form)
    for number, addition in enumerate(submission.additions, 1):
        yield f"\n{ADDED[addition.kind]}, {addition.at:%Y-%m-%d %H:%M} UTC"
        yield from (f"  {text}" for text in (*addition.text.splitlines(), *_in_english(submission, later_key(number))))


def _of_page(page: Page, submission: Submission) -> Iterator[str]:
    for question in page.questions:
        if question.id in submission.answers:
            private = f" {PRIVATE}" if question.private or page.private else ""
            yield f"\n{question.ask}{private}"
            yield from (f"  {text}" for text in _answer(question, submission))


def _in_english(submission: Submission, key: str) -> Iterator[str]:
    note = submission.english
    if note and (words := note.writing.english.get(key)):
        yield f"{translated_by(note)}:"
        yield from words.splitlines()


def _answer(question: Question, submission: Submission) -> Iterator[str]:
    plain = submission.answers[question.id]
    value = trusted(question, plain)
    match value:
        case None:
            yield cell(plain)
        case ItemList():
            yield from _items(question, value, submission)
        case _:
            yield from (*_lines(question, value), *_in_english(submission, question.id))


def _items(group: Question, value: ItemList, submission: Submission) -> Iterator[str]:
    questions = tuple(group.type.questions) if isinstance(group.type, Group) else ()
    for number, item in enumerate(value.items, 1):
        yield f"{number}."
        for question in (each for each in questions if each.id in item.answers):
            yield f"   {question.ask}{f' {PRIVATE}' if question.private else ''}"
            english = _in_english(submission, key_of(group.id, item, question.id))
            yield from (f"     {text}" for text in (*_lines(question, item.answers[question.id]), *english))


def _lines(question: Question, value: Value) -> tuple[str, ...]:
    lines = shown(question, value)
    guess = isinstance(value, Amount) and value.guess
    return tuple(f"{line} {GUESS}" for line in lines) if guess else lines


def _left_over(form: Form, answers: Mapping[str, object]) -> Iterator[str]:
    """Show answers that the version we have does not ask for, rather than lose them."""
    known = {question.id for question in form.questions}
    for id_ in (id_ for id_ in answers if id_ not in known):
        yield f"\n{id_} (not in this version of the form)"
        yield f"  {cell(answers[id_])}"
