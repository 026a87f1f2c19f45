"""Text that a person reads, in the language of the page or in another one."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.problems import Place
from formbuilder.tongue.messages import Foreign


@dataclass(frozen=True, slots=True)
class Words:
    """Text that a person reads, and where it was written; two are equal if they read the same."""

    text: str
    place: Place = field(compare=False)
    end: Place | None = field(compare=False, default=None)
    language: str = field(compare=False, default="")
    """The language it is in, where that is not the language of the page; "" where it is."""

    def __str__(self) -> str:
        return Foreign(self.text, self.language) if self.language else self.text
