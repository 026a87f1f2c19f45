"""What a round is, as services speak of it: its stages, its days, and why something could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from formbuilder.services.draft_pins import DraftPin

USUAL_QUESTIONS = 12
"""A round over a whole form is a hundred screens: too much for volunteers."""
MOST_QUESTIONS = 60
SHORTEST = timedelta(days=7)
"""Nobody is asked to answer in less."""
LATE = timedelta(days=14)
"""For how long late points are taken, unless the chair says otherwise."""
ANSWER_DAYS = 28
LONGEST_WORDS = 2_000
MOST_MINUTES = 600


class Stage(StrEnum):
    """How far a round is on a day."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    """The chair opened it for a day that has not come."""
    OPEN = "open"
    LATE = "late"
    """It closed softly: points are still taken, marked as late, and answered."""
    CLOSED = "closed"
    DROPPED = "dropped"


TAKES_POINTS = frozenset({Stage.OPEN, Stage.LATE})
OVER = frozenset({Stage.LATE, Stage.CLOSED})


class Why(StrEnum):
    """Why a question is looked at."""

    CHOSEN = "chosen"
    HARD = "hard"
    """People said that it is hard."""
    CHANGED = "changed"
    """Its words changed since the round before."""


class Step(StrEnum):
    """What a member did at one place; only then they see what others said."""

    SENT = "sent"
    NOTHING = "nothing"
    """“I have nothing to add.”"""
    SKIPPED = "skipped"


class NoRound(StrEnum):
    """Why rounds were left as they are."""

    UNKNOWN = "unknown"
    """There is no such panel, round or version."""
    TITLE = "title"
    LONG = "long"
    """The words about it are too long."""
    NOT_CHAIR = "not_chair"
    STAGE = "stage"
    """It is too far, or not far enough, for this."""
    NO_QUESTIONS = "no_questions"
    MANY_QUESTIONS = "many_questions"
    DAYS = "days"
    """The days are not in order, or the first one has passed."""
    SHORT = "short"
    """It would close before a week is over."""
    EARLIER = "earlier"
    """A round that was announced does not close earlier."""
    WORDINGS_BEGUN = "wordings_begun"
    """Members are at these words already."""
    NOT_MEMBER = "not_member"
    BEGUN = "begun"
    """Members are at these questions: while a round is open, questions are added at the end, and none goes."""
    MINUTES = "minutes"
    """No number of minutes that somebody could spend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound:
    """A round as an officer proposes it."""

    pin: DraftPin
    revision: int | None
    """Of the draft; None for a version that was opened."""
    title: str
    can_change: str = ""
    """What can be changed and what not, and why: the first thing that members read."""
    offer: str = ""
    """What is offered for people's time, and what it means for benefits."""
    minutes: int | None = None
    after: str | None = None
    """The round whose second round it is."""


@dataclass(frozen=True, slots=True)
class Days:
    """From when to when."""

    opens_on: date
    closes_on: date
    late_until: date
    answer_days: int = ANSWER_DAYS

    @classmethod
    def usual(cls, opens_on: date, weeks: int = 4) -> Days:
        """Return the days of a round of some weeks."""
        closes = opens_on + timedelta(weeks=weeks)
        return cls(opens_on, closes, closes + LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round."""

    id: str
    panel: str
    pin: DraftPin
    revision: int | None
    title: str
    stage: Stage
    days: Days | None
    answer_days: int
    can_change: str
    offer: str
    given: str = ""
    """What people had for their time, as the chair says it; "" as long as nobody did."""
    minutes: int | None
    after: str | None
    proposed_by: str | None
    opened_by: str | None

    @property
    def takes_points(self) -> bool:
        """Whether points are taken today."""
        return self.stage in TAKES_POINTS
