"""Who does something, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from formbuilder.services.opening import Random
from formbuilder.storage import notes
from formbuilder.storage.engine import Scope

COUNT_BYTES = 3
"""How much of an id counts what one press wrote at one moment; the rest of it is random."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, and when; ``by`` is the id of a person, None at the command line."""

    now: datetime
    random: Random = field(repr=False)
    by: str | None = None
    key: bytes = field(repr=False, default=b"")
    """Seals what waits to be sent; empty where nothing private is left waiting."""
    written: Iterator[int] = field(default_factory=count, repr=False, compare=False)
    """How many ids count so far."""

    def new_id(self) -> str:
        """Return an id that nobody can guess, in 32 hex digits."""
        return self.random(notes.ID_BYTES).hex()

    def next_id(self) -> str:
        """Return such an id whose first signs count: ids of one doing sort in the order in which they were made."""
        return self._next().hex()

    def note(self, scope: Scope, what: str, subject: str) -> None:
        """Write a row of the trail in the transaction of what was done; ``subject`` is an id of at most 40 signs."""
        notes.note(scope, self._next(), what, subject, self.now, self.by)

    def _next(self) -> bytes:
        return next(self.written).to_bytes(COUNT_BYTES, "big") + self.random(notes.ID_BYTES - COUNT_BYTES)
