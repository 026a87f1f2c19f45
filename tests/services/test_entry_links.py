"""Links and codes: once, for a while, in the right browser, and only for those who need no second factor."""

from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_bytes

import pytest

from formbuilder.accounts.people import Person, Role
from formbuilder.accounts.rights import Right
from formbuilder.services import entry_links, outbox, people
from formbuilder.services.doing import Doing
from formbuilder.services.entry_links import AskedFor, NotIn
from formbuilder.services.sign_ins import Arrival, SignedIn, present
from formbuilder.storage.engine import Store, writing
from formbuilder.storage.tables import entry_links as table
from tests.services.stories import NOW, minutes

DOING = Doing(NOW, token_bytes)
ARRIVAL = Arrival("A phone", NOW, token_bytes)
ADDRESS = "mary@example.org"


@pytest.fixture
def mary(store: Store) -> Person:
    found = people.add_person(store, ADDRESS, "Mary", frozenset({Role.MEMBER}), DOING)
    assert isinstance(found, Person)
    return found


def asked(store: Store, address: str = ADDRESS, browser: bytes | None = None) -> AskedFor:
    found = entry_links.ask_for_link(store, address, browser, NOW, token_bytes)
    assert isinstance(found, AskedFor)
    return found


def message(store: Store, link: AskedFor) -> entry_links.ToSend:
    found = entry_links.link_to_send(store, link.id, NOW)
    assert found is not None
    return found


def test_a_link_lets_in_once(store: Store, mary: Person):
    link = asked(store, f"  {ADDRESS.upper()} ")
    token = message(store, link).token
    assert entry_links.link_state(store, token, NOW) is None
    came = entry_links.use_link(store, token, ARRIVAL)
    assert isinstance(came, SignedIn)
    assert came.person == mary
    assert entry_links.link_state(store, token, NOW) is NotIn.USED
    assert entry_links.use_link(store, token, ARRIVAL) is NotIn.USED


def test_looking_ten_times_uses_nothing_up(store: Store, mary: Person):
    token = message(store, asked(store)).token
    for _ in range(10):
        assert entry_links.link_state(store, token, NOW) is None
    assert isinstance(entry_links.use_link(store, token, ARRIVAL), SignedIn)


def test_a_code_lets_in_once_in_the_browser_that_asked(store: Store, mary: Person):
    link = asked(store)
    code = message(store, link).code
    assert entry_links.use_code(store, replace(link, browser=token_bytes(32)), code, ARRIVAL) is NotIn.WRONG_CODE
    assert isinstance(entry_links.use_code(store, link, f"{code[:3]} {code[3:]}", ARRIVAL), SignedIn)
    assert entry_links.use_code(store, link, code, ARRIVAL) is NotIn.WRONG_CODE


def test_five_wrong_codes_end_the_link_too(store: Store, mary: Person):
    link = asked(store)
    found = message(store, link)
    wrong = "000000" if found.code != "000000" else "111111"
    for _ in range(entry_links.MOST_TRIES):
        assert entry_links.use_code(store, link, wrong, ARRIVAL) is NotIn.WRONG_CODE
    assert entry_links.use_code(store, link, found.code, ARRIVAL) is NotIn.WRONG_CODE
    assert entry_links.use_link(store, found.token, ARRIVAL) is NotIn.TOO_MANY


def test_a_link_is_soon_too_old(store: Store, mary: Person):
    link = asked(store)
    found = message(store, link)
    late = replace(ARRIVAL, now=NOW + timedelta(minutes=15, seconds=1))
    assert entry_links.link_state(store, found.token, late.now) is NotIn.EXPIRED
    assert entry_links.use_link(store, found.token, late) is NotIn.EXPIRED
    assert entry_links.use_code(store, link, found.code, late) is NotIn.WRONG_CODE
    assert entry_links.link_to_send(store, link.id, late.now) is None


def test_a_link_that_is_used_ends_the_others(store: Store, mary: Person):
    first, second = (message(store, asked(store)).token for _ in range(2))
    entry_links.use_link(store, second, ARRIVAL)
    assert entry_links.use_link(store, first, ARRIVAL) is NotIn.USED


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MEMBER, Role.CHAIR, Role.FACILITATOR}])
def test_staff_do_not_come_in_by_a_link(store: Store, role: Role):
    people.add_person(store, ADDRESS, "Mary", frozenset({role, Role.MEMBER}), DOING)
    assert entry_links.link_to_send(store, asked(store).id, NOW) is None


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.FACILITATOR])
def test_everybody_in_a_panel_may_come_by_a_link(store: Store, role: Role):
    people.add_person(store, ADDRESS, "Mary", frozenset({role}), DOING)
    assert message(store, asked(store)).person.roles == {role}


def test_who_becomes_staff_meanwhile_needs_a_second_factor(store: Store, mary: Person):
    token = message(store, asked(store)).token
    people.change_roles(store, mary.id, frozenset({Role.OFFICER}), DOING)
    assert entry_links.use_link(store, token, ARRIVAL) is NotIn.SECOND_FACTOR


def test_who_becomes_staff_later_has_to_come_in_anew(store: Store, mary: Person):
    came = entry_links.use_link(store, message(store, asked(store)).token, ARRIVAL)
    assert isinstance(came, SignedIn)
    people.change_roles(store, mary.id, frozenset({Role.CHAIR}), DOING)
    assert present(store, came.token, minutes(1)) is not None
    people.change_roles(store, mary.id, frozenset({Role.OFFICER, Role.MEMBER}), DOING)
    assert present(store, came.token, minutes(1)) is None


@pytest.fixture
def owen(store: Store) -> Person:
    found = people.add_person(store, "owen@example.org", "Owen", frozenset({Role.OFFICER}), DOING)
    assert isinstance(found, Person)
    return found


def link_for(store: Store, person: Person) -> str:
    assert entry_links.send_passkey_link(store, person.id, DOING)
    leased = outbox.take(store, (entry_links.LINK_TO_COME_IN,), NOW)
    assert leased is not None
    found = entry_links.link_to_send(store, leased.subject, NOW)
    assert found is not None
    assert (found.person, found.kind) == (person, entry_links.Kind.PASSKEY)
    return found.token


def test_staff_come_in_by_a_link_to_set_up_a_passkey_and_may_do_nothing_else(store: Store, owen: Person):
    came = entry_links.use_link(store, link_for(store, owen), ARRIVAL)
    assert isinstance(came, SignedIn)
    who = present(store, came.token, minutes(1))
    assert who is not None
    assert who.may_add_passkeys
    assert {right for right in Right if who.may(right, store.council)} == {Right.ENTER}


def test_a_link_to_set_up_a_passkey_opens_for_an_hour(store: Store, owen: Person):
    token = link_for(store, owen)
    assert entry_links.link_state(store, token, minutes(60)) is None
    assert entry_links.link_state(store, token, minutes(61)) is NotIn.EXPIRED


def test_a_member_of_a_panel_adds_no_passkey(store: Store, mary: Person):
    came = entry_links.use_link(store, message(store, asked(store)).token, ARRIVAL)
    assert isinstance(came, SignedIn)
    who = present(store, came.token, minutes(1))
    assert who is not None
    assert not who.may_add_passkeys


@pytest.mark.parametrize("id_", ["", "x", "0" * 32])
def test_nobody_gets_no_link(store: Store, id_: str):
    assert not entry_links.send_passkey_link(store, id_, DOING)


def test_whose_access_was_ended_is_not_let_in(store: Store, mary: Person):
    token = message(store, asked(store)).token
    people.end_access(store, mary.id, DOING)
    assert entry_links.use_link(store, token, ARRIVAL) is NotIn.UNKNOWN
    assert entry_links.link_to_send(store, asked(store).id, NOW) is None


@pytest.mark.parametrize("address", ["", "nobody@example.org", "no address", "\x00", "a" * 5_000])
def test_who_is_not_on_the_list_gets_the_same_answer(store: Store, mary: Person, address: str):
    link = asked(store, address)
    assert entry_links.link_to_send(store, link.id, NOW) is None
    assert entry_links.use_code(store, link, "123456", ARRIVAL) is NotIn.WRONG_CODE
    assert outbox.take(store, (entry_links.LINK_TO_COME_IN,), NOW) is None


@pytest.mark.parametrize("token", ["", "x", "é", "\x00", "a" * 5_000])
def test_what_is_no_link_is_unknown(store: Store, token: str):
    assert entry_links.link_state(store, token, NOW) is NotIn.UNKNOWN
    assert entry_links.use_link(store, token, ARRIVAL) is NotIn.UNKNOWN
    assert entry_links.use_code(store, AskedFor(token, b""), token, ARRIVAL) is NotIn.WRONG_CODE


def test_so_many_links_in_ten_minutes_and_no_more(store: Store, mary: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("formbuilder.services.entry_links.MOST_ASKED", 2)
    asked(store)
    asked(store, "nobody@example.org")
    assert isinstance(entry_links.ask_for_link(store, ADDRESS, None, minutes(1), token_bytes), datetime)
    assert isinstance(entry_links.ask_for_link(store, ADDRESS, None, minutes(11), token_bytes), AskedFor)


def test_nothing_in_the_database_opens_anything_once_the_message_has_left(store: Store, mary: Person):
    link = asked(store)
    found = message(store, link)
    store.write(entry_links.link_sent(link.id))
    assert entry_links.link_to_send(store, link.id, NOW) is None
    with writing(store.engine) as connection:
        (row,) = connection.execute(table.select()).mappings()
    assert found.token not in str(dict(row))
    assert isinstance(entry_links.use_link(store, found.token, ARRIVAL), SignedIn)


def test_old_links_are_removed_when_the_next_one_is_asked_for(store: Store, mary: Person):
    asked(store)
    entry_links.ask_for_link(store, ADDRESS, None, minutes(2_000), token_bytes)
    with writing(store.engine) as connection:
        assert len(connection.execute(table.select()).all()) == 1
