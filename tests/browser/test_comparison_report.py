"""The page about what changed: it stands alone, and in nobody's way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from formbuilder.rendering.comparison_report import html
from tests.browser.test_accessibility import findings
from tests.unit.test_comparison_report import MANY


@pytest.fixture
def report(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content(html(MANY))
    yield page
    page.close()


def test_nothing_is_found_on_the_page(report: Page):
    assert findings(report) == []


@pytest.mark.parametrize("colours", ["none", "active"])
def test_marks_can_be_told_apart_without_colour(report: Page, colours: str):
    report.emulate_media(forced_colors=colours)
    looks = report.evaluate(
        "() => ['del', 'ins'].map((name) => getComputedStyle(document.querySelector(name)).textDecorationLine)"
    )
    assert looks == ["line-through", "underline"]
    assert report.locator("article del").first.inner_text().startswith("[−")
    assert report.locator("article ins").first.inner_text().startswith("[+")


def test_before_and_now_stand_side_by_side_and_below_each_other_where_it_is_narrow(report: Page):
    sides = report.locator("#words-2 ~ .sides > div")
    tops = [sides.nth(each).bounding_box()["y"] for each in (0, 1)]
    assert tops[0] == tops[1]
    report.set_viewport_size({"width": 320, "height": 640})
    tops = [sides.nth(each).bounding_box()["y"] for each in (0, 1)]
    assert tops[0] < tops[1]


def test_on_paper_everything_is_shown(report: Page):
    report.emulate_media(media="print")
    assert report.get_by_text("A guess is fine.").first.is_visible()
