"""A comment in a real browser: by keyboard, with and without script, wide and narrow; axe finds nothing."""

from playwright.sync_api import Browser, Page, expect

from tests.browser import rounds_served
from tests.browser.test_accessibility import NARROW, findings
from tests.browser.test_without import FOCUSED, enter, focus_on
from tests.looked_up import points_at
from tests.reviewing import Opened
from tests.serving import Server

office = rounds_served.office
NOW = rounds_served.NOW


def browser(chromium: Browser, office: tuple[Server, Opened], *, script: bool) -> Page:
    context = chromium.new_context(base_url=office[0].address, viewport=NARROW, java_script_enabled=script)
    return context.new_page()


def test_a_link_leads_to_a_sent_comment_by_keyboard_in_three_steps_r1_r11(
    chromium: Browser, office: tuple[Server, Opened]
):
    """R1, R11: three times Enter, and the words between them; nothing is marked with a mouse."""
    here, page = office[1], browser(chromium, office, script=True)
    page.goto(f"/office/demo/slip/{here.slip(3, NOW)}")
    enter(page, "Come in")
    enter(page, "Say what you think: The first questions")
    focus_on(page, "What do you want to say?")
    page.keyboard.type("By keyboard alone.")
    enter(page, "Send this to the panel")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your comment")
    assert page.evaluate(FOCUSED) is not None
    assert [each.words for each in points_at(here.store, here.round, "call_you.*")] == ["By keyboard alone."]
    page.context.close()


def test_without_script_every_step_of_a_comment_works_r1_r22(chromium: Browser, office: tuple[Server, Opened]):
    """R1, R5, R22: other words for a numbered part, before and after, sent, and the quick way out."""
    here, page = office[1], browser(chromium, office, script=False)
    page.goto(f"/office/demo/slip/{here.slip(4, NOW)}")
    page.get_by_role("button", name="Come in").click()
    page.goto(f"/office/demo/rounds/{here.round}/2")
    page.get_by_text("Say more: what it means to you").click()
    page.get_by_label("2. The hint").check()
    page.get_by_label("Hard", exact=True).check()
    page.get_by_label("Suggest other words").fill("Guess if you do not know.")
    page.get_by_role("button", name="Send this to the panel").click()
    expect(page.get_by_text("After: Guess if you do not know.")).to_be_visible()
    page.get_by_role("button", name="Send this to the panel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your comment")
    assert [each.ease for each in points_at(here.store, here.round, "hours.hint")] == ["hard"]
    assert page.get_by_role("link", name="Leave this page quickly").get_attribute("href") == "/demo/leave"
    page.context.close()


def test_axe_finds_nothing_on_the_screens_of_a_comment_r29_r30(chromium: Browser, office: tuple[Server, Opened]):
    """R2, R29, R30: fresh, after an error, before sending, the receipt, others’, one’s own, and one of them."""
    here = office[1]
    context = chromium.new_context(base_url=office[0].address, bypass_csp=True)
    page = context.new_page()
    page.goto(f"/office/demo/slip/{here.slip(5, NOW)}")
    page.get_by_role("button", name="Come in").click()
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = findings(page)

    for number in (1, 2, 3, 4):
        page.goto(f"/office/demo/rounds/{here.round}/{number}")
        look(f"question {number}")
    page.get_by_role("button", name="Send this to the panel").click()
    look("an error")
    page.get_by_label("What do you want to say?").fill("A thought")
    page.get_by_text("Say more: what it means to you").click()
    page.get_by_label("1. The question").check()
    page.get_by_label("Suggest other words").fill("Who do you look after?")
    page.get_by_role("button", name="Send this to the panel").click()
    look("before sending")
    page.get_by_role("button", name="Send this to the panel").click()
    look("the receipt")
    for name in ("See what others said here", "My comments", "Where is it now?", "Take this back"):
        page.locator("main").get_by_role("link", name=name).first.click()
        look(name)
    context.close()
    assert {name: each for name, each in found.items() if each} == {}
