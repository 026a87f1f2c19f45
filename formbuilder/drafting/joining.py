"""Two people write at once: what both wrote is joined, line by line, unless they changed the same lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from merge3 import Merge3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two people changed in different ways."""

    before: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What cannot be joined without a person who chooses."""

    pieces: tuple[Piece, ...]


Join: TypeAlias = Callable[[str, str, str], str | Clash]
"""Makes one text out of three: what both began with, what stands there now, and mine."""


def joined(before: str, theirs: str, mine: str) -> str | Clash:
    """Return a text with the changes of both; a Clash with every place where they differ about the same lines."""
    if theirs in {before, mine}:
        return mine
    if mine == before:
        return theirs
    merge = Merge3(_lines(before), _lines(theirs), _lines(mine))
    clashes = tuple(_clashes(merge))
    return Clash(clashes) if clashes else "".join(merge.merge_lines())


def resolved(before: str, theirs: str, mine: str, chosen: Sequence[str]) -> str | None:
    """Return what ``joined`` would with the words chosen for each place; None if these are not as many."""
    merge = Merge3(_lines(before), _lines(theirs), _lines(mine))
    left = list(chosen)
    parts: list[str] = []
    for region in merge.merge_groups():
        if region[0] != "conflict":
            parts += region[1]
        elif left:
            parts.append(_ended(left.pop(0), region))
        else:
            return None
    return None if left else "".join(parts)


def _ended(words: str, region: Sequence[Sequence[str]]) -> str:
    """Return words that end a line, as those did whose place they take."""
    whole = any(lines and lines[-1].endswith("\n") for lines in region[1:])
    return f"{words}\n" if words and whole and not words.endswith("\n") else words


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _clashes(merge: Merge3[str]) -> Iterator[Piece]:
    for region in merge.merge_groups():
        if region[0] == "conflict":
            yield Piece(*("".join(lines) for lines in region[1:]))
