"""Where the story of a demonstration happens, when, and who takes part."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from formbuilder.services.checks import Checks
from formbuilder.services.doing import Doing
from formbuilder.services.members import Member
from formbuilder.storage.engine import Store

T = TypeVar("T")
BEFORE, FIRST_DAY, CLOSED, ANSWERED, SIGNED, LIVE, SAID_SINCE, TOLD, NOW_DAY = (
    timedelta(days=-days) for days in (100, 70, 35, 33, 26, 21, 18, 15, 6)
)
"""When things happen, from today."""
JOINED = BEFORE - timedelta(days=7)
"""When the members of the panels joined, from today."""
OFFICER, OTHER_OFFICER, APPROVER, CHAIR, ADMINISTRATOR = (
    "Owen Price",
    "Dana Fox",
    "Ruth Cole",
    "Chloe Ward",
    "Amina Yusuf",
)


class NotShownError(Exception):
    """Something in the council stands in the way of showing how a comment changes words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where it all happens, and who takes part."""

    store: Store
    moment: datetime
    checks: Checks
    people: Mapping[str, str]
    """Ids by names."""
    panels: Mapping[str, str]
    members: tuple[Member, ...]
    words: Mapping[str, Mapping[str, str]] = field(repr=False)
    """What stands at each place of a form."""

    def at(self, after: timedelta, who: str | Member) -> Doing:
        """Return that somebody does something, on a day of the story."""
        by = who.person if isinstance(who, Member) else self.people[who]
        return Doing(self.moment + after, secrets.token_bytes, by)


def kept(result: object, kind: type[T]) -> T:
    """Return what a service gave, if it did what it was asked."""
    if not isinstance(result, kind):
        raise NotShownError(repr(result))
    return result
