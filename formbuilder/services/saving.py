"""Keep what a page sent, in one locked transaction: two tabs lose nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from formbuilder.sealing.box import BoxFullError
from formbuilder.services.contents import Contents
from formbuilder.services.journeys import Journey, journey_of
from formbuilder.services.merging import FieldConflict, PageSent, filled_in, merged, without_item
from formbuilder.services.opening import Closed, Opened, Random, Reason, State, sealed, unlock
from formbuilder.storage import journeys as rows
from formbuilder.storage.engine import Scope, Store

__all__ = ["FieldConflict", "PageSent"]

T = TypeVar("T")

DRAFT_SECONDS = 10
ITEM_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
ITEM_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything is kept."""

    journey: Journey


@dataclass(frozen=True, slots=True)
class Conflict:
    """These fields were left as they are; all others of the page are kept.

    Show both values with ``seen_of(conflict.journey, …)``: the next save then keeps what the person chose.
    """

    journey: Journey
    fields: tuple[FieldConflict, ...]


@dataclass(frozen=True, slots=True)
class Full:
    """There is no room for this page's answers; nothing was changed."""

    journey: Journey


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed on a page and not sent: the raw parts of the web form."""

    page: int
    raw: Mapping[str, list[str]] = field(repr=False)
    was_sent: bool = False
    """It was sent and could not be saved: it is kept however soon after the last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtOver:
    """What comes from another journey of the person, with their yes."""

    answers: Mapping[str, object] = field(repr=False)
    """Plain, by question id, as the form of this journey asks them."""
    tell: str = ""
    """The other journey’s reference, if the readers of this one may know of it; "" if not."""


@dataclass(frozen=True, slots=True)
class Device:
    """Who saves, and when."""

    reference: str
    secret: bytes = field(repr=False)
    now: datetime
    random: Random = field(repr=False)
    known: Opened | None = field(repr=False, default=None)


def save_page(
    store: Store, reference: str, secret: bytes, sent: PageSent, *, now: datetime, random: Random
) -> Saved | Conflict | Full | Closed:
    """Merge this page's fields into the box; drops the page's draft and marks the page as seen."""

    def save(scope: Scope, device: Device, opened: Opened) -> Saved | Conflict | Full:
        counter = opened.row.counter + 1
        contents, conflicts = merged(opened.contents, counter, sent)
        saved = keep_contents(scope, device, opened, contents, counter)
        return Conflict(saved.journey, conflicts) if conflicts and isinstance(saved, Saved) else saved

    return change_unsent(store, Device(reference, secret, now, random, sent.opened), save)


def remove_item(
    store: Store, reference: str, secret: bytes, item: str, *, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Remove one item of a group, addressed as GROUP/ITEM."""

    def remove(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        counter = opened.row.counter + 1
        return keep_contents(scope, device, opened, without_item(opened.contents, counter, item), counter)

    return change_unsent(store, Device(reference, secret, now, random), remove)


def save_draft(store: Store, reference: str, secret: bytes, draft: Draft, *, now: datetime, random: Random) -> bool:
    """Keep what is being typed, at most once in ten seconds for a page; False if it was not kept."""
    page, at = str(draft.page), now.timestamp()

    def save(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        drafts = opened.contents.drafts
        if not draft.was_sent and page in drafts and at - drafts[page][0] < DRAFT_SECONDS:
            return Full(journey_of(reference, opened))
        contents = replace(opened.contents, drafts={**drafts, page: (at, draft.raw)})
        return keep_contents(scope, device, opened, contents, opened.row.counter, drafts_may_go=False)

    return isinstance(change_unsent(store, Device(reference, secret, now, random), save), Saved)


def bring_over(
    store: Store, reference: str, secret: bytes, brought: BroughtOver, *, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Fill in what is empty with what comes from another journey; what is answered already stays as it is."""

    def bring(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        counter = opened.row.counter + 1
        return keep_contents(
            scope, device, opened, filled_in(opened.contents, counter, brought.answers, brought.tell), counter
        )

    return change_unsent(store, Device(reference, secret, now, random), bring)


def tell_nothing(
    store: Store, reference: str, secret: bytes, *, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Tell the readers of this journey of no other one after all."""

    def forget(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        return keep_contents(scope, device, opened, replace(opened.contents, others=()), opened.row.counter + 1)

    return change_unsent(store, Device(reference, secret, now, random), forget)


def read_in(store: Store, device: Device, *, language: str = "", look: str = "") -> Saved | Full | Closed:
    """Keep in which language, or with which look, the person reads the form from now on; what they typed stays."""

    def change(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        before = opened.contents
        contents = replace(before, language=language or before.language, look=look or before.look)
        return keep_contents(scope, device, opened, contents, opened.row.counter, drafts_may_go=False)

    return change_unsent(store, device, change)


def new_item(random: Random) -> str:
    """Return an id for a new item of a group: 8 small letters and digits."""
    return "".join(ITEM_SIGNS[byte % len(ITEM_SIGNS)] for byte in random(ITEM_LENGTH))


def change_unsent(store: Store, device: Device, change: Callable[[Scope, Device, Opened], T]) -> T | Closed:
    """Open an unsent journey, locked, and do something with it in the same transaction."""

    def work(scope: Scope) -> T | Closed:
        opened = unlock(scope, device.reference, device.secret, device.now, lock=True, known=device.known)
        if isinstance(opened, Closed):
            return opened
        if opened.state is not State.OPEN:
            return Closed(Reason.SENT if opened.state is State.SENT else Reason.GONE)
        return change(scope, device, opened)

    return store.write(work)


def keep_contents(
    scope: Scope, device: Device, opened: Opened, contents: Contents, counter: int, *, drafts_may_go: bool = True
) -> Saved | Full:
    """Seal the new contents and put them in the place of the old; drafts make room for what was sent."""
    try:
        box = sealed(scope, device.reference, opened.key, contents, device.random)
    except BoxFullError:
        if drafts_may_go and contents.drafts:
            return keep_contents(scope, device, opened, replace(contents, drafts={}), counter)
        return Full(journey_of(device.reference, opened))
    rows.keep(scope, device.reference, box, counter, device.now)
    kept = Opened(replace(opened.row, counter=counter, last_used=device.now), opened.key, contents)
    return Saved(journey_of(device.reference, kept))
