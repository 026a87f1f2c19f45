"""Somebody fills in a form of the demonstration council and sends it, for tests of what officers' commands print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_bytes

from formbuilder.cli.stores import council_of, database
from formbuilder.config import Settings
from formbuilder.services.forms import open_forms
from formbuilder.services.journeys import Journey, Started, open_journey, start_journey
from formbuilder.services.saving import PageSent, Saved, save_page
from formbuilder.services.seeing import parse_seen, seen_of
from formbuilder.services.sending import Receipt, Sending, send_journey
from formbuilder.storage.engine import Store

NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
PEOPLE = [
    {"id": "aaaaaaaa", "their_name": {"first": "Ann", "last": "Lee"}, "lives_with": "yes", "since": "1998"},
    {"id": "bbbbbbbb", "their_name": {"first": "Bo"}, "more_about": "Bo is deaf.\nShe signs."},
]
ANSWERS: Mapping[str, object] = {
    "safe": "no",
    "danger_now": "not_sure",
    "hours": "about 20",
    "help_kind": ["wash", "cook"],
    "people": PEOPLE,
    "born": "1950-02",
    "pay": {"amount": "12.50", "period": "week"},
    "true_words": True,
}


def store_of(settings: Settings) -> Store:
    return council_of(database(settings), None)[1]


def starts(store: Store, slug: str = "whole") -> Started:
    pin = max((form.pin for form in open_forms(store) if form.pin.slug == slug), key=lambda pin: pin.version)
    return start_journey(store, pin, shared=False, now=NOW, random=token_bytes)


def sends(settings: Settings, answers: Mapping[str, object] = ANSWERS, slug: str = "whole", **more) -> Started:
    """Fill in one page with everything, and send it."""
    store = store_of(settings)
    started = starts(store, slug)
    at = (store, started.reference, started.secret)
    journey = open_journey(*at, NOW)
    assert isinstance(journey, Journey)
    page = PageSent(1, answers, parse_seen(seen_of(journey, answers)))
    saved = save_page(*at, page, now=NOW, random=token_bytes)
    assert isinstance(saved, Saved)
    sending = Sending(counter=saved.journey.counter, answers=saved.journey.answers, **more)
    assert isinstance(send_journey(*at, sending, now=NOW, random=token_bytes), Receipt)
    return started
