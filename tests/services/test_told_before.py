"""Bringing over what another journey holds: only what is empty, only with a key or a code, and no trace elsewhere."""

import json
from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select

from formbuilder.sealing import box
from formbuilder.sealing.code import digits_of
from formbuilder.sealing.reference import new_reference, shown_reference
from formbuilder.services.afterwards import withdraw
from formbuilder.services.coming_back import Refusal, Refused, come_back, look_in
from formbuilder.services.contents import Contents, packed, unpacked
from formbuilder.services.journeys import Closed, Journey, Reason, State, delete_journey, forget_device
from formbuilder.services.lending import Giver, borrowed, lend, look
from formbuilder.services.saving import BroughtOver, Full, Saved, bring_over, tell_nothing
from formbuilder.services.submissions import read_submission
from formbuilder.storage.tables import metadata
from tests.services.stories import NOW, PIN, Person, minutes
from tests.services.test_coming_back import WRONG_CODE, back


def brings(person: Person, answers, tell: str = "", now=NOW):
    brought = BroughtOver(answers=answers, tell=tell)
    return bring_over(person.store, person.reference, person.secret, brought, now=now, random=token_bytes)


def looks_in(person: Person, typed: str = "", *, reference: str = "", now=NOW):
    typed = typed or digits_of(person.code)
    return look_in(person.store, reference or person.reference, typed, now=now, random=token_bytes)


def everything(store) -> dict[str, list[str]]:
    with store.engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_only_what_is_empty_is_filled_and_it_is_remembered_until_it_changes(person):
    person.saves({"name": "Ann"})
    saved = brings(person, {"name": "Sam", "town": "Bedford", "home": {"line1": "1 Hill"}})
    assert isinstance(saved, Saved)
    assert person.journey().answers == {"name": "Ann", "town": "Bedford", "home": {"line1": "1 Hill"}}
    assert person.journey().brought == {"town", "home"}
    person.saves({"town": "Luton"})
    assert person.journey().brought == {"home"}
    person.saves({"home": None})
    assert person.journey().brought == frozenset()
    brings(person, {"home": {"line1": "2 Hill"}})
    assert person.journey().brought == {"home"}


def test_a_page_that_was_open_meanwhile_does_not_take_it_away_and_asks_before_it_changes_it(person):
    seen = person.sees("town")
    brings(person, {"town": "Bedford"})
    assert isinstance(person.sends_page({}, seen=seen), Saved)
    assert person.journey().answers == {"town": "Bedford"}
    assert not isinstance(person.sends_page({"town": "Luton"}, seen=seen), Saved)


def test_readers_are_told_of_another_journey_once_and_only_after_a_yes(person, keys):
    brings(person, {"town": "Bedford"})
    assert person.journey().others == ()
    for _ in range(2):
        brings(person, {}, "KJC744KR")
    assert person.journey().others == ("KJC744KR",)
    person.has_sent(others=person.journey().others)
    submission = read_submission(person.store, person.reference, keys.private)
    assert submission.others == ("KJC744KR",)
    assert submission.answers == {"town": "Bedford"}


def test_the_yes_is_taken_back(person, keys):
    brings(person, {}, "KJC744KR")
    saved = tell_nothing(person.store, person.reference, person.secret, now=NOW, random=token_bytes)
    assert isinstance(saved, Saved)
    assert person.journey().others == ()
    person.has_sent()
    assert read_submission(person.store, person.reference, keys.private).others == ()


def test_a_reference_stands_in_no_row_in_clear(person):
    other = Person.begins(person.store)
    brings(person, {"town": "Bedford"}, other.reference)
    rows = [row for found in everything(person.store).values() for row in found]
    assert not [row for row in rows if person.reference in row and other.reference in row]


def test_what_is_too_much_changes_nothing(person, monkeypatch):
    person.saves({"name": "Ann"})
    monkeypatch.setattr(box, "MOST", 600)
    assert isinstance(brings(person, {"town": "x" * 600}), Full)
    assert person.journey().answers == {"name": "Ann"}
    assert person.journey().brought == frozenset()


def test_a_journey_that_was_sent_or_is_closed_takes_nothing_over(person):
    assert bring_over(
        person.store, person.reference, token_bytes(32), BroughtOver(answers={}), now=NOW, random=token_bytes
    ) == Closed(Reason.NO_KEY)
    person.has_sent()
    assert brings(person, {"town": "Bedford"}) == Closed(Reason.SENT)


def test_a_box_from_before_there_was_this_opens(person):
    person.saves({"name": "Ann"})
    contents = unpacked(packed_without_new_parts(person))
    assert (contents.brought, contents.others) == ({}, ())
    assert contents.answers == {"name": "Ann"}


def packed_without_new_parts(person: Person) -> bytes:
    parts = json.loads(packed(Contents(answers=person.journey().answers)))
    del parts["brought"], parts["others"]
    return json.dumps(parts).encode()


def test_looking_leaves_no_trace_so_that_a_shared_device_still_ends(store):
    person = Person.begins(store, shared=True)
    before = everything(store)
    for minute in range(1, 10):
        assert isinstance(look(store, person.reference, person.secret, minutes(minute)), Journey)
    assert everything(store) == before
    assert look(store, person.reference, person.secret, minutes(10)) == Closed(Reason.ENDED)
    assert look(store, person.reference, token_bytes(32), NOW) == Closed(Reason.NO_KEY)
    assert look(store, "nonsense", person.secret, NOW) == Closed(Reason.UNKNOWN)


def test_a_code_lets_look_in_and_changes_nothing(person):
    person.saves({"name": "Ann"})
    before = everything(person.store)
    found = looks_in(person, reference=shown_reference(person.reference).lower())
    assert isinstance(found, Journey)
    assert found.answers == {"name": "Ann"}
    after = everything(person.store)
    assert {name for name in after if after[name] != before[name]} == {"guesses"}, "a count, at nought again"
    assert person.journey().answers == {"name": "Ann"}, "this device keeps its key"


def test_a_code_lets_look_in_after_the_device_has_forgotten(person):
    person.saves({"name": "Ann"})
    forget_device(person.store, person.reference, person.secret)
    assert looks_in(person).answers == {"name": "Ann"}
    assert look(person.store, person.reference, person.secret, NOW) == Closed(Reason.NO_KEY)


def test_a_code_lets_look_in_what_was_sent(person):
    person.saves({"name": "Ann", "left": "x"})
    person.has_sent(answers={"name": "Ann"})
    found = looks_in(person)
    assert (found.answers, found.state) == ({"name": "Ann"}, State.SENT)
    assert look(person.store, person.reference, person.secret, NOW) == Closed(Reason.SENT), (
        "the device has no key to it"
    )


def test_what_was_taken_back_says_so(person):
    person.has_sent()
    home = back(person)
    withdraw(home.store, home.reference, home.secret, now=NOW, random=token_bytes)
    assert looks_in(person).state is State.WITHDRAWN


def test_what_is_deleted_is_not_looked_in(person):
    delete_journey(person.store, person.reference, person.secret, now=NOW, random=token_bytes)
    assert looks_in(person) == Refused(Refusal.WRONG)


def test_guesses_here_and_on_coming_back_count_together(person):
    for turn in range(8):
        if turn % 2:
            assert looks_in(person, WRONG_CODE) == Refused(Refusal.WRONG)
        else:
            assert come_back(person.store, person.reference, WRONG_CODE, now=NOW, random=token_bytes) == Refused(
                Refusal.WRONG
            )
    too_many = Refused(Refusal.TOO_MANY, NOW + timedelta(hours=1))
    assert looks_in(person) == too_many
    assert come_back(person.store, person.reference, digits_of(person.code), now=NOW, random=token_bytes) == too_many
    assert isinstance(looks_in(person, now=minutes(60)), Journey)


def test_an_unknown_reference_is_told_as_a_wrong_code_and_takes_as_long(person):
    drawn = []

    def random(count: int) -> bytes:
        drawn.append(count)
        return token_bytes(count)

    for reference in (person.reference, new_reference(token_bytes)):
        assert look_in(person.store, reference, WRONG_CODE, now=NOW, random=random) == Refused(Refusal.WRONG)
    assert len(drawn) == 1, "the unknown one is stretched with a salt of its own"


@pytest.mark.parametrize(("typed", "kind"), [("", Refusal.EMPTY), ("1234", Refusal.TOO_SHORT)])
def test_what_cannot_be_a_code_is_no_guess(person, typed, kind):
    for _ in range(9):
        assert look_in(person.store, person.reference, typed, now=NOW, random=token_bytes).kind is kind
    assert looks_in(person, reference="AAAA-AAAA") == Refused(Refusal.REFERENCE)
    assert isinstance(looks_in(person), Journey)


GIVER = Giver(reference="KJC744KR", pin=PIN, started_at=NOW, sent_at=None, answers={"name": "Ännchen", "n": ["a"]})


def lends(person: Person, giver: Giver = GIVER) -> str:
    return lend(person.store, person.reference, person.secret, giver, now=NOW, random=token_bytes)


def test_a_loan_is_for_this_journey_this_device_and_ten_minutes(person):
    text, other = lends(person), Person.begins(person.store)
    store, reference, secret = person.store, person.reference, person.secret
    assert borrowed(store, reference, secret, text, NOW) == GIVER
    assert borrowed(store, reference, secret, text, minutes(9.9)) == GIVER
    assert borrowed(store, reference, secret, text, minutes(10)) is None
    assert borrowed(store, reference, other.secret, text, NOW) is None
    assert borrowed(store, other.reference, secret, text, NOW) is None
    assert borrowed(replace(store, council=99), reference, secret, text, NOW) is None


@pytest.mark.parametrize(
    "change", [lambda t: t[:-9], lambda t: "B" + t[1:], lambda t: t[:40] + "AAAA" + t[44:], str.lower]
)
def test_a_loan_that_was_changed_is_none(person, change):
    assert borrowed(person.store, person.reference, person.secret, change(lends(person)), NOW) is None


@pytest.mark.parametrize("text", ["", "A", "\x00", "ä" * 20, "AAAA" * 9_999])
def test_rubbish_is_no_loan(person, text):
    assert borrowed(person.store, person.reference, person.secret, text, NOW) is None


def test_a_loan_shows_nothing_and_a_box_that_is_too_full_is_not_lent(person):
    text = lends(person, replace(GIVER, sent_at=minutes(3)))
    assert "nnchen" not in text
    assert borrowed(person.store, person.reference, person.secret, text, NOW).sent_at == minutes(3)
    assert lends(person, replace(GIVER, answers={"x": "x" * 300_000})) == ""
