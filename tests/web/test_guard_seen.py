"""Nothing is seen by the wrong person: covered browsers, private words, other forms in the same browser."""

import pytest

from tests.council import Council
from tests.person import Person
from tests.told import begin, send, whole

NAME = "What should we call you?"
CLOSED = "This page is closed"


def test_a_form_that_is_begun_after_leaving_can_be_filled_in(council: Council):
    person = Person(council.app)
    begin(person)
    first = person.code
    person.fill({NAME: "Sam"}).press()
    person.client.get("/demo/leave")
    begin(person)
    person.fill({NAME: "Ali"}).press()
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Ali"
    person.code = first
    person.open(f"{person.journey}/1", expect=403)
    assert "Sam" not in person.response.text
    person.fill({"Your code": first.digits}).press("Carry on")
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"


@pytest.mark.parametrize("way", ["come back", "carry on"])
def test_after_leaving_the_code_of_one_form_opens_no_other(council: Council, way: str):
    person = Person(council.app)
    begin(person)
    person.fill({NAME: "Sam"}).press()
    hidden = person.journey
    begin(person)
    person.client.get("/demo/leave")
    if way == "come back":
        person.come_back(person.code)
    else:
        person.open(person.journey).follow("Carry on")
        person.fill({"Your code": person.code.digits}).press("Carry on")
    assert person.heading == "A short form"
    person.open(f"{hidden}/1", expect=403)
    assert "Sam" not in person.response.text


def test_without_leaving_the_code_of_one_form_closes_no_other(council: Council):
    person = Person(council.app)
    begin(person)
    person.fill({NAME: "Sam"}).press()
    first = person.journey
    begin(person)
    person.come_back(person.code)
    person.open(f"{first}/1")
    assert person.value(NAME) == "Sam"


PLACES = (
    *("", "/1", "/7/new", "/999", "/check", "/code", "/copy", "/copy.pdf", "/sent", "/after", "/after/more", "/help"),
    *("/3/2", "/3/2?to=check", "/stop", "/after/withdraw", "/send", "/private", "/draft/1", "/nothing-here", "/"),
    *("/1/aaaaaaaa/remove/remove", "/99999999999999999999", "/cover-sheet", "/cover-sheet.pdf"),
    "/told-before",
)


@pytest.mark.parametrize("sent", [False, True])
def test_after_leaving_every_address_of_a_form_is_the_same_page(council: Council, *, sent: bool):
    person = Person(council.app)
    whole(person)
    if sent:
        send(person)
    person.client.get("/demo/leave")
    pages = {person.open(person.journey + place).response.text for place in PLACES}
    pages |= {person.send(person.journey + place, {"q-call_you": "Words"}).response.text for place in PLACES}
    assert len(pages) == 1
    assert person.heading == CLOSED
    assert "carers" not in person.response.text
    for method in ("PUT", "DELETE", "PATCH"):
        response = person.client.open(f"{person.journey}/1", method=method)
        assert CLOSED in response.text


def test_the_page_after_sending_can_be_left_quickly_and_cleared(council: Council):
    person = Person(council.app)
    whole(person)
    send(person)
    assert person.link("Leave this page quickly") == "/demo/leave"
    person.follow("Stop and clear this device").press("Stop and clear this device")
    assert person.heading == "This device is cleared"
    person.open(f"{person.journey}/sent", expect=403)
    assert person.code.reference not in person.main


def test_every_page_of_a_form_that_was_taken_back_can_be_left_quickly(council: Council):
    person = Person(council.app)
    whole(person)
    send(person)
    person.come_back(person.code)
    person.follow("Take back your form").press("Take back my form")
    assert person.link("Leave this page quickly") == "/demo/leave"


def test_help_is_there_without_an_answer_that_means_danger(person: Person):
    begin(person)
    person.open(f"{person.journey}/help")
    assert person.heading == "Get help now"
    assert "Ways to get help" in person.main
    assert not person.offers("Send what I have so far"), "the page tells of no answer"
    person.follow("Continue with the form")


def test_the_page_of_help_tells_nothing_of_a_private_answer_that_was_not_opened(council: Council, person: Person):
    begin(person)
    person.open(f"{person.journey}/10").fill({"Do you feel safe at home?": "No"}).press()
    assert "Phone 0808 2000 247." in person.main
    person.open(f"{person.journey}/help")
    assert "0808 2000 247" not in person.main.split("Ways to get help")[0]
    assert not person.offers("Send what I have so far")
