"""Meetings in a real browser: axe finds nothing, from a phone to a projector, and the large view is large."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page

from formbuilder.review.trouble import Remedy
from formbuilder.review.voices import Voice, Weight
from formbuilder.services import meeting_agendas, meeting_notes, meetings
from formbuilder.services.doing import Doing
from formbuilder.services.meeting_kinds import How, Meeting, Note, Plan, There
from formbuilder.services.people import add_examples
from formbuilder.services.point_kinds import Change, Spot, Writing
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import NARROW, findings
from tests.council import Prepared
from tests.reviewing import HOURS, Opened, opened
from tests.serving import Server
from tests.staff import somebody

NOW = datetime.now(UTC)
"""The server in the browser’s tests has the clock of the machine."""
LARGE_PX = 32


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Opened, str]]:
    server = Server(small_council, tmp_path_factory.mktemp("meetings"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = Store(engine, 1)
    add_examples(store, Doing(NOW, token_bytes))
    here = opened(store, NOW)
    meeting = held(here)
    server.start()
    yield server, here, meeting
    server.kill()
    engine.dispose()


def held(here: Opened) -> str:
    """A meeting with an item that a member proposed, and two notes."""
    filip = Doing(NOW, token_bytes, somebody(here.store, "Filip Nowak").id)
    plan = Plan(day=NOW.date(), starts="from 6pm to 7:30pm", how=How.BOTH, place="The library", access="Step-free.")
    meeting = meetings.plan_meeting(here.store, here.round, plan, filip)
    assert isinstance(meeting, Meeting)
    meeting_agendas.propose_item(here.store, meeting.id, "The letters", here.doing(1, NOW))
    meetings.say_who_was_there(here.store, meeting.id, There(people=12), filip)
    spot = Spot(here.round, "hours.ask", HOURS)
    other = Change("hours.ask", Remedy.WORDS, "How many hours did you help last week?", HOURS)
    note = meeting_notes.NewNote(
        id=filip.new_id(),
        spot=spot,
        writing=Writing(words="Nobody counts hours.", changes=(other,)),
        voice=Voice(weight=Weight.SPEAKS_FOR, people=14, gathered="a phone round in May"),
    )
    second = replace(note, id=filip.new_id(), writing=Writing(words="“Help” is not a word for it."), voice=Voice())
    for each in (note, second):
        assert isinstance(meeting_notes.write_note(here.store, meeting.id, each, filip), Note)
    return meeting.id


def come_in(page: Page) -> None:
    page.goto("/office/demo/sign-in")
    page.get_by_label("Filip Nowak").check()
    page.get_by_role("button", name="Continue").click()


def test_axe_finds_nothing_on_the_pages_of_a_meeting_r26_r29_r30(chromium: Browser, office: tuple[Server, Opened, str]):
    """R26, R29, R30: before it, in it and after it, for the facilitator and for a member; nothing scrolls sideways."""
    server, here, meeting = office
    context = chromium.new_context(base_url=server.address, bypass_csp=True)
    page, found = context.new_page(), {}
    come_in(page)
    place, round_ = f"/office/demo/meetings/{meeting}", f"/office/demo/rounds/{here.round}"
    here_and_there = [f"{round_}/{each}" for each in ("meetings", "meetings/plan", "pack", "postcards", "sheet")]
    for_filip = ("", "/agenda", "/large/0", "/large/2", "/there", "/notes", "/notes/2", "/play-back", "/sheet")
    for_filip += ("/answers", "/drawers/worry", "/drawers/story")
    for url in (*here_and_there, *(f"{place}{each}" for each in for_filip)):
        page.goto(url)
        found[url] = findings(page)
    page.goto(f"{place}/send")
    page.get_by_role("button", name="Send the notes to all members").click()
    found["checked"] = findings(page)
    page.goto(f"{place}/large/2")
    size = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    page.goto(f"/office/demo/slip/{here.slip(5, NOW)}")
    page.get_by_role("button", name="Come in").click()
    for url in (f"{place}/check", f"{place}/check/1", f"{place}/propose"):
        page.goto(url)
        found[url] = findings(page)
    context.close()
    assert {url: each for url, each in found.items() if each} == {}
    assert size >= 2 * LARGE_PX


def test_the_large_view_needs_no_script_and_is_large_on_a_phone_r26_r30(
    chromium: Browser, office: tuple[Server, Opened, str]
):
    """R26, R30: previous and next are links; the words are at least twice as large as others are at 320 px."""
    server, here, meeting = office
    context = chromium.new_context(base_url=server.address, viewport=NARROW, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/office/demo/slip/{here.slip(6, NOW)}")
    page.get_by_role("button", name="Come in").click()
    page.goto(f"/office/demo/meetings/{meeting}/large/0")
    for _ in range(2):
        page.get_by_role("link", name="Next", exact=True).click()
    assert page.locator("h1").inner_text() == HOURS
    assert page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= LARGE_PX
    context.close()
