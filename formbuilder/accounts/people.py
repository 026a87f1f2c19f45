"""People of a council who sign in, and their roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LENGTH_OF_ID = 32
LONGEST_NAME = 120
LONGEST_EMAIL = 254
EMAIL = re.compile(r"[^@\s<>\",;:()\[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


class Role(StrEnum):
    """What somebody is for the council, or for a panel of it."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    APPROVER = "approver"
    ASSESSOR = "assessor"
    FINANCE = "finance officer"
    CHAIR = "chair"
    FACILITATOR = "facilitator"
    MEMBER = "member"
    TRANSLATOR = "translator"


ROLE_WORDS: Mapping[Role, str] = {
    Role.ADMINISTRATOR: "Adds people and changes settings. Does not read what people sent.",
    Role.OFFICER: "Writes forms, answers points of panels, and publishes what was approved.",
    Role.APPROVER: "Signs off an exact version of a form.",
    Role.ASSESSOR: "Reads what people sent, and checks it with them.",
    Role.FINANCE: "Corrects financial assessments from evidence, decides charges, and confirms rates.",
    Role.CHAIR: "Opens and closes the rounds of a panel.",
    Role.FACILITATOR: "Runs sessions of a panel, and brings in points from paper.",
    Role.MEMBER: "Takes part in a panel.",
    Role.TRANSLATOR: "Writes, records and checks words, in the languages that officers name. Sees nothing else.",
}
"""What each role is for, as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in. The trail holds ``id`` alone; ``name`` and ``email`` are kept apart and can go."""

    id: str
    council: int
    roles: frozenset[Role]
    active: bool = True
    sealed: bool = False
    """The one account that a long code in an envelope opens; it has no e-mail address."""
    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)

    @property
    def roles_in_order(self) -> tuple[Role, ...]:
        """The roles as the list of all roles has them."""
        return tuple(role for role in Role if role in self.roles)


def is_id(text: str) -> bool:
    """Whether it looks like the id of a person or of a session; anything else must not reach the database."""
    return len(text) == LENGTH_OF_ID and text.isascii() and text.isalnum()


def read_email(typed: str) -> str | None:
    """Return an e-mail address as it is kept, in small letters; None if it cannot be one."""
    found = unicodedata.normalize("NFKC", typed).strip().lower()
    good = len(found) <= LONGEST_EMAIL and found.isprintable() and EMAIL.fullmatch(found)
    return found if good else None


def read_name(typed: str) -> str | None:
    """Return a name as it is kept, with single spaces; None if it is empty or longer than 120 signs."""
    found = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    found = unicodedata.normalize("NFC", found)
    return found if 0 < len(found) <= LONGEST_NAME else None
