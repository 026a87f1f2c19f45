"""Tell a person or a team that they were given what somebody sent: how much is new, and a link to the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.services.notices import MOST, Told, Whose, who_is_told
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenErrand:
    """What somebody is told who was given something; ``origin`` is where the pages are, "" where nobody said."""

    store: Store
    council: Council
    origin: str = ""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message for ``subject``; None if nothing new is left for them."""
        del now
        told = who_is_told(self.store, subject)
        if told is None:
            return None
        message = Message(
            channel=Channel.EMAIL,
            to=told.email,
            subject=f"{self.council.called}: something new was given to {_you(told)}",
            body="\n\n".join(self._lines(told)) + "\n",
            whom=told.name,
            unique=unique,
        )
        return Letter(messages=(message,))

    def _lines(self, told: Told) -> Iterator[str]:
        many = f"{MOST:,} or more" if told.new >= MOST else f"{told.new:,}"
        yield f"Somebody gave {_you(told)} a form that was sent to the council."
        yield f"New for {_you(told)}: {many}."
        if self.origin:
            yield f"The list is here: {self._list(told)}"
        if told.whose is Whose.PERSON:
            yield "You can turn these messages off in the office, under “Your sign-ins”."

    def _list(self, told: Told) -> str:
        whose = "mine" if told.whose is Whose.PERSON else told.id
        return f"{self.origin}/office/{self.council.slug}/submissions?whose={whose}"


def _you(told: Told) -> str:
    return "you" if told.whose is Whose.PERSON else told.name
