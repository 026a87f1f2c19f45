"""When parts of a draft are asked, where they stand, and taking them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.drafting.edits import EditRefused
from formbuilder.drafting.moving import taken_out
from formbuilder.drafting.things import Kind, Thing, is_one_section
from formbuilder.rendering.asked_tasks import AskedTask, ConditionTextTask, thing_words
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.moving_tasks import MovingTask, removing_page
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.row_task import RowTask
from formbuilder.rendering.text_page import TextPage
from formbuilder.services.drafts import Saved
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.door import frame_here, office_council
from formbuilder.web.drafts import as_seen, save_edits
from formbuilder.web.editing import AT_ONCE, DONE, stepped
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.drafts import DRAFT, answered, opened_to_write

PLACE = f"{DRAFT}/<any(questions, pages, sections):kind>/<place>"
KINDS: Mapping[str, Kind] = {"questions": Kind.QUESTION, "pages": Kind.PAGE, "sections": Kind.SECTION}
MOST_ROWS = 100
Ask: TypeAlias = Callable[[OpenDraft, Thing, str, str], TextPage]
"""Makes the page that asks before something is taken out: with a token, and why it could not be."""


@office.route(f"{PLACE}/asked", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def place_asked(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Show or save when something is asked."""
    del slug
    return answered(lambda opened: AskedTask(opened, _own(opened, kind, place)), form, version)


@office.route(f"{PLACE}/asked/add", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def place_asked_add(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Add a condition from lists: first the question, then what is asked of it."""
    del slug
    chosen = request.values.get("question", "")

    def make(opened: OpenDraft) -> RowTask:
        return RowTask(opened, _own(opened, kind, place), chosen)

    opened = opened_to_write(form, version)
    if isinstance(opened, OpenDraft) and request.method == "POST" and "step" not in request.form:
        task = RowTask(opened, _own_or_404(opened, kind, place), chosen)
        if task.askable and came_from_here():
            return redirect(f"{opened.to(task.face.address)}?question={chosen}", 303)
    return answered(make, form, version)


@office.route(f"{PLACE}/asked/text", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def place_asked_text(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Show or save a condition as text."""
    del slug
    return answered(lambda opened: ConditionTextTask(opened, _own(opened, kind, place)), form, version)


@office.post(f"{PLACE}/asked/out")
@allow(Right.WRITE_DRAFTS)
def place_asked_out(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Take one row of a condition out."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    row = request.form.get("row", "")
    number = int(row) if row.isdecimal() and int(row[:4]) < MOST_ROWS else -1
    thing = _own_or_404(opened, kind, place)
    after = f"{kind}/{place}/asked"
    return stepped(lambda seen: AskedTask(seen, thing), lambda task: task.without(number), opened, after)


@office.route(f"{PLACE}/move", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def place_move(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Show where something stands, or move a question to another page."""
    del slug
    return answered(lambda opened: MovingTask(opened, _own(opened, kind, place)), form, version)


@office.post(f"{PLACE}/move/<any(up, down):step>")
@allow(Right.WRITE_DRAFTS)
def place_step(slug: str, form: str, version: int, kind: str, place: str, step: str) -> ResponseReturnValue:
    """Move something one step."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    thing = _own_or_404(opened, kind, place)
    return stepped(lambda seen: MovingTask(seen, thing), lambda task: task.step(step), opened, f"{kind}/{place}/move")


@office.route(f"{PLACE}/remove", methods=["GET", "POST"])
@allow(Right.WRITE_DRAFTS)
def place_remove(slug: str, form: str, version: int, kind: str, place: str) -> ResponseReturnValue:
    """Ask before something is taken out, and take it out."""
    del slug
    opened = opened_to_write(form, version)
    if not isinstance(opened, OpenDraft):
        return opened
    thing = _own_or_404(opened, kind, place)
    answer = taken_out_of if request.method == "POST" else removing
    return answer(opened, thing, removing_page)


def taken_out_of(opened: OpenDraft, thing: Thing, ask: Ask) -> ResponseReturnValue:
    """Take something out; where that cannot be, ask again and say why."""
    if not came_from_here():
        return once_more(office_council(), frame_here())
    seen = as_seen(opened)
    try:
        result = save_edits(seen, taken_out(seen.written, thing), f"Took out “{thing_words(opened, thing)}”")
    except EditRefused as refused:
        return removing(opened, thing, ask, refused.sentence)
    if isinstance(result, Saved):
        return redirect(f"{opened.to()}?{DONE}=gone", 303)
    return removing(opened, thing, ask, AT_ONCE)


def removing(opened: OpenDraft, thing: Thing, ask: Ask, sentence: str = "") -> ResponseReturnValue:
    """Ask before something is taken out."""
    made = ask(opened, thing, new_token(), sentence)
    return render_template("public/text.html", page=made, frame=frame_here())


def _own_or_404(opened: OpenDraft, kind: str, id_: str) -> Thing:
    try:
        return _own(opened, kind, id_)
    except KeyError:
        abort(404)


def _own(opened: OpenDraft, kind: str, id_: str) -> Thing:
    """Return a part of the draft’s own file; raises KeyError for one of a block, or one that is not there."""
    things = {"questions": opened.questions, "pages": opened.pages, "sections": opened.sections}[kind]
    found = things[id_]
    if kind == "sections" and is_one_section(opened.written):
        raise KeyError(id_)
    if getattr(found, "block", "") or any(each.block for each in getattr(found, "questions", ())):
        raise KeyError(id_)
    return Thing(KINDS[kind], id_)
