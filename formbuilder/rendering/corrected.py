"""What stands beside words that were corrected without the panel."""

from __future__ import annotations

from datetime import datetime

from formbuilder.rendering.titles import day_in_england, day_words
from formbuilder.services.live_corrections import TO_SIGN, Correction
from formbuilder.tongue.messages import _


def corrected_note(correction: Correction, now: datetime) -> str:
    """Return the mark for everybody who reads the question."""
    when = day_words(day_in_england(correction.settled_at or correction.asked_at))
    if correction.overdue(now):
        return _("These words were changed on %(day)s. They are not signed by the panel.") % {"day": when}
    return _("These words were changed on %(day)s without the panel.") % {"day": when}


def correction_lines(correction: Correction, now: datetime) -> tuple[str, ...]:
    """Say that a version is an urgent correction, and what becomes of it with the panel’s signature and without."""
    when = day_words(day_in_england(correction.settled_at or correction.asked_at))
    what = f"Version {correction.becomes} is an urgent correction of version {correction.version}, live since {when}."
    until = correction.sign_by()
    if until is None:
        return what, "The panel has signed it."
    stays = "the words stay live and marked, and no new version of the form can be published until the panel signs."
    if correction.overdue(now):
        return what, f"The panel did not sign it in {TO_SIGN.days} days: {stays}"
    return what, f"The panel can sign it until {day_words(day_in_england(until))}. If it does not, {stays}"
