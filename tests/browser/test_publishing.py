"""From draft to published in a real browser: nothing stands in anybody's way on any page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.publishing.sign_offs import Outcome
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import Prepared
from tests.publishing import PANEL, Office
from tests.serving import Server, serving

FORM = "money-talk"


@pytest.fixture(scope="module")
def served(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(small_council, tmp_path_factory.mktemp("publishing")) as running:
        yield running


@pytest.fixture(scope="module")
def office(served: Server) -> Iterator[Office]:
    """A draft with something of everything: words to better, a reason, a plan, and a panel that said no."""
    engine = engine_for(f"sqlite:///{served.database}")
    office = Office.opens(Store(engine, 1), FORM, datetime.now(UTC))
    office.saves("ask: Do you like tea?", "ask: Do you utilise tea, please?")
    yield office
    engine.dispose()


@pytest.fixture
def page(chromium: Browser, served: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=served.address, bypass_csp=True)
    yield context.new_page()
    context.close()


def come_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/office/demo/sign-in")
    page.get_by_label(name).check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work")


def an_officer(here: str, page: Page, look: Callable[[str], None]) -> None:
    come_in(page, "Owen Price")
    for place in ("sign-offs", "publish", "publish/plan", "publish/half-way", "drop"):
        page.goto(f"{here}/{place}")
        look(place)
    for link in ("Ask them", "Leave it, because"):
        page.goto(f"{here}/publish")
        page.get_by_role("link", name=link).first.click()
        look(link)
    page.get_by_role("button", name="Leave it").click()
    look("a line, wrong")
    page.goto(f"{here}/sign-offs")
    page.get_by_role("button", name="Send for review").click()
    page.get_by_role("link", name="from minutes").click()
    look("minutes")
    page.get_by_role("button", name="Record this decision").click()
    look("minutes, wrong")


def those_who_sign(here: str, page: Page, look: Callable[[str], None]) -> None:
    page.goto(f"{here}/sign-offs")
    look("sign-offs after a no")
    page.goto(f"/office/demo/forms/{FORM}/trail")
    look("trail of a form")
    come_in(page, "Chloe Ward")
    look("work of a chair")
    page.goto(f"{here}/sign-for-panel")
    look("sign")
    page.get_by_role("button", name="Sign", exact=True).click()
    look("sign, wrong")
    come_in(page, "Ruth Cole")
    page.goto(f"{here}/sign-offs")
    page.get_by_role("link", name="Confirm what was recorded").click()
    look("confirm")
    page.goto(f"{here}/sign-offs/in-spite")
    look("in spite")


def every_place(office: Office, page: Page, look: Callable[[str], None]) -> None:
    """Open every page of this part, and some after an error, as those who may."""
    here = f"/office/demo/drafts/{FORM}/{office.pin.version}"
    an_officer(here, page, look)
    office.signs("chloe", PANEL, Outcome.NO, "It hurts.")
    office.records("owen", PANEL)
    those_who_sign(here, page, look)
    come_in(page, "Amina Yusuf")
    for place in ("sign-off-chain", f"sign-off-chain/{FORM}", "trail", "trail?day=x"):
        page.goto(f"/office/demo/{place}")
        look(place)


def test_nothing_stands_in_anybody_s_way_from_draft_to_published(office: Office, page: Page):
    found = {}

    def look(name: str) -> None:
        if seen := findings(page):
            found[name] = seen

    every_place(office, page, look)
    assert found == {}
