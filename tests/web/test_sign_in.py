"""Signing in by the provider that the council has: the whole way, and every way that must not lead in."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from formbuilder.config import ROOT
from formbuilder.delivery.openid import AT_ONCE, _waiting
from tests.council import Council, Prepared
from tests.openid import OTHER_KEY, Provider, openid_provider
from tests.person import Person
from tests.staff import HOME, ORIGIN, SIGN_IN, real, somebody

AGO = 3_600


@pytest.fixture
def provider() -> Iterator[Provider]:
    with openid_provider() as running:
        yield running


@pytest.fixture
def bedford(easy_codes: None, prepared: Prepared, tmp_path: Path, provider: Provider) -> Iterator[Council]:
    council = real(prepared, tmp_path, provider)
    yield council
    council.close()


@pytest.fixture
def staff(bedford: Council) -> Person:
    return Person(bedford.app)


def there(person: Person) -> str:
    """Press “Sign in”, and return where the browser is led."""
    person.open(SIGN_IN).press("Sign in")
    assert person.heading == "Go on to sign in"
    seconds, _, address = person.response.headers["Refresh"].partition("; url=")
    assert seconds == "0"
    assert person.link("Go on") == address
    return address


def back(person: Person, provider: Provider) -> Person:
    """Sign in there, and come back to us."""
    return person.open(provider.answers(there(person)).removeprefix(ORIGIN))


def sign_in(person: Person, provider: Provider) -> Person:
    return back(person, provider).press("Come in")


def is_out(person: Person) -> bool:
    return person.open(HOME).heading == "Sign in"


def test_somebody_with_a_second_factor_comes_in(staff: Person, provider: Provider):
    sign_in(staff, provider)
    assert staff.heading == "Your work"
    assert "Signed in: Amina Yusuf" in staff.text
    cookie = next(each for each in staff.client._cookies.values() if each.key == "office-demo")
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert cookie.max_age is None


def test_over_https_the_cookie_is_for_this_host_alone(prepared: Prepared, tmp_path: Path, provider: Provider):
    council = real(prepared, tmp_path, provider, https=True, origin="https://localhost")
    person = Person(council.app, https=True)
    person.open(provider.answers(there(person)).removeprefix("https://localhost")).press("Come in")
    cookies = {each.key: each for each in person.client._cookies.values() if each.key.startswith("__Host-office")}
    assert cookies["__Host-office-demo"].secure
    assert cookies["__Host-office-demo"].path == "/"
    assert cookies["__Host-office-demo"].origin_only
    council.close()


def test_opening_the_address_that_the_provider_sends_to_uses_nothing_up(staff: Person, provider: Provider):
    address = provider.answers(there(staff)).removeprefix(ORIGIN)
    for _ in range(10):
        staff.open(address)
        staff.client.head(address)
        assert staff.heading == "You are nearly there"
    assert staff.press("Come in").heading == "Your work"


def test_the_account_is_known_again_whatever_its_address_is_now(staff: Person, bedford: Council, provider: Provider):
    sign_in(staff, provider)
    provider.account.email = "amina.jones@example.org"
    provider.account.email_verified = None
    assert "Signed in: Amina Yusuf" in sign_in(Person(bedford.app), provider).text


def test_an_address_that_went_to_another_account_does_not_lead_in(staff: Person, bedford: Council, provider: Provider):
    sign_in(staff, provider)
    provider.account.subject = "sub-2"
    other = sign_in(Person(bedford.app), provider)
    assert other.heading == "This is not the account that you signed in with before"
    assert is_out(other)


@pytest.mark.parametrize(
    ("settings", "amr", "acr", "heading"),
    [
        ({}, ("pwd",), None, "You need a second step to sign in"),
        ({}, None, None, "You need a second step to sign in"),
        ({}, None, "mfa", "You need a second step to sign in"),
        ({}, ("pwd", "otp"), None, "You need a second step to sign in"),
        ({"openid_amr": ("otp", "hwk")}, ("pwd", "otp"), None, "Your work"),
        ({"openid_amr": (), "openid_acr": ("gold",)}, ("pwd", "mfa"), "silver", "You need a second step to sign in"),
        ({"openid_amr": (), "openid_acr": ("gold",)}, ("pwd",), "gold", "Your work"),
    ],
)
def test_the_settings_say_what_stands_for_a_second_factor(  # noqa: PLR0913 - a table
    prepared: Prepared, tmp_path: Path, provider: Provider, settings, amr, acr, heading
):
    council = real(prepared, tmp_path, provider, **settings)
    provider.account.amr, provider.account.acr = amr, acr
    assert sign_in(Person(council.app), provider).heading == heading
    assert provider.asked[0].get("acr_values") == (" ".join(settings.get("openid_acr", ())) or None)
    council.close()


@pytest.mark.parametrize(
    ("own", "verified", "heading"),
    [
        (False, True, "Your work"),
        (False, None, "Your e-mail address is not confirmed"),
        (False, False, "Your e-mail address is not confirmed"),
        (False, "true", "Your e-mail address is not confirmed"),
        (True, None, "Your work"),
        (True, False, "Your e-mail address is not confirmed"),
    ],
)
def test_an_address_that_nobody_confirmed_is_refused(
    prepared: Prepared, tmp_path: Path, provider: Provider, own, verified, heading
):
    council = real(prepared, tmp_path, provider, openid_own_emails=own)
    provider.account.email_verified = verified
    assert sign_in(Person(council.app), provider).heading == heading
    council.close()


def test_an_address_that_is_not_on_the_list_is_refused(staff: Person, provider: Provider):
    provider.account.email = "mallory@example.org"
    assert sign_in(staff, provider).heading == "You are not on the list of people"
    assert is_out(staff)


SAYS: dict[str, Callable[[Provider], None]] = {
    "another nonce": lambda provider: provider.says.update(nonce="x" * 43),
    "no nonce": lambda provider: provider.says.update(nonce=None),
    "another issuer": lambda provider: provider.says.update(iss="https://evil.example.org"),
    "no issuer": lambda provider: provider.says.update(iss=None),
    "for another program": lambda provider: provider.says.update(aud="another"),
    "for another, asked by us": lambda provider: provider.says.update(aud="another", azp="form/builder"),
    "for two, and not by us": lambda provider: provider.says.update(aud=["form/builder", "x"], azp="x"),
    "no audience": lambda provider: provider.says.update(aud=None),
    "expired": lambda provider: provider.says.update(exp=provider.clock() - AGO),
    "from tomorrow": lambda provider: provider.says.update(iat=provider.clock() + 86_400),
    "never expires": lambda provider: provider.says.update(exp=None),
    "nobody": lambda provider: provider.says.update(sub=None),
    "a list as subject": lambda provider: provider.says.update(sub=["x"]),
    "another key": lambda provider: setattr(provider, "key", OTHER_KEY),
    "not signed": lambda provider: setattr(provider, "id_token", lambda _: "eyJhbGciOiJub25lIn0.e30."),
    "no token": lambda provider: setattr(provider, "id_token", lambda _: None),
    "rubbish": lambda provider: setattr(provider, "id_token", lambda _: "a.b.c"),
    "code refused": lambda provider: provider.broken.update({"/token": (400, b'{"error": "invalid_grant"}')}),
}


@pytest.mark.parametrize("bad", SAYS.values(), ids=SAYS)
def test_what_cannot_be_checked_is_not_believed(staff: Person, provider: Provider, bad: Callable[[Provider], None]):
    provider.broken = {}
    bad(provider)
    assert sign_in(staff, provider).heading == "We cannot check this sign-in"
    assert is_out(staff)


def test_an_audience_that_is_a_list_with_us_alone_is_believed(staff: Person, provider: Provider):
    provider.says["aud"] = ["form/builder"]
    assert sign_in(staff, provider).heading == "Your work"


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
@pytest.mark.parametrize("answer", [(500, b"{}"), (200, b"<html>"), (200, b"[]"), (302, b"")])
def test_a_provider_that_is_down_gets_a_plain_page(staff: Person, provider: Provider, path: str, answer):
    address = provider.answers(there(staff)).removeprefix(ORIGIN)
    provider.broken = {path: answer}
    staff.open(address).press("Come in")
    expected = (
        "We cannot check this sign-in" if (path, answer[1]) == ("/token", b"x") else "We cannot reach the sign-in"
    )
    assert staff.heading.startswith(expected)
    if path.endswith("configuration"):
        assert staff.open(SIGN_IN).press("Sign in").heading == "We cannot reach the sign-in of your council"
    provider.broken = {}
    assert sign_in(staff, provider).heading == "Your work"


def test_a_provider_that_nobody_answers_at_gets_a_plain_page(easy_codes: None, prepared: Prepared, tmp_path: Path):
    with openid_provider() as gone:
        pass
    council = real(prepared, tmp_path, gone)
    person = Person(council.app).open(SIGN_IN).press("Sign in")
    assert person.heading == "We cannot reach the sign-in of your council"
    assert "Try again in a few minutes." in person.main
    council.close()


def test_a_description_of_another_provider_is_not_used(staff: Person, provider: Provider):
    told = provider.description() | {"issuer": "https://evil.example.org"}
    provider.description = lambda: told
    assert staff.open(SIGN_IN).press("Sign in").heading == "We cannot reach the sign-in of your council"


def test_a_provider_that_leads_elsewhere_is_not_followed(staff: Person, provider: Provider):
    provider.moved = True
    assert staff.open(SIGN_IN).press("Sign in").heading == "We cannot reach the sign-in of your council"
    provider.moved = False
    assert sign_in(staff, provider).heading == "Your work"


def test_a_provider_that_others_could_listen_to_is_not_used(staff: Person, provider: Provider):
    provider.broken = {}
    told = provider.description() | {"token_endpoint": "http://example.org/token"}
    provider.description = lambda: told
    assert staff.open(SIGN_IN).press("Sign in").heading == "We cannot reach the sign-in of your council"


def test_whoever_stops_at_the_provider_is_told_so(staff: Person, provider: Provider):
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there(staff)).query).items()}
    staff.open(provider.sent_back(asked, "access_denied").removeprefix(ORIGIN))
    assert staff.heading == "You did not sign in"
    assert staff.follow("Sign in again").heading == "Sign in"


def test_an_answer_is_good_once(staff: Person, bedford: Council, provider: Provider):
    back(staff, provider)
    sent = staff.sent_by("Come in")
    assert staff.press("Come in").heading == "Your work"
    sent["csrf_token"] = staff.open("/office/demo/sign-out").sent_by("Sign out")["csrf_token"]
    assert staff.send("/office/demo/callback", sent).heading == "This sign-in cannot be used"


def test_an_answer_is_good_in_the_browser_that_began_alone(staff: Person, bedford: Council, provider: Provider):
    address = provider.answers(there(staff)).removeprefix(ORIGIN)
    thief = Person(bedford.app)
    assert thief.open(address).press("Come in").heading == "This sign-in cannot be used"
    there(thief)
    assert thief.open(address).press("Come in").heading == "This sign-in cannot be used"
    assert is_out(thief)
    assert staff.open(address).press("Come in").heading == "Your work"


def test_two_tabs_may_sign_in_side_by_side(staff: Person, provider: Provider):
    one, two = there(staff), there(staff)
    for address in (one, two):
        assert staff.open(provider.answers(address).removeprefix(ORIGIN)).press("Come in").heading == "Your work"


def test_an_answer_that_comes_too_late_is_refused(staff: Person, bedford: Council, provider: Provider):
    address = provider.answers(there(staff)).removeprefix(ORIGIN)
    bedford.clock.pass_by(minutes=10, seconds=1)
    assert staff.open(address).press("Come in").heading == "This sign-in took too long"


@pytest.mark.parametrize("state", ["", "x", "x" * 43, "\x00" * 43, "é" * 43, "x" * 5_000])
def test_an_answer_to_nothing_is_refused(staff: Person, state: str):
    there(staff)
    staff.open("/office/demo/callback", expect=200)
    token = staff.open("/office/demo/sealed").sent_by("Come in")["csrf_token"]
    staff.send("/office/demo/callback", {"csrf_token": token, "state": state, "code": "x"})
    assert staff.heading == "This sign-in cannot be used"


def test_a_button_without_its_token_signs_nobody_in(staff: Person, provider: Provider):
    back(staff, provider)
    sent = staff.sent_by("Come in") | {"csrf_token": ["x"]}
    staff.send("/office/demo/callback", sent)
    assert staff.heading == "Send this once more"
    assert is_out(staff)


def test_nobody_signs_in_to_a_session_that_another_knows(staff: Person, provider: Provider):
    staff.client.set_cookie("office-demo", "A" * 43 + "=")
    sign_in(staff, provider)
    cookie = next(each for each in staff.client._cookies.values() if each.key == "office-demo")
    assert cookie.value != "A" * 43 + "="


def test_nobody_can_choose_a_person_in_a_real_council(staff: Person, bedford: Council):
    assert not staff.open(SIGN_IN).page.select("input[type=radio]")
    token = staff.sent_by("Sign in")["csrf_token"]
    who = somebody(bedford.store, "Amina Yusuf").id
    staff.send("/office/demo/sign-in/as", {"csrf_token": token, "who": who})
    assert staff.heading == "You cannot choose a person here"
    assert is_out(staff)


def test_so_many_sign_ins_and_no_more(staff: Person, bedford: Council, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("formbuilder.services.sign_ins.MOST_SIGN_INS", 3)
    for _ in range(3):
        there(staff)
    assert staff.open(SIGN_IN).press("Sign in").heading == "Too many people are signing in at once"
    assert "Try again after" in staff.main
    bedford.clock.pass_by(minutes=11)
    there(staff)


def test_without_a_provider_the_page_says_so(prepared: Prepared, tmp_path: Path, provider: Provider):
    council = real(prepared, tmp_path, provider, openid_issuer="")
    person = Person(council.app)
    assert person.open(HOME).heading == "Signing in is not set up yet"
    council.close()


def test_what_the_office_needs_is_imported_only_when_somebody_asks_for_it():
    words = (
        "import sys; from formbuilder.app import create_app; from formbuilder.config import Settings; "
        "app = create_app(Settings(secret_key='k' * 40, https=False, demonstration=True, database_url='sqlite://')); "
        "late = 'authlib', 'joserfc', 'alembic', 'textstat', 'typst', *('formbuilder.' + each for each in "
        "('web.door', 'rendering.office_pages', 'services.remarks', 'services.retention', 'storage.schema.points')); "
        "sys.exit(' '.join(each for each in late if each in sys.modules) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", words], check=False, cwd=ROOT).returncode == 0  # noqa: S603 - our words


def test_the_log_says_why_to_those_who_set_it_up_and_nothing_about_the_person(
    staff: Person, provider: Provider, caplog: pytest.LogCaptureFixture
):
    provider.account.amr = ("pwd", "sms")
    sign_in(staff, provider)
    provider.says = {"nonce": "x"}
    sign_in(staff, provider)
    address = provider.answers(there(staff)).removeprefix(ORIGIN)
    provider.broken = {"/token": (401, b'{"error": "invalid_client"}')}
    staff.open(address).press("Come in")
    assert "no_second_factor; the provider said acr '', amr ('pwd', 'sms')" in caplog.text
    assert "not_believed (InvalidClaimError: " in caplog.text
    assert "provider (HTTPError: HTTP Error 401" in caplog.text
    assert "amina" not in caplog.text
    assert "sub-1" not in caplog.text


def test_a_slow_provider_keeps_few_people_waiting(staff: Person, provider: Provider, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("formbuilder.delivery.openid.PATIENCE_SECONDS", 0.01)
    for _ in range(AT_ONCE):
        assert _waiting.acquire(blocking=False)
    try:
        assert staff.open(SIGN_IN).press("Sign in").heading == "We cannot reach the sign-in of your council"
    finally:
        _waiting.release(AT_ONCE)
    assert sign_in(staff, provider).heading == "Your work"
