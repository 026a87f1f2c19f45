"""From a slip of paper to one's own choices, with a real browser, by keyboard: axe finds nothing, wide or narrow."""

import re
from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.doing import Doing
from formbuilder.services.panel_examples import add_panel_examples
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import NARROW, findings
from tests.council import START, Prepared
from tests.serving import Server

CODE = re.compile(r"([A-Z2-9]{4}-){2}[A-Z2-9]{4}")


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration council with its panels."""
    server = Server(small_council, tmp_path_factory.mktemp("panels"))
    engine = engine_for(f"sqlite:///{server.database}")
    store, doing = Store(engine, 1), Doing(START, token_bytes)
    add_examples(store, doing)
    add_panel_examples(store, doing)
    engine.dispose()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def page(chromium: Browser, office: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=office.address, viewport=NARROW)
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def look(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert findings(page) == []


def test_a_facilitator_prints_a_slip_and_its_member_comes_in_and_rests(chromium: Browser, page: Page, office: Server):
    """R1, R9, R11, R29, R30: link, button, and the member is there; the slip opens the same on any day."""
    page.goto("/office/demo/sign-in")
    page.get_by_label("Filip Nowak").check()
    press(page, "Continue")
    page.goto("/office/demo/panels")
    look(page, "Panels")
    page.get_by_role("link", name="Open Autism group").click()
    look(page, "Autism group")
    page.get_by_role("link", name="See and add members").click()
    look(page, "Members of Autism group")
    page.get_by_role("link", name="Make slips to come in with").click()
    page.get_by_label("Member 7", exact=True).check()
    look(page, "Make slips")
    press(page, "Make these slips")
    look(page, "Slips to print")
    found = CODE.search(page.locator(".app-code").inner_text())
    assert found
    member = chromium.new_context(base_url=office.address, viewport=NARROW)
    try:
        _come_in_and_rest(member.new_page(), found[0])
    finally:
        member.close()


def _come_in_and_rest(page: Page, code: str) -> None:
    page.goto(f"/office/demo/slip/{code}")
    look(page, "You are nearly there")
    press(page, "Come in")
    look(page, "My panels")
    page.get_by_role("link", name="My choices for Autism group").click()
    look(page, "My choices")
    page.get_by_label("What do you want to be called?").fill("Sunny")
    press(page, "Save my choices")
    expect(page.get_by_text("You are Sunny here.")).to_be_visible()
    press(page, "I need a break")
    look(page, "Have a good break")
    press(page, "I am back")
    look(page, "My panels")
