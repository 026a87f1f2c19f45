"""What pasted text is taken apart into: each piece holds the words as they came, and what they became."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Becomes(StrEnum):
    """What a piece of pasted text becomes in a draft; most are types of questions."""

    TITLE = "title"
    SECTION = "section"
    TEXT = "text"
    LONG_TEXT = "long_text"
    GROUP = "group"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    NHS_NUMBER = "nhs_number"
    NI_NUMBER = "ni_number"
    STATEMENT = "statement"
    INFORMATION = "information"
    LEFT_OUT = "left_out"


NO_QUESTION = frozenset({Becomes.TITLE, Becomes.SECTION, Becomes.INFORMATION, Becomes.LEFT_OUT})
FACTS = frozenset(
    {
        Becomes.NAME,
        Becomes.ADDRESS,
        Becomes.POSTCODE,
        Becomes.PHONE,
        Becomes.EMAIL,
        Becomes.NHS_NUMBER,
        Becomes.NI_NUMBER,
    }
)
"""What somebody knows by heart, or reads from a letter: several of these may stand on one page."""
WITH_OPTIONS = frozenset({Becomes.CHOICE, Becomes.CHOICES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room that a paper form leaves for an answer."""

    lines: int = 0
    """How many lines of dots or underscores."""
    date: bool = False
    """Places for a day, a month and a year."""
    pounds: bool = False
    after: str = ""
    """What stands behind it: “minutes”, “per week”."""

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return bool(self.lines or self.date or self.pounds)


NO_ROOM = Room()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One heading, question or paragraph."""

    words: str
    """As it was pasted, line by line."""
    becomes: Becomes
    ask: str
    hint: str = ""
    options: tuple[str, ...] = ()
    room: Room = NO_ROOM
    only_if: str = ""
    """``yes`` or ``no``: it is for those who gave this answer to the question before."""
    says_more: tuple[str, ...] = ()
    """The options with room to write beside them: “Other (please specify) ……”."""
    follows: str = ""
    """The option of the question before that it goes on from."""
    columns: tuple[str, ...] = ()
    """The heads of a table that people fill in row by row."""
    guessed: Becomes
    """What the words alone say; ``becomes`` may be what a person chose."""
