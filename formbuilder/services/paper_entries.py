"""What came on paper becomes a journey like any other: begun by an officer, kept as it is typed, and sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from formbuilder.answers.plain import to_plain
from formbuilder.answers.reading import Fault
from formbuilder.answers.values import Value
from formbuilder.paper.came import CameOnPaper
from formbuilder.paper.typed import Spot
from formbuilder.services.doing import Doing
from formbuilder.services.journeys import Closed, FormPin, Journey, Started, start_journey
from formbuilder.services.saving import Conflict, Draft, Full, PageSent, Saved, new_item, save_draft, save_page
from formbuilder.services.seeing import Seen, items_of
from formbuilder.storage.engine import Store

TYPED = 0
"""The number of no page: under it stands what was typed and cannot be taken yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed at one spot, and what it was read as."""

    spot: Spot
    typed: str = field(repr=False)
    value: Value | None = field(repr=False)
    faults: tuple[Fault, ...] = ()


def begin_from_paper(store: Store, pin: FormPin, came: CameOnPaper, doing: Doing) -> Started:
    """Begin a journey for a form that came on paper; raises FormNotOpenError where that version is not there."""
    started = start_journey(store, pin, shared=False, now=doing.now, random=doing.random)
    marks = PageSent(page=TYPED, fields={}, seen=Seen(), marks=dict.fromkeys(came.marks, True))
    save_page(store, started.reference, started.secret, marks, now=doing.now, random=doing.random)
    store.write(lambda scope: doing.note(scope, "started-from-paper", started.reference))
    return started


def keep_entries(
    store: Store, opened: tuple[Journey, bytes], entries: Sequence[Entry], counter: int, doing: Doing
) -> Saved | Conflict | Full | Closed:
    """Keep what can be taken as answers, and beside them, as it was typed, what cannot: but nothing private.

    ``counter`` is that of the journey when the page was made: what was saved since then, and differs, is left as it is.
    """
    journey, secret = opened
    good = [entry for entry in entries if not entry.faults]
    fields = _fields(journey, good, doing)
    sent = PageSent(page=TYPED, fields=fields, seen=Seen(counter), opened=journey.opened)
    saved = save_page(store, journey.reference, secret, sent, now=doing.now, random=doing.random)
    wrong = {entry.spot.name: [entry.typed] for entry in entries if entry.faults and not entry.spot.private}
    if isinstance(saved, Saved | Conflict):
        draft = Draft(TYPED, wrong, was_sent=True)
        save_draft(store, journey.reference, secret, draft, now=doing.now, random=doing.random)
    return saved


def address_of(spot: Spot, items: Sequence[str]) -> str:
    """Return where the answer of a spot is kept; "" where there is no such item yet."""
    if not spot.item:
        return spot.question.id
    return f"{spot.group}/{items[spot.item - 1]}/{spot.question.id}" if spot.item <= len(items) else ""


def items_here(journey: Journey, group: str) -> list[str]:
    """Return the ids of the items of a group, in order."""
    return [str(item["id"]) for item in items_of(journey.answers, group)]


def _fields(journey: Journey, entries: Sequence[Entry], doing: Doing) -> Mapping[str, object]:
    """Return the plain values by address; an item that has an answer now begins."""
    items: dict[str, list[str]] = {}
    fields: dict[str, object] = {}
    for entry in entries:
        spot = entry.spot
        known = items.setdefault(spot.group, items_here(journey, spot.group)) if spot.item else []
        while entry.value is not None and len(known) < spot.item:
            known.append(new_item(doing.random))
        if address := address_of(spot, known):
            fields[address] = None if entry.value is None else to_plain(entry.value)
    return fields
