"""Go on with another version of a form half-way: answers move where they fit, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from formbuilder.services.contents import Contents
from formbuilder.services.journeys import FormPin, Journey, journey_of
from formbuilder.services.merging import marked, taken_late
from formbuilder.services.opening import Closed, Opened, Random
from formbuilder.services.saving import Device, Full, Saved, change_unsent, keep_contents
from formbuilder.services.seeing import Seen, items_of
from formbuilder.storage import journeys as rows
from formbuilder.storage import notes
from formbuilder.storage.engine import Scope, Store

if TYPE_CHECKING:
    from formbuilder.publishing.carrying import Asked, Carrier, Plain

SEND_LEFT = "send-left"
"""The mark of a journey whose sender wants what the form does not ask any more to be sent too."""
ITEM = "item"
"""In a draft: which item of a group it was typed for."""
TYPED = "typed"
"""What is left over is an answer, or words that were typed and never were one: ``{"typed": […]}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """From which version to which, on which day."""

    old: FormPin
    new: FormPin
    carrier: Carrier = field(repr=False)
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What a page sent that was made before the journey went on with another version."""

    moving: Moving
    """From the version of the page to the one that the journey is on now."""
    answers: Plain = field(repr=False)
    """Plain, by id of the old version; of a group one item with what was sent of it."""
    typed: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    """By id of the old version: what was typed and is no answer."""
    seen: Seen = field(repr=False)


def follow(store: Store, journey: Journey, new: FormPin, *, now: datetime, random: Random) -> None:
    """Go on with a version that differs in words only; once, however often it is asked for."""
    unique = random(notes.ID_BYTES)

    def work(scope: Scope) -> None:
        row = rows.find(scope, journey.reference, lock=True)
        if row is not None and (row.state, row.version) == ("open", journey.pin.version):
            rows.set_version(scope, journey.reference, new.version, new.fingerprint)
            notes.note(scope, unique, "version-followed", journey.reference, now)

    store.write(work)


def move(
    store: Store, reference: str, secret: bytes, moving: Moving, *, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Go on with another version in one transaction; a second press, or another tab, finds it done."""
    unique = random(notes.ID_BYTES)

    def work(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        if opened.row.version != moving.old.version:
            return Saved(journey_of(reference, opened))
        counter = opened.row.counter + 1
        kept = keep_contents(scope, device, opened, moved(opened.contents, moving, counter), counter)
        if isinstance(kept, Full):
            return kept
        rows.set_version(scope, reference, moving.new.version, moving.new.fingerprint)
        notes.note(scope, unique, "version-changed", reference, now)
        return Saved(replace(kept.journey, pin=moving.new, opened=None))

    return change_unsent(store, Device(reference, secret, now, random), work)


def take_late(
    store: Store, reference: str, secret: bytes, late: Late, *, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Keep what an old page sent: where it still fits and nothing newer stands there as an answer, else beside."""

    def work(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        counter = opened.row.counter + 1
        return keep_contents(scope, device, opened, with_late(opened.contents, late, counter), counter)

    return change_unsent(store, Device(reference, secret, now, random), work)


def say_of_left(
    store: Store, reference: str, secret: bytes, *, send: bool, now: datetime, random: Random
) -> Saved | Full | Closed:
    """Keep whether what the form does not ask any more is sent with it."""

    def work(scope: Scope, device: Device, opened: Opened) -> Saved | Full:
        contents = replace(opened.contents, marks=marked(opened.contents.marks, {SEND_LEFT: send}))
        return keep_contents(scope, device, opened, contents, opened.row.counter + 1)

    return change_unsent(store, Device(reference, secret, now, random), work)


def version_at(moves: tuple[tuple[int, int], ...], counter: int) -> int | None:
    """Return the version that a page was made for, if the journey has changed its version since; else None."""
    return next((version for version, left_at in moves if counter < left_at), None)


def moved(contents: Contents, moving: Moving, counter: int) -> Contents:
    """Return the contents as they stand in the new version; what is not an answer there is in ``left``."""
    carrier, version = moving.carrier, moving.old.version
    carried = carrier.carry(contents.answers, moving.today)
    drafts, typed = _moved_drafts(contents, carrier)
    left = dict(contents.left)
    _leave(left, version, carried.left, typed)
    brought = ((carrier.became.get(id_, ""), at) for id_, at in contents.brought.items())
    return replace(
        contents,
        answers=carried.answers,
        counters=_renamed(contents.counters, carrier),
        brought={id_: at for id_, at in brought if id_ in carried.answers},
        seen=tuple(sorted(carrier.pages_seen(contents.seen))),
        drafts=drafts,
        left=left,
        moves=(*contents.moves, (version, counter)),
    )


def with_late(contents: Contents, late: Late, counter: int) -> Contents:
    """Return the contents with what came late."""
    carrier, version = late.moving.carrier, late.moving.old.version
    carried = carrier.carry(late.answers, late.moving.today)
    new, refused = taken_late(contents, counter, _fields(carried.answers), late.seen.counter)
    left = dict(contents.left)
    _leave(left, version, {**carried.left, **_not_taken(carrier, late.answers, refused)}, late.typed)
    return replace(new, left=left)


def _leave(left: dict[str, object], version: int, answers: Plain, typed: Mapping[str, Sequence[str]]) -> None:
    """Put answers and typed words beside, each under a name that is free."""
    found = ((id_, {TYPED: list(texts)}) for id_, texts in typed.items())
    for id_, plain in (*answers.items(), *found):
        key = f"{version}/{id_}"
        while key in left and left[key] != plain:
            key += "+"
        left[key] = plain


def _not_taken(carrier: Carrier, sent: Plain, refused: Mapping[str, object]) -> Plain:
    """Return the old questions of which something was not taken, whole as they were sent."""
    groups = {address.partition("/")[0] for address in refused}
    return {id_: plain for id_, plain in sent.items() if carrier.became.get(id_) in groups}


def _fields(answers: Plain) -> dict[str, object]:
    """Return answers by address, those of items one by one."""
    found: dict[str, object] = {}
    for id_, plain in answers.items():
        items = items_of(answers, id_)
        if not items or not all(isinstance(each, dict) for each in items):
            found[id_] = plain
            continue
        found |= {
            f"{id_}/{item['id']}/{inner}": value for item in items for inner, value in item.items() if inner != "id"
        }
    return found


def _renamed(counters: Mapping[str, int], carrier: Carrier) -> Mapping[str, int]:
    """Return the counters by the addresses of the new version; those of questions that are gone go too."""
    return {
        new: counter for address, counter in counters.items() if (new := _address(address, carrier.became)) is not None
    }


def _address(address: str, became: Mapping[str, str]) -> str | None:
    first, _, rest = address.partition("/")
    item, _, inner = rest.partition("/")
    parts = (became.get(first), *((item,) if item else ()), *((became.get(inner),) if inner else ()))
    return None if None in parts else "/".join(part for part in parts if part)


def _moved_drafts(
    contents: Contents, carrier: Carrier
) -> tuple[Mapping[str, tuple[float, Mapping[str, list[str]]]], Mapping[str, list[str]]]:
    """Put what was typed and not saved on the pages where it is asked now; the rest comes back by old id."""
    drafts: dict[str, tuple[float, dict[str, list[str]]]] = {}
    typed: dict[str, list[str]] = {}
    for at, raw in contents.drafts.values():
        for name, texts in raw.items():
            if name == ITEM:
                continue
            id_, _, part = name.removeprefix("q-").partition("-")
            to = _offered_on(carrier, id_)
            if to is None:
                typed[id_] = [*typed.get(id_, ()), *texts]
                continue
            since, page = drafts.setdefault(str(to.page.number), (at, {}))
            page[f"q-{to.question.id}{'-' if part else ''}{part}"] = texts
            if to.group is not None and ITEM in raw:
                page[ITEM] = raw[ITEM]
            drafts[str(to.page.number)] = max(since, at), page
    return drafts, typed


def _offered_on(carrier: Carrier, id_: str) -> Asked | None:
    """Return where a draft of a question may be offered: nowhere that shows more than where it was typed."""
    was, to = carrier.before.get(id_), carrier.after.get(carrier.became.get(id_, ""))
    if was is None or to is None or (was.group is None) != (to.group is None):
        return None
    same = type(was.question.type) is type(to.question.type) and was.hidden == to.hidden
    return to if same else None
