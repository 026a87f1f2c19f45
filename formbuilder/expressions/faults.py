"""What is wrong with an expression: a code, where, and what its message needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formbuilder.expressions.syntax import Span
from formbuilder.problems import Code

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: ``code`` names a Code of formbuilder.problems, ``values`` fill in its message."""

    code: str
    span: Span
    values: Mapping[str, str]

    @classmethod
    def at(cls, span: Span, code: Code, **values: str) -> Fault:
        """Make a fault."""
        return cls(code.name, span, values)

    def __str__(self) -> str:
        return Code[self.code].value.format(**self.values)


class ExpressionError(Exception):
    """An expression cannot be used; carries all faults that were found, in the order of its text."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shortened(text: str) -> str:
    """Return a piece of an expression as a message shows it: one line, at most 40 characters."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"
