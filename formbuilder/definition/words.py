"""Text that a person reads, in the language of the page or in another one."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from formbuilder.problems import Place


class Foreign(str):
    """Text in another language than its page: in a page it stands with its own ``lang``, elsewhere as it is."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """Return ``text`` marked with its language, a BCP 47 tag."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __html__(self) -> str:
        """Return the text, escaped, with ``lang`` and ``dir``."""
        return f'<span lang="{self.language}" dir="auto">{escape(self)}</span>'


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
