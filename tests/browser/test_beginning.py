"""A form begins with a pasted page of text, in a real browser, without a script: to the draft, and out to Word."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.councils import council_store
from formbuilder.services.doing import Doing
from formbuilder.services.draft_pins import DraftPin
from formbuilder.services.drafts import find_revision
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import START, Prepared
from tests.drafting.test_pasted import SEEN
from tests.serving import Server
from tests.staff import NAMES
from tests.web.office_forms import word_file

PAPER = SEEN[1].read_text("utf-8")


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Store]]:
    server = Server(small_council, tmp_path_factory.mktemp("beginning"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = council_store(engine, "demo")
    assert store is not None
    add_examples(store, Doing(START, token_bytes))
    server.start()
    yield server, store
    server.kill()
    engine.dispose()


@pytest.fixture
def owen(chromium: Browser, office: tuple[Server, Store]) -> Iterator[Page]:
    context = chromium.new_context(base_url=office[0].address, bypass_csp=True)
    page = context.new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label(NAMES["officer"]).check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()
    yield page
    context.close()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    page.wait_for_load_state()


def test_a_pasted_page_becomes_a_draft(owen: Page, office: tuple[Server, Store]):
    owen.get_by_role("navigation").get_by_role("link", name="Forms", exact=True).click()
    owen.get_by_role("link", name="Begin a form").click()
    owen.get_by_role("link", name="Paste text or choose a file").click()
    owen.get_by_role("button", name="Go on").click()
    assert findings(owen) == []
    owen.get_by_label("The text").fill(PAPER)
    owen.get_by_role("button", name="Go on").click()
    heading(owen, "Check the questions (1 of 2)")
    owen.get_by_text("Look at it, or change what it is").nth(2).click()
    owen.get_by_role("group", name="Part 4").get_by_text("Something else").click()
    assert findings(owen) == []
    owen.get_by_role("group", name="Part 4").get_by_label("An address").check()
    owen.get_by_role("button", name="Go on").click()
    heading(owen, "Check the questions (2 of 2)")
    assert findings(owen) == []
    owen.get_by_role("button", name="Back to the parts before").click()
    heading(owen, "Check the questions (1 of 2)")
    assert owen.get_by_role("group", name="Part 4").get_by_label("An address").is_checked()  # what was changed is open
    owen.get_by_role("button", name="Go on").click()
    owen.get_by_role("button", name="Go on").click()
    heading(owen, "Name the form")
    owen.get_by_label("Short name").fill("small-talk")
    owen.get_by_role("button", name="Begin the draft").click()
    assert findings(owen) == []
    owen.get_by_label("Short name").fill("pasted")
    owen.get_by_role("button", name="Begin the draft").click()
    owen.wait_for_url("**/drafts/pasted/1")
    found = find_revision(office[1], DraftPin("pasted", 1))
    assert found is not None
    assert "type: address" in found.text


def test_a_word_file_goes_in_and_comes_out(owen: Page, tmp_path: Path):
    file = tmp_path / "form.docx"
    file.write_bytes(word_file("About tea", "Do you like tea? Yes / No", "Why? ........"))
    owen.goto("/office/demo/forms/new/words")
    owen.get_by_label("Or a Word file").set_input_files(file)
    owen.get_by_role("button", name="Go on").click()
    heading(owen, "Check the questions")
    owen.get_by_role("button", name="Go on").click()
    owen.get_by_role("button", name="Begin the draft").click()
    owen.wait_for_url("**/drafts/tea/1")
    owen.goto("/office/demo/drafts/tea/1/comments")
    with owen.expect_download() as download:
        owen.get_by_role("link", name="Get the words as a Word file").click()
    assert download.value.suggested_filename == "tea-1.docx"
    owen.get_by_role("link", name="Bring in a Word file").click()
    owen.get_by_label("The Word file that came back").set_input_files(download.value.path())
    owen.get_by_role("button", name="Read the file").click()
    assert "There is nothing new in this file" in owen.inner_text("main")
    assert findings(owen) == []
