"""Tell whoever looks after a form, and administrators, of work that stands still: counts alone, and a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.rendering.still_entries import still_lines
from formbuilder.services.standing_still import AGAIN, Still, to_tell
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StillErrand:
    """What one person is told on one day; ``origin`` is where the pages are, "" where nobody said."""

    store: Store
    council: Council
    origin: str = ""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message for ``subject``; None if nothing is to be told today."""
        told = to_tell(self.store, subject, now)
        if told is None:
            return None
        person, found = told
        message = Message(
            channel=Channel.EMAIL,
            to=person.email,
            subject=f"{self.council.called}: work stands still",
            body="\n\n".join(self._lines(found)) + "\n",
            whom=person.name,
            unique=unique,
        )
        return Letter(messages=(message,))

    def _lines(self, found: tuple[Still, ...]) -> Iterator[str]:
        yield from still_lines(found)
        if self.origin:
            yield f"“Your work” says which: {self._work}"
        yield f"While it stands still, you hear of it again every {AGAIN} days."
        yield "You can turn these messages off in the office, under “Your sign-ins”."

    @property
    def _work(self) -> str:
        return f"{self.origin}/office/{self.council.slug}"
