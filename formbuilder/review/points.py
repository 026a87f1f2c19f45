"""Points that people made about words, as far as finding the words again needs it, and what became of those words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of the words that a point is about."""

    SAME = "same"
    """The quoted words are still there."""
    REWORDED = "reworded"
    CHANGED_A_LOT = "changed_a_lot"
    """Hardly a word is left: an officer must say whether the point still holds here."""
    PART_REMOVED = "part_removed"
    """The question is still asked, and these words of it are gone: the point stays under the question."""
    REPLACED = "replaced"
    """Others took over, as the new version declares: the point stands at each of them."""
    RENAMED = "renamed"
    """The very same words stand elsewhere: the point goes there if somebody confirms it."""
    REMOVED = "removed"

    @property
    def sentence(self) -> str:
        """What it means, as people read it."""
        return SENTENCES[self]

    @property
    def needs_somebody(self) -> bool:
        """Whether an officer must look before the version can be published."""
        return self in NEED_SOMEBODY


NEED_SOMEBODY = frozenset({Status.CHANGED_A_LOT, Status.RENAMED, Status.REMOVED})
SENTENCES = {
    Status.SAME: "These words are still there.",
    Status.REWORDED: "These words changed.",
    Status.CHANGED_A_LOT: "These words changed a lot. Look if the point still fits.",
    Status.PART_REMOVED: "This part was removed. The point stays with the question.",
    Status.REPLACED: "Something else took the place of these words. The point stands there.",
    Status.RENAMED: "The same words stand in another place. Say if the point belongs there.",
    Status.REMOVED: "These words were removed. The point stands with what was removed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point, by the address of its words and by the words that it quotes."""

    id: str | int
    place: str
    quote: str = field(default="", repr=False)
    """As somebody typed or marked it; "" is all of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a point stands on the new version."""

    id: str | int
    status: Status
    place: tuple[str, ...] = ()
    """Addresses of the new version; none where the words were removed, or stand elsewhere and nobody confirmed it."""
    proposed: tuple[str, ...] = ()
    """Where it may belong, once somebody confirms it."""


def need_somebody(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return the points that an officer must look at."""
    return tuple(each for each in placed if each.status.needs_somebody)
