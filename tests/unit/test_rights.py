"""What each role may do, who somebody is, and what they come in with."""

from dataclasses import replace

import pytest

from formbuilder.accounts.claims import Claims, Trust
from formbuilder.accounts.devices import device_words
from formbuilder.accounts.examples import EXAMPLES
from formbuilder.accounts.people import ROLE_WORDS, Person, Role, read_email
from formbuilder.accounts.rights import RIGHTS, WORDS, Right, may, rights_table
from formbuilder.config import ROOT
from formbuilder.sealing.long_code import LENGTH, new_long_code, read_long_code, shown_long_code

ANN = Person(id="1", council=7, roles=frozenset({Role.OFFICER, Role.ASSESSOR}))
DOCUMENTED = (ROOT / "docs" / "rights.md").read_text(encoding="utf-8")


def test_the_table_in_the_documentation_is_what_counts():
    assert rights_table() in DOCUMENTED


@pytest.mark.parametrize("role", Role)
def test_every_role_is_in_the_documentation(role: Role):
    assert f"| {role.value} | {ROLE_WORDS[role]} |" in DOCUMENTED


def test_every_right_is_said_in_words_and_somebody_has_it():
    assert set(WORDS) == set(Right)
    assert set(RIGHTS) == set(Role)
    assert {right for rights in RIGHTS.values() for right in rights} == set(Right)


@pytest.mark.parametrize(
    ("right", "roles"),
    [
        (Right.CHANGE_PEOPLE, {Role.ADMINISTRATOR}),
        (Right.READ_SUBMISSIONS, {Role.ASSESSOR}),
        (Right.DECIDE_CHARGES, {Role.FINANCE}),
        (Right.CONFIRM_RATES, {Role.FINANCE}),
        (Right.PUBLISH, {Role.OFFICER}),
        (Right.APPROVE, {Role.APPROVER}),
        (Right.RUN_ROUNDS, {Role.CHAIR}),
        (Right.ENTER, set(Role)),
    ],
)
def test_who_has_the_rights_that_matter_most(right: Right, roles: set[Role]):
    assert {role for role in Role if right in RIGHTS[role]} == roles


def test_an_active_person_may_do_what_their_roles_may_in_their_own_council():
    assert may(ANN, Right.PUBLISH, 7)
    assert may(ANN, Right.READ_SUBMISSIONS, 7)
    assert not may(ANN, Right.APPROVE, 7)
    assert not may(ANN, Right.PUBLISH, 8)
    assert not may(replace(ANN, active=False), Right.PUBLISH, 7)
    assert not may(replace(ANN, roles=frozenset()), Right.ENTER, 7)


def test_nobody_who_writes_approves_by_the_same_role():
    assert not any({Right.WRITE_DRAFTS, Right.APPROVE} <= rights for rights in RIGHTS.values())
    assert not any({Right.CHANGE_PEOPLE, Right.READ_SUBMISSIONS} <= rights for rights in RIGHTS.values())


def test_names_and_addresses_are_not_in_what_a_log_would_show():
    assert "Ann" not in repr(replace(ANN, name="Ann", email="ann@example.org"))
    assert "ann@" not in repr(Claims(issuer="i", subject="s", email="ann@example.org"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ann.Lee@Example.GOV.UK ", "ann.lee@example.gov.uk"),
        ("O'Neill@example.org", "o'neill@example.org"),
        ("ann+forms@example.org", "ann+forms@example.org"),
        ("ann@example", None),
        ("ann@-example.org", None),
        ("ann@exa mple.org", None),
        ("ann@example.org\nbcc: x@y.org", None),
        ("@example.org", None),
    ],
)
def test_addresses_are_read(typed: str, kept: str | None):
    assert read_email(typed) == kept


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile Safari/604.1", "Safari on an iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_devices_are_said_in_words(agent: str, words: str):
    assert device_words(agent) == words
    assert len(device_words(agent)) <= 60


@pytest.mark.parametrize(
    ("trust", "claims", "enough"),
    [
        (Trust(), Claims(issuer="i", subject="s", acr="", amr=("mfa",)), False),
        (Trust(amr=frozenset({"mfa"})), Claims(issuer="i", subject="s", amr=("mfa",)), True),
        (Trust(acr=frozenset({"2"})), Claims(issuer="i", subject="s", acr="2"), True),
        (Trust(acr=frozenset({"2"})), Claims(issuer="i", subject="s", acr="1", amr=("2",)), False),
    ],
)
def test_what_counts_as_a_second_factor(trust: Trust, claims: Claims, enough):
    assert trust.has_second_factor(claims) is enough


def test_long_codes_are_read_as_they_are_shown():
    bytes_ = iter([255, *range(64)] * 2)
    code = new_long_code(lambda _: bytes([next(bytes_)]))
    assert len(code) == LENGTH
    assert read_long_code(shown_long_code(code).lower().replace("-", " – ")) == code
    assert read_long_code(code[:-1]) is None
    assert read_long_code(code[:-1] + "A") is None


def test_there_is_an_example_for_each_role_and_two_officers():
    roles = [role for _, _, roles in EXAMPLES for role in roles]
    assert sorted(set(roles)) == sorted(Role)
    assert roles.count(Role.OFFICER) == 2
    assert all(email.endswith("@example.org") for _, email, _ in EXAMPLES)
