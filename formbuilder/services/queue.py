"""The queue of the office: list what people sent, say how far it is, and who works on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from formbuilder.accounts.people import is_id
from formbuilder.accounts.rights import Right, may
from formbuilder.services.doing import Doing
from formbuilder.services.floods import Sign
from formbuilder.services.notices import tell_given
from formbuilder.services.opening import is_reference
from formbuilder.services.queue_states import DONE, OPEN, State
from formbuilder.storage import people, search_marks, teams
from formbuilder.storage import queue as rows
from formbuilder.storage.councils import is_demonstration
from formbuilder.storage.engine import Scope, Store
from formbuilder.storage.queue import Spot

__all__ = ["Spot"]

PAGE = 50
MOST_FOUND = 50
"""Lines that a search shows."""


class Record(StrEnum):
    """Whether the person was given the written record of what was agreed."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which lines are wanted."""

    states: tuple[State, ...] = OPEN
    form: str | None = None
    team: str | None = None
    assigned: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A submission in the queue, without its answers."""

    reference: str
    form: str
    version: int
    sent_at: datetime
    state: State
    danger: bool
    opened: bool
    """Whether somebody has opened it, where an answer means danger; else True."""
    team: str | None
    assigned: str | None
    example: bool
    contact_by: date | None
    withdrawn_at: datetime | None
    record: Record | None
    record_on: date | None
    signs: tuple[Sign, ...] = ()
    """What looked like a flood when it came."""
    opened_at: datetime | None = None
    """When somebody opened it first, where an answer means danger."""
    opened_by: str = ""
    """The id of who did, or their name."""
    to_translate: datetime | None = None
    """Since when it waits for somebody who puts it into English."""
    translated_at: datetime | None = None
    """When all of it was in English first."""
    translation: int = 0
    """The note with the newest translation."""

    @property
    def other_language(self) -> bool:
        """Whether it was written in another language."""
        return self.to_translate is not None or self.translated_at is not None

    def waits(self, now: datetime) -> timedelta | None:
        """Return how long nobody has opened it, where an answer means danger; None where nothing waits."""
        return None if self.opened else now - self.sent_at


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some lines, and where the next page goes on; None at the end."""

    lines: tuple[QueueLine, ...]
    next: Spot | None


class NotAssigned(StrEnum):
    """Why it was given to nobody."""

    UNKNOWN = "unknown"
    TEAM = "team"
    """There is no such team, or it was ended."""
    PERSON = "person"
    """Nobody of this id may read what people sent."""


def list_queue(store: Store, listing: Listing, after: Spot | None = None, most: int = PAGE) -> QueuePage:
    """Return a page of the queue: what means danger and nobody opened, the longest wait first, then the longest waits.

    What is done stands newest first.
    """
    wanted = rows.Wanted(
        states=tuple(listing.states),
        form=listing.form,
        team=listing.team,
        assigned=listing.assigned,
        newest_first=set(listing.states) <= set(DONE),
    )

    def look(scope: Scope) -> QueuePage:
        found = rows.listed(scope, wanted, after, most + 1)
        shown = found[:most]
        last = shown[-1] if len(found) > most else None
        spot = Spot(last.urgency, last.sent_at, last.reference) if last else None
        return QueuePage(lines_of(scope, shown), spot)

    return store.read(look)


def find_line(store: Store, reference: str) -> QueueLine | None:
    """Return one line, whatever an address says."""
    if not is_reference(reference):
        return None

    def look(scope: Scope) -> QueueLine | None:
        row = rows.find(scope, reference)
        return next(iter(lines_of(scope, (row,) if row else ())), None)

    return store.read(look)


def search_queue(store: Store, marks: Collection[bytes]) -> tuple[QueueLine, ...]:
    """Return what has all of these marks, the newest first, MOST_FOUND at most."""
    if not marks:
        return ()

    def look(scope: Scope) -> tuple[QueueLine, ...]:
        return lines_of(scope, rows.places(scope, search_marks.find(scope, marks, MOST_FOUND)))

    return store.read(look)


def mark_anew(store: Store, reference: str, marks: Collection[bytes]) -> None:
    """Let a submission be found by these marks and by no others."""

    def put(scope: Scope) -> None:
        search_marks.forget(scope, reference)
        search_marks.add(scope, reference, marks)

    store.write(put)


def same_person(store: Store, reference: str, alike: Iterable[Collection[bytes]]) -> tuple[QueueLine, ...]:
    """Return other submissions that have all marks of one of these sets, the newest first: perhaps the same person."""
    sets = [marks for marks in alike if marks]

    def look(scope: Scope) -> tuple[QueueLine, ...]:
        found = {each for marks in sets for each in search_marks.find(scope, marks, MOST_FOUND)} - {reference}
        return lines_of(scope, rows.places(scope, found)) if found else ()

    return store.read(look) if sets else ()


def forms_sent(store: Store) -> tuple[str, ...]:
    """Return the forms of which something was sent."""
    return store.read(rows.forms)


def assign(store: Store, reference: str, team: str | None, person: str | None, doing: Doing) -> NotAssigned | None:
    """Give a submission to a team and to a person, or to none; None if it is done."""

    def give(scope: Scope) -> NotAssigned | None:
        line = rows.find(scope, reference, lock=True)
        wrong = NotAssigned.UNKNOWN if line is None else _wrong(scope, team, person)
        if wrong is not None or line is None:
            return wrong
        if (line.team, line.assigned) != (team, person):
            rows.change(scope, reference, {"team": team, "assigned": person})
            doing.note(scope, "submission-assigned", reference)
            tell_given(scope, _new(line.team, team), _new(line.assigned, person), doing)
            _out_of_quiet(scope, line, doing)
        return None

    return store.write(give) if is_reference(reference) else NotAssigned.UNKNOWN


def _new(before: str | None, now: str | None) -> str | None:
    """Return who has it now, if they did not have it before."""
    return None if now == before else now


def _out_of_quiet(scope: Scope, line: rows.QueueRow, doing: Doing) -> None:
    """Move to the main list what somebody is to work on: nobody would look for it in the quiet one."""
    if line.state == State.QUIET:
        rows.change(scope, line.reference, {"state": State.NEW})
        doing.note(scope, "submission-from-quiet", line.reference)


def _wrong(scope: Scope, team: str | None, person: str | None) -> NotAssigned | None:
    there = teams.find(scope, team) if team is not None and is_id(team) else None
    if team is not None and (there is None or there.ended_at is not None):
        return NotAssigned.TEAM
    who = people.find(scope, person) if person is not None and is_id(person) else None
    if person is not None and (who is None or not may(who, Right.READ_SUBMISSIONS, scope.council)):
        return NotAssigned.PERSON
    return None


def lines_of(scope: Scope, found: Iterable[rows.QueueRow]) -> tuple[QueueLine, ...]:
    """Return lines with what else stands in clear about them, in a few queries, however many they are."""
    places = tuple(found)
    facts = rows.facts(scope, [place.reference for place in places]) if places else {}
    trying = bool(facts) and is_demonstration(scope)
    return tuple(_line(place, facts[place.reference], trying=trying) for place in places if place.reference in facts)


def _line(row: rows.QueueRow, facts: rows.Facts, *, trying: bool) -> QueueLine:
    return QueueLine(
        reference=row.reference,
        form=row.form,
        version=facts.version,
        sent_at=row.sent_at,
        state=State(row.state),
        danger=facts.level is not None,
        opened=row.urgency != rows.OPEN_DANGER,
        team=row.team,
        assigned=row.assigned,
        example=facts.example or trying,
        contact_by=facts.contact_by,
        withdrawn_at=facts.withdrawn_at,
        record=Record(row.record) if row.record else None,
        record_on=row.record_on,
        signs=tuple(Sign(each) for each in (row.signs or "").split()),
        opened_at=facts.opened_at,
        opened_by=facts.opened_by or "",
        to_translate=row.to_translate,
        translated_at=row.translated_at,
        translation=row.translation or 0,
    )
