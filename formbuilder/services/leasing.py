"""Work that several workers may come to, and one of them does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from formbuilder.services.doing import Doing
from formbuilder.storage import leases
from formbuilder.storage.engine import Store

LEASE = timedelta(minutes=30)
"""After so long, a worker that was stopped in the middle is not waited for."""


@contextmanager
def leased(store: Store, work: str, doing: Doing) -> Iterator[bool]:
    """Give whether this worker has the work for itself as long as the block lasts."""
    holder = doing.new_id()
    mine = store.write(lambda scope: leases.take(scope, work, holder, doing.now, doing.now + LEASE))
    try:
        yield mine
    finally:
        if mine:
            store.write(lambda scope: leases.give_back(scope, work, holder))
