"""The page about words: it stands alone, and in nobody's way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from formbuilder.rendering.wording_report import html
from tests.browser.test_accessibility import findings
from tests.unit.wording_reports import REPORT


@pytest.fixture
def report(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content(html(REPORT))
    yield page
    page.close()


def test_nothing_is_found_on_the_page(report: Page):
    assert findings(report) == []
    report.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert findings(report) == []


@pytest.mark.parametrize("colours", ["none", "active"])
def test_marks_can_be_told_apart_without_colour(report: Page, colours: str):
    report.emulate_media(forced_colors=colours)
    looks = report.evaluate(
        "() => ['error', 'warning', 'advice'].map((name) =>"
        " getComputedStyle(document.querySelector(`.key .${name}`)).textDecorationStyle)"
    )
    assert len(set(looks)) == 3


def test_on_paper_everything_is_shown(report: Page):
    report.emulate_media(media="print")
    assert report.get_by_text("Two people with the same life give 2 answers.").first.is_visible()
    assert report.get_by_text("From 7 to 10.").first.is_visible()
