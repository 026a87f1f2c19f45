"""The daily count of a team: how much is new, and since when the first waits. It holds no names and no references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from formbuilder.services.daily_messages import put_out_new
from formbuilder.services.queue_states import OPEN
from formbuilder.services.teams import Team
from formbuilder.storage import queue
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
    """Put the counts of a day into the outbox, once for each team with an address; return how many were new."""
    return put_out_new(store, DAILY_COUNT, lambda scope: _subjects(scope, today), due_at)


def subject_of(team: str, day: date) -> str:
    """Return what a count is about, as the outbox holds it."""
    return f"{team} {day.isoformat()}"


def team_of(subject: str) -> str:
    """Return the id of the team that a count is for."""
    return subject.partition(" ")[0]


def _subjects(scope: Scope, day: date) -> list[str]:
    return [subject_of(row.id, day) for row in rows.every(scope) if row.email and row.ended_at is None]


def _count(scope: Scope, team: str) -> Count:
    (mine, mine_since), (others, others_since) = (queue.waiting(scope, which, None, MOST) for which in (team, None))
    not_opened = sum(queue.waiting(scope, which, queue.OPEN_DANGER, MOST)[0] for which in (team, None))
    since = min((moment for moment in (mine_since, others_since) if moment), default=None)
    quiet = queue.count_quiet(scope, MOST)
    other = queue.count_to_translate(scope, (team, None), OPEN, MOST)
    return Count(mine=mine, no_team=others, not_opened=not_opened, quiet=quiet, to_translate=other, since=since)
