"""Tell the panel on the same day that words of a live form were corrected without it."""

from __future__ import annotations

from dataclasses import dataclass

from formbuilder.councils.profile import Council
from formbuilder.delivery.message import Channel, Message
from formbuilder.delivery.posting import Letter
from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.corrections import find_correction
from formbuilder.services.live_corrections import TO_SIGN, Correction
from formbuilder.services.people import find_person
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionErrand:
    """What is sent to one member of the panel about one correction."""

    store: Store
    council: Council
    origin: str
    """Where people find the pages; "" where nobody said."""

    def letter(self, subject: str, unique: str, now: object) -> Letter | None:
        """Return the news of CORRECTION/PERSON; None if the panel has signed, or the person has left."""
        del now
        id_, _, whom = subject.partition("/")
        correction = find_correction(self.store, id_)
        if correction is None or correction.sign_by() is None:
            return None
        if not whom:
            return Letter(messages=())
        person = find_person(self.store, whom)
        if person is None or not person.active:
            return None
        return Letter(messages=(self._message(correction, person.email, person.name, unique),))

    def _message(self, correction: Correction, to: str, whom: str, unique: str) -> Message:
        changed = day_in_england(correction.settled_at or correction.asked_at)
        link = f"{self.origin}/office/{self.council.slug}/corrections/to-sign"
        parts = (
            f"Words of a live form of {self.council.called} were changed on {day_words(changed)}, without the panel.",
            "It could not wait. The new words are marked on the page until the panel signs them.",
            f"The panel has {TO_SIGN.days} days for that. After that, no new version of the form can be published.",
            "Sign in to read and sign them.",
            *((link,) if self.origin else ()),
        )
        return Message(
            channel=Channel.EMAIL,
            to=to,
            subject=f"{self.council.called}: words were changed without the panel",
            body="\n\n".join(parts) + "\n",
            whom=whom,
            unique=unique,
        )
