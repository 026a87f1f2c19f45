"""Tell a person or a team that they were given what somebody sent: at once, and then once more a day at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from formbuilder.accounts.people import Person, is_id
from formbuilder.councils.working_days import after
from formbuilder.services.doing import Doing
from formbuilder.storage import notes, notices, people, queue
from formbuilder.storage import teams as team_rows
from formbuilder.storage.engine import Scope, Store

SUBMISSION_GIVEN = "submission-given"
"""The kind of message in the outbox; its subject says who is told: ``person`` or ``team``, and the id."""
LONDON = ZoneInfo("Europe/London")
MORNING = time(8)
"""When they are told of what came after the first of a day: on the next working day."""
MOST = 1_000
"""More than so many are not counted."""


class Whose(StrEnum):
    """Who is told."""

    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who is told now, and how much is new for them."""

    whose: Whose
    id: str
    name: str
    email: str
    new: int
    """MOST at most."""


def tell_given(scope: Scope, team: str | None, person: str | None, doing: Doing) -> None:
    """Leave a message for whoever was given something, in the transaction that gives it; nobody tells themselves.

    The person who has it is told, or else the team. A second message of a day waits for the next morning, with
    everything that comes after it.
    """
    if person is not None:
        if person != doing.by and not notices.are_off(scope, person):
            _leave(scope, f"{Whose.PERSON} {person}", doing.now)
    elif team is not None:
        _leave(scope, f"{Whose.TEAM} {team}", doing.now)


def who_is_told(store: Store, subject: str) -> Told | None:
    """Return who a message is for; None if nothing new is left, or there is nobody to tell any more."""
    whose, _, id_ = subject.partition(" ")
    if whose not in set(Whose) or not is_id(id_):
        return None
    return store.read(lambda scope: (_person if whose == Whose.PERSON else _team)(scope, id_))


def has_notices(store: Store, person: Person) -> bool:
    """Say whether somebody gets messages about what they are given."""
    return not store.read(lambda scope: notices.are_off(scope, person.id))


def set_notices(store: Store, person: Person, *, wanted: bool) -> None:
    """Let somebody have messages about what they are given, or none."""
    store.write(lambda scope: (notices.turn_on if wanted else notices.turn_off)(scope, person.id))


def _leave(scope: Scope, subject: str, now: datetime) -> None:
    """Put out the first message of a day at once, and one more for the next morning."""
    today = now.astimezone(LONDON).date()
    for which, due_at in (("first", now), ("more", _next_morning(today))):
        unique = notes.made_alike(scope, SUBMISSION_GIVEN, subject, today.isoformat(), which)
        if notes.put_out_once(scope, unique, SUBMISSION_GIVEN, subject, due_at):
            return


def _next_morning(today: date) -> datetime:
    return datetime.combine(after(today, 1), MORNING, LONDON)


def _person(scope: Scope, id_: str) -> Told | None:
    found = people.find(scope, id_)
    if found is None or not found.active or not found.email or notices.are_off(scope, id_):
        return None
    new = queue.count_given(scope, MOST, person=id_)
    return Told(whose=Whose.PERSON, id=id_, name=found.name, email=found.email, new=new) if new else None


def _team(scope: Scope, id_: str) -> Told | None:
    found = team_rows.find(scope, id_)
    if found is None or found.ended_at is not None or not found.email:
        return None
    new = queue.count_given(scope, MOST, team=id_)
    return Told(whose=Whose.TEAM, id=id_, name=found.name, email=found.email, new=new) if new else None
