"""Who is filling in: forms that ask say it with one question, shared by all of them (block ``who-fills-in``)."""

from __future__ import annotations

from formbuilder.answers.values import Answers, Value, Written
from formbuilder.definition.worded import FILLS_IN

WHO = FILLS_IN
FOR_THEM = Written("for_them")
HELPED = Written("helped")
THEMSELVES = Written("self")
CALLER = "caller"
"""The mark of a form that somebody of the council filled in with the person on the phone."""


def somebody_else(answers: Answers) -> bool:
    """Say whether somebody else fills in: private questions are not asked then."""
    return answers.get(WHO) == FOR_THEM


def has_help(answers: Answers) -> bool:
    """Say whether the person has help or is not the one who fills in: the browser fills in nothing then."""
    return answers.get(WHO) in {FOR_THEM, HELPED}


def who(answers: Answers) -> Value:
    """Return who fills in; where nobody was asked, or has not said, the person themselves."""
    return answers.get(WHO, THEMSELVES)
