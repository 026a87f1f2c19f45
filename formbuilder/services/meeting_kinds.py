"""Meetings of a panel, as services speak of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from formbuilder.services.point_kinds import Point


class How(StrEnum):
    """How people meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    PHONE = "phone"
    BOTH = "both"
    """In one room, and others take part from where they are."""


class Notes(StrEnum):
    """How far the notes of a meeting are."""

    OPEN = "open"
    SENT = "sent"
    """All members were asked whether they are right."""
    CHECKED = "checked"
    """The time to check them is over; what nobody confirmed stays unconfirmed."""


class ItemState(StrEnum):
    """Whether something is talked about."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OUT = "out"


class Says(StrEnum):
    """What somebody says of a note."""

    RIGHT = "right"
    NOT_QUITE = "not_quite"
    MISSING = "missing"
    """Something that was said with it is not there."""


class Verified(StrEnum):
    """Whether a note says what was said; ``points.verified``."""

    NOT_NEEDED = "not_needed"
    NOT_YET = "not_yet"
    RIGHT = "right"
    NOT_QUITE = "not_quite"
    MISSING = "missing"


class NoMeeting(StrEnum):
    """Why meetings were left as they are."""

    UNKNOWN = "unknown"
    """There is no such meeting, round or note; or it is another panel’s."""
    NOT_LEADING = "not_leading"
    """Only the chair or a facilitator of the panel does this."""
    NOT_MEMBER = "not_member"
    DAY = "day"
    PLACE = "place"
    LONG = "long"
    PEOPLE = "people"
    """No number of people from 1 to 500."""
    EMPTY = "empty"
    STAGE = "stage"
    """It is too far for this: called off, or its notes are sent or checked."""
    MANY = "many"
    CLOSED = "closed"
    """The round takes no points."""
    PERSON = "person"
    """Nobody who takes part in the panel, or can look after it, was named."""
    NUMBER = "number"
    """For how many people it speaks is missing."""
    GATHERED = "gathered"
    """How what they said was gathered is missing."""
    NO_NOTES = "no_notes"
    TOLD = "told"
    """Who was told is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What people know before they come."""

    day: date | None
    starts: str = ""
    how: How = How.IN_PERSON
    place: str = ""
    about: str = ""
    """What the meeting is for."""
    access: str = ""
    helpers: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """What is said once for all notes of a meeting."""

    people: int = 0
    basis: str = "own"
    basis_checked: bool = False
    consent: str = "use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of a round, or one bringing in of notes, which has no plan."""

    id: str
    round: str
    panel: str
    day: date
    place: str
    route: str
    plan: Plan | None
    there: There
    notes: Notes
    agreed: bool
    called_off: bool

    @property
    def takes_notes(self) -> bool:
        """Whether notes can still be written."""
        return self.notes is Notes.OPEN and not self.called_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to talk about: a question of the round, or something in words."""

    id: str
    number: int
    place: str
    words: str = field(repr=False)
    proposed_by: str | None
    state: ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What somebody says of a note."""

    person: str
    says: Says
    words: str = field(repr=False)
    in_the_room: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note with what was said of it."""

    point: Point
    checks: tuple[Check, ...] = ()

    def of(self, person: str) -> Check | None:
        """Return what somebody said of it on their own page."""
        return next((each for each in self.checks if each.person == person and not each.in_the_room), None)


class Drawer(StrEnum):
    """Where something goes that is not about the form."""

    WORRY = "worry"
    """A worry about somebody’s safety: always the first."""
    COUNCIL = "council"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that was said and is not about the form."""

    id: str
    panel: str
    meeting: str | None
    kind: Drawer
    words: str = field(repr=False)
    told: str = field(repr=False)
    """Who was told of a worry, and when; "" as long as nobody was."""
    became: str = field(repr=False)
    owner: str
    added_by: str
    added_at: datetime
    done_at: datetime | None


def verdict(checks: Collection[Check], author: str | None) -> Verified:
    """Say whether a note is confirmed: nobody doubts it, and whoever said it, the room or a member says yes.

    Where it is known whose words they are, only they can confirm them, or the room in which they were.
    """
    if doubted := {each.says for each in checks} - {Says.RIGHT}:
        return Verified.NOT_QUITE if Says.NOT_QUITE in doubted else Verified.MISSING
    may = (each for each in checks if each.in_the_room or author is None or each.person == author)
    return Verified.RIGHT if any(each.says is Says.RIGHT for each in may) else Verified.NOT_YET


def agreed(notes: Collection[Note]) -> tuple[Note, ...]:
    """Return the notes that count as agreed: those alone that were confirmed."""
    return tuple(each for each in notes if each.point.verified == Verified.RIGHT)
