"""A new officer brings the text of a paper form, and it is published in one sitting, as docs/publishing.md tells."""

from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.councils import council_store
from formbuilder.services.doing import Doing
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import engine_for
from tests.council import START, Prepared
from tests.serving import Server
from tests.staff import NAMES

OFFICE = "/office/demo/"
DRAFT = f"{OFFICE}drafts/help-at-home/1"
PAPER = """Help at home

Section 1: About you
1. What is your name?
2. What is your date of birth? (dd/mm/yyyy)

Section 2: The help you need
3. Do you need help to wash? Yes / No
4. What do you need help with? (tick all that apply)
☐ Shopping
☐ Cooking
5. Please tell us anything else.
.......................................

Office use only: case number
"""
READER = {
    "Who reads it": "a worker of the care team",
    "What happens next": "A worker calls you.",
    "Working days until that happens": "10",
    "How to get the form on paper": "Phone the care team.",
}


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(small_council, tmp_path_factory.mktemp("first"))
    engine = engine_for(f"sqlite:///{server.database}")
    store = council_store(engine, "demo")
    assert store is not None
    add_examples(store, Doing(START, token_bytes))
    engine.dispose()
    server.start()
    yield server
    server.kill()


def come_in(chromium: Browser, office: Server, role: str) -> Page:
    """Somebody of the council, without JavaScript."""
    page = chromium.new_context(base_url=office.address, java_script_enabled=False).new_page()
    page.goto(f"{OFFICE}sign-in")
    page.get_by_label(NAMES[role]).check()
    press(page, "Continue")
    return page


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).first.click()
    page.wait_for_load_state()


def follow(page: Page, words: str) -> None:
    page.get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


def sign(page: Page, step: str) -> None:
    """Sign the step whose turn it is, from “Your work” on."""
    page.goto(OFFICE)
    follow(page, "Sign-offs of “Help at home”, version 1")
    follow(page, f"Sign the step “{step}”")
    page.locator("#outcome").check()
    press(page, "Sign")


def paste(officer: Page) -> None:
    for words in ("Forms", "Begin a form", "Paste text or choose a file"):
        follow(officer, words)
    officer.get_by_label("The text").fill(PAPER)
    press(officer, "Go on")
    expect(officer.get_by_text("We found 5 questions in 9 parts. We left out 1 part")).to_be_visible()
    press(officer, "Go on")
    press(officer, "Begin the draft")


def name_the_reader(administrator: Page) -> None:
    for words in ("Settings", "Who reads"):
        follow(administrator, words)
    administrator.goto(f"{OFFICE}settings/readers/help-at-home")
    for label, words in READER.items():
        administrator.get_by_label(label).fill(words)
    press(administrator, "Save")


def test_from_the_text_of_a_paper_form_to_a_form_that_people_fill_in(chromium: Browser, office: Server):
    officer = come_in(chromium, office, "officer")
    paste(officer)
    expect(officer.get_by_role("heading", level=1)).to_have_text("Help at home")
    follow(officer, "Publish: what is still to do")
    follow(officer, "The form needs an owner")
    officer.get_by_label("Owner").select_option(label="Owen Price")
    officer.get_by_label("Deputy").select_option(label="Dana Fox")
    press(officer, "Save")
    officer.goto(f"{DRAFT}/sign-offs")
    press(officer, "Send for review")
    name_the_reader(come_in(chromium, office, "administrator"))
    chair, approver = (come_in(chromium, office, role) for role in ("chair", "approver"))
    chair.goto(f"{DRAFT}/sign-for-panel")
    chair.locator("#outcome").check()
    press(chair, "Sign")
    for step in ("Head of service", "Board"):
        sign(approver, step)

    officer.goto(f"{DRAFT}/publish")
    follow(officer, "Publish without it, because")
    officer.locator("#because").fill("It asks no more than the paper form did.")
    press(officer, "Save")
    press(officer, "Publish now")
    person = chromium.new_context(base_url=office.address).new_page()
    person.goto("/demo/help-at-home")
    expect(person.get_by_role("heading", level=1)).to_have_text("Help at home")
    expect(person.get_by_text("a worker of the care team").first).to_be_visible()
