from datetime import timedelta

import pytest
from sqlalchemy import select

from formbuilder.services.journeys import Closed, Reason, open_journey
from formbuilder.services.retention import Removed, remove_old
from formbuilder.services.sending import TODAY
from formbuilder.services.submissions import list_submissions
from formbuilder.storage import guesses
from formbuilder.storage.tables import apart_answers, journey_keys, journeys, outbox
from formbuilder.storage.tables import forms as form_table
from formbuilder.storage.tables import guesses as guess_table
from tests.services.stories import NOW, Person, minutes

DAY = timedelta(days=1)


@pytest.fixture
def published(store, person) -> Person:
    """A person on a form that is no example."""
    store.write(
        lambda scope: scope.connection.execute(
            form_table.update().where(form_table.c.council_id == scope.council).values(state="published")
        )
    )
    return Person.begins(store)


def count(store, table) -> int:
    return len(store.read(lambda scope: scope.connection.execute(select(table)).all()))


def test_an_unsent_journey_goes_when_it_was_not_visited_for_so_long(store, published):
    visited = Person.begins(store)
    visited.journey(NOW + 20 * DAY)
    assert remove_old(store, NOW + 32 * DAY - timedelta(seconds=1), days_kept=30).unsent == 0
    assert remove_old(store, NOW + 33 * DAY, days_kept=30).unsent == 2
    assert open_journey(store, published.reference, published.secret, NOW) == Closed(Reason.UNKNOWN)
    assert visited.journey(NOW + 33 * DAY)


def test_what_was_sent_stays(store, published):
    published.has_sent(level=TODAY)
    assert remove_old(store, NOW + 500 * DAY, days_kept=30) == Removed(unsent=1, examples=0, devices=0)
    assert [line.reference for line in list_submissions(store)] == [published.reference]


def test_sent_examples_go_after_a_day_and_unsent_ones_are_kept_as_long_as_people_are_told(store, person):
    sent = Person.begins(store)
    sent.has_sent(level=TODAY, apart={"belief": "none"})
    early = remove_old(store, NOW + DAY - timedelta(seconds=1), days_kept=30)
    assert early == Removed(unsent=0, examples=0, devices=0)
    assert remove_old(store, NOW + 2 * DAY, days_kept=30).examples == 1
    assert person.journey(NOW + 2 * DAY)
    for table in (outbox, apart_answers):
        assert count(store, table) == 0
    assert remove_old(store, NOW + 40 * DAY, days_kept=30).unsent == 1
    for table in (journeys, journey_keys):
        assert count(store, table) == 0


def test_a_visit_that_was_not_noted_counts_to_the_end_of_the_day_that_was_said(store, published):
    last_visit = NOW + DAY - timedelta(seconds=1)
    published.journey(last_visit)
    told = (last_visit + 30 * DAY).replace(hour=23, minute=59)
    assert remove_old(store, told, days_kept=30).unsent == 0
    assert published.journey(told)


def test_the_key_of_a_shared_device_goes_after_its_end_and_the_answers_stay(store):
    person = Person.begins(store, shared=True)
    assert remove_old(store, minutes(9), days_kept=30).devices == 0
    assert remove_old(store, minutes(10.1), days_kept=30).devices == 1
    assert remove_old(store, minutes(10.1), days_kept=30).devices == 0
    assert open_journey(store, person.reference, person.secret, minutes(11)) == Closed(Reason.NO_KEY)
    assert count(store, journeys) == 1


def test_a_dry_run_only_counts(store, published):
    Person.begins(store, shared=True)
    counted = remove_old(store, NOW + 33 * DAY, days_kept=30, dry_run=True)
    assert counted == Removed(unsent=3, examples=0, devices=1)
    assert count(store, journeys) == 3


def test_more_than_one_step_is_removed(store, published):
    for _ in range(2):
        Person.begins(store)
    assert remove_old(store, NOW + 33 * DAY, days_kept=30) == Removed(unsent=4, examples=0, devices=0)


def test_counts_of_guesses_whose_hour_is_over_go(store, person):
    store.write(lambda scope: guesses.count(scope, person.reference, 8, NOW))
    remove_old(store, minutes(59), days_kept=30)
    assert count(store, guess_table) == 1
    remove_old(store, minutes(61), days_kept=30)
    assert count(store, guess_table) == 0
