"""How every page of the editor is shown, and how what was typed on it is checked, saved, or shown again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.drafting.edits import Edit, EditRefused, edited
from formbuilder.drafting.sheets import Sheet, clashes, cleaned, together
from formbuilder.drafting.things import question as a_question
from formbuilder.plainlanguage.form_scores import section_score
from formbuilder.plainlanguage.forms import check_question
from formbuilder.plainlanguage.slots import judged
from formbuilder.rendering.choosing_page import CHOICE, THEIRS, choosing_page, gone_page
from formbuilder.rendering.draft_look import Judged, Look, look
from formbuilder.rendering.editor_pages import PRESS, SEEN, SHOW, EditorPage
from formbuilder.rendering.editor_task import Task, Wrong
from formbuilder.rendering.fields import came_from_here, new_token
from formbuilder.rendering.frame import Link
from formbuilder.rendering.open_draft import OpenDraft
from formbuilder.rendering.question_tasks import keeps_short
from formbuilder.rendering.yaml_page import as_shown
from formbuilder.services.drafts import Clashed, Draft, NotSaved, Saved
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import frame_here, office_council
from formbuilder.web.drafts import as_seen, at_text, save_edits, sent
from formbuilder.web.drafts_named import shelf_here
from formbuilder.web.reopened import beware, reopened_here

Make: TypeAlias = Callable[[OpenDraft], Task]
"""Makes the page for a revision of a draft."""
SAID: Mapping[str, str] = {
    "saved": "Saved.",
    "together": "Saved. Somebody else saved this form too. Their changes and yours are both in it.",
    "same": "Nothing was different, so nothing was saved.",
    "back": "The draft says again what it said in that save. What was saved since then is kept.",
    "short": "Saved. What the question is called in messages is as it was. Check that it still fits.",
    "gone": "It is taken out. Saves of before still have it.",
}
"""What is said after something was done, by what the address says."""
DONE = "done"
NOT_SAVED: Mapping[NotSaved, str] = {
    NotSaved.FROZEN: "This version was published or dropped, so nothing was saved. Copy your words to a new draft.",
    NotSaved.TOO_BIG: "The form is bigger than a form may be, so nothing was saved. Make it shorter.",
    NotSaved.UNKNOWN: "This draft is not there any more, so nothing was saved. Copy your words.",
}
AT_ONCE = "Somebody else changed this at the same time. Look at it again, then save."
CHECKED = "Checked, and shown as you typed it. Not saved yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows besides what the draft says."""

    sheet: Sheet | None = None
    wrong: Wrong = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    """What is wrong with the whole page."""
    said: tuple[str, ...] = ()
    looked_at: OpenDraft | None = None
    """The draft as it would be with what was typed."""
    told: Wrong = field(default_factory=dict)
    """What is wrong with the draft as it is, or as it would be, by the box that can put it right."""


def show(make: Make, opened: OpenDraft) -> ResponseReturnValue:
    """Show a page as the draft is."""
    task = make(opened)
    return page(task, Shown(said=said_of(opened.draft), told=task.told()))


def said_of(draft: Draft) -> tuple[str, ...]:
    """Return what was done, if the address says so, and which sign-offs must be given again after it."""
    said = SAID.get(request.args.get(DONE, ""), "")
    return (said, *reopened_here(draft)) if said else ()


def page(task: Task, shown: Shown) -> str:
    """Return a page of the editor."""
    sheet = shown.sheet if shown.sheet is not None else task.filled()
    sheet = {name: tuple(map(as_shown, texts)) for name, texts in sheet.items()}
    face, fields = task.face, task.fields(sheet, {**shown.told, **shown.wrong})
    token = new_token()
    landing = f"#{fields[0].id}" if fields else "#main"
    made = EditorPage(
        heading=face.heading,
        council=task.draft.site.council,
        caption=face.caption,
        action=task.draft.to(face.address),
        token=token,
        hidden=((SEEN, str(task.draft.seen)), *face.hidden),
        button=face.button if fields else "",
        script=current_app.extensions["assets"].address("editor.js"),
        said=shown.said,
        lines=(*beware(task.draft.draft), *face.lines),
        whens=face.whens,
        tabs=face.tabs,
        beside=face.beside,
        fields=fields,
        look=look_at(shown.looked_at or task.draft, task.shows, task.wording) if task.shows else None,
        presses=task.presses(token),
        parts=task.parts(),
        back=(face.back,),
        wrong=tuple(Link(sentence, landing) for sentence in shown.sentences),
        unsaved=shown.sheet is not None,
    )
    return render_template("office/editor.html", page=made, frame=frame_here())


def look_at(opened: OpenDraft, id_: str, wording: str = "") -> Look | None:
    """Return how a question looks, and what the checks say; None if it is not there any more."""
    question = opened.questions.get(id_) if opened.can_be_read else None
    on = opened.page_of(id_)
    if question is None or on is None:
        return None
    form, slots = opened.form, tuple(judged(opened.form))
    found = Judged(
        findings=tuple(check_question(form, id_, shelf_here().lists, slots)),
        score=section_score(form, opened.sections[on.section], slots),
        problems=opened.wrong_with(a_question(id_)),
    )
    return look(form, question, found, desk().today(), wording)


def take(make: Make, opened: OpenDraft) -> ResponseReturnValue:
    """Save what was typed on a page, or show it again with what is to be done; nothing typed is lost."""
    if not came_from_here():
        return once_more(office_council(), frame_here())
    task = make(as_seen(opened))
    typed = cleaned(task.blanks, _chosen(sent()))
    wrong = task.wrong(typed)
    if wrong or request.form.get(PRESS) == SHOW:
        said, as_typed = () if wrong else (CHECKED,), _as_typed(task, typed)
        told = {} if wrong else _told(make, as_typed)
        return page(task, Shown(sheet=typed, wrong=wrong, said=said, looked_at=as_typed, told=told))
    edits = task.changes(task.filled(), typed)
    if edits:
        return _saved(task, edits, typed, lambda: _choose(task, make, opened, typed))
    return _on(task, typed, "same" if task.after(typed) == task.face.address else "")


def _saved(
    task: Task,
    edits: tuple[Edit, ...],
    typed: Sheet | None,
    choose: Callable[[], ResponseReturnValue],
    after: str = "",
) -> ResponseReturnValue:
    """Save changes and go on; what cannot be written, or not now, is said above what was typed."""
    try:
        result = save_edits(task.draft, edits, task.face.about)
    except EditRefused as refused:
        return page(task, Shown(sheet=typed, sentences=(refused.sentence,)))
    match result:
        case Saved(with_others=with_others):
            said = "short" if typed is not None and keeps_short(task, typed) else "saved"
            return _on(task, typed or {}, "together" if with_others else said, after)
        case Clashed():
            return choose()
        case NotSaved():
            return page(task, Shown(sheet=typed, sentences=(NOT_SAVED.get(result, NOT_SAVED[NotSaved.UNKNOWN]),)))


def _on(task: Task, typed: Sheet, done: str, after: str = "") -> ResponseReturnValue:
    address = task.draft.to(after or task.after(typed))
    return redirect(f"{address}?{DONE}={done}" if done else address, 303)


def _as_typed(task: Task, typed: Sheet) -> OpenDraft | None:
    """Return the draft as it would be; None where it cannot be written."""
    if not task.shows:
        return None
    try:
        return at_text(task.draft, edited(task.draft.text, task.changes(task.filled(), typed)))
    except (EditRefused, KeyError):
        return None


def _told(make: Make, as_typed: OpenDraft | None) -> Wrong:
    """Return what would be wrong with the draft as it was typed."""
    try:
        return make(as_typed).told() if as_typed and as_typed.can_be_read else {}
    except KeyError:
        return {}


def _chosen(form: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Put in the words of others where they were chosen."""
    chosen = (name for name, texts in form.items() if name.startswith(CHOICE) and texts == [THEIRS])
    theirs = [name.removeprefix(CHOICE) for name in chosen]
    return {**form, **{name: form.get(f"{THEIRS}-{name}", []) for name in theirs}}


def _choose(task: Task, make: Make, opened: OpenDraft, typed: Sheet) -> ResponseReturnValue:
    """Show both words where two people changed the same; what was typed is kept aside already."""
    try:
        newest = make(opened)
    except KeyError:
        gone = gone_page(task, [text for texts in typed.values() for text in texts])
        return render_template("public/text.html", page=gone, frame=frame_here())
    before, theirs = task.filled(), newest.filled()
    mine = {name: typed.get(name, ()) for name in theirs}
    rows = clashes(before, theirs, mine)
    if not rows:
        return page(newest, Shown(sheet={**theirs, **mine}, sentences=(AT_ONCE,)))
    labels = {each.id: each.label for each in newest.fields(theirs, {})}
    made = choosing_page(newest, rows, together(before, theirs, mine), labels, new_token())
    return render_template("office/editor.html", page=made, frame=frame_here())


T = TypeVar("T", bound=Task)


def stepped(
    make: Callable[[OpenDraft], T], edits_of: Callable[[T], tuple[Edit, ...]], opened: OpenDraft, after: str
) -> ResponseReturnValue:
    """Save what one button changes, and go on to ``after``; what cannot be done is said on the page of the button."""
    if not came_from_here():
        return once_more(office_council(), frame_here())
    task = make(as_seen(opened))
    edits = edits_of(task)
    if not edits:
        return redirect(f"{opened.to(after)}?{DONE}=same", 303)
    return _saved(task, edits, None, lambda: page(make(opened), Shown(sentences=(AT_ONCE,))), after)
