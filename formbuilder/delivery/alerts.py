"""Tell those on duty of a submission with an answer that means danger, until somebody opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from formbuilder.councils.duty import Duty, DutyContact
from formbuilder.councils.profile import Council
from formbuilder.delivery.alert_words import AlertWords
from formbuilder.delivery.message import Message
from formbuilder.delivery.posting import Letter
from formbuilder.services.alerts import Turn, find_alert, not_told, told, turn
from formbuilder.services.opening import Random
from formbuilder.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerErrand:
    """What is sent about one alert: to whose turn it is, by every way they have, and then to the others."""

    store: Store
    council: Council
    random: Random = field(repr=False)
    origin: str = ""
    """Where people find the pages; "" where nobody said."""

    def letter(self, subject: str, unique: str, now: datetime) -> Letter | None:
        """Return the alert of the submission ``subject``; None if somebody has opened it."""
        duty = self.council.duty
        if duty is None:
            return self._nobody(subject, now)
        whose = turn(self.store, subject, duty, now)
        return None if whose is None else self._letter(whose, duty, unique, now)

    def _letter(self, whose: Turn, duty: Duty, unique: str, now: datetime) -> Letter:
        words = AlertWords(council=self.council, phone=duty.phone, alert=whose.alert, origin=self.origin)
        return Letter(
            messages=tuple(each for contact in whose.contacts for each in _ways(words, contact, unique)),
            sent=lambda message: told(whose, message.whom, duty, self.random, now),
            given_up=not_told(whose, whose.alert.reference, self.random, now),
        )

    def _nobody(self, reference: str, now: datetime) -> Letter | None:
        """Return what is sent where the council does not say who is told: nothing, but it shows."""
        alert = find_alert(self.store, reference)
        if alert is None or alert.opened_at is not None:
            return None
        return Letter(messages=(), given_up=not_told(None, reference, self.random, now))


def _ways(words: AlertWords, contact: DutyContact, unique: str) -> Iterator[Message]:
    if contact.email:
        yield words.email(contact.email, contact.person, unique)
    if contact.text:
        yield words.text(contact.text, contact.person, unique)
