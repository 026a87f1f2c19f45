"""What differs in the words of what is in both versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from formbuilder.definition.rewording import likeness, pieces
from formbuilder.publishing.change import Added, Change, Removed, Renamed, SlotAdded, SlotRemoved, SlotReworded
from formbuilder.publishing.matching import Both, Side


def slots_compared(both: Both, parts: Iterable[Change]) -> Iterator[Change]:
    """Yield each slot that is new, gone or reworded, unless it came or went with one of ``parts``."""
    told = _told(parts)
    now = _now(both)
    kept = set(now.values())
    for address, words in both.old.words.items():
        if address in now:
            yield from _reworded(address, now[address], both)
        elif address not in told:
            yield SlotRemoved(address=address, rows=_rows(address, both.old), words=words)
    for address, words in both.new.words.items():
        if address not in kept and address not in told:
            yield SlotAdded(address=address, rows=_rows(address, both.new), words=words)


def _told(parts: Iterable[Change]) -> frozenset[str]:
    """Return the rows of what came or went as a whole; a question that took over from one other is compared with it."""
    whole = (each for each in parts if isinstance(each, Added | Removed) or _is_merged(each))
    return frozenset[str]().union(*(each.rows for each in whole))


def _is_merged(change: Change) -> bool:
    return isinstance(change, Renamed) and len(change.old) > 1


def _now(both: Both) -> dict[str, str]:
    """Return where each slot of the old version is in the new one, if it is there."""
    names = {old: new for old, new in both.questions.items() if old != new}
    names |= {f"page:{old}": f"page:{new}" for old, new in both.pages.items() if old != new}
    names |= {f"section:{old}": f"section:{new}" for old, new in both.sections.items() if old != new}
    found = {}
    for address in both.old.words:
        owner, dot, part = address.partition(".")
        here = f"{names.get(owner, owner)}{dot}{part}"
        if here in both.new.words:
            found[address] = here
    return found


def _reworded(before: str, after: str, both: Both) -> Iterator[Change]:
    old, new = both.old.words[before], both.new.words[after]
    if normalize("NFC", old) != normalize("NFC", new):
        yield SlotReworded(
            address=after,
            rows=frozenset({before, after}),
            old=old,
            new=new,
            pieces=pieces(old, new),
            likeness=likeness(old, new),
        )


def _rows(address: str, side: Side) -> frozenset[str]:
    """Return the rows that differ where words come or go: the slot’s, and of most parts the structure’s."""
    owner, _, part = address.partition(".")
    if "@" in address or part.startswith("errors.") or owner == "glossary":
        return frozenset({address})
    if owner.startswith("page:"):
        page = side.pages[owner.removeprefix("page:")]
        return frozenset({address, f"section:{page.section}.*"})
    return frozenset({address, "form.result" if owner == "result" else _structure(owner, side)})


def _structure(owner: str, side: Side) -> str:
    return "form.calculations" if owner in side.form.calculations else f"{owner}.*"
