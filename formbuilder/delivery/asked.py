"""Tell somebody that a colleague asks them to see to something: a sentence and a link, and no answer of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.services.asking import find_asked
from formbuilder.services.people import find_person
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedErrand:
    """What is sent to somebody who was asked; ``origin`` is where the pages are, "" where nobody said."""

    store: Store
    council: Council
    origin: str

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message about what was asked; None if it is done, or they have left."""
        del now
        asked = find_asked(self.store, subject)
        person = find_person(self.store, asked.asked) if asked and asked.done_at is None else None
        if asked is None or person is None or not person.active or not person.email:
            return None
        body = (asked.says, "It stands on your page “Your work” until you say that it is done:", self._link())
        message = Message(
            channel=Channel.EMAIL,
            to=person.email,
            subject=f"{self.council.called}: a colleague asks you to see to something",
            body="\n\n".join(body) + "\n",
            whom=person.name,
            unique=unique,
        )
        return Letter(messages=(message,))

    def _link(self) -> str:
        return f"{self.origin}/office/{self.council.slug}/"
