"""The guided editor in a real browser: the preview follows what is typed, and nothing stands in anybody's way."""

from collections.abc import Iterator
from secrets import token_bytes

import pytest
from playwright.sync_api import Browser, Page, expect

from formbuilder.services.doing import Doing
from formbuilder.services.drafts import begin_draft
from formbuilder.services.people import add_examples
from formbuilder.storage.engine import Store, engine_for
from tests.browser.test_accessibility import findings
from tests.council import SMALL, START, Prepared
from tests.serving import Server

TEXT = (SMALL / "small-talk" / "1.yaml").read_text(encoding="utf-8")
PLACE = "/office/demo/drafts/small-talk/2"
HARD = "Please utilise a guess prior to completing this form, as it is not necessary to provide exact figures here."
MORE_PAGES = (
    *(
        "/questions/story/asked/add?question=cares_for",
        "/questions/story/asked/add?question=hours",
        "/questions/people",
    ),
    *("/questions/help_now", "/questions/rent/answers", "/questions/people/answers", "/pages/your-help/move"),
)
"""Pages that look different from those that tests/browser/test_office_pages.py opens."""


@pytest.fixture(scope="module")
def office(small_council: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration with its people, and a draft with words that are hard to read."""
    server = Server(small_council, tmp_path_factory.mktemp("editor"))
    engine = engine_for(f"sqlite:///{server.database}")
    store, doing = Store(engine, 1), Doing(START, token_bytes)
    add_examples(store, doing)
    text = TEXT.replace("hint: A guess is fine. Respite does not count.", f"hint: {HARD}")
    text = text.replace(
        "            why: So that we know",
        "            wording: {warm: {ask: How long?}}\n            why: So that we know",
    )
    begin_draft(store, "small-talk", text, "small-talk@1", doing)
    engine.dispose()
    server.start()
    yield server
    server.kill()


def come_in(chromium: Browser, office: Server, **options: object) -> Page:
    page = chromium.new_context(base_url=office.address, **options).new_page()
    page.goto("/office/demo/sign-in")
    page.get_by_label("Owen Price").check(force=True)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your work")
    return page


@pytest.fixture
def owen(chromium: Browser, office: Server) -> Iterator[Page]:
    page = come_in(chromium, office)
    yield page
    page.context.close()


def test_the_preview_and_the_findings_follow_what_is_typed(owen: Page):
    owen.goto(f"{PLACE}/questions/hours")
    look = owen.locator("#look")
    expect(look.locator("mark").first).to_be_visible()
    owen.get_by_text("What people read after a mistake").click()
    owen.get_by_label("The question").fill("How many hours?")
    expect(look.get_by_role("heading", name="How many hours?").first).to_be_visible()
    owen.get_by_label("What it is called in messages").fill("your hours")
    expect(look.get_by_text("Check your hours. Enter a number from 0 to 168.")).to_be_visible()
    owen.get_by_label("Hint").fill("A guess is fine.")
    expect(look.locator("mark", has_text="utilise")).to_have_count(0)
    expect(owen.get_by_role("status").last).to_have_text("This shows what you typed. It is not saved yet.")
    owen.reload()
    expect(owen.get_by_label("Hint")).to_have_value(HARD)


def test_an_empty_question_shows_dots_while_it_is_typed(owen: Page):
    owen.goto(f"{PLACE}/questions/hours")
    owen.get_by_label("The question").fill("")
    expect(owen.locator("#look").get_by_role("heading", name="…").first).to_be_visible()


def test_the_preview_is_not_sent_with_the_words(owen: Page):
    owen.goto(f"{PLACE}/questions/who_fills_in/answers")
    owen.locator("#look").get_by_label("I am", exact=True).check(force=True)
    assert owen.evaluate("() => [...new FormData(document.querySelector('form[data-look]')).keys()]") == [
        "csrf_token",
        "seen",
        "label-self",
        "label-helped",
        "label-for_them",
        "more",
        "required",
        "without",
    ]


def test_a_lost_connection_keeps_the_words_and_says_so(owen: Page):
    owen.goto(f"{PLACE}/questions/hours")
    owen.context.set_offline(True)
    owen.get_by_label("Hint").fill("A guess is fine.")
    expect(owen.get_by_role("status").last).to_have_text(
        "The preview cannot be reached now. Your words are still here."
    )
    expect(owen.get_by_label("Hint")).to_have_value("A guess is fine.")


def test_nobody_leaves_words_behind_that_are_not_saved(owen: Page):
    asked: list[str] = []
    owen.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    owen.goto(f"{PLACE}/questions/hours")
    owen.get_by_role("link", name="Answers", exact=True).click()
    expect(owen.get_by_role("heading", level=1)).to_have_text("Answers")
    owen.goto(f"{PLACE}/questions/hours")
    owen.get_by_label("Hint").fill("Half a thought")
    owen.get_by_role("link", name="Answers", exact=True).click(no_wait_after=True)
    expect(owen.get_by_label("Hint")).to_have_value("Half a thought")
    owen.get_by_role("button", name="Check and show").click()
    owen.get_by_role("link", name="Back to the whole form").click(no_wait_after=True)
    expect(owen.get_by_label("Hint")).to_have_value("Half a thought")
    assert asked == ["beforeunload", "beforeunload"]


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_words_are_checked_and_saved(chromium: Browser, office: Server, script: bool):  # noqa: FBT001 - a parameter
    page = come_in(chromium, office, java_script_enabled=script)
    page.goto(f"{PLACE}/questions/call_you")
    page.get_by_label("Hint").fill(f"Any name is fine, with {script}.")
    page.get_by_role("button", name="Check and show").click()
    expect(page.locator("#look").get_by_text(f"Any name is fine, with {script}.").first).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    page.get_by_role("link", name="When it is asked").click()
    expect(page.get_by_text("There is no condition on this question.")).to_be_visible()
    page.context.close()


def test_a_condition_is_chosen_without_a_script(chromium: Browser, office: Server):
    page = come_in(chromium, office, java_script_enabled=False)
    page.goto(f"{PLACE}/questions/story/asked")
    page.get_by_role("link", name="Add a condition from a list").click()
    page.get_by_label("Which question decides?").select_option(label="Who do you help?")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("is among what was chosen").check(force=True)
    page.get_by_label("My child").check(force=True)
    page.get_by_role("button", name="Add this condition").click()
    expect(page.get_by_text("Asked only if the answer to “Who do you help?” includes “My child”.")).to_be_visible()
    page.context.close()


def test_nothing_stands_in_anybody_s_way(chromium: Browser, office: Server):
    page = come_in(chromium, office, bypass_csp=True)
    found = {}

    def look(name: str) -> None:
        if seen := findings(page):
            found[name] = seen

    for place in MORE_PAGES:
        page.goto(f"{PLACE}{place}")
        look(place)
    page.goto(f"{PLACE}/questions/hours")
    for details in page.locator("#look details").all():
        details.evaluate("(details) => { details.open = true }")
    look("with all that can be opened")
    page.get_by_label("The question").fill("")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Write the question.").click()
    assert page.evaluate("() => document.activeElement.id") == "ask"
    look("after an error")
    page.goto(f"{PLACE}/questions/since")
    second = page.context.new_page()
    second.goto(f"{PLACE}/questions/since")
    for one, words in ((second, "Theirs."), (page, "Mine.")):
        one.get_by_label("Hint").fill(words)
        one.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody else changed the same words")
    look("a choice between two words")
    page.context.close()
    assert found == {}
