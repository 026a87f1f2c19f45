"""Text that a person reads, in the language of the page or in another one."""

from __future__ import annotations

from dataclasses import dataclass, field

from formbuilder.problems import Place
from formbuilder.tongue.messages import Foreign, WithEnglish


@dataclass(frozen=True, slots=True)
class Words:
    """Text that a person reads, and where it was written; two are equal if they read the same."""

    text: str
    place: Place = field(compare=False)
    end: Place | None = field(compare=False, default=None)
    language: str = field(compare=False, default="")
    """The language it is in, where that is not the language of the page; "" where it is."""

    english: str = field(compare=False, default="")
    """The English words that it was made from, where they are to stand beside it, or name the files of a picture."""

    @property
    def source(self) -> str:
        """The words that the form itself has, by which the files of a picture are found."""
        return self.english or self.text

    def __str__(self) -> str:
        if self.language:
            return Foreign(self.text, self.language)
        return WithEnglish(self.text, self.english) if self.english else self.text
