"""The reading trail: who looked at what people sent. The one thing of the office that opening a page may write."""

from __future__ import annotations

from enum import StrEnum

from formbuilder.services.doing import Doing
from formbuilder.storage.engine import Store


class Reading(StrEnum):
    """What somebody did when they read, as the trail calls it."""

    READ = "submission-read"
    COMPARED = "submission-compared"
    COPIED = "submission-copied"
    PRINTED = "submission-printed"
    PDF = "submission-pdf"
    JSON = "submission-json"
    CSV = "submission-csv"
    LISTED = "submissions-listed"
    """The list was downloaded."""


def note_reading(store: Store, reading: Reading, subject: str, doing: Doing) -> None:
    """Write into the trail that somebody read; ``subject`` is the reference, or what was listed."""
    store.write(lambda scope: doing.note(scope, reading, subject))
