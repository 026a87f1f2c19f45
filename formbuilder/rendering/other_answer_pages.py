"""Another kind of answer that somebody suggests: the question as it is and as it would be, with what our checks say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from formbuilder.definition.other_answer import LISTS, answers_in, may_differ, with_answer
from formbuilder.plainlanguage.findings import Finding
from formbuilder.rendering.draft_look import as_met
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_sections import Section, SectionsPage
from formbuilder.rendering.point_words import found_lines
from formbuilder.review.parts import Looked
from formbuilder.services.point_kinds import Change, Point

ONLY_TO_LOOK = "This is only to look at. What you fill in here is sent to nobody."
NO_ANSWERS = "No answers to choose from are suggested."


def other_answer(point: Point) -> Change | None:
    """Return the other kind of answer that a point suggests; None if it suggests none."""
    return next((each for each in point.changes if each.answer), None)


def other_answer_sections(looked: Looked, change: Change, findings: Sequence[Finding] | None) -> Iterator[Section]:
    """Yield the question before and after, and what our checks say; nothing if it cannot be shown."""
    question = looked.question
    if question is None or not may_differ(looked.form, question):
        return
    answers = answers_in(change.words)
    if change.answer in LISTS and not answers:
        yield Section(heading="The question with another kind of answer", lines=(NO_ANSWERS,))
        return
    after = replace(with_answer(question, change.answer, answers), id=f"{question.id}-after")
    yield Section(
        heading="The question, before and after",
        lines=(ONLY_TO_LOOK,),
        previews=(
            replace(as_met(looked.form, question), title="Before: as people meet it now"),
            replace(as_met(looked.form, after), title="After: as it would be"),
        ),
    )
    found = tuple(findings) if findings is not None else None
    yield Section(heading="What our own check says of the new answers", lines=found_lines(found))


def other_answer_page(site: OfficeSite, sections: Sequence[Section], back: Link) -> SectionsPage:
    """Show a suggestion of another kind of answer to those who may read it."""
    return SectionsPage(
        heading="Another way to answer",
        council=site.council,
        lines=("Somebody suggests that people answer in another way.",),
        sections=tuple(sections),
        back=(back,),
    )
