"""Requests that no page of ours sends, and pages that are older than the server: a plain page, and nothing lost."""

from io import BytesIO

import pytest
from flask import Flask

from formbuilder.app import Outside, create_app
from formbuilder.config import Settings
from tests.council import Council
from tests.person import Person, assert_safe
from tests.told import begin, send, whole

NAME = "What should we call you?"


def restarted(council: Council) -> Flask:
    """The same council after a start with another secret key."""
    address = f"sqlite:///{council.database}"
    settings = Settings(secret_key="k" * 20 + "0123456789abcdef", https=False, demonstration=True, database_url=address)
    app = create_app(settings, Outside(clock=council.clock))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def after_a_restart(person: Person, council: Council) -> Person:
    """The same browser, cookies and page; the server has another secret key."""
    cookies = person.client._cookies
    person.client = restarted(council).test_client()
    person.client._cookies = cookies
    return person


def test_a_page_older_than_the_server_is_sent_again_and_nothing_is_lost(council: Council, person: Person):
    begin(person)
    person.fill({NAME: "Sam"})
    after_a_restart(person, council).press()
    assert person.title.startswith("Error: ")
    assert person.value(NAME) == "Sam"
    person.press()
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "Sam"


def test_a_start_page_older_than_the_server_keeps_that_the_device_is_shared(council: Council, person: Person):
    person.open("/demo/small-talk")
    person.page.find(id="shared")["checked"] = ""
    after_a_restart(person, council).press("Start")
    assert person.heading == "Send this once more"
    person.press("Send it again")
    assert person.heading == "Your code"
    (cookie,) = [each for each in person.client._cookies.values() if each.key.startswith("j-")]
    assert cookie.max_age is None, "it goes when the window is closed"


@pytest.mark.parametrize(
    ("place", "button", "then"),
    [
        ("check", "Send my answers", "You have sent your form"),
        ("stop", "Stop and clear this device", "This device is cleared"),
        ("7/ITEM/remove", "Yes, remove it", "Who else helps?"),
        ("12", "Show my private answers", "Is there anything private that you want to tell us?"),
    ],
)
def test_a_button_older_than_the_server_asks_once_more(
    council: Council, person: Person, place: str, button: str, then: str
):
    whole(person)
    person.open(f"{person.journey}/7").follow("Add a person")
    person.fill({"What is their name?": {"First name": "Ann"}, "Do they live near you?": "No"}).press()
    item = person.link("Change").rpartition("/")[2]
    person.open(f"{person.journey}/{place.replace('ITEM', item)}")
    after_a_restart(person, council).press(button)
    assert person.heading == "Send this once more"
    person.press("Send it again")
    assert person.heading == then


@pytest.mark.parametrize(
    ("turn", "button", "then"),
    [
        ("withdraw", "Take back my form", "You have taken back your form"),
        ("delete", "Delete my copy", "Your own copy is deleted"),
    ],
)
def test_a_button_after_sending_that_is_older_than_the_server_asks_once_more(
    council: Council, person: Person, turn: str, button: str, then: str
):
    whole(person)
    send(person)
    person.come_back(person.code)
    person.open(f"{person.journey}/after/{turn}")
    after_a_restart(person, council).press(button)
    person.press("Send it again")
    assert person.heading == then


def test_what_is_added_on_a_page_older_than_the_server_is_shown_again_with_the_right_words(
    council: Council, person: Person
):
    whole(person)
    send(person)
    person.come_back(person.code)
    person.follow("Add something").fill({"What do you want to add?": "The dog"})
    after_a_restart(person, council).press("Add this")
    assert "We could not check that this came from you" in person.errors[0][1]
    assert person.value("What do you want to add?") == "The dog"
    person.press("Add this")
    assert person.heading == "We have what you added"


def test_what_was_typed_when_our_own_code_failed_is_not_lost(
    council: Council, person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    begin(person)
    person.fill({NAME: "SamsWords"})
    with monkeypatch.context() as broken:
        broken.setattr("formbuilder.web.public.asking.save_page", lambda *_, **__: 1 / 0)
        person.press(expect=500)
    assert person.heading == "Something went wrong"
    assert "SamsWords" not in caplog.text
    person.press("Send it again")
    person.open(f"{person.journey}/1")
    assert person.value(NAME) == "SamsWords"


@pytest.mark.parametrize(
    "address",
    [
        "/demo/j/XXXXXXXX/" + "9" * 5_000,
        "/demo/j/" + "X" * 5_000,
        "/demo/j/X%00X/1",
        "/%00/",
        "/d%ff%fe/",
        "/demo/%00",
        "/demo/j/%2e%2e/1",
        "/%2f%2fexample.org/",
        "//example.org/",
        "/demo//example.org",
        "/" + "a" * 5_000 + "/",
    ],
)
def test_addresses_that_are_no_addresses_get_a_plain_page(council: Council, address: str):
    client = council.app.test_client()
    for method in ("GET", "POST"):
        response = client.open(address, method=method)
        assert_safe(response)
        assert response.status_code in {303, 308, 403, 404, 405, 414}, response.status
        assert not response.headers.get("Location", "/").startswith(("//", "http://example.org"))


def test_a_council_that_cannot_be_one_is_not_looked_for(council: Council, monkeypatch: pytest.MonkeyPatch):
    looked: list[str] = []
    monkeypatch.setattr("formbuilder.web.serving.council_store", lambda _, slug: looked.append(slug))
    for slug in ("%00", "A" * 100, "d%ff", "x" * 300):
        assert council.app.test_client().get(f"/{slug}/").status_code == 404
    assert looked == [], "PostgreSQL takes no NUL"


@pytest.mark.parametrize("body", ["[1]", '{"q-call_you": 5}', "{", '"text"', "null"])
def test_json_is_not_what_pages_send(person: Person, council: Council, body: str):
    begin(person)
    for place in ("/demo/come-back", f"{person.journey}/1", f"{person.journey}/send", f"{person.journey}/after/more"):
        response = person.client.post(place, data=body, content_type="application/json")
        assert response.status_code < 500, place


def test_a_file_in_the_place_of_an_answer_is_no_answer(person: Person):
    begin(person)
    token = person.sent_by()["csrf_token"][0]
    sent = {"csrf_token": token, "q-call_you": (BytesIO(b"Sam"), "name.txt")}
    response = person.client.post(f"{person.journey}/1", data=sent)
    assert response.status_code == 200
    assert "Error: " in response.text


def test_a_page_number_that_is_too_long_is_no_fault_of_ours(person: Person):
    begin(person)
    token = person.sent_by()["csrf_token"][0]
    person.send(f"{person.journey}/private", {"csrf_token": token, "page": "9" * 5_000})
    assert person.heading == "Check your answers"


@pytest.mark.parametrize("place", ["send", "private"])
def test_a_button_that_is_opened_as_a_page_leads_to_the_page_it_stands_on(person: Person, place: str):
    whole(person)
    person.open(f"{person.journey}/{place}")
    assert person.heading == "Check your answers"


@pytest.mark.parametrize("accepted", ["gzip;q=0", "gzip;q=abc", "*;q=0", "\x01", ",,,", "gzip;q=nan", "br"])
def test_a_style_sheet_is_sent_whatever_a_browser_accepts(council: Council, person: Person, accepted: str):
    person.open("/demo/")
    address = person.page.select_one("link[rel=stylesheet]")["href"]
    response = council.app.test_client().get(address, headers={"Accept-Encoding": accepted})
    assert response.status_code == 200
    assert "gzip" not in response.headers.get("Content-Encoding", "") or "q=0" not in accepted
