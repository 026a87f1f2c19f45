"""The words of slots in another language, and how each stands against the words that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from formbuilder.definition.fingerprint import words_row
from formbuilder.editions.sources import Source, mark_of_both


class State(StrEnum):
    """How the words of a slot stand in an edition."""

    MISSING = "missing"
    DRAFTED = "drafted"
    """Nobody who speaks the language has said that they are right."""
    CHECKED = "checked"
    """A named speaker has."""
    STALE = "stale"
    """The source has changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a slot says in another language."""

    owner: str
    address: str
    source: str
    """The words that it was made from."""
    words: str
    checked_by: str = ""
    """The speaker who checked it, by name; "" if nobody did."""
    checked_on: date | None = None
    written_by: str = ""
    """The id of who wrote it here; "" if it came from elsewhere."""
    came: bool = False
    """Whether these are the words that came with the product, and not the council’s own."""

    @property
    def mark(self) -> str:
        """The hash of the words that it was made from."""
        return mark_of_both(self.source, self.words) if self.came else words_row(self.source)

    @property
    def seal(self) -> str:
        """The hash of its own words: who checks them says which ones."""
        return words_row(self.words)


@dataclass(frozen=True, slots=True)
class Standing:
    """A slot in an edition: its source today, and what there is in the language, made from that or from older words."""

    source: Source
    state: State
    entry: Entry | None = None


def standing(source: Source, entries: Iterable[Entry]) -> Standing:
    """Return how a slot stands; ``entries`` are those of its owner and address, the newest first.

    Words belong to a slot by its address and to its source by the hash alone: nothing is looked for by likeness. The
    words that come with the product are drafted, unless others were checked: those are to be looked at again.
    """
    newest: Entry | None = None
    for entry in entries:
        if entry.mark in source.marks:
            return Standing(source, State.CHECKED if entry.checked_by else State.DRAFTED, entry)
        newest = newest or entry
    if source.came and not (newest and newest.checked_by):
        return Standing(source, State.DRAFTED, _as_it_came(source))
    return Standing(source, State.STALE if newest else State.MISSING, newest)


def _as_it_came(source: Source) -> Entry:
    return Entry(owner=source.owner, address=source.address, source=source.words, words=source.came, came=True)


def stand(sources: Iterable[Source], entries: Mapping[tuple[str, str], tuple[Entry, ...]]) -> tuple[Standing, ...]:
    """Return how every slot stands; ``entries`` by owner and address, the newest first."""
    return tuple(standing(each, tuple(_of(entries, each))) for each in sources)


def of_kinds(
    sources: Collection[Source],
    entries: Mapping[tuple[str, str], tuple[Entry, ...]],
    kind_of: Callable[[str], str],
) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Return the entries of slots that have a kind, where a list may get another order or grow in its middle.

    The words for exactly these English ones come from any place of the same kind. What was made from older words
    belongs to its place, but not where another place of the kind still says those.
    """
    said = {(each.kind, each.mark) for each in sources}
    alike: dict[tuple[str, str], list[Entry]] = {}
    for entry in (entry for those in entries.values() for entry in those):
        alike.setdefault((kind_of(entry.address), entry.mark), []).append(entry)
    found = {}
    for each in sources:
        here = entries.get((each.owner, each.address), ())
        older = (entry for entry in here if (each.kind, entry.mark) not in said)
        same = sorted(alike.get((each.kind, each.mark), ()), key=lambda entry: entry.address != each.address)
        found[each.owner, each.address] = (*same, *older)
    return found


def _of(entries: Mapping[tuple[str, str], tuple[Entry, ...]], source: Source) -> Iterator[Entry]:
    for address in filter(None, (source.address, source.before)):
        yield from entries.get((source.owner, address), ())


def shown(slots: Iterable[Standing], *, drafts: bool) -> Mapping[str, str]:
    """Return the words that the public reads, by address; the source stands everywhere else.

    Unchecked words are left out; ``drafts``, in a demonstration, lets them in where nothing guards the slot.
    """
    return {
        each.source.address: each.entry.words
        for each in slots
        if each.entry
        and (each.state is State.CHECKED or (drafts and each.state is State.DRAFTED and each.source.guard is None))
    }
