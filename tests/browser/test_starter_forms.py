"""The starter forms in a real browser, from the first page to a sent form, by Continue alone.

``PAGES`` says on how many pages axe looks: at each twelfth, or at each one with ``PAGES=1``, as ``make accept`` does.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.test_accessibility import findings
from tests.browser.visitor import Visitor
from tests.council import Prepared
from tests.serving import Server, serving
from tests.told import CHECK, MOST_PAGES

LOOKS = int(os.environ.get("PAGES", "12"))  # noqa: TID251 - a setting of the tests
FORMS = [
    "financial-assessment",
    "disability-related-expenses",
    "young-carers-talk",
    *(["needs-assessment", "young-carers-survey", "carers-assessment"] if LOOKS == 1 else []),
    *(["carers-conversation", "parent-carers-request", "do-it-with-me"] if LOOKS == 1 else []),
]
"""One of each kind: money, a list of sums, a talk without a name; ``make accept`` takes all."""


@pytest.fixture(scope="module")
def server(prepared_with_all_forms: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(prepared_with_all_forms, tmp_path_factory.mktemp("starters")) as running:
        yield running


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=server.address, bypass_csp=True)
    yield context
    context.close()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_walked_and_sent_and_nothing_is_found(visitor: Visitor, form: str):
    page = begin(visitor, form)
    found = {}
    for number in range(MOST_PAGES):
        if visitor.heading == CHECK:
            break
        if number % LOOKS == 0 and (complaints := findings(page)):
            found[page.url] = complaints
        go_on(visitor)
    found[CHECK] = findings(page)
    with page.expect_navigation():
        visitor.press("Send my answers")
    found["sent"] = findings(page)
    assert "sent" in visitor.main
    assert not visitor.page.get_by_role("button", name="Send my answers").count()
    assert {where: what for where, what in found.items() if what} == {}


def test_what_was_told_before_can_be_put_in(visitor: Visitor):
    begin(visitor, "carers-assessment")
    while not visitor.page.get_by_label("What should we call you?").count():
        go_on(visitor)
    go_on(visitor)
    visitor.start("needs-assessment").follow("Continue").follow("Have you told us some of this before?")
    assert findings(visitor.page) == []
    with visitor.page.expect_navigation():
        visitor.press("Put these in")
    assert findings(visitor.page) == []
    assert "From your other form" in visitor.follow("Check your answers and send").main


def begin(visitor: Visitor, form: str) -> Page:
    """Start a form, and go to its first question."""
    page = visitor.open(f"/demo/{form}").page
    visitor.press("Start")
    for _ in range(2):
        if not page.locator("main form button").count():
            page.locator("main a.govuk-button").first.click()
    return page


def go_on(visitor: Visitor) -> None:
    """Continue; where something must be answered, answer it: the first of an age is too young."""
    page = visitor.page
    send(page)
    if not page.title().startswith("Error: "):
        return
    for box in page.locator("main .govuk-form-group--error").locator("input[type=text]").all():
        box.fill("Sam")
    for button in (
        page.locator("main .govuk-form-group--error").locator("input[type=radio], input[type=checkbox]").all()[-1:]
    ):
        button.check(force=True)
    send(page)
    assert not page.title().startswith("Error: "), visitor.main


def send(page: Page) -> None:
    """Press the last button, and be on the page that answers: until it has come, the title is the one before."""
    with page.expect_navigation():
        page.locator("main form button.govuk-button").last.click()
