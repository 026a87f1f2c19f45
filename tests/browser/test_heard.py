"""A question to listen to and to watch: by keyboard, nothing fetched before it is played, in nobody’s way (F18)."""

from playwright.sync_api import Browser, expect

from formbuilder.definition.catalogue import load_catalogue
from formbuilder.editions.heard import scripts
from formbuilder.services.recordings import keep_recording
from formbuilder.storage.engine import Store
from tests.browser.test_accessibility import findings
from tests.browser.test_office_pages import office
from tests.browser.visitor import Visitor
from tests.council import SMALL, START
from tests.services.edition_stories import at
from tests.services.heard_stories import CAPTIONS, FILM, new
from tests.serving import Server

__all__ = ["office"]

SILENCE = b"ID3\x04\0\0\0\0\0\0" + (b"\xff\xfb\x90\x64" + bytes(413)) * 100
"""Frames of MPEG layer 3 in which everything is 0."""


def test_somebody_listens_by_keyboard_and_nothing_is_fetched_before(chromium: Browser, office: tuple[Server, Store]):
    server, store = office
    script = scripts(load_catalogue(SMALL)["small-talk@1"])["call_you.*"]
    sound = new(script=script, data=SILENCE)
    film = new(script=script, language="bfi", data=FILM, captions=CAPTIONS, transcript="We ask what to call you.")
    for each in (sound, film):
        keep_recording(store, each, len(SILENCE), START.date(), at(0))
    context = chromium.new_context(base_url=server.address, bypass_csp=True)
    visitor = Visitor(context.new_page())
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url) if "/heard/" in request.url else None)
    visitor.start().follow("Continue").follow("Begin with")
    assert visitor.heading == "What should we call you?"
    summaries = visitor.page.locator("details > summary")
    expect(summaries.first).to_have_text("Watch this question in British Sign Language (BSL)")
    for summary in summaries.all()[:2]:
        summary.focus()
        visitor.page.keyboard.press("Enter")
    assert findings(visitor.page) == []
    assert fetched == []
    visitor.page.locator("audio").evaluate("sound => { sound.muted = true; return sound.play() }")
    visitor.page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    assert len(fetched) >= 1
    context.close()
