"""How many people may start a form in a minute, so that a flood of them does not fill the database."""

from __future__ import annotations

from datetime import datetime, timedelta

from formbuilder.storage import guesses
from formbuilder.storage.engine import Store

STARTS = "starts"
"""Beside the references in the same table: no reference has small letters."""
MINUTE = timedelta(minutes=1)


def count_start(store: Store, most: int, now: datetime) -> datetime | None:
    """Count a form that is about to be started; if ``most`` were in this minute, return when there is room again.

    All processes count together, and nothing else is done before it: what comes after takes much longer.
    """
    return store.write(lambda scope: guesses.count(scope, STARTS, most, now, MINUTE))
