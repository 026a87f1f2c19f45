"""A draft in Word: the file to bring back, and what people wrote in it, until somebody says “done”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from formbuilder.accounts.rights import Right
from formbuilder.drafting.slot_edits import put_words
from formbuilder.drafting.word_notes import NoteKind
from formbuilder.rendering.form_pages import Looker
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FileBox, FormPage, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.draft_comments import CommentsPage, CommentState, DraftComment
from formbuilder.services.drafts import DraftPin

FILE, SEEN = "file", "state"
"""Names of a field, and of what an address says."""
OTHER_DRAFT = "This file is of another draft: {found}. Choose a file of {wanted}."
NO_FILE = "Choose the Word file that came back."
FROZEN = "This draft is published or dropped, so nothing can be added to it."
NOTHING_NEW = "There is nothing new in this file: no comment and no other words."


def comments_page(
    looker: Looker, pin: DraftPin, found: CommentsPage, state: CommentState, now: Mapping[str, str]
) -> ListPage:
    """Show the comments and changes of a draft; ``now`` are the words of each slot as they are."""
    site, place = looker.site, _place(pin)
    writes = looker.may(Right.WRITE_DRAFTS) and state is CommentState.OPEN
    other = (
        Link("Show what is done", f"{site.to(place)}/comments?{SEEN}=done")
        if state is CommentState.OPEN
        else Link("Show what is open", f"{site.to(place)}/comments")
    )
    return ListPage(
        heading="Comments from Word" if state is CommentState.OPEN else "Comments from Word that are done",
        council=site.council,
        lines=(_how_many(found, state),),
        go=(Link("Bring in a Word file", site.to(f"{place}/comments/bring")),)
        if looker.may(Right.WRITE_DRAFTS)
        else (),
        entries=tuple(_entry(looker, pin, each, now, writes=writes) for each in found.comments),
        links=(
            *_pages(site, pin, found, state),
            other,
            Link("Get the words as a Word file", site.to(f"{place}/words.docx")),
        ),
        back=(Link("Back to the draft", site.to(place)),),
    )


def bring_page(looker: Looker, pin: DraftPin, wrong: str = "") -> FormPage:
    """Ask for the file that came back."""
    site, place = looker.site, _place(pin)
    return FormPage(
        heading="Bring in a Word file",
        council=site.council,
        lines=(
            "We read comments, and words that were changed. You then decide about each of them.",
            "We do not keep the file.",
        ),
        action=site.to(f"{place}/comments/bring"),
        token=looker.token,
        button="Read the file",
        files=(
            FileBox(
                id=FILE,
                label="The Word file that came back",
                hint=f"The .docx file of {pin} that you gave out, 5 megabytes at most.",
                accept=".docx",
                errors=(wrong,) if wrong else (),
            ),
        ),
        back=(Link("Back to the comments", site.to(f"{place}/comments")),),
    )


def cannot_be_word_page(looker: Looker, pin: DraftPin) -> TextPage:
    """Say that a draft has problems first to be put right."""
    lines = (
        "The draft has problems, so we cannot tell what its words are.",
        "Put them right, then get the file again.",
    )
    back = Link("Open the draft", looker.site.to(_place(pin)))
    return text_page(looker.site.council, "There is no Word file yet", Part(lines=lines), go=back)


def not_taken_page(looker: Looker, pin: DraftPin, why: str) -> TextPage:
    """Say why words from Word were not taken over; the change stays on the list."""
    site, place = looker.site, _place(pin)
    links = (Link("Open the draft", site.to(place)),)
    back = Link("Back to the comments", site.to(f"{place}/comments"))
    return text_page(
        site.council,
        "The words were not changed",
        Part(lines=(why, "The change stays on the list.")),
        go=back,
        links=links,
    )


def _place(pin: DraftPin) -> str:
    return f"drafts/{pin.form}/{pin.version}"


def _how_many(found: CommentsPage, state: CommentState) -> str:
    if not found.found:
        return "There are none." if state is CommentState.DONE else "There are none to look at."
    many = "There is 1" if found.found == 1 else f"There are {found.found}"
    return f"{many}." if state is CommentState.DONE else f"{many} to look at."


def _entry(looker: Looker, pin: DraftPin, comment: DraftComment, now: Mapping[str, str], *, writes: bool) -> Entry:
    is_change = comment.kind is NoteKind.CHANGE
    what = "Other words" if is_change else "A comment"
    heading = f"{what} for {comment.slot}" if comment.slot else f"{what} about the whole form"
    return Entry(
        heading=heading,
        lines=(*_lines(comment, now), _who(comment)),
        presses=tuple(_presses(looker, pin, comment)) if writes else (),
    )


def _lines(comment: DraftComment, now: Mapping[str, str]) -> Iterator[str]:
    if comment.kind is NoteKind.COMMENT:
        yield f"Comment: {comment.words}"
        if comment.quote:
            yield f"About the words: “{comment.quote}”"
        return
    yield f"Words that we gave out: “{comment.quote}”"
    yield f"Words in the file: “{comment.words}”" if comment.words else "In the file these words are taken away."
    if comment.slot not in now:
        yield "This place is not in the draft any more."
    elif now[comment.slot] != comment.quote:
        yield f"Words in the draft now: “{now[comment.slot]}”"


def _who(comment: DraftComment) -> str:
    who = comment.author or "Somebody"
    when = f", {moment_words(comment.written_at)}" if comment.written_at else ""
    return f"{who}{when}. Brought in on {moment_words(comment.brought_at)}."


def _presses(looker: Looker, pin: DraftPin, comment: DraftComment) -> Iterator[Press]:
    place = f"{_place(pin)}/comments/{comment.id}"
    where = comment.slot or "the whole form"
    if comment.kind is NoteKind.CHANGE and comment.words and put_words(comment.slot, comment.words):
        take = looker.site.to(f"{place}/take")
        yield Press(text=f"Change {where} to these words", action=take, token=looker.token)
    done = looker.site.to(f"{place}/done")
    yield Press(text=f"Done: {where}", action=done, token=looker.token, look="secondary")


def _pages(site: OfficeSite, pin: DraftPin, found: CommentsPage, state: CommentState) -> Iterator[Link]:
    for text, page in (("Page before", found.page - 1), ("Next page", found.page + 1)):
        if 1 <= page <= found.pages:
            query = urlencode({SEEN: state.value, "page": page})
            yield Link(f"{text} ({page} of {found.pages})", f"{site.to(_place(pin))}/comments?{query}")
