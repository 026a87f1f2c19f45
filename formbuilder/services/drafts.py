"""Write a form: begin a draft, save it, see what was saved before, and go back to it. Nothing saved is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from formbuilder.definition.yaml_source import BIGGEST
from formbuilder.drafting.heads import OF_BLOCK, named, title_of
from formbuilder.drafting.joining import Clash, Join, joined
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DRAFTED, FORM, HIGHEST, DraftPin
from formbuilder.storage import blocks as block_rows
from formbuilder.storage import drafts as rows
from formbuilder.storage.drafts import DraftRow, RevisionRow
from formbuilder.storage.engine import Scope, Store

LONGEST_ABOUT = 200


class DraftState(StrEnum):
    """How far a draft is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    """Frozen: it is a version now, and the forms of the council say how that one is."""
    DROPPED = "dropped"
    """Nobody goes on with it; its number is not used again."""


OPEN = (DraftState.DRAFT, DraftState.IN_REVIEW, DraftState.APPROVED)
"""In these a draft can be changed."""


class NotSaved(StrEnum):
    """Why nothing was saved."""

    UNKNOWN = "unknown"
    """The council has no such draft, or no such revision of it."""
    FROZEN = "frozen"
    """It was published or dropped."""
    TOO_BIG = "too_big"
    """It is bigger than a form may be."""
    UNREADABLE = "unreadable"
    """Something is to be put into it, and it is written so that we cannot tell where."""
    TAKEN = "taken"
    """Another form has this short name."""
    NAME = "name"
    """A short name has small letters, digits and hyphens, and begins with a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A version that is being written."""

    pin: DraftPin
    title: str
    state: DraftState
    revision: int
    """The number of the newest save."""
    came_from: str
    """A version such as ``carers-assessment@1``, or “words”, “template”; as the one who began it said."""
    begun_by: str | None
    begun_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One save."""

    number: int
    aside: bool
    """It could not be joined with what somebody else saved, so it is kept beside, to choose from."""
    seen: int
    """The revision that it began with."""
    text: str = field(repr=False)
    about: str
    """What was done, in a few words for the list of revisions."""
    saved_by: str | None
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """What somebody saves: the whole text as they would have it, and the revision that they began with."""

    text: str = field(repr=False)
    seen: int
    about: str
    join: Join = field(default=joined, repr=False)
    """How it is joined with what others saved in between; guided edits bring their own way."""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is the newest revision now."""

    number: int
    with_others: bool
    """Others had saved in between; their changes and these are both in it."""


@dataclass(frozen=True, slots=True)
class Clashed:
    """Somebody else changed the same words: what was sent is kept aside, and nothing else is changed."""

    aside: int
    newest: int
    pieces: Clash


def begin_draft(store: Store, form: str, text: str, came_from: str, doing: Doing) -> Draft | NotSaved:
    """Begin the next version of a form, or a new form; it takes its number at once and keeps it."""
    if not FORM.fullmatch(form):
        return NotSaved.NAME
    if len(text.encode()) > BIGGEST:
        return NotSaved.TOO_BIG
    return store.write(lambda scope: _begin(scope, form, text, came_from, doing))


def begin_new_form(store: Store, form: str, text: str, came_from: str, doing: Doing) -> Draft | NotSaved:
    """Begin a form that is not there yet; NotSaved.TAKEN if its short name is."""
    if not FORM.fullmatch(form):
        return NotSaved.NAME
    if len(text.encode()) > BIGGEST:
        return NotSaved.TOO_BIG

    def begin(scope: Scope) -> Draft | NotSaved:
        rows.lock_numbers(scope)
        return NotSaved.TAKEN if rows.highest(scope, form) else _begin(scope, form, text, came_from, doing)

    return store.write(begin)


def begin_block_draft(
    store: Store, block: str, text: str, came_from: str, doing: Doing, above: int = 0
) -> Draft | NotSaved:
    """Begin the next version of a block: its number is higher than ``above``, and than any that it had here."""
    if not DRAFTED.fullmatch(f"{OF_BLOCK}{block}"):
        return NotSaved.NAME
    if len(text.encode()) > BIGGEST:
        return NotSaved.TOO_BIG

    def begin(scope: Scope) -> Draft:
        rows.lock_numbers(scope)
        highest = max(above, block_rows.highest(scope, block))
        return _begin(scope, f"{OF_BLOCK}{block}", text, came_from, doing, highest)

    return store.write(begin)


def save_draft(store: Store, pin: DraftPin, save: Save, doing: Doing) -> Saved | Clashed | NotSaved:
    """Save a draft as a new revision, joined with what others saved since ``save.seen``.

    Where both changed the same words, ``save.text`` is kept aside as a revision of its own, and comes back as Clashed.
    An approved draft is in review again: what changed is not covered any more.
    """
    if not pin.possible or not 0 <= save.seen <= HIGHEST:
        return NotSaved.UNKNOWN
    if len(save.text.encode()) > BIGGEST:
        return NotSaved.TOO_BIG
    return store.write(lambda scope: _save(scope, pin, save, doing))


def go_back(store: Store, pin: DraftPin, number: int, seen: int, doing: Doing) -> Saved | Clashed | NotSaved:
    """Make the words of an earlier revision the newest ones, unless somebody saved since ``seen``."""
    earlier = find_revision(store, pin, number)
    if earlier is None:
        return NotSaved.UNKNOWN
    return save_draft(store, pin, Save(text=earlier.text, seen=seen, about=f"Went back to {number}"), doing)


def find_draft(store: Store, pin: DraftPin) -> Draft | None:
    """Return a draft, whatever an address says."""
    found = store.read(lambda scope: rows.find(scope, pin.form, pin.version)) if pin.possible else None
    return None if found is None else draft_of(found)


def find_revision(store: Store, pin: DraftPin, number: int | None = None) -> Revision | None:
    """Return a revision with its text; the newest one if no number is given."""
    if not pin.possible or not (number is None or 0 < number <= HIGHEST):
        return None

    def find(scope: Scope) -> RevisionRow | None:
        draft = rows.find(scope, pin.form, pin.version)
        wanted = draft.revision if draft and number is None else number
        return rows.revision(scope, pin.form, pin.version, wanted or 0)

    found = store.read(find)
    return None if found is None else _revision(found)


def drafts_of(store: Store, form: str) -> tuple[Draft, ...]:
    """Return every draft of a form, those published or dropped too, the newest version first."""
    found = store.read(lambda scope: rows.of_form(scope, form)) if DRAFTED.fullmatch(form) else ()
    return tuple(draft_of(each) for each in found)


def drafts_in_review(store: Store, most: int = 50) -> tuple[Draft, ...]:
    """Return the drafts that wait for sign-offs, the one saved last first."""
    found = store.read(lambda scope: rows.in_states(scope, (DraftState.IN_REVIEW,), most))
    return tuple(draft_of(each) for each in found)


def forms_being_written(store: Store) -> frozenset[str]:
    """Return the forms that people write a draft of."""
    found = store.read(lambda scope: rows.forms_in(scope, OPEN))
    return frozenset(each for each in found if not each.startswith(OF_BLOCK))


def saves_of(store: Store, pin: DraftPin, most: int = 50, before: int = HIGHEST + 1) -> tuple[Revision, ...]:
    """Return what was saved, newest first, without the texts; ``before`` is the number to go on from."""
    found = store.read(lambda scope: rows.saves(scope, pin.form, pin.version, most, before)) if pin.possible else ()
    return tuple(_revision(each) for each in found)


def _begin(scope: Scope, form: str, text: str, came_from: str, doing: Doing, above: int = 0) -> Draft:
    rows.lock_numbers(scope)
    version = max(above, rows.highest(scope, form)) + 1
    file = named(text, form, version)
    new = DraftRow(
        form=form,
        version=version,
        title=title_of(file),
        state=DraftState.DRAFT,
        revision=1,
        came_from=came_from,
        begun_by=doing.by,
        begun_at=doing.now,
        saved_at=doing.now,
    )
    rows.add(scope, new)
    _add(scope, new, Save(text=file, seen=0, about="Began"), doing, aside=False)
    doing.note(scope, "draft-begun", f"{form}@{version}.1")
    return draft_of(new)


def _save(scope: Scope, pin: DraftPin, save: Save, doing: Doing) -> Saved | Clashed | NotSaved:
    draft = rows.find(scope, pin.form, pin.version, lock=True)
    if draft is None or draft.state not in OPEN:
        return NotSaved.FROZEN if draft else NotSaved.UNKNOWN
    newest, seen = (rows.revision(scope, pin.form, pin.version, number) for number in (draft.revision, save.seen))
    if newest is None or seen is None:
        return NotSaved.UNKNOWN
    text, with_others = save.join(seen.file.decode(), newest.file.decode(), save.text), newest.number != save.seen
    if isinstance(text, str) and text.encode() == newest.file:
        return Saved(newest.number, with_others)
    draft = replace(draft, revision=rows.last_number(scope, pin.form, pin.version) + 1)
    if isinstance(text, Clash):
        _add(scope, draft, save, doing, aside=True)
        return Clashed(draft.revision, newest.number, text)
    _put_first(scope, draft, replace(save, text=text), doing)
    return Saved(draft.revision, with_others)


def _put_first(scope: Scope, draft: DraftRow, save: Save, doing: Doing) -> None:
    """Make a save the newest revision."""
    state = DraftState.IN_REVIEW if draft.state == DraftState.APPROVED else draft.state
    title = title_of(save.text) or draft.title
    _add(scope, draft, save, doing, aside=False)
    rows.set_newest(scope, replace(draft, title=title, saved_at=doing.now, state=state))
    doing.note(scope, "draft-saved", f"{draft.form}@{draft.version}.{draft.revision}")
    if state != draft.state:
        doing.note(scope, "approval-lapsed", f"{draft.form}@{draft.version}.{draft.revision}")


def _add(scope: Scope, draft: DraftRow, save: Save, doing: Doing, *, aside: bool) -> None:
    row = RevisionRow(
        number=draft.revision,
        aside=aside,
        seen=save.seen,
        file=save.text.encode(),
        about=save.about[:LONGEST_ABOUT],
        saved_by=doing.by,
        saved_at=doing.now,
    )
    rows.add_revision(scope, draft.form, draft.version, row)


def draft_of(row: DraftRow) -> Draft:
    """Return a draft from its row."""
    return Draft(
        pin=DraftPin(row.form, row.version),
        title=row.title,
        state=DraftState(row.state),
        revision=row.revision,
        came_from=row.came_from,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
    )


def _revision(row: RevisionRow) -> Revision:
    return Revision(
        number=row.number,
        aside=row.aside,
        seen=row.seen,
        text=row.file.decode(),
        about=row.about,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
