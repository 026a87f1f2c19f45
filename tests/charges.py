"""A council where Ann has told about her money, and Nadia, a finance officer, works on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.council import Council, Prepared
from tests.desk import has
from tests.person import Person
from tests.staff import HOME, come_in, staffed

PENSION = {"How much is your pension?": {"Amount in pounds": "300", "How often?": "A week"}}
SEEN = {
    "What did you see?": "A letter of October",
    "When did you see it?": {"Day": "20", "Month": "11", "Year": "2026"},
    "Why do you change this?": "The pension went up in October.",
}
DECIDING = {
    "What care is it for?": "Care at home",
    "Who pays the provider of the care?": "The council pays all of it",
    "What is the number of the person in the finance system?": "P-4711",
}


TOLD: Mapping[str, object] = {
    "call_you": "Ann",
    "gave_away": "no",
    "pension": {"amount": "300", "period": "week"},
    "has_savings": "no",
}


def sent(council: Council, **answers: object) -> str:
    """Ann has sent her answers; return the reference."""
    return has(council, form="money-talk", **{**TOLD, **answers})


@pytest.fixture
def money(easy_codes: None, prepared_money: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared_money, tmp_path)
    yield council
    council.close()


@pytest.fixture
def nadia(money: Council) -> Person:
    """The finance officer, at work."""
    return come_in(money, "finance officer")


def corrects(person: Person, reference: str, question: str, answer: object, **said: str) -> Person:
    """Correct one answer, as an officer does from the copy."""
    person.open(f"{HOME}charges/{reference}").follow(f"Correct: {question}")
    person.fill({question: answer, **SEEN, **said})
    return person.press("Save the correction")


def decides(person: Person, reference: str, **more: object) -> Person:
    """Decide what the copy says."""
    person.open(f"{HOME}charges/{reference}").follow("Decide the charge").fill(DECIDING | more).press(
        "Look at it once more"
    )
    return person.press("Decide this charge")
