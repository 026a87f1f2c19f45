"""The daily count of a team: how much is new, and since when the first waits. It holds no names and no references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from formbuilder.services.queue_states import OPEN
from formbuilder.services.teams import Team
from formbuilder.storage import notes, outbox, queue
from formbuilder.storage import teams as rows
from formbuilder.storage.engine import Scope, Store

DAILY_COUNT = "daily-count"
"""The kind of message in the outbox; its subject is the id of the team and the day."""
MOST = 1_000
"""More than so many are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How much is new for a team."""

    mine: int
    """New and given to the team; MOST at most."""
    no_team: int
    """New and in no team; MOST at most."""
    not_opened: int
    """Of both: an answer means danger, and nobody has opened it."""
    quiet: int = 0
    """In the quiet list; MOST at most."""
    to_translate: int = 0
    """Open, of the team or of none, and waiting to be put into English; MOST at most."""
    since: datetime | None
    """When the first of them was sent."""

    @property
    def anything(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.mine or self.no_team or self.quiet or self.to_translate)


def count_for(store: Store, team: Team) -> Count:
    """Count what is new for a team; what is in no team counts for every team."""
    return store.read(lambda scope: _count(scope, team.id))


def plan_counts(store: Store, today: date, due_at: datetime) -> int:
    """Put the counts of a day into the outbox, once for each team with an address; return how many were new.

    Looking locks nothing: a worker asks this every few seconds.
    """
    if not store.read(lambda scope: _missing(scope, today)):
        return 0

    def plan(scope: Scope) -> int:
        missing = _missing(scope, today)
        for unique, subject in missing:
            notes.put_out(scope, unique, DAILY_COUNT, subject, due_at)
        return len(missing)

    return store.write(plan)


def subject_of(team: str, day: date) -> str:
    """Return what a count is about, as the outbox holds it."""
    return f"{team} {day.isoformat()}"


def team_of(subject: str) -> str:
    """Return the id of the team that a count is for."""
    return subject.partition(" ")[0]


def _missing(scope: Scope, day: date) -> list[tuple[bytes, str]]:
    """Return the messages of a day that are not in the outbox yet, with ids that two workers make alike."""
    with_address = (row.id for row in rows.every(scope) if row.email and row.ended_at is None)
    subjects = [subject_of(team, day) for team in with_address]
    made = {_unique(scope, subject): subject for subject in subjects}
    there = outbox.those_there(scope, [unique.hex() for unique in made]) if made else frozenset()
    return [(unique, subject) for unique, subject in made.items() if unique.hex() not in there]


def _unique(scope: Scope, subject: str) -> bytes:
    return sha256(f"{scope.council} {DAILY_COUNT} {subject}".encode()).digest()[: notes.ID_BYTES]


def _count(scope: Scope, team: str) -> Count:
    (mine, mine_since), (others, others_since) = (queue.waiting(scope, which, None, MOST) for which in (team, None))
    not_opened = sum(queue.waiting(scope, which, queue.OPEN_DANGER, MOST)[0] for which in (team, None))
    since = min((moment for moment in (mine_since, others_since) if moment), default=None)
    quiet = queue.count_quiet(scope, MOST)
    other = queue.count_to_translate(scope, (team, None), OPEN, MOST)
    return Count(mine=mine, no_team=others, not_opened=not_opened, quiet=quiet, to_translate=other, since=since)
