"""The whole job without a mouse, without script, without style."""

import pytest
from playwright.sync_api import Page

from tests.browser.visitor import Visitor
from tests.serving import Server
from tests.told import CHECK

MUST = {"What should we call you?": "Sam", "I answered as well as I can.": "Yes, I agree"}


FOCUSED = "() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"


def focus_on(page: Page, name: str) -> None:
    """Press Tab until the thing of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab never comes to {name!r}")


def enter(page: Page, name: str) -> None:
    focus_on(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_keyboard_alone_fills_in_and_sends_a_form(visitor: Visitor, server: Server):
    page = visitor.open("/demo/small-talk").page
    enter(page, "Start")
    visitor.code = type(visitor.code)(page.locator(".app-code").first.inner_text(), "", "")
    enter(page, "Continue")
    enter(page, "Begin with: About you")
    focus_on(page, "What should we call you?")
    page.keyboard.type("Sam")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    focus_on(page, "I am")
    page.keyboard.press("Space")
    enter(page, "Continue")
    while visitor.heading != CHECK:
        if visitor.heading == "I answered as well as I can.":
            focus_on(page, "Yes, I agree")
            page.keyboard.press("Space")
        enter(page, "Continue")
    enter(page, "Send my answers")
    assert visitor.heading == "You have sent your form"
    sent = {submission.line.reference: submission for submission in server.submissions()}
    assert sent[visitor.code.reference.replace("-", "")].answers["who_fills_in"] == "self"


def test_the_first_tab_leads_past_what_is_on_every_page(visitor: Visitor):
    page = visitor.begin().page
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the main part"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "q-call_you"


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_a_whole_journey_without_script(visitor: Visitor, server: Server):
    visitor.begin()
    visitor.press()
    assert visitor.page.title().startswith("Error: ")
    visitor.walk_to_the_end()
    visitor.go("/7").follow("Add a person")
    visitor.page.get_by_label("First name").fill("Ann")
    visitor.press().go("/7")
    assert "Ann" in visitor.main
    visitor.press().go("/check").press("Send my answers")
    assert visitor.heading == "You have sent your form"
    visitor.follow("See where your form is now").carry_on()
    assert visitor.heading == "Where your form is now"
    sent = {submission.line.reference: submission for submission in server.submissions()}
    answers = sent[visitor.code.reference.replace("-", "")].answers
    assert answers["people"][0]["person_name"]["first"] == "Ann"
    assert answers["call_you"] == "Sam"


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_leaving_quickly_works_without_script(visitor: Visitor):
    visitor.begin().follow("Leave this page quickly")
    assert visitor.page.title() == "The weather"
    visitor.page.go_back()
    assert visitor.heading == "This page is closed"


def test_without_style_the_order_and_the_labels_still_make_sense(visitor: Visitor):
    page = visitor.page
    page.route("**/*.css", lambda route: route.abort())
    visitor.begin().go("/8")
    order = [" ".join(each.split()) for each in page.locator("h1, h2, main label, main button").all_inner_texts()]
    wanted = [
        "Money and letters",
        "How much rent do you pay?",
        "Amount in pounds",
        "A week",
        "A month",
        "I do not know",
        "What is your e-mail address?",
        "What is your home address?",
        "Postcode",
        "What is your date of birth?",
        "Day",
        "Month",
        "Year",
        "Continue",
    ]
    assert list(dict.fromkeys(each for each in order if each in wanted)) == wanted
    boxes = page.locator("main input:not([type=hidden])")
    assert all(box.is_visible() and box.evaluate("(box) => box.labels.length === 1") for box in boxes.all())
    visitor.press().go("/1").answer_page(MUST).press()
    assert visitor.heading == "Who is filling in this form?"


def test_typing_is_kept_as_a_draft_and_offered_again(visitor: Visitor):
    page = visitor.begin().page
    page.clock.install()
    visitor.go("/9").page.get_by_role("textbox").press_sequentially("Half a sentence")
    with page.expect_response("**/draft/9") as kept:
        page.clock.run_for(11_000)
    assert kept.value.status == 204
    visitor.go("/9")
    assert "You typed this and did not save it" in visitor.main
    visitor.follow("Put it back")
    assert page.get_by_role("textbox").input_value() == "Half a sentence"


def test_pressing_twice_sends_once(visitor: Visitor, server: Server):
    visitor.begin().walk_to_the_end(MUST)
    visitor.page.get_by_role("button", name="Send my answers").dblclick()
    visitor.page.wait_for_url("**/sent")
    sent = [submission.line.reference for submission in server.submissions()]
    assert sent.count(visitor.code.reference.replace("-", "")) == 1
