"""R21 in a real browser: a recording sent without script, by keyboard, on a narrow screen; it plays for who helps."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from formbuilder.services.comment_sounds import own_sounds
from tests.browser import rounds_served
from tests.browser.test_accessibility import NARROW, findings
from tests.browser.test_notes import come_in
from tests.browser.test_without import enter, focus_on
from tests.reviewing import Opened
from tests.serving import Server
from tests.sounds import tone

office = rounds_served.office
NOW = rounds_served.NOW
NARROWEST = {"width": 320, "height": 640}
SLACK = 0.1
"""Seconds."""
LENGTH = "audio => new Promise(done => { audio.onloadedmetadata = () => done(audio.duration); audio.load(); })"
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_a_member_says_it_by_keyboard_without_script_and_it_plays_for_who_helps_r21(
    chromium: Browser, office: tuple[Server, Opened], tmp_path: Path
):
    """Nothing is marked with a mouse, nothing is wider than the screen, and the sound has its length."""
    server, here = office
    spoken = tmp_path / "said.wav"
    spoken.write_bytes(tone(2))
    options = {"viewport": NARROWEST, "java_script_enabled": False}
    member = chromium.new_context(base_url=server.address, bypass_csp=True, **options).new_page()
    member.on("filechooser", lambda asked: asked.set_files(spoken))
    member.goto(f"/office/demo/slip/{here.slip(5, NOW)}")
    enter(member, "Come in")
    member.goto(f"/office/demo/rounds/{here.round}/2")
    says_aloud(member)
    assert not member.evaluate(WIDER)
    enter(member, "Send this to the panel")
    expect(member.get_by_role("heading", level=1)).to_have_text("We have your recording")
    enter(member, "Listen to it, or take it back")
    assert not member.evaluate(WIDER)
    assert [each.size for each in own_sounds(here.store, here.doing(5, NOW))] == [spoken.stat().st_size]
    member.context.close()

    helper = chromium.new_context(base_url=server.address, viewport=NARROW, bypass_csp=True).new_page()
    come_in(helper)
    helper.goto(f"/office/demo/rounds/{here.round}/sounds")
    helper.get_by_role("link", name="Listen, and write it down").click()
    assert abs(float(helper.locator("audio").evaluate(LENGTH)) - 2) < SLACK
    assert findings(helper) == []
    helper.get_by_label("What do you hear?").fill("One day is enough.")
    helper.get_by_role("button", name="Write this down and ask the member").click()
    expect(helper.get_by_text("No recording waits.")).to_be_visible()
    helper.context.close()


def says_aloud(page: Page) -> None:
    """Open what is folded away, and choose a file: with the keyboard alone."""
    focus_on(page, "Say it instead")
    page.keyboard.press("Enter")
    box = page.get_by_label("Your recording")
    expect(box).to_be_visible()
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile("said.wav"))
