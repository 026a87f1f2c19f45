"""A draft in Word: the file to bring back, and what people wrote in it, until somebody says “done”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from formbuilder.accounts.rights import Right
from formbuilder.definition.every_question import every_question
from formbuilder.definition.model import Form
from formbuilder.definition.slots import slots
from formbuilder.drafting.slot_edits import put_words
from formbuilder.drafting.word_notes import NoteKind
from formbuilder.publishing.naming import Names
from formbuilder.rendering.form_pages import Looker
from formbuilder.rendering.frame import Link
from formbuilder.rendering.office_frame import OfficeSite
from formbuilder.rendering.office_pages import Entry, FileBox, FormPage, ListPage
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.rendering.text_page import Part, Press, TextPage, text_page
from formbuilder.services.draft_comments import CommentsPage, CommentState, DraftComment
from formbuilder.services.draft_pins import DraftPin

FILE, SEEN = "file", "state"
"""Names of a field, and of what an address says."""
OTHER_DRAFT = "This file is of another draft: {found}. Choose a file of {wanted}."
NO_FILE = "Choose the Word file that came back."
FROZEN = "This draft is published or dropped, so nothing can be added to it."
NOTHING_NEW = "There is nothing new in this file: no comment and no other words."


@dataclass(frozen=True)
class _Now:
    """The draft as it is: what its words are called, and what they are."""

    form: Form | None

    @cached_property
    def words(self) -> Mapping[str, str]:
        return {address: str(words) for address, words in slots(self.form)} if self.form else {}

    @cached_property
    def questions(self) -> frozenset[str]:
        return frozenset(each.id for each in every_question(self.form.questions)) if self.form else frozenset()

    def called(self, slot: str) -> str:
        """Return what the words at an address are called; the address, if they are there no more."""
        return Names(self.form).slot(slot) if self.form and slot in self.words else slot or "the whole form"

    def asks(self, slot: str) -> bool:
        """Say whether an address is of a question of the form."""
        return slot.partition(".")[0] in self.questions


def comments_page(
    looker: Looker, pin: DraftPin, found: CommentsPage, state: CommentState, form: Form | None
) -> ListPage:
    """Show the comments and changes of a draft; ``form`` is the draft as it is, None if it cannot be read."""
    site, place, now = looker.site, _place(pin), _Now(form)
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


def _entry(looker: Looker, pin: DraftPin, comment: DraftComment, now: _Now, *, writes: bool) -> Entry:
    kinds = {NoteKind.CHANGE: "Other words for" if comment.slot else "New words in", NoteKind.COMMENT: "A comment on"}
    owner = comment.slot.partition(".")[0]
    to = Link(f"Open {now.called(f'{owner}.ask')}", looker.site.to(f"{_place(pin)}/questions/{owner}"))
    return Entry(
        heading=f"{kinds[comment.kind]} {now.called(comment.slot)}",
        lines=(*_lines(comment, now.words), _who(comment)),
        links=(to,) if writes and now.asks(comment.slot) else (),
        presses=tuple(_presses(looker, pin, comment, now)) if writes else (),
    )


def _lines(comment: DraftComment, now: Mapping[str, str]) -> Iterator[str]:
    if comment.kind is NoteKind.COMMENT:
        yield f"Comment: {comment.words}"
        if comment.quote:
            yield f"About the words: “{comment.quote}”"
        return
    if not comment.slot:
        yield f"New in the file: “{comment.words}”"
        yield f"It stands behind: “{comment.quote}”" if comment.quote else "It stands at the beginning."
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


def _presses(looker: Looker, pin: DraftPin, comment: DraftComment, now: _Now) -> Iterator[Press]:
    place = f"{_place(pin)}/comments/{comment.id}"
    where = now.called(comment.slot)
    if comment.slot and comment.kind is NoteKind.CHANGE and comment.words and put_words(comment.slot, comment.words):
        take = looker.site.to(f"{place}/take")
        yield Press(text=f"Change {where} to these words", action=take, token=looker.token)
    done = looker.site.to(f"{place}/done")
    yield Press(text=f"Done: {where}", action=done, token=looker.token, look="secondary")


def _pages(site: OfficeSite, pin: DraftPin, found: CommentsPage, state: CommentState) -> Iterator[Link]:
    for text, page in (("Page before", found.page - 1), ("Next page", found.page + 1)):
        if 1 <= page <= found.pages:
            query = urlencode({SEEN: state.value, "page": page})
            yield Link(f"{text} ({page} of {found.pages})", f"{site.to(_place(pin))}/comments?{query}")
