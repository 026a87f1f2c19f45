"""Which service vouches for which council, as the settings say."""

import pytest

from formbuilder.accounts.providers import Vouchers, Vouching, read_own

OWN = {
    "ORIGIN": "https://forms.example",
    "OPENID_CENTRAL_BEDS_ISSUER": "https://id.example/tenant",
    "OPENID_CENTRAL_BEDS_CLIENT": "forms",
    "OPENID_CENTRAL_BEDS_SECRET": "s3cret",
}
SHARED = Vouching(issuer="https://all.example", client="c", secret="s")  # noqa: S106 - made up


def vouchers(**changed: str) -> Vouchers:
    return Vouchers(SHARED, read_own(OWN | changed))


def test_a_council_has_its_own_service_and_others_have_the_shared_one():
    found = vouchers(OPENID_CENTRAL_BEDS_ACR="gold silver", OPENID_CENTRAL_BEDS_OWN_EMAILS="on")
    mine = found.of("central-beds")
    assert mine is not None
    assert (mine.issuer, mine.client, mine.acr, mine.amr) == (
        "https://id.example/tenant",
        "forms",
        ("gold", "silver"),
        ("mfa",),
    )
    assert mine.trust.own_emails
    assert found.of("luton") is SHARED
    assert "s3cret" not in repr(found)
    assert Vouchers().of("luton") is None


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"OPENID_CENTRAL_BEDS_ISSUER": ""}, "OPENID_CENTRAL_BEDS_ISSUER"),
        ({"OPENID_CENTRAL_BEDS_ISSUER": "http://id.example"}, "OPENID_CENTRAL_BEDS_ISSUER"),
        ({"OPENID_CENTRAL_BEDS_CLIENT": " "}, "OPENID_CENTRAL_BEDS_CLIENT"),
        ({"OPENID_CENTRAL_BEDS_SECRET": ""}, "OPENID_CENTRAL_BEDS_SECRET"),
        ({"OPENID_CENTRAL_BEDS_AMR": ""}, "OPENID_CENTRAL_BEDS_AMR"),
        ({"OPENID_CENTRAL_BEDS_OWN_EMAILS": "yes"}, "OPENID_CENTRAL_BEDS_OWN_EMAILS"),
        ({"ORIGIN": ""}, "ORIGIN"),
    ],
)
def test_what_is_not_whole_vouches_for_nobody_and_is_named(changed: dict[str, str], missing: str):
    found = vouchers(**changed)
    assert found.of("central-beds") is None
    assert found.missing("central-beds") == (missing,)
    assert found.missing("luton") == ()


def test_settings_of_no_council_are_named_and_empty_ones_are_none():
    assert vouchers().strays(["central-beds", "luton"]) == ()
    assert vouchers().strays(["luton"]) == ("OPENID_CENTRAL_BEDS_",)
    empty = read_own(dict.fromkeys(OWN, "") | {"OPENID_OWN_EMAILS": "on", "OPENID_ISSUER": "x"})
    assert empty == {}
