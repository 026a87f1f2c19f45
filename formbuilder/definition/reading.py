"""What is gathered while a file is read: problems, and where each condition was written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

from formbuilder.definition.calculations import Unit
from formbuilder.definition.registers import EMPTY, Library
from formbuilder.definition.yaml_source import Fields, Scalar
from formbuilder.expressions.syntax import Expression
from formbuilder.problems import MOST, Code, Place, Problem


@dataclass(frozen=True, slots=True)
class Worked:
    """A sum or a condition of a calculation, or of the result, as it was written."""

    home: str
    """The calculation; “” for the result."""
    expression: Expression
    text: Scalar
    unit: Unit | None
    """What a sum must give; None for a condition."""


@dataclass(slots=True)
class Reading:
    """One file on its way to a Form; it grows, and ends with the reading."""

    library: Library = EMPTY
    problems: list[Problem] = field(default_factory=list)
    conditions: dict[Place, Scalar] = field(default_factory=dict)
    """Where a thing stands → the text of its condition."""
    parsed: dict[str, Expression] = field(default_factory=dict)
    """Each text of a condition → its tree: the same text on many pages is one expression, and looked at once."""
    names: dict[str, Place] = field(default_factory=dict)
    """Where each named condition stands."""
    duties: dict[str, Place] = field(default_factory=dict)
    """Where the form names each duty."""
    proofs: dict[str, Place] = field(default_factory=dict)
    """Where the cover sheet names each proof."""
    sums: list[Worked] = field(default_factory=list)
    """What calculations and the result work out."""
    unread: bool = False
    """Whether one of them cannot be read, so that it is not known what it needs."""
    instead: dict[str, frozenset[str]] = field(default_factory=dict)
    """Which of ``if_not_asked``, ``if_missing`` and ``if_unknown`` each calculation says."""
    working: dict[str, Place] = field(default_factory=dict)
    """Where the result names each line of the working."""
    starts: Place | None = None
    """Where the result names the question from which weeks are charged."""
    blocks: dict[str, Fields] = field(default_factory=dict)
    """The blocks that were used so far, by name."""
    pages: int = 0
    """How many pages were read so far."""

    def refuse(self, place: Place, code: Code, **values: object) -> None:
        """Add a problem."""
        self.problems.append(Problem.at(place, code, **values))

    def way_out(self, found: str, known: Collection[str], otherwise: str = "Correct it, or take it away.") -> str:
        """Name what is nearest to ``found``; compares only while the problem can still be told, to stay quick."""
        if len(self.problems) > 2 * MOST:
            return otherwise
        near = get_close_matches(found[:60], islice(known, 2_000), n=1, cutoff=0.6)
        return f"Did you mean ‘{near[0]}’? {otherwise}" if near else otherwise


@dataclass(frozen=True, slots=True)
class Marks:
    """What a part inherits from what it stands in."""

    private: bool = False
    apart: bool = False
    block: str = ""


NO_MARKS = Marks()
