"""What is kept no longer than it was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from formbuilder.services.opening import SHARED_IDLE
from formbuilder.storage import guesses, journeys, removal
from formbuilder.storage.engine import Scope, Store

EXAMPLES = timedelta(days=1)
GRACE = timedelta(days=2)
"""A visit is noted once a day, and the day that a person is told is kept to its end: never earlier than they read."""
STEP = 100
ALL = None


@dataclass(frozen=True, slots=True)
class Removed:
    """How many there were to remove."""

    unsent: int
    """Journeys that were not sent and not visited for longer than the council keeps them."""
    examples: int
    """Submissions of example forms, after a day."""
    devices: int
    """Keys of shared devices that were left alone."""


def remove_old(store: Store, now: datetime, *, days_kept: int, dry_run: bool = False) -> Removed:
    """Remove what is due, keys first; with ``dry_run`` only count it. ``days_kept`` is the council's setting."""
    kept_from, day_ago = now - timedelta(days=days_kept) - GRACE, now - EXAMPLES
    if dry_run:
        return store.read(
            lambda scope: Removed(
                unsent=len(removal.unsent_since(scope, kept_from, ALL)),
                examples=len(removal.examples_since(scope, day_ago, ALL)),
                devices=len(removal.left_devices(scope, now - SHARED_IDLE, ALL)),
            )
        )
    removed = Removed(
        unsent=_in_steps(store, partial(_remove_unsent, before=kept_from)),
        examples=_in_steps(store, partial(_remove_examples, before=day_ago)),
        devices=_in_steps(store, partial(_forget_devices, before=now - SHARED_IDLE)),
    )
    store.write(lambda scope: _remove_small(scope, now))
    removal.empty_log(store.engine)
    return removed


def _in_steps(store: Store, step: Callable[[Scope], int]) -> int:
    """Do a step, a transaction each, until there is nothing left; nobody waits long for the lock."""
    total = 0
    while count := store.write(step):
        total += count
    return total


def _remove_unsent(scope: Scope, before: datetime) -> int:
    return _remove(scope, removal.unsent_since(scope, before, STEP))


def _remove_examples(scope: Scope, before: datetime) -> int:
    return _remove(scope, removal.examples_since(scope, before, STEP))


def _forget_devices(scope: Scope, before: datetime) -> int:
    references = removal.left_devices(scope, before, STEP)
    for reference in references:
        journeys.drop_keys(scope, reference, journeys.DEVICE)
    return len(references)


def _remove(scope: Scope, references: tuple[str, ...]) -> int:
    for reference in references:
        removal.remove(scope, reference)
    return len(references)


def _remove_small(scope: Scope, now: datetime) -> None:
    removal.remove_example_apart(scope)
    removal.remove_guesses(scope, now - guesses.WINDOW)
    removal.remove_messages(scope, now - EXAMPLES)
