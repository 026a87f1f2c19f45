"""The conditions of one form as functions: Python source where it can be, closures where not; both decide the same."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.expressions.compiler import Compiler, Holds
from formbuilder.expressions.expansion import bounded
from formbuilder.expressions.kinds import Kind
from formbuilder.expressions.source import NotWrittenError, Source
from formbuilder.expressions.syntax import Expression


class Deciding(Source):
    """Makes the functions of conditions; each reads a mapping that may grow between two calls."""

    def __init__(self, conditions: Mapping[str, Expression], kinds: Mapping[str, Kind]) -> None:
        super().__init__(conditions, kinds)
        self._closures = Compiler(conditions)
        self._named: dict[str, str] = {}

    def decides(self, part: Expression) -> Holds:
        """Return a function that says whether ``part`` holds: True, False, or None if it is undecided.

        ``part`` has passed ``check``. Raises ExpressionError if it is too much to work out.
        """
        return self.made("condition", "known", ["get = known.get", f"return {self.text(part)}"])

    def text(self, part: Expression) -> str:
        """Return a text that is True, False or None as ``part`` is decided; the rest as for ``decides``."""
        bounded(part, self.conditions)
        try:
            return self.three_ways(part)
        except NotWrittenError:
            return f"{self.constant(self._closures.holds(part))}(known)"

    def named(self, name: str) -> str:
        """Call the function of a named condition, which is made once."""
        if name not in self._named:
            text = self.three_ways(self.conditions[name])
            self._named[name] = self.constant(self.made("named", "known, get", [f"return {text}"]))
        return f"{self._named[name]}(known, get)"
