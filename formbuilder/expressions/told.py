"""What a message says of a part of an expression."""

from __future__ import annotations

from formbuilder.expressions.faults import shortened
from formbuilder.expressions.kinds import Kind, Sort
from formbuilder.expressions.syntax import Expression, Literal, Member, Name, Value

SUM = "Write it inside a sum, such as sum(i.amount for i in incomes)"


def word(right: Expression) -> str | None:
    """Return the bare word right of ``is``; ``yes`` and ``no`` may be options too."""
    if isinstance(right, Value):
        return right.word
    if isinstance(right, Literal) and isinstance(right.value, bool):
        return "yes" if right.value else "no"
    return None


def name(part: Expression) -> str:
    """Return a name as one writes it again; “…” for anything longer."""
    return shortened(part.id) if isinstance(part, Name | Member) else "…"


def called(part: Expression) -> str:
    """Return what a message calls a part; “This” if it has no name."""
    match part:
        case Name() | Member():
            return f"‘{shortened(part.id)}’"
        case Literal(bool() as value):
            return "‘yes’" if value else "‘no’"
        case Literal(value):
            return f"‘{shortened(str(value))}’"
        case _:
            return "This"


def such_as(kind: Kind) -> str:
    """Return what may come after a name of this kind, as an example."""
    match kind.sort:
        case Sort.NUMBER | Sort.MONEY:
            return "> 0"
        case Sort.DATE:
            return "< on"
        case Sort.MANY:
            return f"includes {kind.words[0]}" if kind.words else "is answered"
        case Sort.YES_NO | Sort.ONE if kind.words:
            return f"is {kind.words[0]}"
        case _:
            return "is answered"
