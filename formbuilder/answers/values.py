"""What a person answered, as values: frozen, typed, each with one plain shape that it is kept and read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from formbuilder.definition.marks import Also, Period


@dataclass(frozen=True, slots=True)
class Written:
    """Words, a chosen option, an e-mail address and the like: plain shape a string."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options, in the order of the question: plain shape a list of strings."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a sum in pounds: plain ``"20"``, ``"about 20"`` or ``{"amount": "12.50", "period": "month"}``."""

    number: Decimal
    guess: bool = False
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: plain shape ``"1950-02-03"``, ``"1950-02"`` or ``"1950"``."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """An address or a name by its parts, empty ones left out: plain shape an object of strings."""

    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A statement that was ticked: plain shape ``true``."""


@dataclass(frozen=True, slots=True)
class AlsoAnswer:
    """“I do not know” or “I would rather not say”: plain shape ``{"also": "dont_know"}``."""

    also: Also


@dataclass(frozen=True, slots=True)
class Item:
    """One of a group, with an id of its own (8 letters and digits) that never changes."""

    id: str
    answers: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a group: plain shape a list of objects; each may carry its ``"id"``."""

    items: tuple[Item, ...]


Value: TypeAlias = Written | Chosen | Amount | Day | Parts | Agreed | AlsoAnswer | ItemList

Answers: TypeAlias = Mapping[str, Value]
"""Answers by question id; a question that is not answered is not there."""
