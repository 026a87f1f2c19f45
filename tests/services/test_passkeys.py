"""Passkeys: what a device says is believed only if it signed what was begun. The true ones are in tests/browser."""

import json
from secrets import token_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formbuilder.accounts.claims import Refusal
from formbuilder.accounts.people import Person, Role
from formbuilder.services import passkeys, people
from formbuilder.services.doing import Doing
from formbuilder.services.passkeys import Passkey, Site
from formbuilder.services.sign_ins import Arrival, Begun, Refused, begin_sign_in
from formbuilder.storage import passkeys as rows
from formbuilder.storage.engine import Store
from tests.long import many
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
ARRIVAL = Arrival("A phone", NOW, token_bytes)
SITE = Site("https://forms.example.gov.uk", "Example Council")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=20), inner, max_size=3),
    max_leaves=8,
)
ANSWER = st.fixed_dictionaries(
    {
        "id": JSON,
        "rawId": st.just("Yw") | JSON,
        "type": st.just("public-key") | JSON,
        "response": st.dictionaries(
            st.sampled_from(["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]),
            JSON,
        )
        | JSON,
    }
)


@pytest.fixture
def owen(store: Store) -> Person:
    found = people.add_person(store, "owen@example.org", "Owen", frozenset({Role.OFFICER}), DOING)
    assert isinstance(found, Person)
    return found


@pytest.fixture
def begun(store: Store) -> Begun:
    found = begin_sign_in(store, None, now=NOW, random=token_bytes)
    assert isinstance(found, Begun)
    return found


def kept(store: Store, person: Person, credential: bytes = b"c", name: str = "A phone") -> Passkey | None:
    """Keep a passkey as if a device had made it."""
    row = rows.PasskeyRow(
        id=DOING.new_id(),
        person=person.id,
        credential=credential,
        public_key=b"k",
        count=0,
        name=name,
        added_at=NOW,
        last_used=None,
    )
    return store.write(lambda scope: passkeys._add(scope, row, DOING))


@settings(max_examples=many(200), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said=st.text(max_size=50) | JSON.map(json.dumps) | ANSWER.map(json.dumps))
def test_whatever_is_said_lets_nobody_in(store: Store, owen: Person, begun: Begun, said: str):
    if not passkeys.passkeys_of(store, owen.id):
        kept(store, owen)
    assert passkeys.sign_in_with_passkey(store, said, SITE, begun, ARRIVAL) == Refused(Refusal.WRONG_PASSKEY)
    assert passkeys.add_passkey(store, owen, SITE, (begun, said, "A phone"), DOING) is None


@pytest.mark.parametrize("said", ["[" * 5_000, '{"rawId": "' + "A" * 30_000 + '"}', '{"rawId": 1}', "é", "\x00"])
def test_hostile_answers_are_refused(store: Store, owen: Person, begun: Begun, said: str):
    assert passkeys.sign_in_with_passkey(store, said, SITE, begun, ARRIVAL) == Refused(Refusal.WRONG_PASSKEY)


def test_the_device_must_check_who_holds_it(store: Store, owen: Person, begun: Begun):
    kept(store, owen, b"other")
    adding = json.loads(passkeys.options_to_add(store, owen, SITE, begun))
    assert adding["authenticatorSelection"]["userVerification"] == "required"
    assert adding["rp"] == {"id": "forms.example.gov.uk", "name": "Example Council"}
    assert len(adding["excludeCredentials"]) == 1
    using = json.loads(passkeys.options_to_sign_in(SITE, begun))
    assert using["userVerification"] == "required"
    assert not using.get("allowCredentials")


def test_a_passkey_is_kept_once_and_ten_at_most(store: Store, owen: Person):
    assert kept(store, owen) is not None
    assert kept(store, owen) is None
    for number in range(9):
        assert kept(store, owen, bytes([number])) is not None
    assert kept(store, owen, b"eleven") is None


def test_only_one_s_own_passkeys_are_removed(store: Store, owen: Person):
    passkey = kept(store, owen)
    assert passkey is not None
    assert not passkeys.remove_passkey(store, "0" * 32, passkey.id, DOING)
    assert not passkeys.remove_passkey(store, owen.id, "x", DOING)
    assert passkeys.remove_passkey(store, owen.id, passkey.id, DOING)
    assert passkeys.passkeys_of(store, owen.id) == ()


def test_whose_access_is_ended_has_no_passkey_left(store: Store, owen: Person):
    kept(store, owen)
    people.add_person(store, "ann@example.org", "Ann", frozenset({Role.ADMINISTRATOR}), DOING)
    people.end_access(store, owen.id, DOING)
    assert passkeys.passkeys_of(store, owen.id) == ()
