"""The words of an alert: that a form must be opened now, and nothing of what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.rendering.titles import day_in_england, day_words, time_words
from formbuilder.sealing.reference import shown_reference
from formbuilder.services.alerts import Alert


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertWords:
    """One alert in the words of a council; ``phone`` is the number of last resort."""

    council: Council
    phone: str
    alert: Alert
    origin: str = ""
    """Where people find the pages; "" where nobody said: then the message names the command."""

    def email(self, to: str, whom: str, unique: str) -> Message:
        """Return it as an e-mail."""
        return Message(
            channel=Channel.EMAIL,
            to=to,
            subject=f"{self.council.called}: open a form now",
            body=self._body(),
            whom=whom,
            unique=unique,
        )

    def text(self, to: str, whom: str, unique: str) -> Message:
        """Return it as a text message."""
        where = f" {self._link}" if self.origin else ""
        body = (
            f"{self.council.called}: open the form {self._reference} now{':' if where else '.'}{where} "
            f"Somebody may need help. If you cannot open it, phone {self.phone}."
        )
        return Message(channel=Channel.TEXT, to=to, subject="", body=body, whom=whom, unique=unique)

    @property
    def _reference(self) -> str:
        return shown_reference(self.alert.reference)

    @property
    def _link(self) -> str:
        """The page of the office that asks to open it; following it opens nothing yet, a button there does."""
        return f"{self.origin}/office/{self.council.slug}/submissions/{self.alert.reference}"

    def _how(self) -> tuple[str, str]:
        if self.origin:
            return f"The reference of the form is {self._reference}. To open it, sign in here:", self._link
        command = f'formbuilder submissions show {self._reference} --council {self.council.slug} --by "YOUR NAME"'
        return (
            f"The reference of the form is {self._reference}. To open it, use this command, with your own name:",
            command,
        )

    def _body(self) -> str:
        sent = self.alert.raised_at
        when = f"{day_words(day_in_england(sent))} at {time_words(sent)}"
        before = (
            f"Nobody has opened it yet. We told somebody {_times(self.alert.told)} before."
            if self.alert.told
            else "You are the first to be told."
        )
        parts = (
            f"Somebody may need help now. They sent a form to {self.council.called} on {when}.",
            before,
            *self._how(),
            "We send this message again until somebody opens the form.",
            f"If you cannot open it, phone {self.phone}.",
        )
        return "\n\n".join(parts) + "\n"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
