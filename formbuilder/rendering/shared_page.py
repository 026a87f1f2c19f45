"""A question that several forms share: shown, and not changed here."""

from __future__ import annotations

from formbuilder.definition.model import Question
from formbuilder.rendering.draft_look import Look
from formbuilder.rendering.editor_pages import EditorPage
from formbuilder.rendering.frame import Link
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import called, questions_beside


def shared_page(opened: OpenDraft, question: Question, look: Look | None) -> EditorPage:
    """Say which block a question is of, and why it cannot be changed here."""
    lines = (
        f"This question is part of “{question.block}”, which several forms share.",
        "So that it stays the same in all of them, it is not changed here.",
        "To ask in other words in this form, add a question of your own.",
    )
    return EditorPage(
        heading=called(question),
        council=opened.site.council,
        caption="Shared with other forms",
        lines=lines,
        look=look,
        beside=questions_beside(opened, question.id),
        back=(Link("Back to the whole form", opened.to()),),
    )
