"""Text that a person reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.problems import Place


@dataclass(frozen=True, slots=True)
class Words:
    """Text that a person reads, and where it was written; two are equal if they read the same."""

    text: str
    place: Place = field(compare=False)
    end: Place | None = field(compare=False, default=None)

    def __str__(self) -> str:
        return self.text
