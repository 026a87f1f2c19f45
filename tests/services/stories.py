"""A council, a form and a person, for tests of what services promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

from formbuilder.councils.keeping import Keeping, Kind
from formbuilder.services.forms import publish_example
from formbuilder.services.journeys import FormPin, Journey, Started, open_journey, start_journey
from formbuilder.services.saving import PageSent, Saved, save_page
from formbuilder.services.seeing import Seen, parse_seen, seen_of
from formbuilder.services.sending import Receipt, Sending, send_journey
from formbuilder.storage.deletions import Gone, Why
from formbuilder.storage.engine import Store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
PIN = FormPin("carers-assessment", 1, "ab" * 32)
PRIVATE_WORDS = "My husband hurts me"


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


@dataclass(frozen=True)
class Person:
    """Somebody with a journey."""

    store: Store
    reference: str
    secret: bytes
    code: str = ""

    @classmethod
    def begins(cls, store: Store, *, shared: bool = False, now: datetime = NOW) -> Person:
        publish_example(store, PIN, b"form: carers-assessment", NOW)
        started: Started = start_journey(store, PIN, shared=shared, now=now, random=token_bytes)
        return cls(store, started.reference, started.secret, started.code)

    def journey(self, now: datetime = NOW) -> Journey:
        journey = open_journey(self.store, self.reference, self.secret, now)
        assert isinstance(journey, Journey), journey
        return journey

    def sees(self, *addresses: str) -> Seen:
        return parse_seen(seen_of(self.journey(), addresses))

    def sends_page(self, fields: Mapping[str, object], *, page: int = 1, seen: Seen | None = None, **more):
        sent = PageSent(page, fields, self.sees(*fields) if seen is None else seen, **more)
        return save_page(self.store, self.reference, self.secret, sent, now=NOW, random=token_bytes)

    def saves(self, fields: Mapping[str, object], **more) -> Journey:
        saved = self.sends_page(fields, **more)
        assert isinstance(saved, Saved), saved
        return saved.journey

    def sends(self, now: datetime = NOW, **more):
        journey = self.journey(now)
        sending = Sending(counter=journey.counter, answers=more.pop("answers", journey.answers), **more)
        return send_journey(self.store, self.reference, self.secret, sending, now=now, random=token_bytes)

    def has_sent(self, **more) -> Receipt:
        receipt = self.sends(**more)
        assert isinstance(receipt, Receipt), receipt
        return receipt


GONE = Gone("submissions", Why.TIME, NOW)
"""What goes because its days are over."""
KEEPING = Keeping({Kind.UNSENT: 30})
