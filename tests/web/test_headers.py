"""What goes with every page, and what is written down of what people do."""

import logging

import pytest

from tests.council import Council, Prepared
from tests.person import Person
from tests.told import SAM, send, whole

STRICT = "max-age=31536000"


@pytest.fixture
def https_council(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory):
    council = Council(prepared, tmp_path_factory.mktemp("https"), https=True, demonstration=False)
    yield council
    council.close()


def cookies(person: Person) -> dict[str, str]:
    return dict(each.split("=", 1) for each in person.response.headers.getlist("Set-Cookie"))


def test_with_https_every_cookie_is_for_this_host_alone(https_council: Council):
    person = Person(https_council.app, https=True)
    response = person.client.get("/demo/small-talk", base_url="https://localhost")
    person._arrive(response, "/demo/small-talk", 200)
    assert response.headers["Strict-Transport-Security"] == STRICT
    started = person.client.post("/demo/small-talk/start", data=person.sent_by("Start"), base_url="https://localhost")
    left = person.client.get("/demo/leave", base_url="https://localhost")
    set_ = [each for one in (response, started, left) for each in one.headers.getlist("Set-Cookie")]
    assert {each.split("=")[0][:9] for each in set_} == {"__Host-s", "__Host-j-", "__Host-co"}
    for cookie in set_:
        for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert flag in cookie, cookie
        assert "Domain" not in cookie


def test_without_https_the_cookies_still_keep_scripts_out(person: Person):
    person.open("/demo/small-talk")
    started = person.client.post("/demo/small-talk/start", data=person.sent_by("Start"))
    left = person.client.get("/demo/leave")
    for cookie in started.headers.getlist("Set-Cookie") + left.headers.getlist("Set-Cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Secure" not in cookie
    assert "Strict-Transport-Security" not in started.headers


def test_the_policy_lets_in_nothing_but_our_own_files(person: Person):
    policy = person.open("/demo/").response.headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("form-action") == "'self'"
    assert rules.pop("base-uri") == rules.pop("frame-ancestors") == "'none'"
    assert set(rules.values()) == {"'self'"}


def test_our_own_files_are_kept_and_small(person: Person):
    person.open("/demo/small-talk")
    sizes = [len(person.client.get("/demo/small-talk").data)]
    for address in (person.page.select_one("link[rel=stylesheet]")["href"], person.page.script["src"]):
        response = person.client.get(address, headers={"Accept-Encoding": "gzip"})
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] == "gzip"
        sizes.append(len(response.data))
    assert sum(sizes[1:]) < 12_000


def test_pages_say_their_language_and_their_title_begins_with_the_heading(person: Person):
    for page in ("/demo/", "/demo/small-talk", "/demo/come-back", "/demo/what-others-see"):
        person.open(page)
        assert person.page.html["lang"] == "en-GB"
        assert person.title == f"{person.heading} – Example Council"


def test_nothing_that_people_write_is_logged_or_in_an_address(
    council: Council, person: Person, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    wrong = "WrongCode"
    whole(person)
    send(person)
    person.open("/demo/come-back").fill({"Your reference": person.code.reference, "Your code": wrong}).press("Carry on")
    person.come_back(person.code)
    written = ["Hill School", "MyPrivateWords", "sam@example.org", wrong, person.code.digits, person.code.words]
    logged = caplog.text + " ".join(person.seen_urls)
    for text in written:
        assert text not in logged
        assert text.replace(" ", "") not in logged
    for question in SAM:
        assert question not in " ".join(person.seen_urls)


def test_nothing_that_people_write_stands_in_the_database(council: Council, person: Person):
    whole(person)
    send(person)
    council.close()
    kept = b"".join(path.read_bytes() for path in council.folder.glob("answers.db*"))
    for text in ("Hill School", "MyPrivateWords", "sam@example.org", person.code.digits.replace(" ", "")[:13]):
        assert text.encode() not in kept
