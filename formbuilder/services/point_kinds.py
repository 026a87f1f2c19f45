"""What people say about words, as services speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.review.trouble import Ease, Remedy, Tick, Trouble
from formbuilder.review.voices import Voice
from formbuilder.services.draft_pins import DraftPin


class PointState(StrEnum):
    """How far a point is."""

    DRAFT = "draft"
    """Only its author sees it; it waits for any time."""
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"
    TO_PLACE = "to_place"
    """A note without a code: somebody says later which words it is about."""


class NoPoint(StrEnum):
    """Why points were left as they are."""

    UNKNOWN = "unknown"
    """There is no such round, place or point; or it is somebody else’s."""
    NOT_MEMBER = "not_member"
    CLOSED = "closed"
    """The round takes no points any more."""
    EMPTY = "empty"
    """No word, no tick, nothing suggested, nothing said of how easy it is."""
    LONG = "long"
    MANY_CHANGES = "many_changes"
    NO_ANSWERS = "no_answers"
    """Answers to choose from are suggested, and too few or too many are named."""
    NOT_YET = "not_yet"
    """The round has not opened."""
    SENT_ALREADY = "sent_already"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is suggested: words for a slot, or another kind of answer, in words."""

    place: str
    kind: Remedy
    words: str = field(default="", repr=False)
    before: str = field(default="", repr=False)
    answer: str = ""
    """Another kind of answer, by its name in the file; then ``words`` are the answers to choose from, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a member wrote at one place."""

    words: str = field(default="", repr=False)
    meaning: str = field(default="", repr=False)
    """What the words mean to them."""
    quote: str = field(default="", repr=False)
    """The part that they mean; "" for all of it."""
    ticks: frozenset[Tick] = frozenset()
    ease: Ease | None = None
    changes: tuple[Change, ...] = ()
    language: str = "en"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.words.strip() or self.meaning.strip() or self.ticks or self.ease or self.changes)


@dataclass(frozen=True, slots=True)
class Spot:
    """What a point is about: a place of a round, and the words that stood there."""

    round: str
    place: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point, with its words while they are kept."""

    id: str
    panel: str | None
    round: str | None
    meeting: str | None
    pin: DraftPin
    revision: int | None
    place: str
    quote: str = field(repr=False)
    slot_text: str = field(repr=False)
    words: str = field(repr=False)
    meaning: str = field(repr=False)
    ticks: frozenset[Tick]
    troubles: tuple[Trouble, ...]
    ease: Ease | None
    changes: tuple[Change, ...]
    author: str | None
    entered_by: str | None
    route: str
    basis: str
    consent: str
    voice: Voice
    said_on: date | None
    source: str
    language: str
    state: PointState
    hidden: str
    """Why it is hidden."""
    late: bool
    verified: str
    changed_at: datetime
    sent_at: datetime | None
    read_at: datetime | None
    read_by: str | None
    translation: str = field(default="", repr=False)
    """What it says in English, as somebody who answers noted it; "" if nobody did, or it is in English."""
