"""“You said, we did”, as services speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

LONGEST = 2_000
"""Signs of what people said, or of what we did, in one line."""
LONGEST_SENTENCE = 300
MOST_LINES = 100
CHAIR_HAS = timedelta(days=14)
"""After this time a page can be published, whether or not its chairs have looked."""


class PageState(StrEnum):
    """How far a page is."""

    MAKING = "making"
    WITH_CHAIR = "with_chair"
    PUBLISHED = "published"


class Verdict(StrEnum):
    """What a chair says of a page."""

    WAITING = "waiting"
    RIGHT = "right"
    WRONG = "wrong"


class OwnWords(StrEnum):
    """What somebody says to a sentence of theirs being shown."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"


class NoPage(StrEnum):
    """Why a page was left as it is."""

    UNKNOWN = "unknown"
    NO_RIGHT = "no_right"
    NOTHING = "nothing"
    """Nobody said anything of the form yet."""
    EMPTY = "empty"
    """A line has no words."""
    LONG = "long"
    MANY = "many"
    SAME = "same"
    """A line is not joined with itself."""
    SMALL = "small"
    """There are fewer than five people behind a line."""
    UNCOUNTED = "uncounted"
    """A comment is counted in no line."""
    NOT_SENT = "not_sent"
    NOT_SEEN = "not_seen"
    """A chair has not looked, and has time to."""
    NOT_THEIRS = "not_theirs"
    """The sentence is not in what they said."""
    NOBODY = "nobody"
    """There is nobody who can be asked."""
    NO_VERDICT = "no_verdict"
    NO_WORDS = "no_words"
    """Whoever says that something is wrong says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence of somebody’s own, and what they say to it."""

    point: str
    words: str = field(repr=False)
    says: OwnWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line."""

    id: str
    number: int
    said: str
    did: str
    points: int
    people: int
    """How many people are behind it; whoever said two things is one."""
    speaks_for: int
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the chair of a panel says."""

    panel: str
    name: str
    verdict: Verdict
    words: str = field(repr=False)
    named: bool
    looked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """A page as it is being made."""

    form: str
    version: int
    state: PageState
    lines: tuple[Line, ...]
    looks: tuple[Look, ...]
    uncounted: int
    sent_at: datetime | None
    published_at: datetime | None

    @property
    def waits_until(self) -> date | None:
        """The day from which it can be published, whoever has not looked; None if nobody is waited for."""
        waits = self.state is PageState.WITH_CHAIR and any(each.verdict is Verdict.WAITING for each in self.looks)
        return (self.sent_at + CHAIR_HAS).date() if self.sent_at and waits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """One line as everybody reads it."""

    said: str
    did: str
    people: int
    speaks_for: int
    disagreed: bool = False
    """Whether somebody does not agree with the answer: it stands beside it."""
    quotes: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A page as everybody reads it."""

    form: str
    version: int
    on: datetime
    points: int
    lines: tuple[PublishedLine, ...]
    groups: tuple[str, ...]
    """The panels that want to be named."""
    others: int
    """How many other panels said something."""
    objections: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The panel, "" if it is not named, and what its chair says is wrong."""
    versions: tuple[int, ...] = ()
    """The versions that have a page, the newest first."""
