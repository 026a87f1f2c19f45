"""People of a council, and how they come in: the rules, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import select, update

from formbuilder.accounts.claims import Claims, Refusal, Trust
from formbuilder.accounts.people import Person, Role
from formbuilder.sealing.long_code import shown_long_code
from formbuilder.services.councils import add_council
from formbuilder.services.doing import Doing
from formbuilder.services.people import (
    NotDone,
    add_examples,
    add_person,
    change_roles,
    end_access,
    find_person,
    forms_looked_after,
    list_people,
    look_after_form,
    person_with_email,
)
from formbuilder.services.seals import MOST_TRIES, open_seal, seal_account, seal_of
from formbuilder.services.sign_ins import (
    Arrival,
    Begun,
    Refused,
    SignedIn,
    begin_sign_in,
    end_other_sessions,
    end_session,
    present,
    sessions_of,
    sign_in,
    sign_in_as,
    take_sign_in,
)
from formbuilder.storage.engine import Store, reading, writing
from formbuilder.storage.tables import councils, people, person_names, sessions, sign_ins, trail
from tests.services.stories import NOW

DOING = Doing(NOW, token_bytes)
TRUST = Trust(amr=frozenset({"mfa"}))
OFFICER, ADMINISTRATOR = frozenset({Role.OFFICER}), frozenset({Role.ADMINISTRATOR})
CLAIMS = Claims(
    issuer="https://id.example.org", subject="1", email="ann@example.org", email_verified=True, amr=("pwd", "mfa")
)


def arrival(minutes: float = 0, before: bytes | None = None) -> Arrival:
    return Arrival("Firefox on Windows", NOW + timedelta(minutes=minutes), token_bytes, before)


@pytest.fixture
def ann(store: Store) -> Person:
    person = add_person(store, "Ann@Example.org", " Ann  Lee ", OFFICER, DOING)
    assert isinstance(person, Person)
    return person


def came_in(store: Store, minutes: float = 0) -> bytes:
    result = sign_in(store, CLAIMS, TRUST, arrival(minutes))
    assert isinstance(result, SignedIn)
    return result.token


def noted(store: Store) -> list[tuple[str, str, str | None]]:
    with reading(store.engine) as connection:
        found = connection.execute(select(trail.c.what, trail.c.subject, trail.c.person))
        return [tuple(row) for row in found]


def test_a_person_is_kept_as_typed_but_for_spaces_and_capitals(store: Store, ann: Person):
    assert find_person(store, ann.id) == ann
    assert (ann.name, ann.email, ann.roles) == ("Ann Lee", "ann@example.org", OFFICER)
    assert person_with_email(store, " ANN@example.ORG ") == ann
    assert list_people(store) == (ann,)


@pytest.mark.parametrize(
    ("email", "name", "roles", "wrong"),
    [
        ("ann", "Ann", OFFICER, {NotDone.EMAIL}),
        ("a@b", "Ann", OFFICER, {NotDone.EMAIL}),
        ("<a@b.org>", "Ann", OFFICER, {NotDone.EMAIL}),
        ("a@b.org, c@d.org", "Ann", OFFICER, {NotDone.EMAIL}),
        ("a" * 250 + "@b.org", "Ann", OFFICER, {NotDone.EMAIL}),
        ("", "", frozenset(), {NotDone.EMAIL, NotDone.NAME, NotDone.NO_ROLE}),
        ("a@b.org", "\x00 \u200b", OFFICER, {NotDone.NAME}),
        ("a@b.org", "A" * 121, OFFICER, {NotDone.NAME}),
    ],
)
def test_who_cannot_be_added(store: Store, email: str, name: str, roles: frozenset[Role], wrong: set[NotDone]):
    assert add_person(store, email, name, roles, DOING) == wrong
    assert list_people(store) == ()


def test_nobody_is_there_twice_however_fast(store: Store):
    def add(_: int) -> object:
        return add_person(store, "ann@example.org", "Ann", OFFICER, DOING)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(add, range(12)))
    assert len([each for each in results if isinstance(each, Person)]) == 1
    assert len(list_people(store)) == 1


def test_one_administrator_stays_however_fast(store: Store):
    ids = [add_person(store, f"{name}@example.org", name, ADMINISTRATOR, DOING).id for name in "abcd"]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda id_: end_access(store, id_, DOING), ids))
    assert results.count(NotDone.LAST_ADMINISTRATOR) == 1
    assert [person.active for person in list_people(store)].count(True) == 1


def test_the_last_administrator_keeps_the_role_and_the_access(store: Store, ann: Person):
    boss = add_person(store, "boss@example.org", "Boss", ADMINISTRATOR, DOING)
    seal_account(store, DOING)
    assert change_roles(store, boss.id, OFFICER, DOING) is NotDone.LAST_ADMINISTRATOR
    assert end_access(store, boss.id, DOING) is NotDone.LAST_ADMINISTRATOR
    assert change_roles(store, ann.id, ADMINISTRATOR | OFFICER, DOING).roles == ADMINISTRATOR | OFFICER
    assert change_roles(store, boss.id, OFFICER, DOING) == replace(boss, roles=OFFICER)


def test_the_trail_holds_ids_and_who_did_it_and_never_a_name(store: Store, ann: Person):
    doing = replace(DOING, by=ann.id)
    bea = add_person(store, "bea@example.org", "Bea", OFFICER, doing)
    change_roles(store, bea.id, ADMINISTRATOR | OFFICER, doing)
    change_roles(store, bea.id, ADMINISTRATOR | OFFICER, doing)
    change_roles(store, bea.id, OFFICER | frozenset({Role.CHAIR}), doing)
    end_access(store, ann.id, doing)
    found = noted(store)
    assert ("person-added", bea.id, ann.id) in found
    assert len([each for each in found if each[0] == "roles-changed"]) == 1, (
        "the second changed nothing, the third is refused"
    )
    assert ("access-ended", ann.id, ann.id) in found
    assert "Bea" not in str(found)
    assert "example.org" not in str(found)


def test_whose_access_is_ended_is_out_and_comes_back_with_another_account(store: Store, ann: Person):
    token = came_in(store)
    assert end_access(store, ann.id, DOING) == 1
    assert end_access(store, ann.id, DOING) is NotDone.UNKNOWN
    assert present(store, token, NOW) is None
    assert sign_in(store, CLAIMS, TRUST, arrival()) == Refused(Refusal.ENDED)
    other = replace(CLAIMS, subject="2")
    assert sign_in(store, other, TRUST, arrival()) == Refused(Refusal.ENDED)
    back = add_person(store, "ann@example.org", "Ann Jones", ADMINISTRATOR, DOING)
    assert back == replace(ann, name="Ann Jones", roles=ADMINISTRATOR)
    assert find_person(store, ann.id) == back
    assert isinstance(sign_in(store, other, TRUST, arrival()), SignedIn)
    assert sign_in(store, CLAIMS, TRUST, arrival()) == Refused(Refusal.OTHER_ACCOUNT)


def test_a_session_that_is_left_over_is_none_once_the_access_was_ended(store: Store, ann: Person):
    token = came_in(store)
    with writing(store.engine) as connection:
        connection.execute(update(people).values(ended_at=NOW))
    assert present(store, token, NOW) is None


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        (replace(CLAIMS, amr=("pwd",)), Refusal.NO_SECOND_FACTOR),
        (replace(CLAIMS, amr=()), Refusal.NO_SECOND_FACTOR),
        (replace(CLAIMS, email_verified=False), Refusal.EMAIL_NOT_VERIFIED),
        (replace(CLAIMS, email_verified=None), Refusal.EMAIL_NOT_VERIFIED),
        (replace(CLAIMS, email="ann"), Refusal.EMAIL_NOT_VERIFIED),
        (replace(CLAIMS, email="bea@example.org"), Refusal.NOBODY),
    ],
)
def test_who_does_not_come_in(store: Store, ann: Person, claims: Claims, why: Refusal):
    assert sign_in(store, claims, TRUST, arrival()) == Refused(why)
    assert sessions_of(store, ann.id, NOW) == ()


def test_known_by_the_account_a_second_factor_is_asked_for_all_the_same(store: Store, ann: Person):
    came_in(store)
    assert sign_in(store, replace(CLAIMS, amr=("pwd",)), TRUST, arrival()) == Refused(Refusal.NO_SECOND_FACTOR)


def test_the_same_subject_at_another_provider_is_somebody_else(store: Store, ann: Person):
    came_in(store)
    elsewhere = replace(CLAIMS, issuer="https://other.example.org", email="mallory@example.org")
    assert sign_in(store, elsewhere, TRUST, arrival()) == Refused(Refusal.NOBODY)


def test_a_person_of_one_council_is_nobody_in_another(store: Store, ann: Person):
    other = add_council(store.engine, "luton", "Luton", now=NOW)
    token = came_in(store)
    assert present(other, token, NOW) is None
    assert find_person(other, ann.id) is None
    assert sign_in(other, CLAIMS, TRUST, arrival()) == Refused(Refusal.NOBODY)
    assert change_roles(other, ann.id, ADMINISTRATOR, DOING) is NotDone.UNKNOWN
    assert not end_session(other, ann.id, sessions_of(store, ann.id, NOW)[0].id, now=NOW, random=token_bytes)
    assert isinstance(add_person(other, "ann@example.org", "Ann", OFFICER, DOING), Person)


def test_tokens_are_kept_as_their_hash(store: Store, ann: Person):
    token = came_in(store)
    with reading(store.engine) as connection:
        (kept,) = connection.execute(select(sessions.c.token)).scalars()
    assert kept != token
    assert len(kept) == 32
    assert present(store, kept, NOW) is None


@pytest.mark.parametrize(("minutes", "there"), [(59, True), (60, False)])
def test_a_session_that_nobody_uses_ends_after_an_hour(store: Store, ann: Person, minutes: int, there):
    token = came_in(store)
    later = NOW + timedelta(minutes=minutes)
    assert (len(sessions_of(store, ann.id, later)) == 1) is there
    assert (present(store, token, later) is not None) is there


def test_when_a_session_was_last_used_is_written_once_a_minute(store: Store, ann: Person):
    token = came_in(store)

    def used(seconds: int) -> timedelta:
        assert present(store, token, NOW + timedelta(seconds=seconds)) is not None
        return sessions_of(store, ann.id, NOW + timedelta(seconds=seconds))[0].last_used - NOW

    assert [used(seconds).seconds for seconds in (30, 59, 60, 90, 125)] == [0, 0, 60, 60, 125]


def test_a_new_sign_in_ends_the_one_that_the_browser_had(store: Store, ann: Person):
    first = came_in(store)
    other = came_in(store)
    second = sign_in(store, CLAIMS, TRUST, arrival(before=first))
    assert isinstance(second, SignedIn)
    assert present(store, first, NOW) is None
    assert {present(store, token, NOW) is None for token in (other, second.token)} == {False}
    assert end_other_sessions(store, ann.id, "", now=NOW, random=token_bytes) == 2


def test_old_sessions_and_sign_ins_are_removed(store: Store, ann: Person):
    came_in(store)
    begin_sign_in(store, None, now=NOW, random=token_bytes)
    begin_sign_in(store, None, now=NOW + timedelta(minutes=30), random=token_bytes)
    came_in(store, minutes=731 * 24 * 60 + 800)
    with reading(store.engine) as connection:
        assert len(list(connection.execute(select(sessions.c.id)))) == 1
        assert list(connection.execute(select(sign_ins.c.state))) == []


def test_a_sign_in_is_taken_once_however_fast(store: Store):
    begun = begin_sign_in(store, None, now=NOW, random=token_bytes)
    assert isinstance(begun, Begun)

    def take(_: int) -> object:
        return take_sign_in(store, begun.state, begun.browser, NOW)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(take, range(8)))
    assert [each for each in results if isinstance(each, Begun)] == [begun]
    assert {each for each in results if each != begun} == {Refused(Refusal.UNKNOWN)}


def test_another_browser_uses_nothing_up(store: Store):
    begun = begin_sign_in(store, None, now=NOW, random=token_bytes)
    assert take_sign_in(store, begun.state, token_bytes(32), NOW) == Refused(Refusal.UNKNOWN)
    assert take_sign_in(store, begun.state, None, NOW) == Refused(Refusal.UNKNOWN)
    assert take_sign_in(store, begun.state, begun.browser, NOW) == begun


def test_choosing_a_person_is_for_demonstrations_only(store: Store, ann: Person):
    assert sign_in_as(store, ann.id, arrival()) == Refused(Refusal.NOT_HERE)
    with writing(store.engine) as connection:
        connection.execute(update(councils).values(demonstration=True))
    assert isinstance(sign_in_as(store, ann.id, arrival()), SignedIn)


def test_examples_are_there_once_and_stay_as_they_were_changed(store: Store):
    add_examples(store, DOING)
    owen = person_with_email(store, "owen.price@example.org")
    end_access(store, owen.id, DOING)
    add_examples(store, DOING)
    assert len(list_people(store)) == 12
    assert not find_person(store, owen.id).active


def test_the_sealed_account_opens_with_its_code_for_an_hour(store: Store):
    code = seal_account(store, DOING)
    result = open_seal(store, shown_long_code(code).lower(), arrival())
    assert isinstance(result, SignedIn)
    assert result.person.roles == ADMINISTRATOR
    assert present(store, result.token, NOW + timedelta(minutes=58)) is not None
    assert present(store, result.token, NOW + timedelta(minutes=60)) is None
    (use,) = seal_of(store).uses
    assert (use.used_at, use.device) == (NOW, "Firefox on Windows")
    assert end_access(store, result.person.id, DOING) is NotDone.SEALED
    assert change_roles(store, result.person.id, OFFICER, DOING) is NotDone.SEALED


def test_the_code_of_the_sealed_account_is_kept_nowhere(store: Store, request: pytest.FixtureRequest):
    code = seal_account(store, DOING)
    for table in (person_names, trail):
        with reading(store.engine) as connection:
            assert code[8:] not in str(list(connection.execute(select(table))))
    assert code not in repr(seal_of(store))


def test_the_codes_of_two_councils_open_their_own(store: Store):
    other = replace(add_council(store.engine, "luton", "Luton", now=NOW), stretching=4)
    seal_account(other, DOING)
    code = seal_account(store, DOING)
    assert open_seal(other, code, arrival()) == Refused(Refusal.WRONG_CODE)
    assert isinstance(open_seal(store, code, arrival()), SignedIn)


def test_tries_at_the_sealed_account_are_counted(store: Store):
    code = seal_account(store, DOING)
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    for _ in range(MOST_TRIES):
        assert open_seal(store, wrong, arrival()) == Refused(Refusal.WRONG_CODE)
    assert open_seal(store, code, arrival()) == Refused(Refusal.TOO_MANY, NOW + timedelta(hours=1))
    assert isinstance(open_seal(store, code, arrival(minutes=60)), SignedIn)


def test_a_form_has_an_owner_and_a_deputy(store: Store, ann: Person):
    bea = add_person(store, "bea@example.org", "Bea", OFFICER, DOING)
    assert look_after_form(store, "needs", ann.id, ann.id, DOING) is NotDone.SAME
    assert look_after_form(store, "needs", ann.id, "0" * 32, DOING) is NotDone.UNKNOWN
    assert look_after_form(store, "needs", ann.id, bea.id, DOING) is None
    assert look_after_form(store, "needs", bea.id, ann.id, DOING) is None
    (looked_after,) = forms_looked_after(store)
    assert (looked_after.form, looked_after.owner, looked_after.deputy) == ("needs", bea, ann)
