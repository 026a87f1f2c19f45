"""Who does something, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from formbuilder.services.opening import Random
from formbuilder.storage import notes
from formbuilder.storage.engine import Scope

COUNT_BYTES = 4
"""How much of an id counts; the rest of it is random."""
COUNTS = 1 << 8 * COUNT_BYTES
_TURNS = count()
"""One row of numbers in a process: also two presses at one moment of the clock write in their order."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, and when; ``by`` is the id of a person, None at the command line."""

    now: datetime
    random: Random = field(repr=False)
    by: str | None = None
    key: bytes = field(repr=False, default=b"")
    """Seals what waits to be sent; empty where nothing private is left waiting."""

    def new_id(self) -> str:
        """Return an id that nobody can guess, in 32 hex digits."""
        return self.random(notes.ID_BYTES).hex()

    def next_id(self) -> str:
        """Return such an id whose first signs count: ids of one process sort in the order in which they were made.

        With the moment before it, the order of rows is total. What must not tell when it came has an id of
        ``new_id``.
        """
        return self._next().hex()

    def note(self, scope: Scope, what: str, subject: str) -> None:
        """Write a row of the trail in the transaction of what was done; ``subject`` is an id of at most 40 signs."""
        notes.note(scope, self._next(), what, subject, self.now, self.by)

    def _next(self) -> bytes:
        return (next(_TURNS) % COUNTS).to_bytes(COUNT_BYTES, "big") + self.random(notes.ID_BYTES - COUNT_BYTES)
