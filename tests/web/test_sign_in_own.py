"""Two councils on one server, each with a sign-in service of its own: who comes in at one is nobody at the other."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import update

from formbuilder.accounts.providers import Vouching, read_own
from formbuilder.services.councils import add_council, keep_profile
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import writing
from formbuilder.storage.tables import councils
from tests.council import START, Council, Prepared, profile
from tests.openid import CLIENT, SECRET, Provider, openid_provider
from tests.person import Person
from tests.staff import ORIGIN, real

DEMO, BEDFORD = "/office/demo", "/office/bedford"


def own(provider: Provider, **more: object) -> Vouching:
    said = {"issuer": provider.address, "client": CLIENT, "secret": SECRET, **more}
    return Vouching(**said)


@pytest.fixture
def shared() -> Iterator[Provider]:
    with openid_provider() as running:
        yield running


@pytest.fixture
def bedfords() -> Iterator[Provider]:
    with openid_provider() as running:
        yield running


def two(prepared: Prepared, folder: Path, shared: Provider, bedfords: Provider, **more: object) -> Council:
    """The demonstration’s council with the service for all, and Bedford with its own."""
    council = real(prepared, folder, shared, openid_own={"BEDFORD": own(bedfords, **more)})
    bedfords.clock = shared.clock
    store = add_council(council.engine, "bedford", "Bedford", now=START)
    keep_profile(store, profile().replace(b"council: demo", b"council: bedford"))
    add_examples(store, Doing(START, token_bytes))
    with writing(council.engine) as connection:
        connection.execute(update(councils).values(demonstration=False))
    return council


@pytest.fixture
def both(easy_codes: None, prepared: Prepared, tmp_path: Path, shared: Provider, bedfords: Provider):
    council = two(prepared, tmp_path, shared, bedfords)
    yield council
    council.close()


def there(person: Person, office: str) -> str:
    person.open(f"{office}/sign-in").press("Sign in")
    return person.response.headers["Refresh"].partition("; url=")[2]


def sign_in(person: Person, office: str, provider: Provider) -> Person:
    return person.open(provider.answers(there(person, office)).removeprefix(ORIGIN)).press("Come in")


def test_each_council_asks_its_own_service_and_lets_in_its_own_people(
    both: Council, shared: Provider, bedfords: Provider
):
    person = Person(both.app)
    assert there(person, DEMO).startswith(shared.address)
    assert there(person, BEDFORD).startswith(bedfords.address)
    assert sign_in(person, BEDFORD, bedfords).heading == "Your work"
    assert person.url.startswith(BEDFORD)
    assert person.open(f"{DEMO}/").heading == "Sign in", "nobody, in the other council"
    assert sign_in(person, DEMO, shared).heading == "Your work"


def test_an_answer_of_one_service_opens_nothing_in_the_other_council(
    both: Council, shared: Provider, bedfords: Provider
):
    person = Person(both.app)
    answer = shared.answers(there(person, DEMO)).removeprefix(f"{ORIGIN}{DEMO}")
    person.open(f"{BEDFORD}{answer}").press("Come in")
    assert person.heading == "This sign-in cannot be used"
    state = there(person, BEDFORD).partition("state=")[2].partition("&")[0]
    code = answer.partition("code=")[2].partition("&")[0]
    person.open(f"{BEDFORD}/callback?code={code}&state={state}").press("Come in")
    assert person.heading == "We cannot check this sign-in"
    assert person.open(f"{BEDFORD}/").heading == "Sign in"


def test_an_account_with_the_same_number_at_another_service_is_somebody_else(
    both: Council, shared: Provider, bedfords: Provider
):
    assert sign_in(Person(both.app), BEDFORD, bedfords).heading == "Your work"
    bedfords.says = {"iss": shared.address}
    assert sign_in(Person(both.app), BEDFORD, bedfords).heading == "We cannot check this sign-in"


def test_each_service_has_its_own_sign_of_a_second_factor(
    easy_codes: None, prepared: Prepared, tmp_path: Path, shared: Provider, bedfords: Provider
):
    council = two(prepared, tmp_path, shared, bedfords, amr=("hwk",), acr=("gold",))
    assert sign_in(Person(council.app), BEDFORD, bedfords).heading == "You need a second step to sign in"
    assert bedfords.asked[-1]["acr_values"] == "gold"
    assert sign_in(Person(council.app), DEMO, shared).heading == "Your work"
    bedfords.account.amr = ("hwk",)
    assert sign_in(Person(council.app), BEDFORD, bedfords).heading == "Your work"
    council.close()


def test_half_a_service_lets_nobody_in_and_never_falls_back(
    easy_codes: None, prepared: Prepared, tmp_path: Path, shared: Provider, bedfords: Provider
):
    half = read_own({"OPENID_BEDFORD_ISSUER": bedfords.address, "ORIGIN": ORIGIN})
    council = two(prepared, tmp_path, shared, bedfords, missing=half["BEDFORD"].missing)
    assert "Sign in" not in [each.text for each in Person(council.app).open(f"{BEDFORD}/sign-in").page.select("button")]
    council.close()
