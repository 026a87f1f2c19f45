"""How much there is to work out once named conditions are written out in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from formbuilder.expressions.faults import ExpressionError, Fault
from formbuilder.expressions.syntax import Expression, Name, Span, walk
from formbuilder.problems import Code

MOST_PARTS = 5000
DEEPEST = 100


def bounded(expression: Expression, conditions: Mapping[str, Expression]) -> None:
    """Raise ExpressionError if named conditions lead back to themselves, stand too deep, or make too many parts."""
    Measure(conditions).bounded(expression)


class Measure:
    """Counts the parts of each named condition once, for any number of expressions."""

    def __init__(self, conditions: Mapping[str, Expression]) -> None:
        self.conditions = conditions
        self.span = Span(0, 0)
        self.known: dict[str, tuple[int, int]] = {}

    def bounded(self, expression: Expression) -> None:
        """Do as ``bounded`` of this module."""
        self.span = expression.span
        self._size(expression, 0)

    def _size(self, expression: Expression, above: int) -> tuple[int, int]:
        """Return how many parts there are and how deep they go, below ``above`` others."""
        count = height = 0
        for part, depth in walk(expression):
            more, below = self._named(part, above + depth)
            count, height = count + 1 + more, max(height, depth + below)
            if count > MOST_PARTS:
                self._refuse(f"with its named conditions it has more than {MOST_PARTS:,} parts")
            if above + height > DEEPEST:
                self._refuse(f"more than {DEEPEST} parts stand inside one another in its named conditions")
        return count, height

    def _named(self, part: Expression, above: int) -> tuple[int, int]:
        if not isinstance(part, Name) or part.id not in self.conditions:
            return 0, 0
        if part.id not in self.known:
            self.known[part.id] = self._size(self.conditions[part.id], above)
        return self.known[part.id]

    def _refuse(self, fact: str) -> NoReturn:
        way_out = "Make the named conditions simpler"
        raise ExpressionError([Fault.at(self.span, Code.TOO_COMPLEX, fact=fact, way_out=way_out)])
