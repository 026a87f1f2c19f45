"""What another person finds afterwards on the same device."""

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.visitor import Visitor

WORDS = "MyOwnWords"
CLOSED = "This page is closed"
AWAY = "The weather"


@pytest.fixture
def writer(visitor: Visitor) -> Visitor:
    """Somebody who wrote something and is on the next page."""
    visitor.begin().fill("What should we call you?", WORDS)
    visitor.press()
    return visitor


def press_back(page: Page) -> None:
    """Press Back; a page that the browser still had asks for itself anew, and may not be there yet."""
    page.wait_for_load_state()
    try:
        page.go_back()
    except Error:
        page.wait_for_load_state()
        page.go_back()


def walk_back(page: Page, most: int = 8) -> list[str]:
    """Press Back until it does nothing more; return every page seen on the way, whole."""
    seen: list[str] = []
    for _ in range(most):
        press_back(page)
        seen.append(f"{page.url} {page.title()} {page.locator('html').inner_html()}")
    return seen


def test_back_after_leaving_finds_nothing(writer: Visitor):
    page = writer.page
    writer.follow("Leave this page quickly")
    page.wait_for_url("https://www.bbc.co.uk/**")
    assert page.title() == AWAY
    page.go_back()
    assert writer.heading == CLOSED
    for seen in walk_back(page):
        assert WORDS not in seen


def test_the_page_that_was_left_is_not_in_the_list_behind_back(writer: Visitor):
    page = writer.page
    left = page.url
    writer.follow("Leave this page quickly")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()
    assert page.url != left


def test_a_tab_that_is_opened_again_finds_nothing(writer: Visitor, context: BrowserContext):
    address = writer.page.url
    writer.follow("Leave this page quickly")
    writer.page.wait_for_url("https://www.bbc.co.uk/**")
    writer.page.wait_for_load_state("networkidle")
    writer.page.close()
    again = Visitor(context.new_page()).open(address)
    assert again.heading == CLOSED
    assert WORDS not in again.page.content()
    again.code = writer.code
    again.follow("Carry on").carry_on().go("/1")
    assert again.page.get_by_role("textbox").input_value() == WORDS


def test_back_after_stopping_finds_nothing(writer: Visitor):
    writer.follow("Stop and clear this device").press("Stop and clear this device")
    assert writer.heading == "This device is cleared"
    for seen in walk_back(writer.page):
        assert WORDS not in seen


def test_back_after_sending_finds_no_answers(visitor: Visitor):
    must = {"What should we call you?": WORDS, "I answered as well as I can.": "Yes, I agree"}
    visitor.begin().walk_to_the_end(must)
    visitor.press("Send my answers")
    for seen in walk_back(visitor.page, most=16):
        assert WORDS not in seen


def test_no_page_is_kept_in_the_memory_of_the_browser(writer: Visitor):
    page = writer.page
    page.evaluate("() => { window.kept = true }")
    page.goto("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.evaluate("() => window.kept") is None, "the page was asked for again"


def test_the_history_names_neither_the_form_nor_its_subject(writer: Visitor):
    titles, addresses = set(), set()
    for rest in ("", "/1", "/2", "/5", "/7", "/10", "/check", "/copy", "/code", "/stop"):
        writer.go(rest)
        titles.add(writer.page.title())
        addresses.add(writer.page.url)
    for told in ("small talk", "small-talk", "safe", "danger", WORDS, "What should we call you"):
        assert not [each for each in titles | addresses if told.lower() in each.lower()], told


def test_a_download_is_called_by_its_reference_alone(writer: Visitor):
    writer.go("/copy")
    with writer.page.expect_download() as download:
        writer.follow("Save this copy as a PDF")
    assert download.value.suggested_filename == f"copy-{writer.code.reference}.pdf"


def test_the_browser_offers_nothing_that_was_typed_before(visitor: Visitor):
    page = visitor.begin(shared=True).page
    for number in (1, 5, 8, 9, 10):
        visitor.go(f"/{number}")
        offered = page.locator("main input[type=text], main input[type=email], main textarea")
        assert {box.get_attribute("autocomplete") for box in offered.all()} <= {"off"}


def test_nothing_is_left_in_the_stores_of_the_browser(writer: Visitor, context: BrowserContext):
    kept = writer.page.evaluate("() => localStorage.length + sessionStorage.length")
    assert kept == 0
    for cookie in context.cookies():
        assert WORDS not in cookie["value"]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"


def test_on_a_shared_device_the_keys_go_with_the_window(visitor: Visitor, context: BrowserContext):
    visitor.begin(shared=True)
    assert {cookie["expires"] for cookie in context.cookies()} == {-1}


def test_the_private_answers_are_hidden_again_in_another_window_after_coming_back(
    writer: Visitor, context: BrowserContext
):
    writer.go("/12").page.get_by_role("textbox").fill("Nobody may see this")
    writer.press().go("/check")
    assert "Nobody may see this" not in writer.page.content()
    writer.press("Show my private answers")
    assert "Nobody may see this" in writer.main
    context.clear_cookies()
    back = Visitor(context.new_page()).open("/demo/come-back")
    back.code = writer.code
    back.page.get_by_label("Your reference").fill(back.code.reference)
    back.carry_on().go("/check")
    assert "Nobody may see this" not in back.page.content()
    back.go("/12")
    assert "Nobody may see this" not in back.page.content()
