"""How long a council keeps each kind of record: what kinds there are, and the days if it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

YEAR = 365
"""Days, for limits that are said in years."""


class Kind(StrEnum):
    """A kind of record; its value is its name in the profile, in reports and in the database."""

    UNSENT = "unsent"
    WITHDRAWN = "withdrawn"
    SUBMISSIONS = "submissions"
    APART = "apart"
    ALERTS = "alerts"
    MESSAGES = "messages"
    SIGN_INS = "sign_ins"
    DROPPED = "dropped"
    WORDS = "words"
    REQUESTS = "requests"
    EDITIONS = "editions"
    REMARKS = "remarks"
    ASIDES = "asides"
    PHOTOS = "photos"
    SOUNDS = "sounds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is kept, how long if the council says nothing, and how long at least and at most; all in days."""

    what: str
    """Its heading: “Forms that were sent”."""
    since: str
    """From when the days count, and what goes, in whole sentences."""
    days: int
    least: int
    most: int
    by_form: bool = False
    """Whether a form can have days of its own."""


def _of_three_years(what: str, since: str) -> Rule:
    """Return the rule for papers that show how somebody’s rights were met."""
    return Rule(what=what, since=since, days=3 * YEAR, least=30, most=10 * YEAR)


RULES: Mapping[Kind, Rule] = {
    Kind.UNSENT: Rule(
        what="Forms that were not sent",
        since="The days count from the last visit. People read this number before they start.",
        days=60,
        least=1,
        most=10 * YEAR + 10,
        by_form=True,
    ),
    Kind.WITHDRAWN: Rule(
        what="Forms that people took back before anybody read them",
        since="The days count from the day when a form was taken back. Only the person can still read it.",
        days=30,
        least=1,
        most=YEAR,
        by_form=True,
    ),
    Kind.SUBMISSIONS: Rule(
        what="Forms that were sent",
        since="The days count from the day of sending. Everything that belongs to the form goes with it.",
        days=8 * YEAR + 2,
        least=30,
        most=80 * YEAR,
        by_form=True,
    ),
    Kind.APART: Rule(
        what="Answers about equality, kept apart",
        since="Only the month is known. The days count from the end of that month.",
        days=3 * YEAR,
        least=30,
        most=10 * YEAR,
        by_form=True,
    ),
    Kind.ALERTS: Rule(
        what="Alerts that somebody opened",
        since="The days count from the day when somebody opened it. The form itself stays.",
        days=2 * YEAR,
        least=30,
        most=80 * YEAR,
    ),
    Kind.MESSAGES: Rule(
        what="Messages that left the house",
        since="The days count from sending. They hold no words. One that failed stays for 7 days more.",
        days=1,
        least=1,
        most=90,
    ),
    Kind.SIGN_INS: Rule(
        what="Sign-ins that ended",
        since="The days count from the end of the sign-in.",
        days=90,
        least=1,
        most=2 * YEAR,
    ),
    Kind.DROPPED: Rule(
        what="Drafts that were dropped",
        since="The days count from the last save. The words go, and the number of the version stays taken.",
        days=YEAR,
        least=30,
        most=10 * YEAR,
        by_form=True,
    ),
    Kind.WORDS: _of_three_years(
        "Reasons that somebody wrote for a hold",
        "The days count from the day when the hold was lifted. Who held it, and when, stays on record.",
    ),
    Kind.REQUESTS: _of_three_years(
        "Requests to see everything about one person",
        "The days count from the day when the answer went out.",
    ),
    Kind.EDITIONS: Rule(
        what="Earlier settings of the council",
        since="The days count from the change. The settings that count now always stay.",
        days=6 * YEAR,
        least=30,
        most=20 * YEAR,
    ),
    Kind.REMARKS: Rule(
        what="What people wrote about a question, and nobody passed on",
        since="The days count from the day when it was written. How often people tapped a question stays: a number.",
        days=60,
        least=7,
        most=YEAR,
        by_form=True,
    ),
    Kind.ASIDES: Rule(
        what="What was said in meetings, and is not about a form",
        since="The days count from the day when somebody said what became of it. Worries about safety always stay.",
        days=YEAR,
        least=30,
        most=10 * YEAR,
    ),
    Kind.PHOTOS: Rule(
        what="Photos of slips that notes were typed from",
        since="The days count from the day of the photo. It goes before, once the group has checked the note.",
        days=30,
        least=1,
        most=90,
    ),
    Kind.SOUNDS: Rule(
        what="Recordings of what members said",
        since="The days count from the day of sending. It goes before, once the member says that the words are right.",
        days=30,
        least=7,
        most=90,
    ),
}
"""Every kind of record that goes by itself."""
BY_FORM = tuple(kind for kind, rule in RULES.items() if rule.by_form)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long one council keeps what; what it does not say is as ``RULES`` has it."""

    days: Mapping[Kind, int] = field(default_factory=dict)
    forms: Mapping[str, Mapping[Kind, int]] = field(default_factory=dict)
    """By form, where a form has days of its own."""

    def days_for(self, kind: Kind, form: str = "") -> int:
        """Return for how many days a kind of record is kept: of one form, or of those without days of their own."""
        general = self.days.get(kind, RULES[kind].days)
        return self.forms.get(form, {}).get(kind, general)
