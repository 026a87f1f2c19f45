from secrets import token_bytes

import pytest

from formbuilder.services.councils import (
    add_council,
    council_store,
    list_councils,
    new_council_keys,
    replace_public_key,
)
from formbuilder.services.forms import (
    FormChangedError,
    FormState,
    NotLookedAfterError,
    form_file,
    open_forms,
    publish_example,
)
from formbuilder.services.journeys import FormPin
from formbuilder.services.sending import TODAY
from formbuilder.services.submissions import NotThere, list_submissions, read_submission
from formbuilder.storage import forms as rows
from tests.looked_up import close_form
from tests.services.stories import NOW, PIN, Person, minutes


def test_what_means_danger_stands_first_then_the_newest(store):
    people = [Person.begins(store) for _ in range(4)]
    for person, minute, level in zip(people, (1, 2, 3, 4), (None, TODAY, None, None), strict=True):
        person.has_sent(now=minutes(minute), level=level)
    expected = [people[number].reference for number in (1, 3, 2, 0)]
    assert [line.reference for line in list_submissions(store)] == expected


def test_a_council_sees_only_its_own(engine, store, person, keys):
    other = add_council(engine, "luton", "Luton", now=NOW, public_key=keys.public)
    person.has_sent()
    assert list_submissions(other) == ()
    assert read_submission(other, person.reference, keys.private) == NotThere()


def test_councils_are_found_by_slug_and_added_once(engine, store):
    again = add_council(engine, "bedford", "Bedford", now=NOW)
    assert again == council_store(engine, "bedford")
    assert again.council == store.council
    assert council_store(engine, "nowhere") is None
    (line,) = list_councils(engine)
    assert (line.name, line.has_key) == ("Bedford", True)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_of_the_wrong_length_is_refused(store, key):
    with pytest.raises(ValueError, match="32 bytes"):
        replace_public_key(store, key, NOW)


def test_a_private_key_is_in_no_repr():
    keys = new_council_keys(token_bytes)
    assert repr(keys.private) not in repr(keys)


def test_an_example_is_opened_and_brought_up_to_date(store):
    publish_example(store, PIN, b"first", NOW)
    newer = FormPin(PIN.slug, PIN.version, "cd" * 32)
    publish_example(store, newer, b"second", NOW)
    (found,) = open_forms(store)
    assert (found.pin, found.state) == (newer, FormState.EXAMPLE)
    assert form_file(store, PIN.slug, 1) == b"second"
    assert form_file(store, PIN.slug, 2) is None


def test_what_is_published_does_not_change(store):
    publish_example(store, PIN, b"first", NOW)
    store.write(lambda scope: rows.set_state(scope, PIN.slug, PIN.version, FormState.PUBLISHED))
    publish_example(store, PIN, b"first", NOW)
    with pytest.raises(FormChangedError):
        publish_example(store, FormPin(PIN.slug, PIN.version, "cd" * 32), b"second", NOW)
    assert form_file(store, PIN.slug, 1) == b"first"


def test_a_form_that_the_council_does_not_look_after_is_not_opened(store):
    pin = FormPin("whole", 1, "ab" * 32)
    with pytest.raises(NotLookedAfterError):
        publish_example(store, pin, b"first", NOW)
    assert form_file(store, "whole", 1) is None
    publish_example(store, pin, b"first", NOW, records=False)
    assert form_file(store, "whole", 1) == b"first"


def test_a_council_without_a_profile_opens_nothing(engine):
    with pytest.raises(NotLookedAfterError):
        publish_example(add_council(engine, "empty", "Empty Council", now=NOW), PIN, b"first", NOW)


def test_what_is_closed_is_not_open(store):
    publish_example(store, PIN, b"first", NOW)
    close_form(store, PIN.slug, PIN.version)
    assert open_forms(store) == ()
