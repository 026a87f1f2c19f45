"""Send a preview of a draft to somebody: the link, how long it opens, and nothing of the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.rendering.sign_in_pages import moment_words
from formbuilder.services.preview_mails import mail_ended, mail_to_send
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewErrand:
    """What is sent to one address about one preview; ``origin`` is where the pages are."""

    store: Store
    council: Council
    origin: str
    key: bytes = field(repr=False, default=b"")
    """Opens the links that wait."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the mail with the id ``subject``; None if it was sent, or the preview has ended."""
        found = mail_to_send(self.store, subject, now, self.key)
        if found is None:
            return None
        parts = (
            f"{self.council.called} asks you to try a form that nobody uses yet. Open this link:",
            f"{self.origin}/{found.link}/{found.preview.form}",
            f"It opens until {moment_words(found.preview.ends_at)}. You do not have to sign in.",
            "Do not write real answers. Nobody can read what you write there.",
        )
        message = Message(
            channel=Channel.EMAIL,
            to=found.address,
            subject=f"{self.council.called}: try a form",
            body="\n\n".join(parts) + "\n",
            whom=found.address,
            unique=unique,
        )
        return Letter(
            messages=(message,) if self.origin else (),
            sent=lambda _: mail_ended(subject, now),
            given_up=mail_ended(subject, None),
        )
