"""Editions of forms: words are brought in, written and checked; each slot knows what it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from formbuilder.councils.own_words import kind_of
from formbuilder.definition.fingerprint import words_row
from formbuilder.editions.catalogue import Catalogue, checked
from formbuilder.editions.entries import Entry, Standing, State, of_kinds, stand
from formbuilder.editions.faults import Fault, faults
from formbuilder.editions.sources import Source
from formbuilder.services.doing import Doing
from formbuilder.storage import translated as rows
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.translated import TranslatedRow

LONGEST_NAME = 120
Owned = tuple[str, str]
"""An owner and an address."""


class NoCheck(StrEnum):
    """Why nobody’s check was noted."""

    NO_SPEAKER = "no_speaker"
    """The speaker is not named, or by more than ``LONGEST_NAME`` signs."""
    CHANGED = "changed"
    """There are no words for the source as it was looked at, or other words by now."""
    WROTE_IT = "wrote_it"
    """The speaker wrote some of them, and no officer has said that this is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of the lines of a file."""

    taken: int
    same: int
    """Lines that say what was there."""
    stale: tuple[str, ...]
    """Addresses whose source is another one by now: the words are kept for those who look at it again."""
    unknown: tuple[str, ...]
    """Addresses that the form does not have: nothing was done with them."""
    doubted: tuple[str, ...] = ()
    """Addresses with words that the file itself marks as not to be used: “stale” or “fuzzy”."""


@dataclass(frozen=True, slots=True)
class Look:
    """Words that somebody looked at: a slot, its source then, and its words in the language."""

    source: Source
    words: str
    came: bool = False
    """Whether the words are those that come with the product."""


def edition(store: Store, sources: Collection[Source], language: str) -> tuple[Standing, ...]:
    """Return how each slot stands in a language, in the order of the form: one query, however many slots."""
    return store.read(lambda scope: standing_in(sources, _entries(scope, sources, language)))


def standing_in(sources: Collection[Source], entries: Mapping[Owned, tuple[Entry, ...]]) -> tuple[Standing, ...]:
    """Return how each slot stands; words of settings go with their English when a list gets another order."""
    by_kind = any(each.kind for each in sources)
    return stand(sources, of_kinds(sources, entries, kind_of) if by_kind else entries)


def load(
    store: Store, sources: Collection[Source], catalogue: Catalogue, language: str, doing: Doing, *, speaker: str = ""
) -> Loaded:
    """Keep the words of a file, by address alone; as drafted, or as checked by a named ``speaker``.

    Raises CatalogueError, and keeps nothing, if any line has words that cannot be taken. Words that are there and were
    checked stay checked if the file says the same.
    """
    said, named = checked(catalogue).said, " ".join(speaker.split())[:LONGEST_NAME]
    known = {each.address: each for each in sources}
    entries = [_entry(known[each.address], each.source, each.words) for each in said if each.address in known]

    def keep(scope: Scope) -> Loaded:
        there = {row.key: row for row in rows.of_language(scope, {each.owner for each in sources}, language)}
        wanted = [_row(each, language, named, doing) for each in entries]
        fresh = [row for row in wanted if row.key not in there]
        other = [_over(there[row.key], row) for row in wanted if row.key in there and _differs(there[row.key], row)]
        rows.put_all(scope, fresh)
        for row in other:
            rows.change(scope, row)
        if fresh or other:
            doing.note(scope, "translation-loaded", f"{catalogue.form or known[entries[0].address].owner}~{language}")
        return Loaded(
            taken=len(fresh) + len(other),
            same=len(wanted) - len(fresh) - len(other),
            stale=tuple(each.address for each in entries if each.mark not in known[each.address].marks),
            unknown=tuple(each.address for each in said if each.address not in known),
            doubted=tuple(each.address for each in catalogue.said if each.doubted and each.words.strip()),
        )

    return store.write(keep)


def write_words(store: Store, source: Source, language: str, words: str, doing: Doing) -> tuple[Fault, ...]:
    """Keep what somebody wrote for a slot, as drafted; what keeps it from being taken comes back."""
    stops = tuple(fault for fault in faults(source.words, words) if fault.stops)
    if stops:
        return stops

    def keep(scope: Scope) -> tuple[Fault, ...]:
        there = rows.of_slot(scope, source.owner, source.address, language)
        row = _row(_entry(source, source.words, words), language, "", doing)
        same = next((each for each in there if (each.mark, each.words) == (row.mark, row.words)), None)
        if same and same is there[0]:
            return ()
        rows.keep(scope, replace(same, set_by=doing.by, set_at=doing.now) if same else row)
        doing.note(scope, "translation-written", f"{source.owner}~{language}")
        return ()

    return store.write(keep)


def check_words(
    store: Store, looks: Iterable[Look], language: str, speaker: str, today: date, doing: Doing
) -> NoCheck | None:
    """Note that a named speaker says that these words are right; all of them, or none if one is another by now.

    Who wrote words does not check them, unless an officer has said so for the language.
    """
    name = " ".join(speaker.split())
    if not 0 < len(name) <= LONGEST_NAME:
        return NoCheck.NO_SPEAKER

    def note(scope: Scope) -> NoCheck | None:
        found = [_of_look(scope, look, language, doing) for look in looks]
        there = [row for row in found if row]
        if len(there) != len(found):
            return NoCheck.CHANGED
        if _wrote(scope, name, language, there):
            return NoCheck.WROTE_IT
        for row in there:
            rows.keep(scope, replace(row, checked_by=name, checked_on=today, set_by=doing.by, set_at=doing.now))
            doing.note(scope, "translation-checked", f"{row.owner}~{language}")
        return None

    return store.write(note)


def look_at(slot: Standing) -> Look | None:
    """Return what somebody who looks at a slot sees of its words, at the place where they are kept."""
    return Look(replace(slot.source, address=slot.entry.address), slot.entry.words) if slot.entry else None


def languages(store: Store) -> frozenset[str]:
    """Return the languages that any form has words in."""
    return store.read(rows.languages)


def stamps(store: Store) -> Mapping[str, Mapping[str, str]]:
    """Return, by language and owner, a text that is another one once any words have changed: one query."""
    found: dict[str, dict[str, str]] = {}
    for row in store.read(rows.stamps):
        found.setdefault(row.language, {})[row.owner] = f"{row.count}-{row.last.timestamp():.6f}"
    return found


def counts(slots: Iterable[Standing]) -> dict[str, int]:
    """Return how many slots are in each state."""
    found = Counter(each.state for each in slots)
    return {state.value: found[state] for state in State}


def _entries(scope: Scope, sources: Collection[Source], language: str) -> Mapping[Owned, tuple[Entry, ...]]:
    found: dict[Owned, tuple[Entry, ...]] = {}
    for row in rows.of_language(scope, {each.owner for each in sources}, language):
        key = row.owner, row.address
        found[key] = (*found.get(key, ()), entry_of(row))
    return found


def _of_look(scope: Scope, look: Look, language: str, doing: Doing) -> TranslatedRow | None:
    """Return the row that somebody looked at: words that come with the product have none before they are checked."""
    source, mark = look.source, look.source.mark_as_it_came if look.came else look.source.mark
    found = rows.of_slot(scope, source.owner, source.address, language)
    row = next((row for row in found if row.mark == mark), None)
    if row is None and look.came and look.words == source.came:
        return _row(_entry(source, source.words, source.came), language, "", doing)
    return row if row and row.words == look.words else None


def _entry(slot: Source, source: str, words: str) -> Entry:
    came = (source, words.strip()) == (slot.words, slot.came)
    return Entry(owner=slot.owner, address=slot.address, source=source, words=words.strip(), came=came)


def entry_of(row: TranslatedRow) -> Entry:
    """Return what a row says."""
    return Entry(
        owner=row.owner,
        address=row.address,
        source=row.source,
        words=row.words,
        checked_by=row.checked_by,
        checked_on=row.checked_on,
        written_by=row.written_by or "",
        came=row.mark != words_row(row.source),
    )


def _row(entry: Entry, language: str, speaker: str, doing: Doing) -> TranslatedRow:
    return TranslatedRow(
        owner=entry.owner,
        address=entry.address,
        language=language,
        mark=entry.mark,
        source=entry.source,
        words=entry.words,
        checked_by=speaker,
        checked_on=doing.now.date() if speaker else None,
        set_by=doing.by,
        set_at=doing.now,
        written_by=None if entry.came else doing.by,
    )


def _wrote(scope: Scope, speaker: str, language: str, found: Iterable[TranslatedRow]) -> bool:
    """Whether the speaker wrote any of these words, by name, and must not check them."""
    from formbuilder.storage import people, translators  # noqa: PLC0415 - what the office needs, and no page of the public

    rule = translators.rule(scope, language)
    if rule and rule.by_writer:
        return False
    names = people.names(scope, {row.written_by for row in found if row.written_by})
    return speaker.casefold() in {each.casefold() for each in names.values()}


def _over(old: TranslatedRow, new: TranslatedRow) -> TranslatedRow:
    """Return what comes in the place of a row: the same words stay whose they were."""
    return replace(new, written_by=old.written_by) if old.words == new.words else new


def _differs(old: TranslatedRow, new: TranslatedRow) -> bool:
    """Whether a file says something else than what is there; a check is never taken back by the same words."""
    return old.words != new.words or (bool(new.checked_by) and old.checked_by != new.checked_by)
