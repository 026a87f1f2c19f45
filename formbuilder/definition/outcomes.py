"""What answers can lead to at once: danger, and the end of a form that records nothing.  Frozen, no YAML left in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.definition.words import Words
from formbuilder.expressions.syntax import Expression
from formbuilder.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """When an answer means danger today, and which information (by id) says what to do."""

    today: Expression
    say: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a form that records nothing leads: the first whose condition holds."""

    id: str
    show_if: Expression | None
    title: Words
    text: Words
    form: str = ""
    """The form to go on to; "" if the text says it all."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long the usual way through a form may be, at most."""

    screens: int
    minutes: int
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A form that the same person often fills in too."""

    form: str
    place: Place = field(compare=False)
