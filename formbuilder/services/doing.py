"""Who does something, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.services.opening import Random
from formbuilder.storage import notes
from formbuilder.storage.engine import Scope


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

    def note(self, scope: Scope, what: str, subject: str) -> None:
        """Write a row of the trail in the transaction of what was done; ``subject`` is an id of at most 40 signs."""
        notes.note(scope, self.random(notes.ID_BYTES), what, subject, self.now, self.by)
