"""Drafts in a real browser: their text with problems, their saves, a choice between two texts, and comparisons."""

from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import Clashed, Save, begin_draft, save_draft
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import SMALL, START, Prepared
from tests.serving import Server

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
PIN = DraftPin("small-talk", 2)
TITLE = next(line for line in TEXT.splitlines() if line.startswith("title: "))


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A council with a draft: a new title, then a mistake, then another title, and one that was kept aside."""
    server = Server(small_council, tmp_path_factory.mktemp("drafts"))
    engine = engine_for(f"sqlite:///{server.database}")
    store, doing = Store(engine, 1), Doing(START, token_bytes)
    add_examples(store, doing)
    begin_draft(store, PIN.form, TEXT, "small-talk@1", doing)
    long = TITLE + " with " + "very" * 60 + "long words"
    for number, text in enumerate(
        (TEXT.replace(TITLE, long), f"form: [\n{long}\n", TEXT.replace(TITLE, "title: B")), 1
    ):
        save_draft(store, PIN, Save(text=text, seen=number, about="Changed the title"), doing)
    aside = save_draft(store, PIN, Save(text=TEXT.replace(TITLE, "title: C"), seen=2, about=""), doing)
    assert isinstance(aside, Clashed)
    engine.dispose()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def staff(chromium: Browser, office: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=office.address, bypass_csp=True)
    page = context.new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label("Owen Price").check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()
    yield page
    context.close()


def test_nothing_stands_in_anybody_s_way_around_a_draft(staff: Page):
    place, found = "/office/demo/drafts/small-talk/2", {}

    def look(name: str) -> None:
        if seen := findings(staff):
            found[name] = seen

    revisions = ("", "/1", "/2", "/3", "/1/back", "/5/join", "/1/join")
    compare = ("", "?old=small-talk@1&new=small-talk@2.2", "?old=small-talk@1&new=small-talk@2.3", "?old=a@1&new=b@1")
    for address in (
        f"{place}/yaml",
        *(f"{place}/revisions{each}" for each in revisions),
        *(f"/office/demo/compare{each}" for each in compare),
    ):
        staff.goto(address)
        look(address)
    staff.goto(f"{place}/revisions/5/join")
    staff.get_by_role("button", name="Save").click()
    look("nothing chosen")
    staff.get_by_role("link", name="Choose which words to keep in place 1.").click()
    assert staff.evaluate("() => document.activeElement.id") == "place-1"
    staff.goto(f"{place}/yaml")
    text = staff.get_by_label("The text").input_value()
    staff.get_by_label("The text").fill(text.replace("title: ", "titel: ") + "# " + "long" * 100)
    staff.get_by_role("button", name="Check it").click()
    expect(staff.get_by_text("It is not saved yet.")).to_be_visible()
    look("a text with problems")
    assert found == {}


def test_a_text_comes_back_from_a_real_browser_as_it_went(staff: Page):
    staff.goto("/office/demo/drafts/small-talk/2/yaml")
    box = staff.get_by_label("The text")
    text = "\n" + box.input_value() + "# “é” <b> &amp; \n\n"
    box.fill(text)
    staff.get_by_role("button", name="Save").click()
    expect(staff.get_by_text("Saved. This is save")).to_be_visible()
    assert staff.get_by_label("The text").input_value() == text


def test_five_megabytes_come_back_with_a_message(staff: Page):
    staff.goto("/office/demo/drafts/small-talk/2/yaml")
    staff.evaluate("() => { document.querySelector('#text').value = 'a'.repeat(5_000_000) }")
    staff.get_by_role("button", name="Save").click()
    expect(staff.locator(".govuk-error-summary")).to_contain_text("more than a form can hold")
    assert staff.evaluate("() => document.querySelector('#text').value.length") == 5_000_000


def test_far_more_gets_a_plain_page_or_the_browser_s_own_and_nothing_is_saved(staff: Page):
    staff.goto("/office/demo/drafts/small-talk/2/revisions")
    before = staff.get_by_role("heading", level=2).first.inner_text()
    staff.goto("/office/demo/drafts/small-talk/2/yaml")
    staff.evaluate("() => { document.querySelector('#text').value = 'a'.repeat(9_000_000) }")
    staff.get_by_role("button", name="Save").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("That is more than a form can hold")
    staff.goto("/office/demo/drafts/small-talk/2/revisions")
    assert staff.get_by_role("heading", level=2).first.inner_text() == before
