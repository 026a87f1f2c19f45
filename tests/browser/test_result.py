"""A result in a real browser: on a small phone, on paper, heard row by row."""

import pytest

from tests.browser.visitor import RESULTS, Visitor, is_wider_than_the_window

STEPS = dict(RESULTS)


@pytest.fixture
def with_result(visitor: Visitor) -> Visitor:
    visitor.start("money-talk")
    STEPS["a result"](visitor)
    return visitor


def test_it_does_not_scroll_sideways_on_a_small_phone(with_result: Visitor):
    with_result.page.set_viewport_size({"width": 320, "height": 640})
    assert not is_wider_than_the_window(with_result.page)
    assert with_result.page.evaluate("() => getComputedStyle(document.documentElement).overflowX") != "hidden"


def test_it_is_a_table_for_those_who_hear_it(with_result: Visitor):
    table = with_result.page.get_by_role("table", name="How we worked it out")
    assert table.get_by_role("rowheader", name="What you may pay", exact=True).count() == 1
    assert table.get_by_role("columnheader").all_inner_texts() == ["What", "Amount"]


def test_on_paper_all_of_it_stands_without_what_can_only_be_pressed(with_result: Visitor):
    page = with_result.page
    page.emulate_media(media="print")
    assert page.get_by_text("You keep £241.45 of your money each week.").is_visible()
    assert page.get_by_text("Income from savings").is_visible(), "what is folded on the screen is open on paper"
    for hidden in ("text=Leave this page quickly", "text=Save this page as a PDF", "text=To print this page"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_a_link_to_a_question_lands_on_it_and_comes_back(visitor: Visitor):
    visitor.start("money-talk").go("/result").follow("Do you have savings?")
    assert visitor.page.url.endswith("/5?to=result#q-has_savings")
    visitor.fill("Do you have savings?", "No")
    visitor.press()
    assert visitor.page.url.endswith("/result")
    assert "Do you have savings?" not in visitor.main


def test_an_estimate_goes_into_the_full_form(visitor: Visitor):
    STEPS["an estimate"](visitor)
    assert "You may pay £58.55 a week." in visitor.main
    visitor.press("Continue with the full form")
    assert visitor.heading == "Your code"
