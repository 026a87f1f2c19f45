"""What a condition reads."""

from __future__ import annotations

from collections.abc import Iterator

from formbuilder.expressions.syntax import ON, Expression, Name, walk


def reads(expression: Expression | None) -> Iterator[Name]:
    """Yield each name of a question or a condition, as often as it stands there, from left to right."""
    if expression:
        yield from (part for part, _ in walk(expression) if isinstance(part, Name) and part.id != ON)
