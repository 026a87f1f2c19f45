"""The screens around comments in a real browser: axe finds nothing, and nothing runs over, wide or narrow (R29)."""

from secrets import token_bytes

from playwright.sync_api import Browser, Page, ViewportSize, expect

from formbuilder.review.outcomes import Outcome
from formbuilder.services import deciding, point_writing
from formbuilder.services.decision_kinds import Answer, Decision
from formbuilder.services.doing import Doing
from formbuilder.services.members import Choices, Digest, Member, Way, keep_choices
from formbuilder.services.point_kinds import Point, Spot, Writing
from tests.browser import rounds_served
from tests.browser.test_accessibility import findings
from tests.reviewing import HOURS, Opened
from tests.serving import Server
from tests.staff import NAMES, somebody

office = rounds_served.office
NOW = rounds_served.NOW

PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=900)
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def in_urdu(here: Opened) -> Point:
    doing = here.doing(8, NOW)
    spot = Spot(here.round, "hours.ask", HOURS)
    kept = point_writing.write_point(
        here.store, spot, Writing(words="یہ مشکل ہے۔", language="ur"), doing, doing.new_id()
    )
    assert isinstance(kept, Point)
    sent = point_writing.send_point(here.store, kept.id, doing)
    assert isinstance(sent, Point)
    return sent


def come_in(chromium: Browser, office: tuple[Server, Opened], role: str) -> Page:
    page = chromium.new_context(base_url=office[0].address, viewport=DESK).new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label(NAMES[role]).check()
    page.get_by_role("button").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work")
    return page


def look_at(page: Page, *places: str) -> None:
    """Look at pages: with axe wide and at 400 per cent, and whether they fit a phone."""
    for place in places:
        page.goto(f"/office/demo/{place}")
        assert findings(page) == [], place
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            assert not page.evaluate(TOO_WIDE), (place, size)


def test_axe_finds_nothing_around_comments_wide_or_narrow_r29_r30(chromium: Browser, office: tuple[Server, Opened]):
    """A question, a point, what became of it; answering, decisions, words of panels, translations and slips."""
    here = office[1]
    first, other = here.says(7, "A guess?", NOW), in_urdu(here)
    wants = Choices(way=Way.PAPER, digest=Digest.DAILY)
    assert isinstance(keep_choices(here.store, here.panel, here.member(7).person, wants, here.doing(7, NOW)), Member)
    owen = Doing(NOW, token_bytes, somebody(here.store, "Owen Price").id)
    answer = Answer(points=(first.id,), outcome=Outcome.CANNOT_LAW, because="The law asks for hours.")
    made = deciding.decide(here.store, answer, owen)
    assert isinstance(made, Decision)
    officer = come_in(chromium, office, "officer")
    look_at(officer, "answering", f"answering/{here.round}/hours", f"points/{other.id}/answer")
    look_at(officer, f"points/{other.id}/translation", f"decisions/{made.id}", f"decisions/{made.id}/word")
    officer.get_by_label("Which word or phrase?").fill("hours")
    officer.get_by_label("What do forms say instead").fill("time")
    officer.get_by_role("button", name="Check all forms for it").click()
    look_at(officer, "panel-words")
    officer.context.close()
    filip = come_in(chromium, office, "facilitator")
    look_at(filip, f"panels/{here.panel}/members", f"panels/{here.panel}/news-slips?words=yes")
    look_at(filip, f"panels/{here.panel}/members/{here.member(7).person}/messages", "stop/nothing")
    filip.context.close()
    member = chromium.new_context(base_url=office[0].address).new_page()
    member.goto(f"/office/demo/slip/{here.slip(7, NOW)}")
    member.get_by_role("button", name="Come in").click()
    look_at(member, f"rounds/{here.round}/2?more=yes", f"points/{first.id}", f"points/{first.id}/check", "my-points")
    look_at(member, f"my-panels/{here.panel}", f"rounds/{here.round}/2/others")
    member.context.close()
