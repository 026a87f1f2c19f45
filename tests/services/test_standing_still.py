"""Work that stands still is told of: to the other person of the form, and to administrators (n172)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from formbuilder.councils.read import DEMONSTRATION, read_council
from formbuilder.delivery.standing_still import StillErrand
from formbuilder.services import people
from formbuilder.services.standing_still import (
    DAYS,
    STANDS_STILL,
    Kind,
    plan_standing_still,
    standing_still,
)
from formbuilder.storage.engine import Store, reading
from formbuilder.storage.tables import outbox
from tests.publishing import Office
from tests.services.stories import NOW

FORM = "carers-conversation"
COUNCIL = read_council(DEMONSTRATION.read_bytes(), "demo.yaml")


@pytest.fixture
def office(store: Store) -> Office:
    return Office.opens(store, FORM, NOW)


def seen(office: Office, who: str, days: int) -> list[tuple[Kind, str, int]]:
    person = people.find_person(office.store, office.ids[who])
    assert person is not None
    found = standing_still(office.store, person, NOW + timedelta(days=days))
    return [(each.kind, each.who, each.days) for each in found]


def told(office: Office, who: str, days: int) -> str:
    now = NOW + timedelta(days=days)
    letter = StillErrand(store=office.store, council=COUNCIL, origin="https://forms.example.org").letter(
        f"{office.ids[who]} {now.date()}", "x", now
    )
    return letter.messages[0].body if letter else ""


def test_a_draft_without_movement_and_people_who_are_away_are_shown_to_the_others_n172(office: Office):
    assert seen(office, "dana", DAYS) == []
    assert seen(office, "dana", DAYS + 1) == [(Kind.AWAY, "Owen Price", DAYS + 1), (Kind.DRAFT, "", DAYS + 1)]
    assert [each[1] for each in seen(office, "amina", DAYS + 1)] == ["Dana Fox", "Owen Price", ""]
    assert seen(office, "ruth", DAYS + 1) == [], "it is no work of hers"
    two_days = office.at(NOW + timedelta(days=2)).doing("amina")
    assert people.end_access(office.store, office.ids["owen"], two_days) == 0
    assert seen(office, "dana", 9) == [(Kind.LEFT, "Owen Price", 7)]


def test_they_are_told_on_the_day_and_each_week_after_it_n172(office: Office):
    words = told(office, "dana", DAYS + 7)
    assert "1 draft stands still." in words
    assert "1 form waits for somebody who has not been here." in words
    assert "Owen" not in words
    assert told(office, "dana", DAYS + 8) == ""
    assert told(office, "ruth", DAYS + 7) == ""
    day = NOW + timedelta(days=40)
    first = plan_standing_still(office.store, day.date(), day)
    assert first >= 3
    assert plan_standing_still(office.store, day.date(), day) == 0
    with reading(office.store.engine) as connection:
        kinds = connection.execute(select(outbox.c.kind)).scalars().all()
    assert kinds.count(STANDS_STILL) == first
