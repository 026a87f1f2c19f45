"""A passage: words that a person will read, and all that the checks may know about where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the words are for."""

    ASK = "ask"
    HINT = "hint"
    HELP = "help"
    WHY = "why"
    OPTION = "option"
    ERROR = "error"
    TITLE = "title"
    MESSAGE = "message"


ENGLISH = "en"
CHOOSING = frozenset({"choice", "choices"})
"""Question types that are answered by choosing options of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text with what is known about it; what nobody told is None, and a rule that needs it finds nothing."""

    text: str
    kind: Kind = Kind.ASK
    language: str = ENGLISH
    """A BCP 47 tag in lower case, such as ``en``, ``cy`` or ``ur``."""
    type: str | None = None
    """The question’s type, as definitions write it: ``yes_no``, ``choice``, ``choices``, ``long_text`` and so on."""
    options: tuple[str, ...] = ()
    """The labels that people can choose, with “I do not know” where it is offered."""
    glossary: Mapping[str, str] | None = None
    """Words that the form explains, with their meanings; None if nobody said which there are."""
    before: tuple[str, ...] = ()
    """What was asked earlier, in order."""
    filtered: bool = False
    """Whether an earlier answer decides that this is asked at all."""
    sensitive: bool = False
    """Whether an author marked it as private."""
    why: bool | None = None
    """Whether people are told why this is asked; None if nobody said."""
    help: bool | None = None
    """Whether there is a hint or an example answer; None if nobody said."""
    optional: bool | None = None
    """Whether it can be left empty; None if nobody said."""
    source: str | None = None
    """The English words that this is a translation of."""

    @property
    def is_english(self) -> bool:
        """Tell whether the words are in English."""
        return self.language == ENGLISH or self.language.startswith("en-")
