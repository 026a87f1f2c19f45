"""Members of panels come in by an e-mail: in the demonstration it is shown on a page."""

import re

import pytest

from formbuilder.cli.posts import post_everything
from formbuilder.config import Settings
from tests.council import Council
from tests.person import Person
from tests.staff import HOME, SIGN_IN, come_in

ORIGIN = "http://localhost"
MARY = "mary.bell@example.org"


def ask(person: Person, address: str = MARY) -> Person:
    person.open(SIGN_IN).follow("If you take part in a panel: come in with an e-mail")
    return person.fill({"Your e-mail address": address}).press("Send me a link")


def message(office: Council, *, origin: str = ORIGIN) -> str:
    """What is sent, as the page of the demonstration shows it."""
    post_everything(office.engine, Settings(secret_key="", origin=origin), office.clock)
    return Person(office.app).open("/demo/outbox").main


def link_in(words: str) -> str:
    found = re.search(rf"{ORIGIN}(/office/demo/link/[A-Za-z0-9_-]{{43}})", words)
    assert found is not None
    return found[1]


def code_in(words: str) -> str:
    found = re.search(r"asked: (\d{3} \d{3})", words)
    assert found is not None
    return found[1]


def test_mary_comes_in_by_the_link_on_another_device(office: Council):
    ask(Person(office.app))
    person = Person(office.app).open(link_in(message(office)))
    assert person.heading == "You are nearly there"
    person.press("Come in")
    assert person.heading == "Your work"
    assert "Signed in: Mary Bell" in person.text


def test_a_scanner_that_opens_the_link_first_uses_nothing_up(office: Council):
    ask(Person(office.app))
    link = link_in(message(office))
    scanner = office.app.test_client()
    for _ in range(10):
        assert scanner.get(link).status_code == 200
        assert scanner.head(link).status_code == 200
    Person(office.app).open(link).press("Come in")


def test_mary_types_the_code(office: Council):
    person = ask(Person(office.app))
    assert person.heading == "Look at your e-mails"
    code = code_in(message(office))
    person.fill({"The code from the e-mail": "12"}).press("Come in")
    assert person.errors[0][0] == "#code"
    assert person.value("The code from the e-mail") == "12"
    assert person.fill({"The code from the e-mail": code}).press("Come in").heading == "Your work"


def test_the_code_opens_nothing_in_another_browser(office: Council):
    first = ask(Person(office.app))
    code = code_in(message(office))
    sent = first.sent_by("Come in") | {"code": code}
    other = ask(Person(office.app), "nobody@example.org")
    sent["csrf_token"] = other.sent_by("Come in")["csrf_token"]
    other.send("/office/demo/link/code", sent)
    assert other.errors


def test_a_link_that_was_used_says_so(office: Council):
    ask(Person(office.app))
    link = link_in(message(office))
    Person(office.app).open(link).press("Come in")
    person = Person(office.app).open(link)
    assert person.heading == "This link was used already"
    assert person.follow("Ask for a new link").heading == "Come in with an e-mail"


def test_a_link_that_is_too_old_says_so(office: Council):
    ask(Person(office.app))
    person = Person(office.app).open(link_in(message(office)))
    office.clock.pass_by(minutes=16)
    assert person.press("Come in").heading == "This link is too old"


def test_who_is_not_on_the_list_sees_the_same_page_and_gets_nothing(office: Council):
    person = ask(Person(office.app), "nobody@example.org")
    assert person.heading == "Look at your e-mails"
    assert "example.org" not in message(office)


def test_an_officer_gets_no_link(office: Council):
    ask(Person(office.app), "owen.price@example.org")
    assert "owen" not in message(office)


def test_without_an_address_of_ours_the_message_has_the_code_alone(office: Council):
    ask(Person(office.app))
    words = message(office, origin="")
    assert "/link/" not in words
    assert code_in(words)


def test_mary_is_led_to_the_page_that_she_wanted(office: Council):
    person = Person(office.app).open(f"{HOME}sign-ins")
    ask(person)
    person.open(link_in(message(office))).press("Come in")
    assert person.heading == "Your sign-ins"


@pytest.mark.parametrize("token", ["x", "%00", "é", "a" * 3_000])
def test_what_is_no_link_is_told_plainly(office: Council, token: str):
    assert Person(office.app).open(f"/office/demo/link/{token}").heading == "This link is not right"


def test_a_facilitator_who_came_in_by_e_mail_does_not_read_what_the_public_wrote(office: Council):
    """F4, F10: nobody has read it yet, so a mailbox alone does not open it; everything about panels is open."""
    ask(Person(office.app), "filip.nowak@example.org")
    filip = Person(office.app).open(link_in(message(office))).press("Come in")
    assert filip.heading == "Your work"
    assert filip.open(f"{HOME}panels").heading == "Panels"
    response = filip.client.get(f"{HOME}remarks")
    assert response.status_code == 403
    assert "Sign in another way for this page" in response.get_data(as_text=True)
    assert come_in(office, "facilitator").open(f"{HOME}remarks").heading == "What the public says"
