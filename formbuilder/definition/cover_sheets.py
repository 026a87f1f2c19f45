"""The cover sheet for proof that is sent on paper: how it is read, and what may stand on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from formbuilder.definition.conditions import condition_if_any
from formbuilder.definition.entry import Entry
from formbuilder.definition.language import COVER_SHEET, ID
from formbuilder.definition.model import Choice, Choices, CoverSheet, Form, Question
from formbuilder.definition.reading import Reading
from formbuilder.definition.yaml_source import Scalar
from formbuilder.problems import Code


def cover_sheet(form: Entry) -> CoverSheet | None:
    """Read the setting ``cover_sheet`` of a form that has one."""
    source = form.source("cover_sheet")
    if source is None:
        return None
    entry = Entry.of(source, COVER_SHEET, form.reading)
    if not entry.has("proofs"):
        entry.refuse("proofs", Code.MISSING_KEY, thing=COVER_SHEET.name)
    return CoverSheet(
        title=entry.words("title"),
        text=entry.words("text"),
        show_if=condition_if_any(entry, "show_if"),
        proofs=tuple(each.value for each in _proofs(entry)),
        place=entry.place,
    )


def check_cover_sheet(form: Form, questions: Collection[Question], reading: Reading) -> None:
    """Refuse proofs that no option tells, and those that may not stand on paper."""
    if (sheet := form.cover_sheet) is None:
        return
    if not form.records:
        reading.refuse(sheet.place, Code.NOTHING_TO_COVER)
    elif not (form.discretion.copies and form.discretion.code_first):
        reading.refuse(sheet.place, Code.QUIET_COVER)
    asked = {question.id: question for question in questions}
    danger = form.danger_questions
    for id_ in sheet.proofs:
        place = reading.proofs.get(id_, sheet.place)
        if id_ not in asked:
            reading.refuse(place, Code.UNKNOWN_QUESTION, found=id_, way_out=reading.way_out(id_, asked))
        elif fact := next(_against(asked[id_], danger), ""):
            reading.refuse(place, Code.NO_PROOF, found=id_, fact=fact)


def _proofs(entry: Entry) -> Iterator[Scalar]:
    for each in entry.names("proofs", ID):
        entry.reading.proofs[each.value] = each.place
        yield each


def _against(question: Question, danger: Collection[str]) -> Iterator[str]:
    """Give the reasons why a question may not be a proof."""
    if not isinstance(question.type, Choice | Choices):
        yield "it is no choice and no choices question"
    if question.private:
        yield "it is private"
    if question.apart:
        yield "it is kept apart"
    if question.id in danger:
        yield "an answer to it may mean danger"
