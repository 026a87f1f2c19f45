"""What a calculation sees of one person’s answers in one year, and what it found not to be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from formbuilder.calculation.outcome import RateUsed
from formbuilder.expressions.compiler import Operands
from formbuilder.expressions.operands import Operand


class State(Enum):
    """Why something cannot be counted."""

    NOT_ASKED = auto()
    """The question is not on this person’s way."""
    MISSING = auto()
    """It was asked and not answered."""
    UNKNOWN = auto()
    """It was answered with “I do not know” or “I would rather not say”."""
    PARTLY = auto()
    """A date without its day or its month."""
    UNTOLD = auto()
    """A calculation that cannot be told."""
    NO_RATE = auto()
    """A figure that there is not in this year."""
    NOUGHT = auto()
    """Something would be divided by nought."""


NOT_WHOLE = (State.UNKNOWN, State.PARTLY)


class Gap(NamedTuple):
    """Something that was read and is not there."""

    name: str
    """The id of a question or a calculation, or ``table.figure``; "" for a division."""
    state: State


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is known of one item, and what is not, by the ids of its questions."""

    known: Mapping[str, Operand]
    doubts: Mapping[str, State]


@dataclass(slots=True)
class Facts:
    """What is known and what is not, by name; each doubtful name that is read is noted in ``gaps``.

    While a sum goes through the items of a group, the answers about the present one are under ``variable.question``.
    """

    known: dict[str, Operand]
    doubts: dict[str, State]
    items: Mapping[str, Sequence[ItemFacts]]
    rates: Mapping[str, RateUsed]
    weeks: Decimal
    """How many weeks the council counts in a year."""
    gaps: list[Gap] = field(default_factory=list)
    used: list[RateUsed] = field(default_factory=list)
    """The rates that were read."""
    decided: dict[str, tuple[bool | None, tuple[Gap, ...]]] = field(default_factory=dict)
    """The named conditions that were decided, each with what was not there."""

    def get(self, name: str, /) -> Operand | None:
        """Return what is known under a name, doubtful or not."""
        if (state := self.doubts.get(name)) is not None:
            self.note(name, state)
        return self.known.get(name)

    def __contains__(self, name: object, /) -> bool:
        return name in self.known

    def note(self, name: str, state: State) -> None:
        """Add a gap; of what was read about an item, the question."""
        self.gaps.append(Gap(name.rpartition(".")[2] if state is not State.NO_RATE else name, state))

    def enter(self, item: ItemFacts, reads: Sequence[tuple[str, str]]) -> None:
        """Put what is ``reads`` of an item, as (name, question), in the place of what was read of the last one."""
        for name, question in reads:
            value, state = item.known.get(question), item.doubts.get(question)
            if value is None:
                self.known.pop(name, None)
            else:
                self.known[name] = value
            if state is None:
                self.doubts.pop(name, None)
            else:
                self.doubts[name] = state

    def leave(self, name: str) -> None:
        """Forget what was read of an item."""
        self.known.pop(name, None)
        self.doubts.pop(name, None)

    def read_rate(self, id_: str) -> Decimal | None:
        """Return a rate, noted as used; one that there is not is a gap."""
        found = self.rates.get(id_)
        if found is None:
            self.note(id_, State.NO_RATE)
            return None
        self.used.append(found)
        return found.value

    def doubtful(self) -> tuple[set[str], set[str]]:
        """Return the names of what was asked and not answered, and of what is not known as a whole."""
        asked = [(name, state) for name, state in self.doubts.items() if state is not State.NOT_ASKED]
        missing = {name for name, state in asked if state is State.MISSING}
        return missing, {name for name, state in asked if state in NOT_WHOLE}

    def begin_again(self) -> None:
        """Forget what was noted."""
        self.gaps.clear()
        self.used.clear()

    def take_gaps(self) -> Sequence[Gap]:
        """Return what was noted, each once, and begin again."""
        if not self.gaps:
            return ()
        gaps = tuple(dict.fromkeys(self.gaps))
        self.gaps.clear()
        return gaps

    def take_used(self, always: tuple[RateUsed, ...] = ()) -> tuple[RateUsed, ...]:
        """Return the rates that were read, and ``always`` others, each once, by their ids, and begin again."""
        if not self.used:
            return always
        used = tuple(sorted({rate.id: rate for rate in (*self.used, *always)}.values(), key=lambda rate: rate.id))
        self.used.clear()
        return used


def facts_of(seen: Operands) -> Facts:
    """Return what a calculation is worked out from; anything else is a fault of ours."""
    if not isinstance(seen, Facts):
        raise TypeError("a calculation needs facts")
    return seen
