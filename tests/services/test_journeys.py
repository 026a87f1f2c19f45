from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.services.journeys import (
    Closed,
    Deleted,
    FormNotOpenError,
    FormPin,
    Journey,
    Reason,
    State,
    delete_journey,
    forget_device,
    open_journey,
    start_journey,
)
from formbuilder.storage.tables import journey_keys, journeys
from tests.looked_up import close_form
from tests.services.stories import NOW, PIN, Person, minutes


def opened(person: Person, now=NOW):
    return open_journey(person.store, person.reference, person.secret, now)


def last_used(person: Person):
    return person.store.read(lambda scope: scope.connection.execute(select(journeys.c.last_used)).scalar_one())


def rows(store, table):
    return store.read(lambda scope: scope.connection.execute(select(table)).all())


def test_a_journey_begins_empty_on_one_version_with_its_code_inside(person):
    journey = person.journey()
    assert journey.pin == PIN
    assert (journey.state, journey.answers, journey.counter) == (State.OPEN, {}, 0)
    assert journey.code == person.code
    assert journey.started_at == NOW
    assert journey.sent_at is None


def test_answers_can_be_there_from_the_start(store, person):
    started = start_journey(store, PIN, shared=False, now=NOW, random=token_bytes, answers={"who_fills_in": "for_them"})
    assert Person(store, started.reference, started.secret).journey().answers == {"who_fills_in": "for_them"}


@pytest.mark.parametrize("pin", [FormPin("other", 1, PIN.fingerprint), FormPin(PIN.slug, 1, "cd" * 32)])
def test_nobody_begins_a_form_that_is_not_open(store, person, pin):
    with pytest.raises(FormNotOpenError):
        start_journey(store, pin, shared=False, now=NOW, random=token_bytes)


def test_a_closed_form_is_begun_by_nobody_and_finished_by_those_who_began(store, person):
    close_form(store, PIN.slug, PIN.version)
    with pytest.raises(FormNotOpenError):
        start_journey(store, PIN, shared=False, now=NOW, random=token_bytes)
    person.saves({"name": "Ann"})
    person.has_sent()


def test_several_journeys_live_side_by_side(store):
    first, second = Person.begins(store), Person.begins(store)
    first.saves({"name": "Ann"})
    second.saves({"name": "Beth"})
    assert first.journey().answers == {"name": "Ann"}
    assert opened(Person(store, first.reference, second.secret)) == Closed(Reason.NO_KEY)


@pytest.mark.parametrize("reference", ["34679CDF", "", "x", "' OR 1=1", "\0" * 8, "K7P4-MX3Q", "é" * 8, "9" * 5000])
def test_a_reference_that_nobody_has_is_unknown(store, reference):
    assert open_journey(store, reference, token_bytes(32), NOW) == Closed(Reason.UNKNOWN)


@pytest.mark.parametrize("secret", [b"", b"x", bytes(32), bytes(500)])
def test_a_broken_cookie_opens_nothing(person, secret):
    assert opened(Person(person.store, person.reference, secret)) == Closed(Reason.NO_KEY)


def test_a_reference_that_is_taken_is_not_given_twice(store):
    Person.begins(store)
    taken = Person.begins(store)
    signs = iter(["34679CDFHJKMNPQRTWX".index(sign) for sign in taken.reference[:7]])
    drawn = []

    def random(count: int) -> bytes:
        if count == 1:
            drawn.append(next(signs, None))
            return bytes([drawn[-1]]) if drawn[-1] is not None else token_bytes(1)
        return token_bytes(count)

    started = start_journey(store, PIN, shared=False, now=NOW, random=random)
    assert len(drawn) > 7
    assert started.reference != taken.reference
    assert taken.journey()


def test_a_shared_device_ends_after_ten_minutes_without_a_request(store):
    person = Person.begins(store, shared=True)
    assert person.journey(minutes(9)).shared
    assert person.journey(minutes(18))
    assert opened(person, minutes(28)) == Closed(Reason.ENDED)
    assert opened(person, minutes(28.5)) == Closed(Reason.ENDED), "looking does not wake it up"


def test_on_a_shared_device_nothing_is_saved_after_its_end(store):
    person = Person.begins(store, shared=True, now=NOW - timedelta(minutes=11))
    assert delete_journey(store, person.reference, person.secret, now=NOW, random=token_bytes) == Closed(Reason.ENDED)


def test_somebody_else_cannot_tell_that_it_was_a_shared_device(store):
    person = Person.begins(store, shared=True)
    assert opened(Person(store, person.reference, token_bytes(32)), minutes(60)) == Closed(Reason.NO_KEY)


def test_a_device_of_ones_own_does_not_end(person):
    assert person.journey(NOW + timedelta(days=20))


@pytest.mark.parametrize(("shared", "seldom"), [(True, timedelta(minutes=1)), (False, timedelta(days=1))])
def test_looking_is_noted_seldom(store, shared, seldom):
    person = Person.begins(store, shared=shared)
    person.journey(NOW + seldom - timedelta(seconds=1))
    assert last_used(person) == NOW
    person.journey(NOW + seldom)
    assert last_used(person) == NOW + seldom


def test_looking_changes_nothing_else(person):
    before = rows(person.store, journeys)
    assert isinstance(opened(person), Journey)
    assert rows(person.store, journeys) == before


def test_a_device_that_is_cleared_opens_nothing(person):
    forget_device(person.store, person.reference, token_bytes(32))
    assert opened(person), "not by a stranger"
    forget_device(person.store, person.reference, person.secret)
    assert opened(person) == Closed(Reason.NO_KEY)
    forget_device(person.store, person.reference, person.secret)


def test_a_shared_device_can_be_cleared_after_its_end(store):
    person = Person.begins(store, shared=True)
    forget_device(store, person.reference, person.secret)
    assert opened(person, minutes(60)) == Closed(Reason.NO_KEY)


def test_deleting_leaves_neither_answers_nor_keys(person):
    person.saves({"name": "Ann"})
    deleted = delete_journey(person.store, person.reference, person.secret, now=NOW, random=token_bytes)
    assert deleted == Deleted(everything=True)
    assert rows(person.store, journeys) == rows(person.store, journey_keys) == []
    assert opened(person) == Closed(Reason.UNKNOWN)


def test_a_stranger_deletes_nothing(person):
    deleted = delete_journey(person.store, person.reference, token_bytes(32), now=NOW, random=token_bytes)
    assert deleted == Closed(Reason.NO_KEY)
    assert person.journey()
