"""Requests that no page of ours would make: a plain page, and nothing lost."""

import pytest
from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from tests.council import Council
from tests.page import text_of
from tests.person import Person
from tests.told import begin

NAME = "What should we call you?"
OUT = {"Leave this page quickly", "Stop and clear this device"}


@pytest.fixture
def writer(person: Person) -> Person:
    begin(person)
    person.fill({NAME: "Sam"}).press()
    return person


def still_there(person: Person) -> None:
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"


@pytest.mark.parametrize(
    "rest",
    [
        *("/0", "/99", "/15", "/1/3", "/99/2", "/x", "/-1", "/1.5", "/" + "9" * 4000),
        *("/1/../../x", "/draft/1", "/%00", "/7/x"),
    ],
)
def test_a_page_that_is_not_there_says_so(writer: Person, rest: str):
    response = writer.client.get(writer.journey + rest)
    assert response.status_code in {404, 405}
    assert "We cannot find this page" in response.text or "cannot be used like that" in response.text
    still_there(writer)


def ways_out(response: TestResponse) -> list[str]:
    page = BeautifulSoup(response.text, "html.parser")
    return [each["href"] for each in page.select("header a, footer a") if text_of(each) in OUT]


@pytest.mark.parametrize(("method", "rest"), [("GET", "/99"), ("GET", "/x/y/z"), ("DELETE", "/1"), ("GET", "/1/1/1/1")])
def test_inside_a_journey_a_plain_page_has_the_quick_ways_out_whether_there_is_a_journey_or_not(
    writer: Person, method: str, rest: str
):
    for journey in (writer.journey, "/demo/j/ZZZZ-ZZZZ"):
        response = writer.client.open(journey + rest, method=method)
        assert response.status_code in {403, 404, 405}
        if response.status_code != 403:
            assert ways_out(response) == ["/demo/leave", f"{journey}/stop"]


@pytest.mark.parametrize("address", ["/nope/", "/nope/j/ABCD/1/x/y/z", "/demo/nope", "/demo/j/", "/demo/j/%00/1/x/y/z"])
def test_outside_of_journeys_a_plain_page_has_no_quick_ways_out(person: Person, address: str):
    response = person.client.get(address)
    assert response.status_code == 404
    assert ways_out(response) == []


@pytest.mark.parametrize("page", ["4", "6", "11"])
def test_a_page_that_is_not_asked_leads_to_the_parts(writer: Person, page: str):
    writer.open(f"{writer.journey}/{page}")
    assert writer.url == writer.journey


UNKNOWN = ["/nope/", "/demo/nope", "/demo/nope/start", "/demo/j/x", "/demo/j/", "/demo/../etc/passwd", "/%2e%2e/"]


@pytest.mark.parametrize("address", [*UNKNOWN, "/static/x"])
def test_an_unknown_address_is_a_plain_page(person: Person, address: str):
    response = person.client.get(address)
    assert response.status_code in {403, 404, 405}
    assert "<h1" in response.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_another_method_changes_nothing(writer: Person, method: str):
    response = writer.client.open(f"{writer.journey}/1", method=method, data={"q-call_you": "X"})
    assert response.status_code in {200, 405}
    still_there(writer)


def test_what_is_only_for_sending_does_nothing_by_get(council: Council, writer: Person):
    token = writer.sent_by()["csrf_token"][0]
    for address in (f"{writer.journey}/send", f"{writer.journey}/private", f"{writer.journey}/draft/1"):
        for query in ({}, {"csrf_token": token, "q-call_you": "X", "so_far": "yes"}):
            assert writer.client.get(address, query_string=query).status_code in {303, 405}
    assert writer.client.get("/demo/small-talk/start").status_code in {303, 405}
    assert council.submissions() == []
    writer.open(f"{writer.journey}/1?q-call_you=X&to=check&draft=yes")
    still_there(writer)


def test_a_huge_page_is_refused_and_nothing_is_lost(writer: Person):
    writer.open(f"{writer.journey}/1").fill({NAME: "x" * 600_000})
    writer.press(expect=413)
    assert writer.heading == "That is more than we can take at once"
    still_there(writer)
    many = {f"q-{number}": "x" for number in range(5000)}
    assert writer.client.post(f"{writer.journey}/1", data=many).status_code in {200, 413}
    still_there(writer)


@pytest.mark.parametrize("value", ["", "x", "%00", "é" * 50, "A" * 44, "A" * 4000, "=" * 44])
def test_a_broken_cookie_is_no_key_and_no_fault(council: Council, writer: Person, value: str):
    name = f"j-{writer.code.reference.replace('-', '')}"
    other = council.app.test_client(use_cookies=False)
    for cookies in (f"{name}={value}", f"{name}={value}; s={value}; covered"):
        response = other.get(f"{writer.journey}/1", headers={"Cookie": cookies})
        assert response.status_code in {200, 403}
        assert "Sam" not in response.text
    still_there(writer)


@pytest.mark.parametrize("token", [None, "", "x", "a.b.c"])
def test_a_bad_token_loses_no_words_and_keeps_nothing(writer: Person, token: str | None):
    writer.open(f"{writer.journey}/1").fill({NAME: "An hour of words"})
    sent = {name: value for name, value in writer.sent_by().items() if name != "csrf_token"}
    writer.send(f"{writer.journey}/1", sent | ({"csrf_token": token} if token is not None else {}))
    assert writer.title.startswith("Error: ")
    assert writer.value(NAME) == "An hour of words"
    still_there(writer)
    writer.fill({NAME: "An hour of words"}).press()
    writer.open(f"{writer.journey}/1")
    assert writer.value(NAME) == "An hour of words"


@pytest.mark.parametrize("rest", ["/send", "/stop", "/private", "/7/abcdefgh/remove", "/draft/1"])
def test_a_bad_token_does_nothing(council: Council, writer: Person, rest: str):
    response = writer.client.post(writer.journey + rest, data={"csrf_token": "x", "q-call_you": "X", "page": "1"})
    assert response.status_code < 500
    still_there(writer)
    assert council.submissions() == []


def test_a_bad_token_starts_nothing(council: Council, person: Person):
    person.client.post("/demo/small-talk/start", data={"csrf_token": "x"})
    with council.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journeys").scalar() == 0


@pytest.mark.parametrize("seen", ["", "x", "9~call_you=AAAA", "~" * 500, "-1~", "1~call_you", "\x00", "٣~call_you=x"])
def test_a_tampered_seen_never_overwrites_in_silence(writer: Person, seen: str):
    writer.open(f"{writer.journey}/1").fill({NAME: "Mine"})
    response = writer.client.post(f"{writer.journey}/1", data=writer.sent_by() | {"seen": seen})
    assert response.status_code in {303, 409}
    if response.status_code == 409:
        assert "Mine" in response.text
        assert "Sam" in response.text
        still_there(writer)


ELSEWHERE = ["//elsewhere.example", "https://elsewhere.example", "javascript:alert(1)", "/\\elsewhere"]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_nobody_is_led_elsewhere(writer: Person, there: str):
    for name in ("to", "next", "returnUrl", "after", "about", "page"):
        response = writer.client.get(f"{writer.journey}/1", query_string={name: there})
        assert "elsewhere" not in response.text
        assert "javascript:" not in response.text
    writer.open(f"{writer.journey}/1")
    sent = writer.sent_by() | {"to": there, "next": there, "page": there}
    response = writer.client.post(f"{writer.journey}/1", data=sent, query_string={"to": there})
    assert response.headers["Location"].startswith("/demo/j/")
    response = writer.client.post(f"{writer.journey}/private", data=sent)
    assert response.headers["Location"].startswith("/demo/j/")
    response = writer.client.get("/demo/leave", query_string={"to": there})
    assert response.headers["Location"] == "https://www.bbc.co.uk/weather"


def test_a_strange_host_is_not_printed(person: Person):
    headers = {"Host": "elsewhere.example", "X-Forwarded-Host": "x.example"}
    response = person.client.get("/demo/small-talk", headers=headers)
    assert "elsewhere.example" not in response.text
    assert "x.example" not in response.text


def test_a_fault_of_ours_says_so_and_logs_no_answer(council: Council, writer: Person, caplog: pytest.LogCaptureFixture):
    writer.open(f"{writer.journey}/1").fill({NAME: "MySecretName"})
    sent = writer.sent_by()
    with council.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE journeys RENAME TO gone")
    writer.send(f"{writer.journey}/1", sent, expect=500)
    assert writer.heading == "Something went wrong"
    assert ways_out(writer.response) == ["/demo/leave", f"{writer.journey}/stop"]
    assert "MySecretName" not in caplog.text
    assert caplog.text


@pytest.mark.parametrize("place", ["/office/", "/office/demo/nope", "/office/nobody/x"])
def test_an_address_of_the_office_that_is_not_there_leads_to_it(council: Council, place: str):
    person = Person(council.app).open(place, expect=404)
    assert person.link("Go to your work in the office") == "/office/demo/"
