"""What is kept no longer than it was said: kind by kind, form by form, in small steps, by one worker at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from formbuilder.councils.keeping import RULES, Keeping, Kind
from formbuilder.services.doing import Doing
from formbuilder.services.floods import KEPT
from formbuilder.services.leasing import leased
from formbuilder.services.opening import SHARED_IDLE
from formbuilder.storage import deletions, due, guesses, journeys, removal
from formbuilder.storage.deletions import Gone, Why
from formbuilder.storage.due import Due
from formbuilder.storage.engine import Scope, Store

EXAMPLES = "examples"
"""Submissions of example forms, after a day."""
DEVICES = "devices"
"""Keys of shared devices that were left alone."""
EXAMPLE_DAYS = timedelta(days=1)
GRACE = timedelta(days=2)
"""A visit is noted once a day, and the day that a person is told is kept to its end: never earlier than they read."""
STEP = 500
"""Rows of one transaction."""
WORK = "retention"
MARKED = timedelta(days=35)
"""For how long a deletion is remembered: longer than any backup of the keys lives."""
KEYS_BACKUP = timedelta(days=30)
"""For how long a backup of the keys lives at most."""


@dataclass(frozen=True, slots=True)
class Removed:
    """How many there were to remove, by kind."""

    counts: Mapping[str, int] = field(default_factory=dict)
    busy: bool = False
    """Whether another worker is at it; then nothing was done here."""

    def of(self, kind: str) -> int:
        """Return how many of one kind."""
        return self.counts.get(kind, 0)


def remove_old(store: Store, keeping: Keeping, doing: Doing) -> Removed:
    """Remove what is due, keys first, a small transaction at a time; safe to stop and to repeat."""
    with leased(store, WORK, doing) as mine:
        return Removed(_remove_due(store, keeping, doing.now)) if mine else Removed(busy=True)


def count_old(store: Store, keeping: Keeping, now: datetime) -> Removed:
    """Count what is due, and remove nothing."""
    counts = {str(kind): 0 for kind in (*Kind, EXAMPLES, DEVICES)}
    for kind, which in _all_due(store, keeping, now):
        counts[kind.value] += store.read(partial(due.how_many, kind=kind, due=which))
    counts[EXAMPLES] = store.read(lambda scope: due.count_examples(scope, now - EXAMPLE_DAYS))
    counts[DEVICES] = len(store.read(lambda scope: removal.left_devices(scope, now - SHARED_IDLE, None)))
    return Removed(counts)


def count_kind(store: Store, keeping: Keeping, kind: Kind, now: datetime) -> int:
    """Count what would go at once of one kind, if ``keeping`` counted."""
    return sum(store.read(partial(due.how_many, kind=kind, due=which)) for which in _due(store, keeping, kind, now))


def known_forms(store: Store) -> tuple[str, ...]:
    """Return every form of which the council has a version or a draft."""
    return store.read(due.forms_known)


def _remove_due(store: Store, keeping: Keeping, now: datetime) -> Mapping[str, int]:
    counts = {str(kind): 0 for kind in Kind}
    for kind, which in _all_due(store, keeping, now):
        gone = Gone(kind.value, Why.TIME, now)
        counts[kind.value] += _in_steps(store, partial(due.remove, kind=kind, due=which, gone=gone, most=STEP))
    counts[EXAMPLES] = _in_steps(store, partial(_remove_examples, now=now))
    counts[DEVICES] = _in_steps(store, partial(_forget_devices, before=now - SHARED_IDLE))
    store.write(lambda scope: _remove_small(scope, now))
    removal.empty_log(store.engine)
    return counts


def _all_due(store: Store, keeping: Keeping, now: datetime) -> Iterator[tuple[Kind, Due]]:
    for kind in Kind:
        for which in _due(store, keeping, kind, now):
            yield kind, which


def _due(store: Store, keeping: Keeping, kind: Kind, now: datetime) -> Iterator[Due]:
    grace = GRACE if kind is Kind.UNSENT else timedelta()
    for form in known_forms(store) if RULES[kind].by_form else ("",):
        yield Due(now - timedelta(days=keeping.days_for(kind, form)) - grace, form)


def _in_steps(store: Store, step: Callable[[Scope], int]) -> int:
    """Do a step, a transaction each, until there is nothing left; nobody waits long for the lock."""
    total = 0
    while count := store.write(step):
        total += count
    return total


def _remove_examples(scope: Scope, now: datetime) -> int:
    gone = Gone(EXAMPLES, Why.TIME, now)
    return due.remove_journeys(scope, due.examples(scope, now - EXAMPLE_DAYS), gone, STEP)


def _forget_devices(scope: Scope, before: datetime) -> int:
    references = removal.left_devices(scope, before, STEP)
    for reference in references:
        journeys.drop_keys(scope, reference, journeys.DEVICE)
    return len(references)


def _remove_small(scope: Scope, now: datetime) -> None:
    removal.remove_example_apart(scope)
    removal.remove_guesses(scope, now - guesses.WINDOW)
    removal.remove_flood_marks(scope, now - KEPT)
    removal.remove_shown(scope, now - EXAMPLE_DAYS)
    deletions.forget_marks(scope, now - MARKED)
