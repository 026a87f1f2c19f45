"""What a council has not set: each gap as a sentence, what cannot be without it, and where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from formbuilder.accounts.rights import Right

PEOPLE = "people"
"""The part that is the list of people, beside the settings."""


class For(StrEnum):
    """What cannot be without it: the publish page has it under “Must” for such forms, else under “Should”."""

    NOTHING = "nothing"
    ANSWERS = "answers"
    """A form that keeps answers."""
    DANGER = "danger"
    """A form whose answers may mean danger."""
    OTHERS = "others"
    """The publish page has a line of its own for it, or it is about other forms."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, as a sentence, and the part of the settings where it is put right.

    ``part`` is "" where whoever runs the installation must see to it.
    """

    words: str
    part: str = ""
    needed: For = For.NOTHING
    right: Right = Right.CHANGE_SETTINGS
    """By this right somebody can clear it, or ask whoever runs the installation."""


def place_of(gap: Gap) -> str:
    """Return where it is put right, or where it stands: an address below that of the office."""
    if gap.part == PEOPLE:
        return gap.part
    return f"settings/{gap.part}" if gap.part else "settings"
