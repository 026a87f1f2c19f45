"""A draft goes out as a Word file, and what people wrote in it comes back."""

from __future__ import annotations

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from formbuilder.accounts.rights import Right
from formbuilder.checking.explaining import explained
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.drafting.edits import EditRefused
from formbuilder.drafting.word_file import WordFault, WordFile, open_word
from formbuilder.drafting.word_notes import given_out_as, notes_in
from formbuilder.publishing.naming import answered, capital
from formbuilder.rendering.fields import came_from_here
from formbuilder.rendering.word_pages import (
    FROZEN,
    NO_FILE,
    NOTHING_NEW,
    OTHER_DRAFT,
    SEEN,
    bring_page,
    cannot_be_word_page,
    comments_page,
    not_taken_page,
)
from formbuilder.services.beginning import words_of
from formbuilder.services.draft_comments import (
    CommentState,
    bring_comments,
    comments_of,
    find_comment,
    finish_comment,
    take_words,
)
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import NotSaved, Saved, find_draft, find_revision
from formbuilder.web.access import allow
from formbuilder.web.again import once_more
from formbuilder.web.desk import desk
from formbuilder.web.door import doing_here, frame_here, office_council, office_site
from formbuilder.web.drafts_named import draft_or_404, shelf_here
from formbuilder.web.files import WORD, file_of
from formbuilder.web.office.blueprint import office
from formbuilder.web.office.forms import looker, number_in
from formbuilder.web.office.pasting import MOST_UPLOAD, uploaded

NOT_TAKEN = "Somebody changed these words in the draft at the same time. Look at them, then choose again."


@office.get("/drafts/<form>/<int:version>/words.docx")
@allow(Right.READ_DRAFTS)
def draft_in_word(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Give out a draft, or a version, as a Word file."""
    del slug
    pin = DraftPin(form, version)
    text = words_of(office_council().store, pin) or abort(404)
    found = _form_of(text)
    if found is None:
        return render_template("public/text.html", page=cannot_be_word_page(looker(), pin), frame=frame_here())
    draft = find_draft(office_council().store, pin)
    data = _in_word(found, f"{pin}.{draft.revision}" if draft else str(pin))
    name = f"{pin.form}-{pin.version}.docx"
    return file_of(data, WORD, name)


@office.get("/drafts/<form>/<int:version>/comments")
@allow(Right.READ_DRAFTS)
def draft_comments(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Show what came back from Word."""
    del slug
    pin = draft_or_404(form, version).pin
    state = CommentState.DONE if request.args.get(SEEN) == CommentState.DONE.value else CommentState.OPEN
    found = comments_of(office_council().store, pin, state, number_in(request.args.get("page", "")) or 1)
    page = comments_page(looker(), pin, found, state, _form_now(pin) if found.comments else None)
    return render_template("office/list.html", page=page, frame=frame_here())


@office.get("/drafts/<form>/<int:version>/comments/bring")
@allow(Right.WRITE_DRAFTS)
def bringing_comments(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Ask for the file that came back."""
    del slug
    return render_template(
        "office/form.html", page=bring_page(looker(), draft_or_404(form, version).pin), frame=frame_here()
    )


@office.post("/drafts/<form>/<int:version>/comments/bring")
@allow(Right.WRITE_DRAFTS)
def bring_draft_comments(slug: str, form: str, version: int) -> ResponseReturnValue:
    """Read the file, and keep what was written in it."""
    del slug
    request.max_content_length = MOST_UPLOAD
    pin = draft_or_404(form, version).pin
    if not came_from_here():
        return once_more(office_council(), frame_here())
    data = uploaded()
    opened = open_word(data) if data else None
    wrong = _brought(pin, opened) if isinstance(opened, WordFile) else opened.value if opened else NO_FILE
    if wrong:
        return render_template("office/form.html", page=bring_page(looker(), pin, wrong), frame=frame_here())
    return _to_comments(pin)


@office.post("/drafts/<form>/<int:version>/comments/<id_>/done")
@allow(Right.WRITE_DRAFTS)
def finish_draft_comment(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Say that a comment is done; once more changes nothing."""
    del slug
    pin = draft_or_404(form, version).pin
    comment = find_comment(office_council().store, pin, id_) or abort(404)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    finish_comment(office_council().store, pin, comment.id, doing_here())
    return _to_comments(pin)


@office.post("/drafts/<form>/<int:version>/comments/<id_>/take")
@allow(Right.WRITE_DRAFTS)
def take_draft_comment(slug: str, form: str, version: int, id_: str) -> ResponseReturnValue:
    """Change the draft to the words of a change."""
    del slug
    pin = draft_or_404(form, version).pin
    comment = find_comment(office_council().store, pin, id_) or abort(404)
    if not came_from_here():
        return once_more(office_council(), frame_here())
    taken = take_words(office_council().store, pin, comment, doing_here())
    if isinstance(taken, Saved):
        return _to_comments(pin)
    why = taken.sentence if isinstance(taken, EditRefused) else FROZEN if isinstance(taken, NotSaved) else NOT_TAKEN
    return render_template("public/text.html", page=not_taken_page(looker(), pin, why), frame=frame_here())


def _brought(pin: DraftPin, file: WordFile) -> str:
    """Keep what was written in a file; return what is wrong with it, "" if nothing is."""
    store, said = office_council().store, given_out_as(file)
    name, _, revision = said.rpartition(".")
    if said and name != str(pin):
        return OTHER_DRAFT.format(found=name or said, wanted=pin)
    given = find_revision(store, pin, number_in(revision) or None)
    found = None if given is None else _form_of(given.text)
    if found is None:
        return WordFault.BROKEN.value
    ours = open_word(_in_word(found, said))
    given_words = {address: str(words) for address, words in slots(found)}
    notes = notes_in(file, given_words, ours if said and isinstance(ours, WordFile) else None)
    kept = bring_comments(store, pin, notes, doing_here())
    return FROZEN if isinstance(kept, NotSaved) else "" if kept else NOTHING_NEW


def _form_of(text: str) -> Form | None:
    return shelf_here().read(text)[0]


def _in_word(form: Form, identifier: str) -> bytes:
    from formbuilder.rendering.word_out import word_of  # noqa: PLC0415 - brings a library that nothing else needs

    rates = office_council().rates.at(desk().clock())
    sentences = {each.place: each.sentence for each in explained(form, rates)}
    kinds = {each.id: f"{capital(answered(each.type))}." for each in every_question(form.questions)}
    return word_of(form, identifier, sentences, kinds)


def _form_now(pin: DraftPin) -> Form | None:
    newest = find_revision(office_council().store, pin)
    return _form_of(newest.text) if newest else None


def _to_comments(pin: DraftPin) -> ResponseReturnValue:
    return redirect(office_site(office_council()).to(f"drafts/{pin.form}/{pin.version}/comments"), 303)
