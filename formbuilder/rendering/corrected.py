"""What stands beside words that were corrected without the panel."""

from __future__ import annotations

from datetime import datetime

from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.corrections import Correction


def corrected_note(correction: Correction, now: datetime) -> str:
    """Return the mark for everybody who reads the question."""
    when = day_words(day_in_england(correction.settled_at or correction.asked_at))
    if correction.overdue(now):
        return f"These words were changed on {when}. They are not signed by the panel."
    return f"These words were changed on {when} without the panel."
