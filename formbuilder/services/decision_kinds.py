"""What became of points, as services speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.review.outcomes import Outcome

LONGEST_REASON = 4_000
LONGEST_PLACE = 200
LONGEST_THEME = 120
MOST_AT_ONCE = 200
"""Points that one decision answers."""


class NoDecision(StrEnum):
    """Why nothing was decided, or a decision was left as it is."""

    UNKNOWN = "unknown"
    """There is no such point or decision."""
    NO_RIGHT = "no_right"
    """Whoever asks does not answer points, or has no name that can stand beside the decision."""
    NO_POINTS = "no_points"
    MANY_POINTS = "many_points"
    NO_REASON = "no_reason"
    LONG = "long"
    NO_DAY = "no_day"
    """“Not yet” needs the day on which it is looked at again, and that day is to come."""
    NO_PLACE = "no_place"
    """“It is there” needs to say where."""
    ANSWERED = "answered"
    """Somebody answered one of the points already."""
    NOT_SENT = "not_sent"
    """One of the points is a draft, or was taken back by its author."""
    MIXED = "mixed"
    """The points are about several forms."""
    OWN = "own"
    """Nobody decides about a point of their own."""
    UNDONE = "undone"
    """The decision was undone already."""


class Saying(StrEnum):
    """What its author says to a decision."""

    RIGHT = "right"
    NOT_MEANT = "not_meant"
    """“That is not what I meant”: the point is answered anew."""
    DISAGREE = "disagree"
    """It goes to the chair, and stands beside the decision."""
    MINE_DIFFERS = "mine_differs"
    """It was answered together with others, and is another thing."""


class NoSaying(StrEnum):
    """Why nothing was said to a decision."""

    UNKNOWN = "unknown"
    """There is no such point, or it is somebody else’s."""
    NOT_ANSWERED = "not_answered"
    LONG = "long"
    ALONE = "alone"
    """The point was answered alone, so it does not differ from others."""
    SAID = "said"
    """“I do not agree” stands: it is with the chair, or was settled."""


class Settling(StrEnum):
    """What a chair does where an author does not agree."""

    STANDS = "stands"
    NEXT_TIER = "next_tier"
    DECIDE_AGAIN = "decide_again"


class NotSettled(StrEnum):
    """Why a chair settled nothing."""

    UNKNOWN = "unknown"
    """Nobody disagrees there, or it is with another panel."""
    NO_REASON = "no_reason"
    LONG = "long"
    NO_TIER = "no_tier"
    """There is no panel to bring it to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an officer decides about points, as they typed it."""

    points: tuple[str, ...]
    outcome: Outcome
    because: str = field(repr=False)
    look_again_on: date | None = None
    see: str = ""
    """Where its author can go and see it."""
    theme: str = ""
    """What the points are about, in a few words for the public page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Words that went into a draft, and the save with them."""

    place: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    draft: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision, with its reason while it is kept."""

    id: str
    form: str
    place: str
    outcome: Outcome
    because: str = field(repr=False)
    theme: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    decider: str
    decider_name: str
    decided_at: datetime
    look_again_on: date | None
    see: str
    draft: int | None
    revision: int | None
    version: int | None
    """The version in which the words stand as decided, once it is open."""
    stands: bool
    """It was not undone, and its day to look again has not come."""
    undone: bool
