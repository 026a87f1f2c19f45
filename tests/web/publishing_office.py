"""Those who bring a draft on its way: the officer who sends it for review, the approver who signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.council import Council, Prepared
from tests.person import Person
from tests.publishing import Office
from tests.staff import HOME, come_in, staffed

FORM = "money-talk"
HERE = f"{HOME}drafts/{FORM}/1"
GATE = f"{HERE}/publish"
SIGN_OFFS = f"{HERE}/sign-offs"
WHAT = "What is the decision?"
MEETING = {
    "Who met": "Tea panel",
    "Day of the meeting": "20/11/2026",
    "Item": "4",
    "Who was in the chair": "Chris Lane",
    "Paper": "TP 7",
    "The words of the decision": "The panel said yes.",
}


@pytest.fixture
def council(easy_codes: None, prepared: Prepared, tmp_path: Path) -> Iterator[Council]:
    council = staffed(prepared, tmp_path)
    yield council
    council.close()


@pytest.fixture
def office(council: Council) -> Office:
    return Office.opens(council.store, FORM, council.clock())


@pytest.fixture
def owen(council: Council, office: Office) -> Person:
    return come_in(council, "officer")


@pytest.fixture
def ruth(council: Council) -> Person:
    return come_in(council, "approver")


def signs(person: Person, place: str = "sign", decision: str = "Yes", **boxes: str) -> Person:
    return person.open(f"{HERE}/{place}").fill({WHAT: decision, **boxes}).press("Sign")


def sends_for_review(owen: Person) -> None:
    owen.open(SIGN_OFFS).press("Send for review")
