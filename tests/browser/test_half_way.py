"""A form changes while somebody is half-way: the pages that say so stand in nobody's way."""

import time
from collections.abc import Iterator
from secrets import token_bytes
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.councils import council_store
from formbuilder.services.doing import Doing
from formbuilder.services.half_way import Rule, set_half_way
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import START, Clock, Prepared
from tests.serving import Server
from tests.versions import next_version
from tests.web.test_half_way import FEWER_HOURS, OTHER_ASK

AGAIN_SECONDS = 2.1
"""After so long a server has seen what changed in the database."""


@pytest.fixture
def town(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Store]]:
    server = Server(small_council, tmp_path_factory.mktemp("half-way"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = council_store(engine, "demo")
    assert store is not None
    server.start()
    yield server, store
    server.kill()
    engine.dispose()


@pytest.fixture
def visit(chromium: Browser, town: tuple[Server, Store]) -> Iterator[Page]:
    context = chromium.new_context(base_url=town[0].address, bypass_csp=True)
    yield context.new_page()
    context.close()


def answer(page: Page, address: str, label: str, words: str) -> None:
    page.goto(address)
    page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()


def test_what_changed_and_what_is_left_can_be_read_by_everybody(visit: Page, town: tuple[Server, Store]):
    store = town[1]
    visit.goto("/demo/small-talk")
    visit.get_by_role("button", name="Start").click()
    visit.wait_for_url("**/code")
    journey = visit.url.removesuffix("/code")
    answer(visit, f"{journey}/1", "What should we call you?", "Sam")
    answer(visit, f"{journey}/5", "About how many hours", "40")
    clock = Clock()
    clock.pass_by(hours=1)
    next_version(SimpleNamespace(store=store, clock=clock), OTHER_ASK, FEWER_HOURS)
    set_half_way(store, "small-talk", 2, Rule.ASK_AGAIN, ["hours"], None, Doing(START, token_bytes))
    time.sleep(AGAIN_SECONDS)
    visit.goto(journey)
    expect(visit.get_by_role("heading", level=1)).to_have_text("We have changed this form")
    assert findings(visit) == []
    visit.get_by_role("button", name="Go on with the new questions").click()
    expect(visit.get_by_role("heading", level=1)).to_have_text("A short form")
    visit.goto(f"{journey}/left")
    expect(visit.get_by_text("40 hours a week")).to_be_visible()
    assert findings(visit) == []
    visit.get_by_role("button", name="Send this with my form").click()
    expect(visit.get_by_text("You chose to send this with your form.")).to_be_visible()
