"""What finance officers are asked, page by page: read once from ``officers.yaml``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from formbuilder.definition.library import EMPTY
from formbuilder.definition.load import load
from formbuilder.definition.model import Form, Question

FILE = Path(__file__).with_name("officers.yaml")
CORRECTION = "correction"
PUTTING_BACK = "putting-back"
DECISION = "decision"
BY_HAND = "by-hand"
ENDING = "ending"
CONFIRMING = "confirming"
EXPORTING = "exporting"


@cache
def officers_form() -> Form:
    """Return the questions as a form, which nobody fills in as a whole."""
    return load(FILE, EMPTY)


def asked_of_officers(page: str) -> tuple[Question, ...]:
    """Return the questions of a page."""
    return next(each.questions for each in officers_form().pages if each.id == page)


def by_hand(lines: int) -> tuple[Question, ...]:
    """Return the questions about sums set by hand: one for each line of a decision, and why."""
    weekly, why = asked_of_officers(BY_HAND)
    return (*(replace(weekly, id=f"weekly_{number}") for number in range(lines)), why)
