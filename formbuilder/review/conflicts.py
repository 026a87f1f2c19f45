"""Suggestions for the same words: those that say the same together, and those that do not go together side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from formbuilder.definition.rewording import plainly


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that a point suggests for a place."""

    point: str
    place: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Side:
    """The same words, suggested by one point or several; as the first of them wrote it."""

    words: str = field(repr=False)
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is suggested for one place, in the order in which it came: number says nothing of who is right."""

    place: str
    sides: tuple[Side, ...]

    @property
    def conflict(self) -> bool:
        """Whether the suggestions do not go together."""
        return len(self.sides) > 1


def cards(suggestions: Iterable[Suggestion]) -> tuple[Card, ...]:
    """Return a card for each place; spaces and the shape of quotation marks make no difference."""
    found: dict[str, dict[str, list[Suggestion]]] = {}
    for each in suggestions:
        if each.words.strip():
            found.setdefault(each.place, {}).setdefault(plainly(each.words), []).append(each)
    return tuple(Card(place, tuple(_side(same) for same in sides.values())) for place, sides in found.items())


def _side(same: list[Suggestion]) -> Side:
    return Side(same[0].words, tuple(dict.fromkeys(each.point for each in same)))
