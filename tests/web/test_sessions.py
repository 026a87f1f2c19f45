"""The cookie of a visitor is read when something of it is asked for, and not before."""

import pytest
from flask import Flask, session

from formbuilder.web.sessions import Sessions


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)
    app.secret_key = "a key for tests"  # noqa: S105 - no secret
    app.session_interface = Sessions(app)
    app.add_url_rule("/keep", "keep", lambda: session.update(name="Sam", list=[1]) or "kept")
    app.add_url_rule("/look", "look", lambda: f"{session.get('name', '')} {'name' in session} {len(session)}")
    app.add_url_rule("/forget", "forget", lambda: session.pop("name") and "gone")
    app.add_url_rule("/clear", "clear", lambda: session.clear() or "cleared")
    app.add_url_rule("/plain", "plain", lambda: "plain")
    return app


def test_what_is_kept_is_there_the_next_time(app: Flask):
    browser = app.test_client()
    assert browser.get("/look").text == " False 0"
    assert "session=" in browser.get("/keep").headers["Set-Cookie"]
    answer = browser.get("/look")
    assert (answer.text, answer.headers.get("Set-Cookie")) == ("Sam True 2", None)
    assert answer.headers["Vary"] == "Cookie"
    assert "Set-Cookie" in browser.get("/forget").headers
    assert browser.get("/look").text == " False 1"
    assert "1970" in browser.get("/clear").headers["Set-Cookie"]


def test_a_page_that_does_not_ask_reads_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch):
    browser = app.test_client()
    browser.get("/keep")
    read = []
    loads = app.session_interface._serializer.loads
    monkeypatch.setattr(app.session_interface._serializer, "loads", lambda *a, **k: read.append(a) or loads(*a, **k))
    answer = browser.get("/plain")
    assert (answer.text, answer.headers.get("Set-Cookie"), answer.headers.get("Vary")) == ("plain", None, None)
    assert read == []
    browser.get("/look")
    assert len(read) == 1


@pytest.mark.parametrize("cookie", ["", "nonsense", "eyJuYW1lIjoiU2FtIn0.AAAA.BBBB"])
def test_a_cookie_that_is_not_ours_holds_nothing(app: Flask, cookie: str):
    browser = app.test_client()
    browser.set_cookie("session", cookie)
    assert browser.get("/look").text == " False 0"
    assert browser.get("/keep").status_code == 200
    assert browser.get("/look").text == "Sam True 2"
