"""What a condition or a sum reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from formbuilder.expressions.syntax import (
    ON,
    Answered,
    Binary,
    Expression,
    Member,
    Name,
    Operator,
    Span,
    Value,
    parts,
    walk,
)


def reads(expression: Expression | None) -> Iterator[Name]:
    """Yield each name of a question or a condition, as often as it stands there, from left to right."""
    if expression:
        yield from (part for part, _ in walk(expression) if isinstance(part, Name) and part.id != ON)


def reads_of_sum(expression: Expression) -> Iterator[tuple[str, Span]]:
    """Yield the id of each name, and of each question about an item, with its span, from left to right."""
    for part, _ in walk(expression):
        if isinstance(part, Member):
            yield part.question, part.span
        elif isinstance(part, Name) and part.id != ON:
            yield part.id, part.span


def numbers_in(expression: Expression | None) -> Iterator[str]:
    """Yield the ids that are worked with, those about items and groups too; not what is only looked at.

    ``hours is answered`` and ``hours is dont_know`` look at an answer, and need no number.
    """
    waiting = [expression] if expression else []
    while waiting:
        part = waiting.pop()
        match part:
            case Name(id_) if id_ != ON:
                yield id_
            case Member(question=question):
                yield question
            case Answered() | Binary(operator=Operator.IS | Operator.IS_NOT, right=Value()):
                pass
            case _:
                waiting += reversed(parts(part))


def questions_of(name: str, conditions: Mapping[str, Expression]) -> frozenset[str]:
    """Return the questions that ``name`` stands for: itself, or all that a named condition reads."""
    if name not in conditions:
        return frozenset({name})
    found: set[str] = set()
    seen = {name}
    waiting = [name]
    while waiting:
        if (each := waiting.pop()) not in conditions:
            found.add(each)
            continue
        new = {read.id for read in reads(conditions[each])} - seen
        seen |= new
        waiting += new
    return frozenset(found)
