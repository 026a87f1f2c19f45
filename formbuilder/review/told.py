"""The lines of “You said, we did”: each point is counted in exactly one, and none is about fewer than five people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from formbuilder.review.small_numbers import FEWEST

FEW = f"Fewer than {FEWEST} people said this."
"""What stands in the place of a small number."""


@dataclass(frozen=True, slots=True)
class Told:
    """A point as it is counted."""

    point: str
    who: str
    """Whoever said it, as a key that is the same for all their points; nobody reads it."""
    speaks_for: int = 0
    """How many others it speaks for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Points that are told in one line, with the words that are proposed for it."""

    said: tuple[str, ...]
    did: tuple[str, ...]
    points: tuple[Told, ...] = field(default=())

    @property
    def people(self) -> int:
        """How many people said it: whoever said two things is one."""
        return people_in(self.points)


def people_in(points: Iterable[Told]) -> int:
    """Return how many people are behind some points."""
    return len({each.who for each in points})


def joined(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Join the groups behind which there are fewer than five people, with the next larger one if they are too few.

    The joined one stands last; one group alone stands however small it is.
    """
    small = [each for each in groups if each.people < FEWEST]
    large = [each for each in groups if each.people >= FEWEST]
    while small and large and _together(small).people < FEWEST:
        next_larger = min(large, key=lambda each: each.people)
        large.remove(next_larger)
        small.insert(0, next_larger)
    return (*large, *((_together(small),) if small else ()))


def too_small(people: Sequence[int]) -> tuple[int, ...]:
    """Return which lines of a page are about too few people, by place; a line that stands alone is never one."""
    return tuple(at for at, many in enumerate(people) if many < FEWEST) if len(people) > 1 else ()


def count_words(people: int, speaks_for: int = 0) -> str:
    """Say how many people said something; a number below five is said by none."""
    others = f" They also speak for {speaks_for:,} others." if speaks_for else ""
    return f"{people:,} people said this.{others}" if people >= FEWEST else FEW


def _together(groups: Sequence[Group]) -> Group:
    said = dict.fromkeys(line for each in groups for line in each.said)
    did = dict.fromkeys(line for each in groups for line in each.did)
    return Group(tuple(said), tuple(did), tuple(point for each in groups for point in each.points))
