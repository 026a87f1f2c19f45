"""Work that stands still: who looks after it, or for the council, is told on their page and in one message a day.

A thing stands still once it has not moved for DAYS. Whoever is told hears of it on that day, and each week after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from formbuilder.accounts.people import Person, Role, is_id
from formbuilder.services.daily_messages import put_out_new
from formbuilder.services.form_list import titles_in
from formbuilder.storage import notices, people
from formbuilder.storage import standing as rows
from formbuilder.storage.engine import Scope, Store

STANDS_STILL = "work-stands-still"
"""The kind of message in the outbox; its subject is the id of the person and the day."""
DAYS = 30
AGAIN = 7
MOST = 50
"""So many of each kind are looked at."""


class Kind(StrEnum):
    """What stands still."""

    LEFT = "left"
    """An owner or a deputy of a form has no access any more."""
    AWAY = "away"
    """They were not here for DAYS."""
    DRAFT = "draft"
    PROPOSED = "proposed"
    """A round that no chair opened."""
    UNANSWERED = "unanswered"
    """A round is over, and comments have no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """One thing that stands still."""

    kind: Kind
    form: str
    version: int = 0
    title: str
    """Of the form, or of the round."""
    who: str = ""
    """Who left or is away, by name."""
    person: str = ""
    round: str = ""
    days: int

    @property
    def is_told(self) -> bool:
        """Whether today is a day on which people hear of it."""
        return (self.days - DAYS) % AGAIN == 0


def standing_still(store: Store, person: Person, now: datetime) -> tuple[Still, ...]:
    """Return what stands still of the forms that somebody looks after; of all, for administrators."""
    return store.read(lambda scope: _theirs(scope, person, now))


def plan_standing_still(store: Store, today: date, due_at: datetime) -> int:
    """Put the messages of a day into the outbox, one for each person who may have one; return how many were new.

    What a message says is found when it is sent: nothing, on most days.
    """
    return put_out_new(store, STANDS_STILL, lambda scope: _subjects(scope, today), due_at)


def to_tell(store: Store, subject: str, now: datetime) -> tuple[Person, tuple[Still, ...]] | None:
    """Return who is told, and what they hear today; None if there is nothing, or nobody to tell any more."""
    id_ = subject.partition(" ")[0]

    def look(scope: Scope) -> tuple[Person, tuple[Still, ...]] | None:
        found = people.find(scope, id_)
        if found is None or not found.active or not found.email or notices.are_off(scope, id_):
            return None
        told = tuple(each for each in _theirs(scope, found, now) if each.is_told)
        return (found, told) if told else None

    return store.read(look) if is_id(id_) else None


def _theirs(scope: Scope, person: Person, now: datetime) -> tuple[Still, ...]:
    pairs = {form: (owner, deputy) for form, owner, deputy in people.forms(scope)}
    every = Role.ADMINISTRATOR in person.roles
    mine = {form for form, both in pairs.items() if person.id in both}
    if not every and not mine:
        return ()
    found = tuple(each for each in _every(scope, now) if every or each.form in mine)
    return tuple(each for each in found if each.person != person.id)


def _every(scope: Scope, now: datetime) -> Iterator[Still]:
    before = now - timedelta(days=DAYS)
    away = rows.away(scope, before)
    names = people.names(scope, {each.person for each in away})
    titles = titles_in(scope, {each.form for each in away})
    for one in sorted(away, key=lambda one: (one.form, names.get(one.person, ""))):
        yield Still(
            kind=Kind.LEFT if one.ended else Kind.AWAY,
            form=one.form,
            title=titles.get(one.form, one.form),
            who=names.get(one.person, ""),
            person=one.person,
            days=(now.date() - one.since.date()).days,
        )
    ended = now.date() - timedelta(days=DAYS)
    for kind, found in (
        (Kind.DRAFT, rows.drafts_still(scope, before, MOST)),
        (Kind.PROPOSED, rows.rounds_proposed(scope, before, MOST)),
        (Kind.UNANSWERED, rows.rounds_unanswered(scope, ended, MOST)),
    ):
        for row in found:
            days = (now.date() - row.since).days
            yield Still(kind=kind, form=row.form, version=row.version, title=row.title, round=row.id, days=days)


def _subjects(scope: Scope, day: date) -> list[str]:
    looking = {id_ for _, *both in people.forms(scope) for id_ in both}
    told = (each for each in people.every(scope) if each.active and each.email)
    wanted = (each.id for each in told if each.id in looking or Role.ADMINISTRATOR in each.roles)
    return [f"{id_} {day.isoformat()}" for id_ in wanted]
