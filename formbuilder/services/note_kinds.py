"""Notes from paper, as services speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from formbuilder.review.note_codes import Coded
from formbuilder.review.notes import Marks, Note
from formbuilder.review.voices import Voice, Weight

MOST_PEOPLE = 500
LONGEST_PLACE = 120
LONGEST_GATHERED = 120


class Route(StrEnum):
    """How notes came to whoever brings them in."""

    PAPER = "paper"
    MEETING = "meeting"
    POSTCARD = "postcard"
    PHONE = "phone"
    POST = "post"
    EMAIL = "email"
    RECORDING = "recording"
    """A member said it aloud, and somebody wrote it down from the sound: only that member is asked if it is right."""


class Basis(StrEnum):
    """Who says it: those whom it is about, or somebody for them."""

    OWN = "own"
    PEER = "peer"
    FAMILY = "family"
    STAFF = "staff"


class Consent(StrEnum):
    """What people agreed to."""

    USE = "use"
    QUOTE = "quote"
    NO = "no"
    """Only the panel’s helpers and those who answer read it."""


class NoNotes(StrEnum):
    """Why notes were not brought in."""

    UNKNOWN = "unknown"
    """There is no such round, batch or note; or it is another panel’s."""
    NOT_LEADING = "not_leading"
    """Only the chair or a facilitator of the panel does this."""
    CLOSED = "closed"
    SENT = "sent"
    """The notes of this batch went to the group to check; more of them are a batch of their own."""
    NOT_YET = "not_yet"
    """The round has not opened."""
    DAY = "day"
    """The day is missing, or has not come."""
    PLACE = "place"
    """Where it was is too long."""
    PEOPLE = "people"
    """No number of people up to 500."""
    EMPTY = "empty"
    LONG = "long"
    CODE = "code"
    """The code leads to no words of the round."""
    MEMBER = "member"
    """There is no such member."""
    CHECKED = "checked"
    """The group has checked it, so no photo of it is kept."""
    GATHERED = "gathered"
    """It speaks for several people, and how that is known is missing; or the number is."""
    ANSWERED = "answered"
    """It was answered or taken back, so it stays as it is."""


class Doubt(StrEnum):
    """What to look at before a note is sent; only a note that is too long is not sent at all."""

    NO_CODE = "no_code"
    UNKNOWN_CODE = "unknown_code"
    NOT_HERE = "not_here"
    """The round does not look at these words."""
    UNKNOWN_MEMBER = "unknown_member"
    SEVERAL_MEMBERS = "several_members"
    NO_WORDS = "no_words"
    """There is a code or a name, and nothing was said."""
    LETTERS = "letters"
    """Letters that stand for no tick."""
    GATHERED = "gathered"
    """It speaks for several people, and how that is known is missing."""
    SPOILT = "spoilt"
    """A spreadsheet put the name of a mistake where the words were."""
    THERE_ALREADY = "there_already"
    LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """What is said once for all notes that are brought in together."""

    day: date | None
    place: str = ""
    route: Route = Route.PAPER
    people: int = 0
    basis: Basis = Basis.OWN
    basis_checked: bool = False
    consent: Consent = Consent.USE


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Notes that are brought in together."""

    id: str
    round: str
    day: date
    place: str
    route: Route
    people: int
    notes: int = 0
    """How many there are."""
    takes_more: bool = True
    """Whether they did not go to the group yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A note as it would be sent: where it would stand, whose it is, and what is doubtful about it."""

    id: str
    """The id that its point gets: what is sent twice is there once."""
    note: Note
    at: Coded | None
    """None as long as it has no place."""
    author: str | None
    called: str
    """The author as others read it; "" if it was not said."""
    marks: Marks
    doubts: frozenset[Doubt]
    nearest: str = ""
    """A code that looks like the one that leads nowhere."""

    @property
    def voice(self) -> Voice:
        """For whom it speaks: for several people only if it is said how that is known."""
        people, gathered = self.marks.people, " ".join(self.note.gathered.split())
        if people and 0 < len(gathered) <= LONGEST_GATHERED:
            return Voice(weight=Weight.SPEAKS_FOR, people=people, gathered=gathered)
        return Voice()

    @property
    def goes(self) -> bool:
        """Whether it is sent unless somebody says otherwise."""
        return not self.doubts & {Doubt.NO_WORDS, Doubt.LONG, Doubt.THERE_ALREADY}


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of notes that were sent."""

    placed: int
    to_place: int
    there: int
    """How many were there already, and are not there twice."""
    notes: Sequence[str] = field(default=())
    """The ids of those that are new."""
