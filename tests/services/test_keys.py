"""The council's key: changed without losing anything, sealed again in steps, rehearsed."""

from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select, update

from formbuilder.councils.read import DEMONSTRATION
from formbuilder.sealing import wraps
from formbuilder.sealing.rings import KeyRing
from formbuilder.services import keys as services
from formbuilder.services.assessing import read_notes
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.keys import Counts, RehearsedWith, current_key, list_keys, rehearse, seal_again
from formbuilder.services.sending import Sending, _send
from formbuilder.services.submissions import (
    Submission,
    WrongKey,
    count_sealed_elsewhere,
    read_apart,
    read_submission,
)
from formbuilder.storage.tables import apart_answers, journey_keys, trail
from tests.services.key_stories import DOING, rotates, tells
from tests.services.stories import NOW, Person


def happenings(store):
    found = select(trail.c.what).where(trail.c.what.like("key%"))
    return sorted(store.read(lambda scope: scope.connection.execute(found).scalars().all()))


def reads(store, reference, keys):
    found = read_submission(store, reference, keys)
    assert isinstance(found, Submission), found
    return found.answers["name"], [note.writing.words for note in read_notes(store, reference, keys)]


def test_before_and_after_a_change_the_ring_opens_everything(store, keys):
    old = tells(store, "Ann")
    new_pair = rotates(store)
    new = tells(store, "Beth")
    ring = KeyRing.of(keys.private, new_pair.private)
    assert reads(store, old, ring) == ("Ann", ["Ann"])
    assert reads(store, new, ring) == ("Beth", ["Beth"])
    assert sorted(record.answers["belief"] for record in read_apart(store, ring)) == ["Ann", "Beth"]
    assert count_sealed_elsewhere(store, ring) == 0
    assert count_sealed_elsewhere(store, new_pair.private) == 1
    assert isinstance(read_submission(store, old, new_pair.private), WrongKey)
    now, before = list_keys(store)
    assert (now.public, now.current, now.opens) == (new_pair.public, True, Counts(1, 1, 1))
    assert (before.public, before.current, before.opens) == (keys.public, False, Counts(1, 1, 1))
    assert happenings(store) == ["key-changed"]


def test_sealed_again_the_new_key_alone_opens_everything(store, keys):
    references = [tells(store, name) for name in ("Ann", "Beth")]
    pair = rotates(store)
    ring = KeyRing.of(keys.private, pair.private)
    assert seal_again(store, ring, DOING) == services.SealedAgain(Counts(2, 2, 2), {})
    assert [reads(store, each, pair.private) for each in references] == [("Ann", ["Ann"]), ("Beth", ["Beth"])]
    assert len(read_apart(store, pair.private)) == 2
    assert isinstance(read_submission(store, references[0], keys.private), WrongKey)
    assert [key.opens for key in list_keys(store)] == [Counts(2, 2, 2), Counts()]
    assert seal_again(store, ring, DOING) == services.SealedAgain(Counts(), {})
    assert happenings(store) == ["key-changed", "keys-sealed-again"]


def test_broken_off_it_goes_on_where_it_stopped(store, keys, monkeypatch):
    monkeypatch.setattr(services, "A_STEP", 2)
    references = [tells(store, name) for name in "ABCDE"]
    pair = rotates(store)
    ring = KeyRing.of(keys.private, pair.private)

    def stop(counts):
        if counts.forms == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seal_again(store, ring, DOING, told=stop)
    assert [key.opens for key in list_keys(store)] == [Counts(4, 0, 0), Counts(1, 5, 5)]
    assert sorted(reads(store, each, ring)[0] for each in references) == list("ABCDE")
    assert seal_again(store, ring, DOING).done == Counts(1, 5, 5)
    assert sorted(reads(store, each, pair.private)[0] for each in references) == list("ABCDE")
    assert happenings(store).count("keys-sealed-again") == 2


def test_what_needs_a_key_that_is_not_here_is_counted_and_stays(store, keys):
    old = tells(store, "Ann")
    middle = rotates(store)
    tells(store, "Beth")
    pair = rotates(store)
    done = seal_again(store, KeyRing.of(middle.private, pair.private), DOING)
    lost = wraps.key_name(keys.public).hex()
    assert done == services.SealedAgain(Counts(1, 1, 1), {lost: 3})
    assert reads(store, old, keys.private) == ("Ann", ["Ann"])


def test_what_was_changed_by_hand_is_left_and_told(store, keys):
    tells(store)
    pair = rotates(store)
    name = wraps.key_name(keys.public)
    store.write(lambda scope: scope.connection.execute(update(apart_answers).values(wrapped=name + bytes(80))))
    done = seal_again(store, KeyRing.of(keys.private, pair.private), DOING)
    assert (done.done, done.broken) == (Counts(1, 0, 1), 1)


def test_only_what_is_sealed_to_the_council_is_sealed_again(store, keys):
    person = Person.begins(store)
    own = store.read(lambda scope: scope.connection.execute(select(journey_keys.c.wrapped)).scalars().all())
    pair = rotates(store)
    done = seal_again(store, KeyRing.of(keys.private, pair.private), DOING)
    assert done == services.SealedAgain(Counts(), {})
    assert store.read(lambda scope: scope.connection.execute(select(journey_keys.c.wrapped)).scalars().all()) == own
    person.has_sent(answers={"name": "Ann"})


def test_what_is_on_its_way_while_the_key_changes_is_sealed_to_the_new_one(store, keys):
    person, changed = Person.begins(store), []

    def random(count):
        if not changed:
            changed.append(rotates(store))
        return token_bytes(count)

    sending = Sending(counter=person.journey().counter, answers={"name": "Ann"})
    assert _send(store, person.reference, person.secret, sending, now=NOW, random=random) is None
    person.has_sent(answers={"name": "Ann"})
    assert read_submission(store, person.reference, changed[0].private).answers == {"name": "Ann"}
    assert list_keys(store)[1].opens == Counts()


def test_a_rehearsal_opens_a_test_box_and_keeps_the_day(store, keys):
    assert current_key(store).is_due(NOW)
    found = rehearse(store, keys.private, RehearsedWith.FILE, DOING)
    assert (found.name, found.current) == (wraps.key_name(keys.public).hex(), True)
    key = current_key(store)
    assert (key.rehearsed_at, key.rehearsed_with) == (NOW, RehearsedWith.FILE)
    assert not key.is_due(NOW + timedelta(days=364))
    assert key.is_due(NOW + timedelta(days=365))
    assert rehearse(store, token_bytes(32), RehearsedWith.SHARES, DOING) is None
    assert happenings(store) == ["key-rehearsed"]
    rotates(store)
    assert current_key(store).rehearsed_at is None


def test_a_box_of_another_key_is_not_opened():
    public = wraps.public_of(token_bytes(32))
    assert not services.opens_test_box(token_bytes(32), public, 1, token_bytes)


def test_a_key_of_which_nothing_else_is_known_is_listed(store):
    tells(store)
    wrapped = b"unknown!" + bytes(80)
    store.write(lambda scope: scope.connection.execute(update(apart_answers).values(wrapped=wrapped)))
    _, other = list_keys(store)
    assert (other.name, other.public, other.since, other.opens) == (b"unknown!".hex(), None, None, Counts(0, 1, 0))


def test_another_council_is_not_touched(store, keys):
    luton = replace(add_council(store.engine, "luton", "Luton", now=NOW, public_key=keys.public), stretching=4)
    keep_profile(luton, DEMONSTRATION.read_bytes())
    theirs = Person.begins(luton)
    theirs.has_sent(answers={"name": "Lu"})
    pair = rotates(store)
    done = seal_again(store, KeyRing.of(keys.private, pair.private), DOING)
    assert done == services.SealedAgain(Counts(), {})
    assert read_submission(luton, theirs.reference, keys.private).answers == {"name": "Lu"}
    assert [key.current for key in list_keys(luton)] == [True]
