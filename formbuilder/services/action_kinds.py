"""What a promise is, as services speak of it: how far it is, what was said against it, and why it was left as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

LONGEST = 500
LONGEST_WORDS = 2_000
PAGE = 50


class ActionState(StrEnum):
    """How far a promise is."""

    TO_DO = "to_do"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


class NoAction(StrEnum):
    """Why promises were left as they are."""

    UNKNOWN = "unknown"
    NO_RIGHT = "no_right"
    EMPTY = "empty"
    """What is promised, or how people will know, is missing."""
    LONG = "long"
    WHO = "who"
    """Nobody of this name works here."""
    DAY = "day"
    """The day is missing, or was before today."""
    NO_WORDS = "no_words"
    ENDED = "ended"
    """It was dropped, or done already."""
    NOT_YET = "not_yet"
    """Its day has not come, and nobody says that it is done."""
    SAID = "said"
    """The same member said it, and waits for an answer."""
    LATE = "late"
    """Its day has passed, or somebody says that it is done: then it changes no more."""
    SAME = "same"
    """Nothing in it is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """A promise as it was typed."""

    form: str
    what: str
    known_by: str
    who: str
    by_when: date | None
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What a member said against a promise, and the answer to it."""

    id: str
    panel: str
    words: str = field(repr=False)
    said_at: datetime
    answer: str = field(repr=False)
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a promise said before it was changed, when that was, and why."""

    what: str
    known_by: str
    who_name: str
    by_when: date
    because: str = field(repr=False)
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A promise."""

    id: str
    form: str
    what: str
    known_by: str
    who: str
    who_name: str
    by_when: date
    state: ActionState
    news: str
    """How it went, or why it was dropped."""
    done_at: datetime | None
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...] = ()
    """What it said before, the oldest first."""

    @property
    def open_disputes(self) -> tuple[Dispute, ...]:
        """What was said against it and has no answer: it stands beside it."""
        return tuple(each for each in self.disputes if each.answered_at is None)
