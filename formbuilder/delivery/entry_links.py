"""Send a link and a code to whoever asked for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.services.entry_links import MINUTES, Kind, ToSend, link_sent, link_to_send
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkErrand:
    """What is sent to somebody who asked for a link to come in."""

    store: Store
    council: Council
    origin: str
    """Where people find the pages; without it the message has the code alone."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the message about the link with the id ``subject``; None if it lets nobody in any more."""
        found = link_to_send(self.store, subject, now)
        if found is None:
            return None
        link = f"{self.origin}/office/{self.council.slug}/link/{found.token}" if self.origin else ""
        message = Message(
            channel=Channel.EMAIL,
            to=found.person.email,
            subject=f"{self.council.called}: your link to come in",
            body=_body(self.council, found, link),
            whom=found.person.name,
            unique=unique,
        )
        return Letter(messages=(message,), sent=lambda _: link_sent(subject))


def _body(council: Council, found: ToSend, link: str) -> str:
    minutes = MINUTES[found.kind]
    opens = f"Open this link, and select the button on the page:\n{link}" if link else ""
    parts: tuple[str, ...]
    if found.kind is Kind.PASSKEY:
        parts = (
            f"With this link you set up a passkey for the forms of {council.name}. With it you sign in from then on.",
            opens or "Ask your administrator for the link: the address of this service is not set.",
            f"It works once, and for {minutes} minutes. Open it on the device that you work with.",
            "If you do not work with these forms, tell the council.",
        )
    else:
        parts = (
            f"Somebody asked for a link to the forms of {council.name}. We think that it was you.",
            opens,
            f"{'Or type' if link else 'Type'} this code on the page where you asked: {found.code[:3]} {found.code[3:]}",
            f"Both work once, and for {minutes} minutes. We never ask you for the code on the phone.",
            "If you did not ask for it, you do not have to do anything.",
        )
    return "\n\n".join(part for part in parts if part) + "\n"
