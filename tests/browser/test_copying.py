"""What somebody sent is copied as text with one press, and can be selected by hand without a script."""

from playwright.sync_api import Browser, Page, expect

from formbuilder.storage.engine import Store
from tests.browser.test_office_pages import office
from tests.serving import Server
from tests.web.office_things import filled

__all__ = ["office"]


def text_page(chromium: Browser, office: tuple[Server, Store], *, script: bool) -> Page:
    context = chromium.new_context(base_url=office[0].address, java_script_enabled=script)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label("Samir Nath").check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()
    page.goto(f"/office/demo/{filled('submissions/<reference>/text', office[1])}")
    return page


def test_one_press_copies_all_of_it(chromium: Browser, office: tuple[Server, Store]):
    page = text_page(chromium, office, script=True)
    page.get_by_role("button", name="Copy all of it").click()
    expect(page.get_by_role("status")).to_have_text("It is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == page.get_by_label("The text").input_value()
    assert "What should we call you?\nSam" in copied
    page.context.close()


def test_without_a_script_there_is_no_button_and_the_text_is_there(chromium: Browser, office: tuple[Server, Store]):
    page = text_page(chromium, office, script=False)
    expect(page.get_by_role("button", name="Copy all of it")).to_be_hidden()
    expect(page.get_by_label("The text")).to_have_attribute("readonly", "")
    page.context.close()
