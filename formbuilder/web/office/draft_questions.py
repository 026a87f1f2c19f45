"""A question of a draft: its words, its answers, when it is asked, its other wordings, its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.definition.language import SLUG
from formbuilder.definition.model import Question
from formbuilder.definition.vocabulary import options
from formbuilder.rendering.adding_tasks import AddQuestionTask, without_groups
from formbuilder.rendering.answer_tasks import AnswersTask
from formbuilder.rendering.danger_task import DangerTask
from formbuilder.rendering.editor_task import Task
from formbuilder.rendering.kind_task import KindTask
from formbuilder.rendering.mark_task import MarksTask
from formbuilder.rendering.mistake_task import MistakesTask
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.option_task import OptionTask
from formbuilder.rendering.question_tasks import WordsTask
from formbuilder.rendering.rule_tasks import DutiesTask, RulesTask
from formbuilder.rendering.shared_page import shared_page
from formbuilder.rendering.wording_tasks import WordingsTask, WordingTask
from formbuilder.services.publishing import lines_left
from formbuilder.web.access import allow
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council
from formbuilder.web.drafts import dangers_of, open_draft
from formbuilder.web.editing import look_at, stepped
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.drafts import DRAFT, answered, opened_to_write

MakeOf: TypeAlias = Callable[[OpenDraft, Question], Task]
QUESTION = f"{DRAFT}/questions/<question>"


def _danger(opened: OpenDraft, question: Question) -> DangerTask:
    """Return the page about danger, with the way to say that there is none where that is asked."""
    lines = {each.place.rpartition("/questions/")[2]: each for each in dangers_of(opened)}
    line = lines.get(f"{question.id}/danger")
    left = lines_left(office_council().store, opened.draft.pin.form) if line else {}
    if line is None or line.key in left:
        return DangerTask(opened, question, because=left[line.key].because if line else "")
    return DangerTask(opened, question, leave="" if opened.problems else opened.to(f"publish/leave/{line.key}"))


ABOUT: Mapping[str, MakeOf] = {
    "answers": AnswersTask,
    "kind": KindTask,
    "wordings": WordingsTask,
    "duties": DutiesTask,
    "danger": _danger,
    "rules": RulesTask,
    "mistakes": lambda opened, question: MistakesTask(opened, question, desk().today()),
    "marks": MarksTask,
}
"""The pages about a question, by the end of their addresses."""


@office.route(QUESTION, methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def question_words(slug: str, form: str, version: int, question: str) -> ResponseReturnValue:
    """Show or save the words of a question."""
    del slug
    return _answered(WordsTask, form, version, question)


@office.route(f"{QUESTION}/<any({', '.join(ABOUT)}):about>", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def question_about(slug: str, form: str, version: int, question: str, about: str) -> ResponseReturnValue:
    """Show or save one of the pages about a question, such as its answers or its rules."""
    del slug
    return _answered(ABOUT[about], form, version, question)


@office.route(f"{QUESTION}/answers/<option>", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def question_option(slug: str, form: str, version: int, question: str, option: str) -> ResponseReturnValue:
    """Show or save one answer of a list."""
    del slug
    return _answered(lambda opened, found: _option(opened, found, option), form, version, question)


@office.post(f"{QUESTION}/answers/<option>/<any(up, down, out):step>")
@allow(Right.WRITE_DRAFTS)
def question_option_step(
    slug: str, form: str, version: int, question: str, option: str, step: str
) -> ResponseReturnValue:
    """Move an answer one step, or take it out."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    after = f"questions/{question}/answers" if step == "out" else f"questions/{question}/answers/{option}"

    def make(seen: OpenDraft) -> OptionTask:
        return _option(seen, seen.questions[question], option)

    return _or_404(lambda: stepped(make, lambda task: task.step(step), opened, after))


@office.route(f"{QUESTION}/wordings/<wording>", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def question_wording(slug: str, form: str, version: int, question: str, wording: str) -> ResponseReturnValue:
    """Show or save one wording of a question."""
    del slug
    if not SLUG.pattern.fullmatch(wording):
        abort(404)
    return _answered(lambda opened, found: WordingTask(opened, found, wording), form, version, question)


@office.route(f"{QUESTION}/add", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def question_add(slug: str, form: str, version: int, question: str) -> ResponseReturnValue:
    """Add a question to a group."""
    del slug
    return _answered(
        lambda opened, found: AddQuestionTask(opened, kinds=without_groups(), inside=found), form, version, question
    )


def _option(opened: OpenDraft, question: Question, value: str) -> OptionTask:
    if value not in {each.value for each in options(question)}:
        raise KeyError(value)
    return OptionTask(opened, question, value)


def _answered(make: MakeOf, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Show or save a page about a question; one of a block is only shown."""
    opened = open_draft(form, version)
    question = opened.questions.get(id_) if opened.can_be_read else None
    if question is not None and question.block:
        if request.method == "POST":
            return redirect(opened.to(f"questions/{id_}"), 303)
        made = shared_page(opened, question, look_at(opened, id_))
        return render_template("office/editor.html", page=made, frame=frame_here())
    return answered(lambda each: make(each, each.questions[id_]), form, version)


def _or_404(answer: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    try:
        return answer()
    except KeyError:
        abort(404)
