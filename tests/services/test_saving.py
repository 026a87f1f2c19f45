from datetime import timedelta
from secrets import token_bytes

import pytest

from formbuilder.services.journeys import Closed, Reason
from formbuilder.services.saving import (
    Conflict,
    Draft,
    Full,
    Saved,
    new_item,
    remove_item,
    save_draft,
)
from formbuilder.services.seeing import Seen, parse_seen, seen_of
from tests.services.stories import NOW, PRIVATE_WORDS, Person


def test_what_is_saved_is_there_when_the_journey_is_opened_again(person):
    person.saves({"name": "Ann", "needs": ["shop", "cook"], "left": None}, page=3, marks={"helper": True})
    journey = person.journey()
    assert journey.answers == {"name": "Ann", "needs": ["shop", "cook"]}
    assert journey.seen == {3}
    assert journey.marks == {"helper"}
    assert journey.counter == 1
    assert journey.counters == {"name": 1, "needs": 1}


def test_an_answer_can_be_changed_and_emptied(person):
    person.saves({"name": "Ann"})
    person.saves({"name": "Anne"})
    assert person.journey().answers == {"name": "Anne"}
    person.saves({"name": None})
    assert person.journey().answers == {}


def test_two_tabs_on_different_pages_lose_nothing(person):
    first, second = person.sees("name"), person.sees("town")
    person.saves({"name": "Ann"}, page=1, seen=first)
    person.saves({"town": "Bedford"}, page=2, seen=second)
    assert person.journey().answers == {"name": "Ann", "town": "Bedford"}


def test_a_stale_page_is_told_and_both_answers_are_shown(person):
    stale = person.sees("name", "town")
    person.saves({"name": "Ann"})
    conflict = person.sends_page({"name": "Beth", "town": "Luton"}, seen=stale)
    assert isinstance(conflict, Conflict)
    assert [(field.address, field.stored, field.sent) for field in conflict.fields] == [("name", "Ann", "Beth")]
    assert person.journey().answers == {"name": "Ann", "town": "Luton"}, "the other fields of the page are kept"


@pytest.mark.parametrize("chosen", ["Ann", "Beth"])
def test_after_a_conflict_the_person_chooses(person, chosen):
    stale = person.sees("name")
    person.saves({"name": "Ann"})
    conflict = person.sends_page({"name": "Beth"}, seen=stale)
    person.saves({"name": chosen}, seen=parse_seen(seen_of(conflict.journey, ["name"])))
    assert person.journey().answers == {"name": chosen}


@pytest.mark.parametrize(
    ("at_first", "elsewhere", "sent", "kept", "conflicts"),
    [
        ("a", "b", "a", "b", 0),  # the page did not touch it
        ("a", "b", "b", "b", 0),  # both did the same
        ("a", "b", "c", "b", 1),
        ("a", None, "c", None, 1),  # emptied elsewhere
        ("a", "b", None, "b", 1),  # emptied here
        (None, "b", None, "b", 0),
        ("a", "a", "c", "c", 0),
        (None, None, "c", "c", 0),
    ],
)
def test_when_a_field_is_in_conflict(person, at_first, elsewhere, sent, kept, conflicts):
    person.saves({"name": at_first})
    stale = person.sees("name")
    person.saves({"name": elsewhere})
    result = person.sends_page({"name": sent}, seen=stale)
    assert len(getattr(result, "fields", ())) == conflicts
    assert person.journey().answers.get("name") == kept


def test_changed_elsewhere_and_back_again_is_no_conflict(person):
    person.saves({"name": "a"})
    stale = person.sees("name")
    person.saves({"name": "b"})
    person.saves({"name": "a"})
    assert isinstance(person.sends_page({"name": "c"}, seen=stale), Saved)


def test_a_page_that_cannot_say_what_it_saw_overwrites_nothing(person):
    person.saves({"name": "Ann"})
    assert isinstance(person.sends_page({"name": "Beth"}, seen=parse_seen("rubbish")), Conflict)
    assert isinstance(person.sends_page({"name": "Ann", "town": "Luton"}, seen=Seen()), Saved)


@pytest.mark.parametrize("text", ["", "1~", "1~name", "1~name=short", "-1", "1" * 70_000, "1~a=" + 12 * "é", "1\n"])
def test_a_hidden_field_that_was_tampered_with_has_seen_nothing(text):
    assert parse_seen(text) == Seen()


def test_the_source_of_a_page_gives_no_answer_away(store):
    texts = []
    for _ in range(2):
        person = Person.begins(store)
        person.saves({"hurt": "yes"})
        texts.append(seen_of(person.journey(), ["hurt"]))
    assert texts[0] != texts[1], "the mark of an answer is another one in every journey"


def test_items_of_a_group_are_saved_one_by_one(person):
    person.saves({"pills/k3x9a2bc/what": "Aspirin", "pills/k3x9a2bc/often": "daily"})
    person.saves({"pills/m4p7q2rs/what": "Iron"})
    person.saves({"pills/k3x9a2bc/often": None})
    assert person.journey().answers == {
        "pills": [{"id": "k3x9a2bc", "what": "Aspirin"}, {"id": "m4p7q2rs", "what": "Iron"}]
    }


def test_two_tabs_on_two_items_lose_nothing(person):
    person.saves({"pills/aaaaaaaa/what": "Aspirin", "pills/bbbbbbbb/what": "Iron"})
    first, second = person.sees("pills/aaaaaaaa/what"), person.sees("pills/bbbbbbbb/what")
    person.saves({"pills/aaaaaaaa/what": "Codeine"}, seen=first)
    person.saves({"pills/bbbbbbbb/what": "Zinc"}, seen=second)
    assert [item["what"] for item in person.journey().answers["pills"]] == ["Codeine", "Zinc"]


def remove(person: Person, item: str):
    return remove_item(person.store, person.reference, person.secret, item, now=NOW, random=token_bytes)


def test_an_item_can_be_removed(person):
    person.saves({"pills/aaaaaaaa/what": "Aspirin", "pills/bbbbbbbb/what": "Iron"})
    assert isinstance(remove(person, "pills/aaaaaaaa"), Saved)
    assert person.journey().answers == {"pills": [{"id": "bbbbbbbb", "what": "Iron"}]}
    remove(person, "pills/bbbbbbbb")
    assert person.journey().answers == {}


def test_an_item_removed_in_another_tab_is_a_conflict_when_it_was_changed_here(person):
    person.saves({"pills/aaaaaaaa/what": "Aspirin", "pills/aaaaaaaa/often": "daily"})
    stale = person.sees("pills/aaaaaaaa/what", "pills/aaaaaaaa/often")
    remove(person, "pills/aaaaaaaa")
    result = person.sends_page({"pills/aaaaaaaa/what": "Codeine", "pills/aaaaaaaa/often": "daily"}, seen=stale)
    assert [(field.address, field.stored, field.sent) for field in result.fields] == [
        ("pills/aaaaaaaa/what", None, "Codeine")
    ]
    assert person.journey().answers == {}


def test_new_items_have_ids_of_eight_letters_and_digits():
    ids = {new_item(token_bytes) for _ in range(50)}
    assert len(ids) == 50
    assert all(len(item) == 8 and item.isalnum() and item == item.lower() for item in ids)


def test_more_than_fits_is_refused_and_what_was_there_stays(person):
    person.saves({"name": "Ann"})
    result = person.sends_page({"story": "x" * 300_000})
    assert isinstance(result, Full)
    assert person.journey().answers == {"name": "Ann"}


def draft(person: Person, text: str, now=NOW) -> bool:
    typed = Draft(4, {"story": [text]})
    return save_draft(person.store, person.reference, person.secret, typed, now=now, random=token_bytes)


def test_what_is_typed_is_kept_at_most_every_ten_seconds(person):
    assert draft(person, "I wake")
    assert not draft(person, "I wake up", NOW + timedelta(seconds=9))
    assert draft(person, "I wake up at night", NOW + timedelta(seconds=10))
    assert person.journey().drafts == {4: {"story": ["I wake up at night"]}}
    assert person.journey().answers == {}


def test_a_page_that_is_saved_drops_its_draft_only(person):
    draft(person, "I wake")
    person.saves({"name": "Ann"}, page=1)
    assert 4 in person.journey().drafts
    person.saves({"story": "I wake"}, page=4)
    assert person.journey().drafts == {}


def test_another_device_cannot_save(person):
    stranger = Person(person.store, person.reference, token_bytes(32))
    assert stranger.sends_page({"name": "Eve"}, seen=Seen()) == Closed(Reason.NO_KEY)
    assert not draft(stranger, "Eve")


def test_what_was_sent_cannot_be_changed(person):
    person.has_sent()
    assert person.sends_page({"name": "late"}, seen=Seen()) == Closed(Reason.SENT)


def test_answers_are_in_no_repr(person):
    stale = person.sees("name")
    saved = person.sends_page({"name": PRIVATE_WORDS})
    conflict = person.sends_page({"name": "other"}, seen=stale)
    draft(person, PRIVATE_WORDS)
    for thing in (saved, conflict, person.journey(), conflict.fields[0]):
        assert PRIVATE_WORDS not in repr(thing)
        assert person.code not in repr(thing)
