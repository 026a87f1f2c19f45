"""Comments and changes that come back from Word: kept at the draft until somebody says “done”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.drafting.edits import EditRefused, edited, edits_joined
from formbuilder.drafting.slot_edits import put_words
from formbuilder.drafting.word_notes import Note, NoteKind
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import OPEN, Clashed, NotSaved, Save, Saved, find_draft, find_revision, save_draft
from formbuilder.storage import draft_comments as rows
from formbuilder.storage.draft_comments import CommentRow
from formbuilder.storage.engine import Scope, Store

A_PAGE = 50


class CommentState(StrEnum):
    """Whether somebody still has to look at it."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftComment:
    """A comment, or other words for a slot, and who wrote it in Word."""

    id: str
    kind: NoteKind
    slot: str
    quote: str = field(repr=False)
    words: str = field(repr=False)
    author: str
    written_at: datetime | None
    brought_at: datetime


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """Some of the comments of a draft, and how many there are in this state."""

    comments: tuple[DraftComment, ...]
    found: int
    page: int
    pages: int


def bring_comments(store: Store, pin: DraftPin, notes: Sequence[Note], doing: Doing) -> int | NotSaved:
    """Keep what came back from Word; return how many of them are new."""
    draft = find_draft(store, pin)
    if draft is None or draft.state not in OPEN:
        return NotSaved.FROZEN if draft else NotSaved.UNKNOWN
    return store.write(lambda scope: _bring(scope, pin, notes, doing))


def comments_of(store: Store, pin: DraftPin, state: CommentState = CommentState.OPEN, page: int = 1) -> CommentsPage:
    """Return comments of a draft, in the order in which they came; a page after the last is the last."""

    def listed(scope: Scope) -> CommentsPage:
        found = rows.count(scope, pin.form, pin.version, state)
        pages = max(1, -(-found // A_PAGE))
        at = min(max(page, 1), pages)
        shown = rows.listed(scope, pin.form, pin.version, state, (A_PAGE, (at - 1) * A_PAGE))
        return CommentsPage(tuple(_comment(row) for row in shown), found, at, pages)

    return store.read(listed)


def find_comment(store: Store, pin: DraftPin, id_: str) -> DraftComment | None:
    """Return one comment, whatever an address says."""
    if not pin.possible or not is_id(id_):
        return None
    found = store.read(lambda scope: rows.find(scope, pin.form, pin.version, id_))
    return None if found is None else _comment(found)


def finish_comment(store: Store, pin: DraftPin, id_: str, doing: Doing) -> bool:
    """Say that a comment is done; False if it is already, or there is none."""

    def finish(scope: Scope) -> bool:
        done = rows.finish(scope, (pin.form, pin.version), id_, doing.by, doing.now)
        if done:
            doing.note(scope, "comment-done", id_)
        return done

    return store.write(finish) if pin.possible and is_id(id_) else False


def take_words(
    store: Store, pin: DraftPin, comment: DraftComment, doing: Doing
) -> Saved | Clashed | NotSaved | EditRefused:
    """Give the slot of a change its words in the draft, and say that the change is done."""
    newest, draft = find_revision(store, pin), find_draft(store, pin)
    if newest is None or draft is None:
        return NotSaved.UNKNOWN
    edit = put_words(comment.slot, comment.words) if comment.slot else None
    if edit is None or not comment.words:
        return EditRefused("These words cannot be changed from here. Change them in the draft.")
    try:
        text = edited(newest.text, [edit])
    except EditRefused as refused:
        return refused
    about = f"Words from Word: {comment.slot}"
    saved = save_draft(store, pin, Save(text=text, seen=draft.revision, about=about, join=edits_joined([edit])), doing)
    if isinstance(saved, Saved):
        finish_comment(store, pin, comment.id, doing)
    return saved


def _bring(scope: Scope, pin: DraftPin, notes: Sequence[Note], doing: Doing) -> int:
    known = rows.marks(scope, pin.form, pin.version)
    new = [note for note in notes if (note.kind.value, note.slot, note.words, note.author) not in known]
    rows.add(scope, pin.form, pin.version, (_row(note, position, doing) for position, note in enumerate(new)))
    if new:
        doing.note(scope, "comments-brought", str(pin))
    return len(new)


def _row(note: Note, position: int, doing: Doing) -> CommentRow:
    return CommentRow(
        id=doing.new_id(),
        position=position,
        kind=note.kind,
        slot=note.slot,
        quote=note.quote,
        words=note.words,
        author=note.author,
        written_at=note.written_at,
        state=CommentState.OPEN,
        brought_by=doing.by,
        brought_at=doing.now,
    )


def _comment(row: CommentRow) -> DraftComment:
    return DraftComment(
        id=row.id,
        kind=NoteKind(row.kind),
        slot=row.slot,
        quote=row.quote,
        words=row.words,
        author=row.author,
        written_at=row.written_at,
        brought_at=row.brought_at,
    )
