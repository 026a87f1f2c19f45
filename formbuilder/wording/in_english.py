"""What people read who wrote in another language: their words are put into English, and the date counts from then."""

from __future__ import annotations

from formbuilder.tongue.messages import N_, _, ngettext

FIRST = N_("You wrote in another language than English. First we put your words into English.")
NOT_YET = N_("Your words are not in English yet.")


def counted_from_then(days: int) -> str:
    """Say by when the next step is done, as long as that day is not known."""
    return ngettext(
        "They do this within %(days)s working day after your words are in English.",
        "They do this within %(days)s working days after your words are in English.",
        days,
    ) % {"days": days}


def in_english_since(day: str) -> str:
    """Say from which day the time counts."""
    return _("Your words are in English since %(day)s. The time counts from that day.") % {"day": day}
