"""Tell a member by e-mail what is new, once a day at most: neutral words, a link to come in, a link that stops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.rendering.titles import LONDON
from formbuilder.services.digests import ToTell, digest_sent, digest_to_send
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestErrand:
    """What is sent to one member on one day; it names no form, no panel and nothing that anybody wrote."""

    store: Store
    council: Council
    origin: str = ""
    """Where people find the pages; "" where nobody said."""
    key: bytes = field(repr=False)
    """Opens the links that wait."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message with the id ``subject``; None if there is nothing to say today any more."""
        told = digest_to_send(self.store, subject, now.astimezone(LONDON), self.key)
        if told is None:
            return None
        message = Message(
            channel=Channel.EMAIL,
            to=told.email,
            subject=f"{self.council.called}: news for you",
            body="\n\n".join(self._parts(told)) + "\n",
            whom=told.called,
            stop=self._at(f"stop/{told.link}") if self.origin else "",
            unique=unique,
        )
        return Letter(messages=(message,), sent=lambda _: digest_sent(subject, told, now))

    def _parts(self, told: ToTell) -> Iterator[str]:
        yield f"There is news for you from {self.council.called}."
        yield "\n".join(f"- {line}" for line in told.lines)
        if self.origin:
            yield f"To read it, come in here:\n{self._at('my-points' if told.comments_only else '')}"
        yield "You get one message a day at most, because you chose it."
        if self.origin:
            yield f"To stop these messages, open this link and select the button:\n{self._at(f'stop/{told.link}')}"
        else:
            yield "To stop these messages, tell the person who helps you."

    def _at(self, place: str) -> str:
        return f"{self.origin}/office/{self.council.slug}/{place}"
