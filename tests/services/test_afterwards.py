from datetime import date
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.sealing.code import digits_of
from formbuilder.services.afterwards import (
    MOST_ADDED,
    Adding,
    Addition,
    AdditionKind,
    Status,
    TooLong,
    Where,
    Withdrawn,
    add_later,
    additions,
    status,
    withdraw,
)
from formbuilder.services.coming_back import CameBack, come_back
from formbuilder.services.journeys import Closed, Deleted, Reason, State, delete_journey, open_journey
from formbuilder.services.sending import TODAY, receipt
from formbuilder.services.submissions import NotThere, list_submissions, read_submission
from formbuilder.storage.tables import additions as added
from formbuilder.storage.tables import journey_keys, journeys, outbox, submissions
from tests.services.queue_stories import is_being_checked
from tests.services.stories import NOW, PRIVATE_WORDS, Person, minutes


def back(person: Person) -> Person:
    came = come_back(person.store, person.reference, digits_of(person.code), now=NOW, random=token_bytes)
    assert isinstance(came, CameBack)
    return Person(person.store, came.reference, came.secret, person.code)


def adds(person: Person, text: str, kind=AdditionKind.MORE, now=NOW):
    return add_later(person.store, person.reference, person.secret, Adding(kind, text), now=now, random=token_bytes)


def takes_back(person: Person):
    return withdraw(person.store, person.reference, person.secret, now=minutes(9), random=token_bytes)


def where(person: Person):
    return status(person.store, person.reference, person.secret, NOW)


def left(person: Person) -> dict[str, int]:
    tables = (journeys, journey_keys, submissions, added, outbox)
    return {
        table.name: len(person.store.read(lambda scope, table=table: scope.connection.execute(select(table)).all()))
        for table in tables
    }


def test_the_person_sees_where_it_is_on_the_device_that_sent_it_and_with_the_code(person):
    person.has_sent()
    is_being_checked(person.store, person.reference, contact_by=date(2026, 12, 1))
    for device in (person, back(person)):
        found = where(device)
        assert isinstance(found, Status)
        assert (found.where, found.contact_by, found.sent_at) == (Where.CONTACT_BY, date(2026, 12, 1), NOW)


def test_nobody_else_sees_where_it_is(person):
    assert where(person) == Closed(Reason.NOT_SENT)
    person.has_sent()
    assert where(Person(person.store, person.reference, token_bytes(32))) == Closed(Reason.NO_KEY)


def test_something_can_be_added_and_the_council_reads_it(person, keys):
    person.has_sent()
    person = back(person)
    adds(person, "I forgot to say …", now=minutes(1))
    adds(person, "Write to me at work", AdditionKind.REACH, now=minutes(2))
    expected = (
        Addition(AdditionKind.MORE, "I forgot to say …", minutes(1)),
        Addition(AdditionKind.REACH, "Write to me at work", minutes(2)),
    )
    assert additions(person.store, person.reference, person.secret, NOW) == expected
    assert read_submission(person.store, person.reference, keys.private).additions == expected


def test_adding_needs_the_code_and_something_that_was_sent(person):
    assert adds(person, "x") == Closed(Reason.NOT_SENT)
    person.has_sent()
    assert adds(person, "x") == Closed(Reason.SENT)


def test_what_is_too_long_to_add_is_told(person):
    assert adds(person, "x" * (MOST_ADDED + 1)) == TooLong(MOST_ADDED)


def test_what_is_taken_back_unread_the_council_cannot_read(person, keys):
    person.saves({"name": "Ann"})
    person.has_sent()
    person = back(person)
    assert takes_back(person) == Withdrawn(minutes(9), council_keeps=False)
    assert read_submission(person.store, person.reference, keys.private) == NotThere()
    assert list_submissions(person.store)[0].withdrawn_at == minutes(9)
    assert person.journey().state is State.WITHDRAWN
    assert person.journey().answers == {"name": "Ann"}, "the own copy stays"
    assert takes_back(person) == Closed(Reason.GONE)
    assert adds(person, "x") == Closed(Reason.GONE)
    assert isinstance(person.sends(), Closed)


@pytest.mark.parametrize(("level", "stage"), [(TODAY, Where.SENT), (None, Where.BEING_READ)])
def test_the_council_keeps_what_it_reads_already_and_what_means_danger(person, keys, level, stage):
    person.has_sent(answers={"hurt": PRIVATE_WORDS}, level=level)
    if stage is Where.BEING_READ:
        is_being_checked(person.store, person.reference)
    person = back(person)
    assert takes_back(person) == Withdrawn(minutes(9), council_keeps=True)
    read = read_submission(person.store, person.reference, keys.private)
    assert read.answers == {"hurt": PRIVATE_WORDS}
    assert read.line.withdrawn_at == minutes(9)


def test_taking_back_needs_the_code(person):
    assert takes_back(person) == Closed(Reason.NOT_SENT)
    person.has_sent()
    assert takes_back(person) == Closed(Reason.SENT)


def deletes(person: Person):
    return delete_journey(person.store, person.reference, person.secret, now=NOW, random=token_bytes)


def test_deleting_the_own_copy_leaves_the_councils(person, keys):
    person.has_sent(answers={"name": "Ann"})
    other = back(person)
    assert deletes(other) == Deleted(everything=False)
    assert read_submission(person.store, person.reference, keys.private).answers == {"name": "Ann"}
    for device in (person, other):
        assert open_journey(device.store, device.reference, device.secret, NOW) == Closed(Reason.NO_KEY)
        assert receipt(device.store, device.reference, device.secret, NOW) == Closed(Reason.NO_KEY)
    assert left(person)["journey_keys"] == 1


def test_deleting_what_was_taken_back_unread_leaves_nothing(person):
    person.has_sent()
    other = back(person)
    adds(other, "x")
    takes_back(other)
    assert deletes(other) == Deleted(everything=True)
    assert set(left(person).values()) == {0}
