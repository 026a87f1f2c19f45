"""Which place of an edition comes next for whoever writes."""

from __future__ import annotations

from collections.abc import Sequence

from formbuilder.editions.entries import Standing, State
from formbuilder.editions.sources import Source

WAITING = (State.STALE, State.MISSING)
"""What waits for words, the first first."""


def first_waiting(found: Sequence[Standing]) -> Source | None:
    """Return where to begin: what English has changed for, then what is missing."""
    return next((each.source for state in WAITING for each in found if each.state is state), None)


def following(found: Sequence[Standing], source: Source, state: State | None) -> Source | None:
    """Return the place to write after ``source``, in the order of the form and around its end.

    ``state`` is what somebody goes through; without one, it is the next that waits.
    """
    wanted = {state} if state else set(WAITING)
    place = next((number for number, each in enumerate(found) if each.source == source), 0)
    around = (*found[place + 1 :], *found[:place])
    return next((each.source for each in around if each.state in wanted), None)
