"""What people say at the steps of a chain, as services speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.publishing.agreeing import Wish
from formbuilder.publishing.sign_offs import Agreed, ChainState, Outcome


class NotSigned(StrEnum):
    """Why nothing was signed, recorded or confirmed."""

    UNKNOWN = "unknown"
    NOT_IN_REVIEW = "not_in_review"
    NOT_ITS_TURN = "not_its_turn"
    """A step before it is not met, or it is met itself."""
    NO_RIGHT = "no_right"
    OWN_WORDS = "own_words"
    """Somebody who saved words of the draft does not sign them."""
    SAME_PERSON = "same_person"
    """Whoever recorded minutes does not confirm or refuse them."""
    NOT_YOURS = "not_yours"
    """Only whoever recorded minutes takes them back."""
    SAVED_SINCE = "saved_since"
    CANNOT_BE_USED = "cannot_be_used"
    """The draft as it is now has a problem that stops it."""
    NO_REASON = "no_reason"
    NO_CHANGES = "no_changes"
    """A “yes, if” names at least one change."""
    NOT_OF_PANEL = "not_of_panel"
    """A certain panel signs this step, and whoever asks is not in it."""
    NO_PANEL_NO = "no_panel_no"
    """There is no panel’s no to go on in spite of."""
    MINUTES = "minutes"
    """Something about the meeting is missing."""
    FUTURE = "future"
    """The meeting has not been yet."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A decision as it stands in the minutes of a meeting."""

    body: str
    day: date
    item: str
    chair: str
    words: str
    paper: str
    """The reference of the paper that was before the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What somebody says at a step."""

    step: str
    """The key of the step."""
    outcome: Outcome
    because: str = ""
    """The words that go with it."""
    concern: bool = False
    """Of a yes: the words are words of concern."""
    wishes: tuple[Wish, ...] = ()
    """Of a “yes, if”."""
    minutes: Minutes | None = None
    """Where it is recorded from."""


class AsideWay(StrEnum):
    """How minutes came not to count."""

    REFUSED = "refused"
    """A second person said that this is not what was decided."""
    TAKEN_BACK = "taken_back"
    """Whoever recorded them took them back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Who kept minutes from counting, when and why."""

    way: AsideWay
    by: str
    at: datetime
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """What was said, with its words while they are kept."""

    id: str
    step: str
    outcome: Outcome
    revision: int
    from_minutes: bool
    given_by: str
    given_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    agreed: tuple[Agreed, ...]
    because: str = field(default="", repr=False)
    concern: bool = False
    minutes: Minutes | None = field(default=None, repr=False)
    aside: Aside | None = None

    @property
    def waits(self) -> bool:
        """Whether it counts only once a second person confirms it."""
        return self.from_minutes and self.confirmed_at is None and self.aside is None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the sign-offs of a draft."""

    chain: ChainState
    said: tuple[SignOff, ...]
    """All that was said, the last first."""

    @property
    def waiting(self) -> tuple[SignOff, ...]:
        """What waits for a second person."""
        return tuple(each for each in self.said if each.waits)
