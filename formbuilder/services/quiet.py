"""The quiet list: what looks like a flood of fake forms waits there, and somebody looks through it once a day."""

from __future__ import annotations

from collections.abc import Iterable

from formbuilder.services.doing import Doing
from formbuilder.services.opening import is_reference
from formbuilder.services.queue import PAGE
from formbuilder.services.queue_moving import Going, NotMoved, move_in
from formbuilder.services.queue_states import State
from formbuilder.storage import queue as rows
from formbuilder.storage.engine import Scope, Store

MOST_COUNTED = 1_000
"""More than so many are not counted."""


def count_quiet(store: Store) -> int:
    """Return how many wait in the quiet list, MOST_COUNTED at most."""
    return store.read(lambda scope: rows.count_quiet(scope, MOST_COUNTED))


def sort_quiet(store: Store, references: Iterable[str], to: State, doing: Doing) -> int:
    """Move some of the quiet list to the main list (NEW), or mark them as NOT_REAL; return how many moved.

    A page of them at most. What somebody else has moved since stays where it is.
    """
    chosen = tuple(dict.fromkeys(each for each in references if is_reference(each)))[:PAGE]
    going = Going(come_from=State.QUIET, to=to)

    def sort(scope: Scope) -> int:
        results = [move_in(scope, reference, going, doing) for reference in sorted(chosen)]
        return sum(not isinstance(each, NotMoved) for each in results)

    return store.write(sort) if chosen and going.step is not None else 0
